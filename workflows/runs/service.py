"""Records each run of a job, a scheduled one at most once a period."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tenants import clock
from tenants.database import db
from workflows.runs.models import JobRun


def has_run(period_key: str) -> bool:
    """Whether the job has begun for this period."""
    return db.session.scalar(select(JobRun.id).where(JobRun.period_key == period_key)) is not None


def start_run(job: str, for_on: date, period_key: str | None = None) -> UUID | None:
    """Records that a job begins, and gives its id; None when it has begun for this period already."""
    run_id = uuid4()
    row = {"id": run_id, "job": job, "for_on": for_on, "period_key": period_key, "started_at": clock.now()}
    is_postgresql = db.session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql_insert if is_postgresql else sqlite_insert
    statement = insert(JobRun).values(**row, words="").on_conflict_do_nothing().returning(JobRun.id)
    return run_id if db.session.scalar(statement) else None


def finish_run(run_id: UUID, *, is_well: bool, words: str) -> None:
    """Records how a run ended and what it did, in at most 500 characters."""
    change = {"ended_at": clock.now(), "is_well": is_well, "words": words[:500]}
    db.session.execute(update(JobRun).where(JobRun.id == run_id).values(**change))


def free_interrupted_periods() -> int:
    """Ends the scheduled runs whose scheduler was stopped half way, so that their periods are run after all.

    Only a scheduler that has just taken the lead may ask for it: nobody else is running scheduled jobs then.
    """
    interrupted = JobRun.ended_at.is_(None) & JobRun.period_key.is_not(None)
    change = {
        "ended_at": clock.now(),
        "is_well": False,
        "period_key": None,
        "words": "It was stopped half way.",
    }
    result: Any = db.session.execute(update(JobRun).where(interrupted).values(**change))
    return int(result.rowcount)
