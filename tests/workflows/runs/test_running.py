"""Tests of running a job and of what is written down about it."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import WrongState
from tenants.people.models import SignInCounter
from workflows.runs.models import JobRun
from workflows.runs.queries import last_run_of, recent_runs
from workflows.runs.rules import Job, daily
from workflows.runs.running import Outcome, run_job
from workflows.runs.service import free_interrupted_periods, has_run, start_run

DAY = date(2026, 11, 30)


def says(words: str) -> Job:
    return Job("say", "Say something", daily(at="05:30"), lambda today: f"{words} {today}")


def test_a_run_is_recorded_with_its_words_when_it_went_well(portal: Flask) -> None:
    assert run_job(says("Done for"), DAY) == Outcome(True, "Done for 2026-11-30")
    run = last_run_of("say")
    assert run is not None
    assert (run.for_on, run.is_well, run.words, run.period_key) == (DAY, True, "Done for 2026-11-30", None)
    assert run.ended_at is not None


def test_a_scheduled_run_happens_once_when_asked_for_twice(portal: Flask) -> None:
    assert run_job(says("First"), DAY, "say:2026-11-30") is not None
    assert run_job(says("Second"), DAY, "say:2026-11-30") is None
    assert has_run("say:2026-11-30")
    assert [run.words for run in recent_runs()] == ["First 2026-11-30"]


def test_runs_by_hand_happen_each_time_when_asked_for(portal: Flask) -> None:
    run_job(says("First"), DAY)
    run_job(says("Second"), DAY)
    assert sorted(run.words for run in recent_runs(job="say")) == ["First 2026-11-30", "Second 2026-11-30"]


def test_a_failure_is_recorded_and_undone_when_a_job_breaks(
    portal: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def work(today: date) -> str:
        db.session.add(SignInCounter(key="half", failures=1, counting_since_at=clock.now()))
        db.session.flush()
        raise WrongState("a private word")

    outcome = run_job(Job("break", "Break", daily(at="05:30"), work), DAY, "break:2026-11-30")
    run = last_run_of("break")
    assert outcome == Outcome(False, "It failed (WrongState).")
    assert run is not None
    assert (run.is_well, run.words) == (False, "It failed (WrongState).")
    assert db.session.scalar(select(SignInCounter.key)) is None
    assert "WrongState" in caplog.text
    assert "private" not in caplog.text


def test_the_words_are_cut_when_a_job_says_too_much(portal: Flask) -> None:
    run_job(says("x" * 600), DAY)
    run = last_run_of("say")
    assert run is not None
    assert run.words == "x" * 500


def test_a_period_is_free_again_when_its_run_was_stopped_half_way(portal: Flask) -> None:
    start_run("say", DAY, "say:2026-11-30")
    by_hand = start_run("say", DAY)
    run_job(says("Done"), DAY, "say:2026-11-29")
    db.session.commit()
    assert free_interrupted_periods() == 1
    db.session.commit()
    assert not has_run("say:2026-11-30")
    assert has_run("say:2026-11-29")
    assert db.session.scalar(select(JobRun.ended_at).where(JobRun.id == by_hand)) is None
    assert run_job(says("Again"), DAY, "say:2026-11-30") is not None
