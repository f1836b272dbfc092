"""Jobs that keep the portal's own tables small."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, or_
from sqlalchemy.sql.elements import ColumnElement

from tenants.database import db
from tenants.people.models import SignIn, SignInCounter
from workflows.runs.models import JobRun

KEPT = timedelta(days=30)
COUNTERS_KEPT = timedelta(days=2)  # longer than any time for which somebody is locked out
FREQUENT = ("send-mail",)


def tidy_sign_ins(today: date) -> str:
    """Removes sign-ins that ended, or were last seen, more than 30 days ago, and counters nobody needs."""
    limit = _start_of(today) - KEPT
    old = or_(SignIn.ended_at < limit, SignIn.seen_at < limit)
    stale = SignInCounter.counting_since_at < _start_of(today) - COUNTERS_KEPT
    sign_ins, counters = _remove(SignIn, old), _remove(SignInCounter, stale)
    return f"Removed {sign_ins} old sign-ins and {counters} counters of failed ones."


def tidy_runs(today: date) -> str:
    """Removes the records of jobs that run all day once they are 30 days old; the daily ones are kept."""
    old = JobRun.job.in_(FREQUENT) & (JobRun.started_at < _start_of(today) - KEPT)
    return f"Removed {_remove(JobRun, old)} old records of frequent jobs."


def _start_of(today: date) -> datetime:
    return datetime.combine(today, time.min, UTC)


def _remove(model: Any, condition: ColumnElement[bool]) -> int:
    result: Any = db.session.execute(delete(model).where(condition))
    return int(result.rowcount)
