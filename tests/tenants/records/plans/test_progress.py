"""How an action is kept up to date and how two people close it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import Conflict, FieldError, NotAllowed, ScopeError, WrongState
from tenants.records.plans import progress
from tenants.records.plans.models import Action, Milestone, ProgressNote
from tenants.records.plans.queries import get_action, open_action_file
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.world import World

TODAY = date(2026, 11, 22)


@pytest.fixture
def action(world: World) -> Iterator[Action]:
    """Barnet's late action, inside Barnet's scope."""
    with tenant_scope(world.barnet.id):
        yield get_action(world.barnet.plan.late)


def _report(action: Action, claimed: Claimed, note: str = "", *, by: UUID, percent: int = 50) -> None:
    progress.report_progress(action, claimed, percent, note, seen_version=action.version, by=by, today=TODAY)


def _reached_on(step: Milestone) -> date | None:
    return step.done_on


def test_the_claim_and_a_note_are_kept_when_the_owner_reports(world: World, action: Action) -> None:
    _report(action, Claimed.AT_RISK, "The trainer is ill.", by=world.barnet.owner.id)
    note = open_action_file(action.id).notes[0]
    assert (action.claimed, action.percent) == (Claimed.AT_RISK, 50)
    assert (note.text, note.claimed, note.author_id) == (
        "The trainer is ill.",
        Claimed.AT_RISK,
        world.barnet.owner.id,
    )


def test_the_audit_tells_before_and_after_when_the_owner_reports(world: World, action: Action) -> None:
    _report(action, Claimed.ON_TRACK, by=world.barnet.owner.id)
    change = changes(Wanted(subject_id=action.id))[0]
    assert change.by_name == world.barnet.owner.name
    assert change.before["claimed"] == "not-started"
    assert change.after["claimed"] == "on-track"


def test_nothing_is_saved_when_nothing_has_changed(world: World, action: Action) -> None:
    with pytest.raises(FieldError, match="Nothing has changed") as refused:
        _report(action, Claimed.NOT_STARTED, "  ", by=world.barnet.owner.id, percent=0)
    assert refused.value.field == "note"


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_is_refused_when_it_is_not_within_a_hundred(
    world: World, action: Action, percent: int
) -> None:
    with pytest.raises(FieldError) as refused:
        _report(action, Claimed.ON_TRACK, by=world.barnet.owner.id, percent=percent)
    assert refused.value.field == "percent"


def test_cancelling_is_refused_when_an_owner_claims_it(world: World, action: Action) -> None:
    with pytest.raises(FieldError) as refused:
        _report(action, Claimed.CANCELLED, by=world.barnet.owner.id)
    assert refused.value.field == "claimed"


def test_it_waits_at_a_hundred_per_cent_when_the_owner_says_done(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    assert action.is_waiting
    assert not action.is_closed
    assert (action.percent, action.done_by_id, action.done_on) == (100, world.barnet.owner.id, TODAY)


def test_it_closes_when_another_person_accepts(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    progress.accept(action, "Well done.", seen_version=action.version, by=world.barnet.lead.id, today=TODAY)
    assert (action.closed_on, action.closed_by_id) == (TODAY, world.barnet.lead.id)
    assert action.claimed == Claimed.DONE


def test_it_stays_open_when_the_same_person_says_done_and_accepts(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.lead.id)
    with pytest.raises(NotAllowed, match="another lead"):
        progress.accept(action, "", seen_version=action.version, by=world.barnet.lead.id, today=TODAY)
    assert not action.is_closed


def test_it_is_worked_on_again_when_a_lead_sends_it_back(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    progress.send_back(
        action, "The register is missing.", seen_version=action.version, by=world.barnet.lead.id
    )
    assert (action.claimed, action.done_by_id, action.done_on) == (Claimed.AT_RISK, None, None)
    assert open_action_file(action.id).notes[0].text == "Sent back: The register is missing."


def test_it_is_as_far_as_it_was_before_when_a_lead_sends_it_back(world: World, action: Action) -> None:
    owner = world.barnet.owner.id
    progress.report_progress(
        action, Claimed.ON_TRACK, 60, "Halfway", seen_version=action.version, by=owner, today=TODAY
    )
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    assert action.percent == 100
    progress.send_back(action, "Not yet.", seen_version=action.version, by=world.barnet.lead.id)
    assert action.percent == 60


def test_sending_back_is_refused_when_no_reason_is_given(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    with pytest.raises(FieldError) as refused:
        progress.send_back(action, " ", seen_version=action.version, by=world.barnet.lead.id)
    assert refused.value.field == "reason"


def test_an_update_is_refused_when_the_action_waits_or_is_closed(world: World, action: Action) -> None:
    _report(action, Claimed.DONE, by=world.barnet.owner.id)
    with pytest.raises(WrongState, match="waiting"):
        _report(action, Claimed.ON_TRACK, by=world.barnet.owner.id)
    progress.accept(action, "", seen_version=action.version, by=world.barnet.lead.id, today=TODAY)
    with pytest.raises(WrongState, match="closed"):
        _report(action, Claimed.ON_TRACK, by=world.barnet.owner.id)


def test_it_opens_again_with_its_reason_when_a_cancelled_action_is_reopened(
    world: World, action: Action
) -> None:
    lead = world.barnet.lead.id
    progress.cancel(action, "No money.", seen_version=action.version, by=lead, today=TODAY)
    progress.reopen(action, "Money was found.", seen_version=action.version, by=lead)
    assert not action.is_closed
    texts = [note.text for note in open_action_file(action.id).notes]
    assert set(texts) == {"Reopened: Money was found.", "Cancelled: No money."}


def test_nothing_is_written_when_the_version_seen_is_stale(world: World, action: Action) -> None:
    seen = action.version
    _report(action, Claimed.ON_TRACK, by=world.barnet.lead.id)
    with pytest.raises(Conflict) as conflict:
        progress.report_progress(
            action,
            Claimed.OFF_TRACK,
            10,
            "Mine",
            seen_version=seen,
            by=world.barnet.owner.id,
            today=TODAY,
        )
    assert conflict.value.seen == seen
    assert action.claimed == Claimed.ON_TRACK


def test_the_version_moves_when_only_a_note_is_added(world: World, action: Action) -> None:
    seen = action.version
    _report(action, Claimed.NOT_STARTED, "Waiting for the board.", by=world.barnet.owner.id, percent=0)
    assert action.version > seen


def test_a_note_cannot_be_altered_when_it_is_written(world: World, action: Action) -> None:
    _report(action, Claimed.ON_TRACK, "First.", by=world.barnet.owner.id)
    note = db.session.scalars(select(ProgressNote)).one()
    note.text = "Second."
    with pytest.raises(ScopeError, match="append-only"):
        db.session.flush()
    db.session.rollback()


def test_a_step_is_ticked_unticked_and_re_dated_when_somebody_says_so(world: World, action: Action) -> None:
    by = world.barnet.owner.id
    step = progress.add_milestone(action, "Book the room", date(2026, 12, 1), by=by)
    progress.reach_milestone(step, by=by, today=TODAY)
    assert _reached_on(step) == TODAY
    progress.reach_milestone(step, by=by, today=TODAY)
    assert _reached_on(step) is None
    progress.redate_milestone(step, date(2026, 12, 8), by=by)
    assert (step.due_on, step.due_version) == (date(2026, 12, 8), 2)


def test_the_audit_keeps_a_step_when_it_is_taken_away(world: World, action: Action) -> None:
    by = world.barnet.owner.id
    step = progress.add_milestone(action, "Book the room", None, by=by)
    db.session.flush()
    progress.remove_milestone(step, by=by)
    assert open_action_file(action.id).milestones == ()
    kept = changes(Wanted(subject_id=step.id))
    assert {change.event for change in kept} == {"milestone:added", "milestone:removed"}
