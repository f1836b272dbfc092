"""Who gets which letter when an action is said to be done, accepted or sent back."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.database import db
from tenants.errors import Conflict
from tenants.people.models import Person
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.world import World
from workflows.acceptance import service
from workflows.notices.models import OutboxMessage

TODAY = date(2026, 11, 22)


@pytest.fixture
def action(world: World) -> Iterator[Action]:
    """The action whose post nobody holds, inside Barnet's scope."""
    with tenant_scope(world.barnet.id):
        yield get_action(world.barnet.plan.undated)


def _done(action: Action, by: UUID | None, note: str = "It is printed.") -> None:
    service.report_progress(action, Claimed.DONE, 100, note, seen_version=action.version, by=by, today=TODAY)


def _letters() -> list[tuple[str, str, str]]:
    statement = select(Person.email, OutboxMessage.subject, OutboxMessage.body)
    statement = statement.join(Person, Person.id == OutboxMessage.person_id).order_by(Person.email)
    return [(row.email, row.subject or "", row.body or "") for row in db.session.execute(statement)]


def test_every_lead_gets_a_letter_with_the_address_when_it_is_said_to_be_done(
    world: World, action: Action
) -> None:
    _done(action, world.barnet.owner.id)
    letters = _letters()
    assert [email for email, _, _ in letters] == ["joint@barnet-bexley.example", "lead@barnet.example"]
    for _, subject, body in letters:
        assert subject == "Waiting for you to accept: Publish Barnet statement"
        assert "Barnet Owner says that this action is done:" in body
        assert "> It is printed." in body
        assert body.rstrip().endswith(f"http://localhost/barnet/actions/{action.id}/")


def test_nobody_gets_a_letter_when_it_is_only_updated(world: World, action: Action) -> None:
    service.report_progress(
        action, Claimed.ON_TRACK, 20, "", seen_version=action.version, by=world.barnet.owner.id, today=TODAY
    )
    assert _letters() == []


def test_no_letter_is_left_when_the_version_was_stale(world: World, action: Action) -> None:
    with pytest.raises(Conflict):
        service.report_progress(
            action, Claimed.DONE, 100, "", seen_version=0, by=world.barnet.owner.id, today=TODAY
        )
    assert _letters() == []


def test_who_said_done_hears_the_reason_when_the_post_is_vacant(world: World, action: Action) -> None:
    _done(action, world.barnet.owner.id)
    service.send_back(
        action, "The register is missing.", seen_version=action.version, by=world.barnet.lead.id
    )
    told = {email: body for email, subject, body in _letters() if subject.startswith("Sent back to you")}
    assert set(told) == {"owner@barnet.example"}
    assert "> The register is missing." in told["owner@barnet.example"]


def test_every_round_has_its_own_letters_when_it_goes_back_and_forth(world: World, action: Action) -> None:
    for _ in range(2):
        _done(action, world.barnet.owner.id)
        service.send_back(action, "Not yet.", seen_version=action.version, by=world.barnet.lead.id)
    subjects = [subject.split(":")[0] for email, subject, _ in _letters() if email == "owner@barnet.example"]
    assert subjects == ["Sent back to you"] * 2


def test_the_owner_hears_of_it_when_it_is_accepted(world: World, action: Action) -> None:
    _done(action, world.barnet.owner.id)
    service.accept(action, "", seen_version=action.version, by=world.barnet.lead.id, today=TODAY)
    told = [(email, subject) for email, subject, _ in _letters() if subject.startswith("Accepted")]
    assert told == [("owner@barnet.example", "Accepted: Publish Barnet statement")]
