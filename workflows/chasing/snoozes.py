"""Pausing the reminders about one deadline until a day, with the reason."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import bindparam, select

from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.deadline import Subject
from tenants.errors import FieldError, NotFound
from workflows.chasing.models import Snooze
from workflows.chasing.sources import SOURCES
from workflows.chasing.withdrawal import reconsider

#: The longest pause: half a year, so that nothing is forgotten for ever.
LONGEST = timedelta(days=183)
LONGEST_REASON = 300


def snoozes_on(today: date) -> list[Snooze]:
    """The pauses in force, the first to end first."""
    return list(db.session.scalars(select(Snooze).where(Snooze.until_on > today).order_by(Snooze.until_on)))


_SNOOZE = select(Snooze).where(
    Snooze.subject_kind == bindparam("kind"), Snooze.subject_id == bindparam("subject_id")
)


def find_snooze(subject_kind: Subject, subject_id: UUID) -> Snooze | None:
    """The pause about one deadline, whether or not it is over."""
    return db.session.scalar(_SNOOZE, {"kind": subject_kind.value, "subject_id": subject_id})


def snooze(
    subject_kind: Subject, subject_id: UUID, title: str, until_on: date, reason: str, *, by: UUID, today: date
) -> Snooze:
    """Holds reminders about a deadline back until a day; replaces an earlier pause. FieldError, NotFound."""
    _check(until_on, reason, today)
    if subject_id not in SOURCES[subject_kind].describe([subject_id]):
        raise NotFound("We could not find an open deadline to pause.")
    paused = find_snooze(subject_kind, subject_id)
    if paused is None:
        paused = Snooze(subject_kind=subject_kind.value, subject_id=subject_id)
        db.session.add(paused)
    paused.title, paused.until_on, paused.reason, paused.by_id = title[:200], until_on, reason.strip(), by
    audit.record("reminders:paused", paused, by=by)
    db.session.flush()
    reconsider(subject_kind, subject_id)
    return paused


def _check(until_on: date, reason: str, today: date) -> None:
    if until_on <= today:
        raise FieldError("until_on", "Choose a day after today on which reminders begin again.")
    if until_on > today + LONGEST:
        raise FieldError("until_on", f"Choose a day up to {format_day(today + LONGEST)}.")
    if not reason.strip():
        raise FieldError("reason", "Say why reminders pause, so that the board understands.")
    if len(reason.strip()) > LONGEST_REASON:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_REASON} characters or fewer.")


def end_snooze(subject_kind: Subject, subject_id: UUID, *, by: UUID) -> None:
    """Lets reminders about a deadline go out again from the next chase on; NotFound when none are paused."""
    paused = find_snooze(subject_kind, subject_id)
    if paused is None:
        raise NotFound("Reminders about this are not paused.")
    audit.record("reminders:unpaused", paused, by=by)
    db.session.delete(paused)
    db.session.flush()
