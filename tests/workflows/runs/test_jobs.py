"""Tests of the jobs that keep the portal's own tables small."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from tenants.database import db
from tenants.people.models import SignIn, SignInCounter
from tests.factories.world import World
from workflows.runs.jobs import tidy_runs, tidy_sign_ins
from workflows.runs.models import JobRun

TODAY = date(2026, 11, 22)
NOON = datetime.fromisoformat("2026-11-22T12:00:00+00:00")


def days_ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


def test_only_old_sign_ins_go_when_tidied(world: World) -> None:
    moments = {"new": (0, None), "ended": (40, 31), "ended-lately": (29, 28), "left-open": (31, None)}
    for token, (seen, ended) in moments.items():
        ended_at = None if ended is None else days_ago(ended)
        times = {"started_at": days_ago(50), "seen_at": days_ago(seen), "ended_at": ended_at}
        db.session.add(SignIn(token_hash=token, person_id=world.joint.id, **times))
    db.session.add(SignInCounter(key="old", failures=3, counting_since_at=days_ago(4)))
    db.session.add(SignInCounter(key="new", failures=3, counting_since_at=days_ago(0)))
    db.session.flush()
    assert tidy_sign_ins(TODAY) == "Removed 2 old sign-ins and 1 counters of failed ones."
    assert set(db.session.scalars(select(SignIn.token_hash))) == {"new", "ended-lately"}
    assert set(db.session.scalars(select(SignInCounter.key))) == {"new"}


def test_only_old_runs_of_frequent_jobs_go_when_tidied(world: World) -> None:
    for job, days in (("send-mail", 40), ("send-mail", 3), ("chase", 400)):
        db.session.add(JobRun(job=job, for_on=TODAY, started_at=days_ago(days), words=f"{job} {days}"))
    db.session.flush()
    assert tidy_runs(TODAY) == "Removed 1 old records of frequent jobs."
    assert set(db.session.scalars(select(JobRun.words))) == {"send-mail 3", "chase 400"}
