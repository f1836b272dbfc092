"""Looking up what the clock has done."""

from datetime import datetime

from sqlalchemy import select

from tenants.database import db
from workflows.runs.leader import LEASE, SCHEDULER
from workflows.runs.models import JobRun, Lease


def last_run_of(job: str) -> JobRun | None:
    """The job's newest run, by when it began."""
    statement = select(JobRun).where(JobRun.job == job).order_by(JobRun.started_at.desc()).limit(1)
    return db.session.scalar(statement)


def recent_runs(limit: int = 50, job: str | None = None) -> list[JobRun]:
    """The newest runs first."""
    statement = select(JobRun).order_by(JobRun.started_at.desc()).limit(limit)
    return list(db.session.scalars(statement if job is None else statement.where(JobRun.job == job)))


def last_tick_at() -> datetime | None:
    """When a leading scheduler last said that it is alive; None when none ever did."""
    expires_at = db.session.scalar(select(Lease.expires_at).where(Lease.name == SCHEDULER))
    return None if expires_at is None else expires_at - LEASE
