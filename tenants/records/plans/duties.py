"""Recurring duties: templates that make one dated action each time they fall due."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import Dating, Precision
from tenants.errors import FieldError
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, Aim, Duty
from tenants.records.plans.queries import (
    duties,
    find_occurrence,
    get_aim,
    get_duty,
    next_ref,
    occurrences_of,
)
from tenants.records.plans.rules import Chain
from tenants.records.plans.service import add_action
from tenants.recurrence import Recurrence

#: How far ahead occurrences are made: the plan shows a year, and chained duties have a date to follow.
HORIZON = timedelta(days=365)


def recurrence_of(duty: Duty) -> Recurrence:
    """The duty's rhythm."""
    return Recurrence(duty.rule, duty.starts_on, Precision(duty.precision), duty.months_from_completion)


def add_duty(
    aim: Aim,
    details: Details,
    rhythm: Recurrence,
    *,
    by: UUID | None,
    ref: str = "",
    chained_to: Duty | None = None,
    chain: Chain | None = None,
) -> Duty:
    """Adds a recurring duty to an aim. A chained one follows the other's occurrences, not a calendar."""
    details.check()
    duty = Duty(
        id=uuid4(),
        plan_id=aim.plan_id,
        aim_id=aim.id,
        ref=ref or next_ref(aim.plan_id, "D"),
        rule=rhythm.rule,
        starts_on=rhythm.starts_on,
        precision=rhythm.precision,
        months_from_completion=rhythm.every_months_from_completion,
        chained_to_id=chained_to.id if chained_to else None,
        chain_months=chain.months if chain else 0,
        chain_days=chain.days if chain else 0,
        created_at=clock.now(),
    )
    details.write_on(duty)
    db.session.add(duty)
    audit.record("duty:added", duty, by=by)
    db.session.flush()
    return duty


def edit_duty(duty: Duty, details: Details, rhythm: Recurrence, *, by: UUID) -> None:
    """Changes a duty; the actions it has made already keep their own words and dates."""
    details.check()
    details.write_on(duty)
    duty.rule, duty.starts_on, duty.precision = rhythm.rule, rhythm.starts_on, rhythm.precision
    duty.months_from_completion = rhythm.every_months_from_completion
    audit.record("duty:edited", duty, by=by)


def end_duty(duty: Duty, reason: str, *, by: UUID, today: date) -> None:
    """Stops a duty from making further actions; those already made stay."""
    if not reason.strip():
        raise FieldError("reason", "Say why the duty ends. The board will see the reason.")
    duty.ended_on, duty.ended_because = today, reason.strip()[:300]
    audit.record("duty:ended", duty, by=by)


def open_occurrences(today: date, *, by: UUID | None = None) -> int:
    """Makes the actions that the tenant's duties will make due within a year; returns how many are new."""
    in_force = sorted(duties(), key=lambda duty: duty.chained_to_id is not None)
    return sum(_open_occurrences_of(duty, today, by) for duty in in_force)


def _open_occurrences_of(duty: Duty, today: date, by: UUID | None) -> int:
    if duty.chained_to_id:
        return _open_chained(duty, by)
    if duty.months_from_completion:
        return 0 if occurrences_of(duty.id) else _open_first_from_completion(duty, by)
    after = max(duty.starts_on, today) - timedelta(days=1)
    found = recurrence_of(duty).occurrences(after, today + HORIZON)
    return sum(_open_one(duty, due, by) for due in found)


def _open_first_from_completion(duty: Duty, by: UUID | None) -> int:
    return _open_one(duty, Dating.in_period_of(duty.starts_on, Precision(duty.precision)), by)


def _open_one(duty: Duty, due: Dating, by: UUID | None) -> int:
    assert due.due_on is not None  # noqa: S101 - a rhythm always gives a date
    if find_occurrence(duty.id, due.due_on):
        return 0
    _make(duty, due, by)
    return 1


def _open_chained(duty: Duty, by: UUID | None) -> int:
    """One occurrence before (or after) each open occurrence of the duty it follows."""
    leaders = [action for action in occurrences_of(duty.chained_to_id) if not action.is_closed]  # type: ignore[arg-type]
    chain = Chain(duty.chain_months, duty.chain_days)
    made = 0
    for leader in leaders:
        due = chain.date_from(leader.due, Precision(duty.precision))
        if due.due_on and not _already_follows(duty, leader):
            _make(duty, due, by, leader=leader, chain=chain)
            made += 1
    return made


def _already_follows(duty: Duty, leader: Action) -> bool:
    return any(action.chained_to_id == leader.id for action in occurrences_of(duty.id))


def _make(
    duty: Duty, due: Dating, by: UUID | None, *, leader: Action | None = None, chain: Chain | None = None
) -> Action:
    details = Details(
        title=duty.title,
        description=duty.description,
        partners=tuple(filter(None, duty.partners.split("\n"))),
        owner_person_id=duty.owner_person_id,
        owner_post_id=duty.owner_post_id,
        priority_code=duty.priority_code,
        invented=duty.invented,
    )
    ref = f"{duty.ref}/{due.due_on:%y-%m}" if due.due_on else duty.ref
    return add_action(
        get_aim(duty.aim_id),
        details,
        due,
        by=by,
        ref=ref[:20],
        duty_id=duty.id,
        occurrence_on=due.due_on,
        chained_to=leader,
        chain=chain,
    )


def open_after_completion(action: Action, *, by: UUID) -> Action | None:
    """When a duty is counted from completion, finishing one occurrence makes the next."""
    if action.duty_id is None or action.done_on is None:
        return None
    duty = get_duty(action.duty_id)
    if duty.ended_on or not duty.months_from_completion:
        return None
    due = recurrence_of(duty).after_completion(action.done_on)
    if due.due_on is None or find_occurrence(duty.id, due.due_on):
        return None
    return _make(duty, due, by)
