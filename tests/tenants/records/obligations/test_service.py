"""Owing something, moving it and settling it, on both databases."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.records.obligations.queries import find_obligation, get_obligation, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, hand_over, owe, redate, settle
from tenants.scope import tenant_scope
from tests.factories.obligations import make_obligation
from tests.factories.world import World

DUE_ON = date(2027, 3, 31)


def test_nothing_changes_when_the_same_is_owed_again(world: World) -> None:
    with tenant_scope(world.barnet.id):
        first = make_obligation(DUE_ON, Owner(person_id=world.barnet.owner.id))
        version = first.version
        again = make_obligation(DUE_ON, Owner(person_id=world.barnet.owner.id), record_id=first.record_id)
        assert (again.id, again.due_version, again.version) == (first.id, 1, version)


def test_nothing_is_owed_when_the_day_lies_before_working_days_are_known(world: World) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError, match="2015"):
        make_obligation(date(2014, 12, 31))


def test_the_version_rises_and_the_first_date_stays_when_the_date_moves(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        make_obligation(DUE_ON + timedelta(days=7), record_id=found.record_id)
        assert (found.due_version, found.first_due_on) == (2, DUE_ON)
        assert found.due_on == DUE_ON + timedelta(days=7)


def test_it_is_owed_once_more_when_it_was_settled_before(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        settle(Kind.DOCUMENT_REVIEW, found.record_id, by=world.barnet.lead.id)
        assert found.done_on == clock.today() and open_obligations() == []
        next_year = DUE_ON.replace(year=2028)
        make_obligation(next_year, record_id=found.record_id)
        again = get_obligation(found.id)
        assert (again.due_version, again.first_due_on) == (2, next_year)
        assert [each.due_on for each in open_obligations()] == [next_year]


def test_settling_does_nothing_when_nothing_is_owed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        settle(Kind.MINUTES, uuid4(), by=None)
        assert find_obligation(Kind.MINUTES, uuid4()) is None


@pytest.mark.parametrize(("days", "reason", "field"), [(0, "Because", "due_on"), (5, "  ", "reason")])
def test_moving_is_refused_when_the_day_is_the_same_or_no_reason_is_given(
    world: World, days: int, reason: str, field: str
) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        with pytest.raises(FieldError) as refused:
            redate(found, DUE_ON + timedelta(days=days), reason, by=world.barnet.lead.id)
        assert refused.value.field == field
        db.session.rollback()


def test_it_cannot_be_handed_to_somebody_when_they_belong_elsewhere(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        with pytest.raises(FieldError):
            hand_over(found, Owner(person_id=world.bexley.owner.id), by=world.barnet.lead.id)
        with pytest.raises(NotFound):
            hand_over(found, Owner(post_id=world.bexley.plan.held_post_id), by=world.barnet.lead.id)
        db.session.rollback()


def test_the_holder_of_the_post_answers_when_a_post_owns_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_obligation(DUE_ON, Owner(post_id=world.barnet.plan.held_post_id))
        make_obligation(DUE_ON, Owner(post_id=world.barnet.plan.vacant_post_id))
        owners = {(each.owner_id, each.is_vacant) for each in open_obligations()}
        assert owners == {(world.barnet.procurement.id, False), (None, True)}
        assert len(open_obligations(owner_id=world.barnet.procurement.id)) == 1


def test_another_tenant_never_sees_it_when_it_is_owed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        obligation_id, record_id = found.id, found.record_id
        db.session.commit()
    with tenant_scope(world.bexley.id):
        assert open_obligations() == []
        assert find_obligation(Kind.DOCUMENT_REVIEW, record_id) is None
        with pytest.raises(NotFound):
            get_obligation(obligation_id)


def test_every_change_is_in_the_audit_when_something_is_owed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        found = make_obligation(DUE_ON)
        redate(found, DUE_ON + timedelta(days=1), "The board meets later.", by=world.barnet.lead.id)
        hand_over(found, Owner(person_id=world.barnet.owner.id), by=world.barnet.lead.id)
        owe(
            Task(Kind.DOCUMENT_REVIEW, found.record_id, "Review it", found.path),
            found.due_on,
            Owner(person_id=world.barnet.owner.id),
            by=None,
        )
        settle(Kind.DOCUMENT_REVIEW, found.record_id, by=None, because="Withdrawn")
        events = db.session.scalars(
            db.select(AuditEntry.event).where(AuditEntry.subject_id == found.id).order_by(AuditEntry.at)
        )
        assert list(events) == [
            "obligation:began",
            "obligation:moved",
            "obligation:handed-over",
            "obligation:moved",
            "obligation:settled",
        ]
