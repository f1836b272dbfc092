"""Ladder, leave and pauses: what is refused, and what the history keeps."""

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.deadline import Subject
from tenants.errors import FieldError, NotFound, WrongState
from tenants.scope import tenant_scope
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import add_due, within
from workflows.chasing.absences import end_leave, leave_from, plan_leave
from workflows.chasing.service import (
    RungDraft,
    change_ladder,
    resume_chasing,
    rungs_in_force,
    set_up_ladder,
    stop_chasing,
)
from workflows.chasing.snoozes import end_snooze, find_snooze, snooze, snoozes_on

OWNER = RungDraft(0, tells_owner=True)


def _events(borough: Borough, like: str) -> list[AuditEntry]:
    statement = select(AuditEntry).where(AuditEntry.event.startswith(like)).order_by(AuditEntry.at)
    with tenant_scope(borough.id):
        return list(db.session.scalars(statement))


def _offsets(borough: Borough, day: date) -> list[int]:
    return list(within(borough, lambda: [rung.offset_days for rung in rungs_in_force(day)]))


def test_a_second_ladder_is_refused_when_there_is_one(bexley: Borough) -> None:
    with pytest.raises(WrongState):
        within(bexley, lambda: set_up_ladder(by=None))


@pytest.mark.parametrize(
    ("rungs", "words"),
    [
        ([], "at least one"),
        ([OWNER, RungDraft(0, tells_lead=True)], "same day"),
        ([RungDraft(61, tells_owner=True)], "0 to 60"),
        ([RungDraft(-61, tells_owner=True)], "0 to 60"),
        ([RungDraft(1)], "at least one person"),
    ],
)
def test_a_ladder_is_refused_when_it_cannot_work(
    quick_bexley: Borough, wednesday: date, rungs: list[RungDraft], words: str
) -> None:
    by = quick_bexley.lead.id
    with pytest.raises(FieldError, match=words):
        within(quick_bexley, lambda: change_ladder(rungs, None, today=wednesday, by=by))
    assert _offsets(quick_bexley, wednesday) == [-14, -3, 0, 5, 15]


def test_another_tenants_post_is_refused_when_it_is_to_be_escalated_to(
    world: World, bexley: Borough, wednesday: date
) -> None:
    theirs, by = world.barnet.plan.held_post_id, bexley.lead.id
    with pytest.raises(NotFound):
        within(bexley, lambda: change_ladder([OWNER], theirs, today=wednesday, by=by))


def test_the_old_ladder_is_still_known_when_it_was_changed_twice_in_a_day(
    bexley: Borough, wednesday: date
) -> None:
    by = bexley.lead.id
    for rungs in ([RungDraft(0, tells_lead=True), RungDraft(7, tells_owner=True)], [OWNER]):
        within(bexley, partial(change_ladder, rungs, None, today=wednesday, by=by))
    assert _offsets(bexley, wednesday) == [0]
    assert _offsets(bexley, wednesday - timedelta(days=1)) == [-14, -3, 0, 5, 15]
    first, second = _events(bexley, "ladder:changed")
    assert first.after["rungs"] == ["on the day: lead", "7 working days late: owner"]
    assert second.after["rungs"] == ["on the day: owner"]


def test_stopping_and_resuming_is_in_the_history(bexley: Borough, wednesday: date) -> None:
    by = bexley.lead.id
    with pytest.raises(FieldError, match="Say why"):
        within(bexley, lambda: stop_chasing("  ", today=wednesday, by=by))
    within(bexley, lambda: stop_chasing("A new lead starts", today=wednesday, by=by))
    with pytest.raises(WrongState):
        within(bexley, lambda: stop_chasing("Again", today=wednesday, by=by))
    within(bexley, lambda: resume_chasing(by=by))
    assert [(entry.event, entry.by_id) for entry in _events(bexley, "chasing:")] == [
        ("chasing:stopped", by),
        ("chasing:resumed", by),
    ]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("ends_on", {"ends_on": date(2026, 11, 10)}),
        ("ends_on", {"ends_on": date(2029, 11, 10)}),
        ("cover", {"cover_id": "owner"}),
        ("cover", {"cover_id": "barnet"}),
        ("person", {"person_id": "barnet"}),
        ("starts_on", {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 13)}),
    ],
)
def test_leave_is_refused_when_it_cannot_be(
    world: World, bexley: Borough, wednesday: date, field: str, change: dict[str, Any]
) -> None:
    by, until = bexley.lead.id, wednesday + timedelta(days=9)
    people = {"owner": bexley.owner.id, "barnet": world.barnet.owner.id}
    leave: dict[str, Any] = {
        "person_id": bexley.owner.id,
        "cover_id": bexley.training.id,
        "starts_on": wednesday + timedelta(days=20),
        "ends_on": wednesday + timedelta(days=30),
    }
    leave |= {
        key: people.get(value, value) if isinstance(value, str) else value for key, value in change.items()
    }
    within(bexley, lambda: plan_leave(bexley.owner.id, bexley.training.id, wednesday, until, by=by))
    with pytest.raises(FieldError) as refused:
        within(bexley, lambda: plan_leave(**leave, by=by))
    assert refused.value.field == field


