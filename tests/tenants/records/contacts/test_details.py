"""What may be typed about an entry, and what is refused at which field."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tenants import clock
from tenants.errors import FieldError
from tenants.people.audiences import Audience
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import Field, Training
from tenants.scope import tenant_scope
from tests.factories.contacts import make_contact
from tests.factories.world import World

TODAY = clock.today()


@pytest.fixture
def house(sqlite_world: World) -> Iterator[World]:
    """Barnet's house, open."""
    with tenant_scope(sqlite_world.barnet.id):
        yield sqlite_world


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("service_key", "no-such-service"),
        ("title", "  "),
        ("title", "x" * 161),
        ("holder_email", "imaginary.holder"),
        ("deputy_email", "a@b@c.example"),
        ("mailbox", "ring us"),
        ("phone", "ask at the desk"),
        ("phone", "12"),
        ("covers", ("barnet", "lmsl")),
        ("covers", ("atlantis",)),
        ("note", "x" * 501),
        ("visibility", {"shoe_size": 1}),
        ("visibility", {"phone": 7}),
    ],
)
def test_details_are_refused_at_their_field_when_they_cannot_be_kept(
    house: World, field: str, value: Any
) -> None:
    with pytest.raises(FieldError) as refusal:
        make_contact(**{field: value})
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("training", "days"), [(Training.DONE, 1), (Training.NEEDED, -1), (Training.UNKNOWN, -1)]
)
def test_a_day_of_training_is_refused_when_it_does_not_fit(
    house: World, training: Training, days: int
) -> None:
    with pytest.raises(FieldError) as refusal:
        make_contact(training=training, trained_on=TODAY + timedelta(days=days))
    assert refusal.value.field == "trained_on"


@pytest.mark.parametrize(
    "phone", ["999", "020 7946 0123", "+44 (0)20 7946 0123", "020 7946 0123 ext. 45", ""]
)
def test_a_number_is_kept_when_somebody_could_ring_it(house: World, phone: str) -> None:
    assert make_contact(phone=phone).phone == phone


def test_everything_is_kept_tidily_when_it_is_well(house: World) -> None:
    typed = ContactDetails(
        "adults",
        "  Front door ",
        covers=("bexley", "barnet", "bexley"),
        training=Training.BOOKED,
        trained_on=TODAY + timedelta(days=9),
        visibility={Field.PHONE: Audience.PUBLIC},
    )
    make_contact()
    typed.check()
    contact = Contact()
    typed.write_on(contact)
    assert (contact.title, contact.covers) == ("Front door", ["bexley", "barnet"])
    assert contact.visibility == {"phone": 0}
