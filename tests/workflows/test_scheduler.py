"""Tests of the clockwork: what is due runs once, whatever was missed or broke."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from tenants.database import db
from workflows.runs.queries import last_run_of, last_tick_at, recent_runs
from workflows.runs.rules import Job, daily, every, working_days
from workflows.runs.service import start_run
from workflows.scheduler import Clockwork
from workflows.timetable import TIMETABLE

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Diary:
    """Jobs that write down for which day they ran."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.done: list[tuple[str, date]] = []
        self.stopping = Event()

    def job(self, name: str, times: object = None) -> Job:
        """A job that writes into the diary."""

        def work(today: date) -> str:
            self.done.append((name, today))
            return f"Did {name}."

        return Job(name, f"Do {name}", times or daily(at="05:30"), work)  # type: ignore[arg-type]

    def broken(self, today: date) -> str:
        """Breaks."""
        raise RuntimeError("a private word")

    def stop(self, today: date) -> str:
        """Asks the clockwork to stop."""
        self.stopping.set()
        return "Stopping."

    @contextmanager
    def surroundings(self) -> Iterator[None]:
        """As in the portal: each job in a context of its own."""
        with self.app.app_context():
            yield

    def runs(self, name: str) -> list[tuple[bool | None, str]]:
        """How the job's runs went, the newest first."""
        with self.surroundings():
            return [(run.is_well, run.words) for run in recent_runs(job=name)]

    def clockwork(self, *jobs: Job) -> Clockwork:
        """A scheduler process of its own."""
        return Clockwork(jobs, self.surroundings, self.stopping)


@pytest.fixture
def diary(portal: Flask) -> Diary:
    """An empty diary on each database."""
    return Diary(portal)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_job_runs_once_a_day_when_the_clock_ticks_on(diary: Diary) -> None:
    clockwork = diary.clockwork(diary.job("daily"))
    ticks = [
        "2026-11-23T05:29",
        "2026-11-23T05:30",
        "2026-11-23T05:31",
        "2026-11-23T23:00",
        "2026-11-24T06:00",
    ]
    assert [clockwork.tick(at(tick)) for tick in ticks] == [[], ["daily"], [], [], ["daily"]]
    assert diary.done == [("daily", date(2026, 11, 23)), ("daily", date(2026, 11, 24))]
    clockwork.hand_over()


def test_missed_days_are_caught_up_once_with_today_when_the_clock_stood_still(diary: Diary) -> None:
    first = diary.clockwork(diary.job("chase", working_days(at="06:30")))
    first.tick(at("2026-11-19T07:00"))
    first.hand_over()
    second = diary.clockwork(diary.job("chase", working_days(at="06:30")))
    for tick in ("2026-11-22T12:00", "2026-11-25T15:00", "2026-11-25T15:01"):
        second.tick(at(tick))
    assert diary.done == [("chase", date(2026, 11, 19)), ("chase", date(2026, 11, 25))]
    second.hand_over()


def test_a_frequent_job_runs_each_minute_when_ticked_more_often(diary: Diary) -> None:
    clockwork = diary.clockwork(diary.job("mail", every(minutes=1)))
    ran = [clockwork.tick(at(f"2026-11-23T09:0{n // 3}:{n % 3 * 20:02}")) for n in range(9)]
    assert [bool(one) for one in ran] == [True, False, False] * 3
    clockwork.hand_over()


def test_the_others_run_when_one_job_breaks(diary: Diary, caplog: pytest.LogCaptureFixture) -> None:
    broken = Job("broken", "Break", daily(at="05:30"), diary.broken)
    clockwork = diary.clockwork(diary.job("before"), broken, diary.job("after"))
    clockwork.tick(MONDAY)
    assert [name for name, _ in diary.done] == ["before", "after"]
    assert diary.runs("broken") == [(False, "It failed (RuntimeError).")]
    assert "private" not in caplog.text
    clockwork.hand_over()


def test_a_job_runs_again_when_its_scheduler_was_stopped_half_way(diary: Diary) -> None:
    start_run("daily", MONDAY.date(), "daily:2026-11-23")
    db.session.commit()
    clockwork = diary.clockwork(diary.job("daily"))
    assert clockwork.tick(MONDAY) == ["daily"]
    assert set(diary.runs("daily")) == {(True, "Did daily."), (False, "It was stopped half way.")}
    clockwork.hand_over()


def test_only_one_runs_the_jobs_when_two_schedulers_were_started(diary: Diary) -> None:
    first, second = diary.clockwork(diary.job("daily")), diary.clockwork(diary.job("daily"))
    assert [first.tick(at("2026-11-23T05:00")), second.tick(MONDAY), first.tick(MONDAY)] == [
        [],
        [],
        ["daily"],
    ]
    first.hand_over()
    assert second.tick(at("2026-11-24T09:00")) == ["daily"]
    second.hand_over()


def test_no_further_job_starts_when_it_was_asked_to_stop(diary: Diary) -> None:
    stop = Job("stop", "Stop", daily(at="05:30"), diary.stop)
    clockwork = diary.clockwork(stop, diary.job("after"))
    assert clockwork.tick(MONDAY) == ["stop"]
    assert diary.done == []
    clockwork.hand_over()


def test_no_further_job_starts_when_the_lead_is_lost(diary: Diary) -> None:
    rival = diary.clockwork()

    def lose(today: date) -> str:
        clockwork.leadership.release()
        with diary.surroundings():
            assert rival.leadership.renew()
        return "Lost the lead."

    clockwork = diary.clockwork(Job("lose", "Lose", daily(at="05:30"), lose), diary.job("after"))
    assert clockwork.tick(MONDAY) == ["lose"]
    assert diary.done == []
    rival.hand_over()


def test_names_and_purposes_are_plain_when_the_timetable_is_read() -> None:
    names = [job.name for job in TIMETABLE]
    assert len(names) == len(set(names))
    assert {"chase", "open-occurrences", "send-mail", "tidy-sign-ins"} <= set(names)
    assert all(job.purpose and job.times.words.startswith("every") for job in TIMETABLE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_scheduler_ends_cleanly_when_it_is_told_to(
    sqlite_portal: Flask, tmp_path: Path, number: signal.Signals
) -> None:
    environment = {
        **os.environ,
        "PORTAL_DATABASE_URL": sqlite_portal.config["SETTINGS"].database_url,
        "PORTAL_INSTANCE": str(tmp_path),
    }
    command = [sys.executable, "-m", "tests.workflows.working_scheduler"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as scheduler:
        assert scheduler.stdout is not None
        try:
            assert scheduler.stdout.readline() == "A job is running.\n"
            scheduler.send_signal(number)
            assert scheduler.wait(20) == 0
        finally:
            scheduler.kill()
    run = last_run_of("slow")
    assert run is not None
    assert (run.is_well, run.words) == (True, "It ended in peace.")
    assert last_tick_at() is not None
    assert {run.job for run in recent_runs()} == {"slow"}


def test_a_run_names_the_day_in_london_when_utc_is_still_the_day_before(diary: Diary) -> None:
    clockwork = diary.clockwork(diary.job("mail", every(minutes=1)))
    clockwork.tick(at("2026-06-30T23:30"))
    assert diary.done == [("mail", date(2026, 7, 1))]
    clockwork.hand_over()