def test_leave_ends_the_day_before_when_somebody_is_back_early(bexley: Borough, wednesday: date) -> None:
    by, until = bexley.lead.id, wednesday + timedelta(days=9)
    absence_id = within(
        bexley, lambda: plan_leave(bexley.owner.id, bexley.training.id, wednesday, until, by=by).id
    )
    [leave] = within(bexley, lambda: leave_from(wednesday))
    assert (leave.person_name, leave.cover_name) == ("Bexley Owner", "Bexley Training")
    within(bexley, lambda: end_leave(absence_id, today=wednesday + timedelta(days=2), by=by))
    assert within(bexley, lambda: leave_from(wednesday + timedelta(days=2))) == []
    assert len(within(bexley, lambda: leave_from(wednesday + timedelta(days=1)))) == 1
    assert [entry.event for entry in _events(bexley, "leave:")] == ["leave:planned", "leave:ended"]


def test_leave_is_taken_away_when_it_had_not_begun(bexley: Borough, wednesday: date) -> None:
    by, until = bexley.lead.id, wednesday + timedelta(days=9)
    absence_id = within(
        bexley, lambda: plan_leave(bexley.owner.id, bexley.training.id, wednesday, until, by=by).id
    )
    within(bexley, lambda: end_leave(absence_id, today=wednesday, by=by))
    with pytest.raises(NotFound):
        within(bexley, lambda: end_leave(absence_id, today=wednesday, by=by))


@pytest.mark.parametrize(
    ("days", "reason", "field"), [(0, "Why", "until_on"), (184, "Why", "until_on"), (1, " ", "reason")]
)
def test_a_pause_is_refused_when_it_cannot_be(
    quick_bexley: Borough, wednesday: date, days: int, reason: str, field: str
) -> None:
    action_id = add_due(quick_bexley, wednesday)
    until, by = wednesday + timedelta(days=days), quick_bexley.lead.id
    with pytest.raises(FieldError) as refused:
        within(
            quick_bexley,
            lambda: snooze(Subject.ACTION, action_id, "Posters", until, reason, by=by, today=wednesday),
        )
    assert refused.value.field == field


def test_an_unknown_deadline_cannot_be_paused(bexley: Borough, wednesday: date) -> None:
    until, by = wednesday + timedelta(days=1), bexley.lead.id
    with pytest.raises(NotFound):
        within(bexley, lambda: snooze(Subject.ACTION, uuid4(), "?", until, "Why", by=by, today=wednesday))


def test_the_later_pause_counts_when_a_deadline_is_paused_twice(bexley: Borough, wednesday: date) -> None:
    action_id, by = add_due(bexley, wednesday), bexley.lead.id

    def pause(days: int) -> None:
        until = wednesday + timedelta(days=days)
        snooze(Subject.ACTION, action_id, "Posters", until, "Why", by=by, today=wednesday)

    for days in (1, 5):
        within(bexley, partial(pause, days))
    [paused] = within(bexley, lambda: snoozes_on(wednesday))
    assert paused.until_on == wednesday + timedelta(days=5)
    within(bexley, lambda: end_snooze(Subject.ACTION, action_id, by=by))
    assert within(bexley, lambda: find_snooze(Subject.ACTION, action_id)) is None
    with pytest.raises(NotFound):
        within(bexley, lambda: end_snooze(Subject.ACTION, action_id, by=by))
    assert [entry.event for entry in _events(bexley, "reminders:")] == [
        "reminders:paused",
        "reminders:paused",
        "reminders:unpaused",
    ]
