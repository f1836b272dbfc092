"""Runs one job for one day, and records how it went."""

import logging
from dataclasses import dataclass
from datetime import date

from tenants.database import db
from workflows.problems import named
from workflows.runs.rules import Job
from workflows.runs.service import finish_run, start_run

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run went, in a sentence."""

    is_well: bool
    words: str


def run_job(job: Job, today: date, period_key: str | None = None) -> Outcome | None:
    """Runs the job as if it were `today`, and commits; None when it has run for this period already.

    An error ends the run, not the caller: it is recorded by its kind only, because its text may hold private
    words.
    """
    run_id = start_run(job.name, today, period_key)
    db.session.commit()
    if run_id is None:
        return None
    outcome = _work(job, today)
    finish_run(run_id, is_well=outcome.is_well, words=outcome.words)
    db.session.commit()
    return outcome


def _work(job: Job, today: date) -> Outcome:
    try:
        words = job.work(today)
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        log.error("the job %s failed (%s)", job.name, named(error))
        return Outcome(False, f"It failed ({type(error).__name__}).")
    log.info("%s: %s", job.name, words)
    return Outcome(True, words)
