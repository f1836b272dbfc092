"""Wakes up every few seconds and runs what the timetable says is due."""

import logging
import signal
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Event
from types import FrameType
from typing import NoReturn

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler

from tenants import clock
from tenants.database import db, reading_only
from workflows.problems import named
from workflows.runs.leader import Leadership
from workflows.runs.rules import Job
from workflows.runs.running import run_job
from workflows.runs.service import free_interrupted_periods, has_run

log = logging.getLogger(__name__)

TICK_SECONDS = 20
#: Opens what a job needs around it: the application, a session of its own, a way out for mail.
Surroundings = Callable[[], AbstractContextManager[None]]


class Clockwork:
    """One scheduler process: whether it leads, and whether it has been asked to stop."""

    def __init__(self, timetable: Iterable[Job], surroundings: Surroundings, stopping: Event) -> None:
        self.leadership = Leadership()
        self.is_leading = False
        self._timetable = tuple(timetable)
        self._surroundings = surroundings
        self._stopping = stopping

    def tick(self, now: datetime) -> list[str]:
        """Renews the lead and runs every job whose moment has come and that has not run for its period yet.

        Returns the names of the jobs that ran. Each job has a session of its own, and none starts once
        the lead is lost.
        """
        due = self._due(now) if self._may_go_on() else []
        return [job.name for job, key in due if self._may_go_on() and self._run(job, key, now)]

    def tick_safely(self) -> None:
        """A tick whose failure is logged by its kind only, and does not end the scheduler."""
        try:
            self.tick(clock.now())
        except Exception as error:
            self.is_leading = False
            log.error("the tick failed (%s)", named(error))

    def hand_over(self) -> None:
        """Lets a waiting scheduler lead at once."""
        with self._surroundings():
            self.leadership.release()

    def _may_go_on(self) -> bool:
        if self._stopping.is_set():
            return False
        with self._surroundings():
            was_leading, self.is_leading = self.is_leading, self.leadership.renew()
            if self.is_leading and not was_leading:
                self._take_the_lead()
        return self.is_leading

    def _take_the_lead(self) -> None:
        freed = free_interrupted_periods()
        db.session.commit()
        log.info("this scheduler leads now; %s interrupted runs will be repeated", freed)

    def _due(self, now: datetime) -> list[tuple[Job, str]]:
        keys = [(job, key) for job in self._timetable if (key := job.period_key(now))]
        with self._surroundings(), reading_only():
            return [(job, key) for job, key in keys if not has_run(key)]

    def _run(self, job: Job, key: str, now: datetime) -> bool:
        with self._surroundings():
            return run_job(job, clock.london(now).date(), key) is not None


def work(timetable: Iterable[Job], surroundings: Surroundings, stopping: Event) -> None:
    """Runs the timetable in the foreground until SIGTERM or SIGINT, letting the job in hand end.

    APScheduler only says "wake up": it keeps nothing, so nothing is lost with it.
    """
    clockwork = Clockwork(timetable, surroundings, stopping)
    scheduler = _scheduler(clockwork)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    try:
        scheduler.start()
    except SystemExit:
        log.info("asked to stop: the job in hand is the last one")
    finally:
        stopping.set()
        if scheduler.running:
            scheduler.shutdown(wait=True)
        clockwork.hand_over()


def _scheduler(clockwork: Clockwork) -> BlockingScheduler:
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a long job skips ticks, and that is well
    scheduler = BlockingScheduler(timezone=clock.LONDON, executors={"default": ThreadPoolExecutor(1)})
    scheduler.add_job(
        clockwork.tick_safely,
        "interval",
        seconds=TICK_SECONDS,
        next_run_time=clock.now(),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    """Ends the wait; a second signal ends the process on the spot."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    raise SystemExit(0)
