"""Door one of the directory: what of an entry may leave, and for whom."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from tenants import clock
from tenants.errors import NotFound, WrongState
from tenants.people.audiences import Audience
from tenants.records.contacts import service
from tenants.records.contacts.exits import publication
from tenants.records.contacts.rules import Field, Training
from tenants.scope import tenant_scope
from tests.factories.contacts import HOLDER, HOLDER_EMAIL, MAILBOX, PHONE, make_contact
from tests.factories.world import World

TODAY = clock.today()
ALL_HIDDEN = {field.value: Audience.HOUSE for field in Field}


@pytest.fixture
def house(sqlite_world: World) -> Iterator[World]:
    """Barnet's house, open."""
    with tenant_scope(sqlite_world.barnet.id):
        yield sqlite_world


def test_each_field_stands_under_its_widest_audience_when_nothing_was_chosen(house: World) -> None:
    copy = publication(make_contact(training=Training.DONE, trained_on=TODAY).id)
    day = f"{TODAY.day} {TODAY:%B %Y}"
    assert copy.fields == {
        Audience.PUBLIC: {},
        Audience.MEMBERS: {Field.MAILBOX: MAILBOX, Field.PHONE: PHONE},
        Audience.NETWORK: {
            Field.HOLDER: HOLDER,
            Field.HOLDER_EMAIL: HOLDER_EMAIL,
            Field.TRAINING: f"Trained, {day}",
        },
    }
    assert (copy.audience, copy.organisation, copy.covers) == (Audience.MEMBERS, "Barnet", ())


def test_a_field_stays_in_the_house_when_it_is_only_for_us(house: World) -> None:
    chosen = {"holder": Audience.HOUSE, "holder_email": Audience.HOUSE, "phone": Audience.PUBLIC}
    copy = publication(make_contact(visibility=chosen).id)
    assert HOLDER not in repr(copy) and HOLDER_EMAIL not in repr(copy)
    assert (copy.audience, copy.fields[Audience.PUBLIC]) == (Audience.PUBLIC, {Field.PHONE: PHONE})


def test_an_entry_may_not_leave_when_nobody_could_be_reached_by_it(house: World) -> None:
    hidden = make_contact(visibility=ALL_HIDDEN)
    empty = make_contact(holder_email="", mailbox="", phone="", note="Ask at the desk")
    for contact in (hidden, empty):
        with pytest.raises(WrongState, match="Nobody could be reached"):
            publication(contact.id)


def test_a_vacancy_may_leave_when_there_is_no_way_to_reach_anybody(house: World) -> None:
    contact = make_contact(mailbox="", phone="")
    service.leave_vacant(contact, TODAY, by=None)
    copy = publication(contact.id)
    assert copy.is_vacant and not any(copy.fields.values())
    assert copy.audience == Audience.MEMBERS  # who would see the mailbox, were there one


def test_how_far_it_can_be_relied_on_leaves_with_it_when_it_is_published(house: World) -> None:
    contact = make_contact(is_demonstration=True)
    service.confirm(contact, by=None, today=TODAY - timedelta(days=9))
    service.mark_stale(contact, "A letter came back", today=TODAY)
    copy = publication(contact.id)
    assert (copy.verified_on, copy.stale_since_on) == (TODAY - timedelta(days=9), TODAY)
    assert copy.is_demonstration and "came back" not in repr(copy)


def test_nothing_leaves_when_the_entry_has_ended_or_is_unknown(house: World) -> None:
    contact = make_contact()
    service.end_contact(contact, by=None, today=TODAY)
    with pytest.raises(WrongState):
        publication(contact.id)
    with pytest.raises(NotFound):
        publication(uuid4())


def test_another_houses_entry_is_not_found_when_its_id_is_known(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        contact_id = make_contact().id
    with tenant_scope(sqlite_world.bexley.id), pytest.raises(NotFound):
        publication(contact_id)
