"""Door two for training: sessions, people who came, and how many were confident before and after."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select

from tenants.counts import Codes, Counts, Period
from tenants.database import db
from tenants.frameworks.together import tier_of
from tenants.records.training.models import (
    Course,
    Evaluation,
    TrainingAttendance,
    TrainingLevel,
    TrainingSession,
)
from tenants.records.training.rules import Measure, SessionStatus


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """What the sessions held in the period come to, each under the tier that its level is closest to.

    None when the log does not go back to the first day: how many there were is not known, which is not none.
    """
    was_held = TrainingSession.status == SessionStatus.HELD
    began_on = db.session.scalar(select(func.min(TrainingSession.held_on)).where(was_held))
    if began_on is None or began_on > period.starts_on:
        return None
    numbers: Counter[Codes] = Counter()
    for tier_key, counted, number in (*_sessions(period), *_people(period), *_answers(period)):
        numbers[tier_of(tier_key), counted] += number
    return Counts(("tier", "counted"), dict(numbers))


#: A key of a level, what is counted, and how many.
_Found = tuple[str | None, str, int]


def _sessions(period: Period) -> Iterator[_Found]:
    statement = select(TrainingLevel.tier_key, func.count(TrainingSession.id))
    for tier_key, number in db.session.execute(_held(statement, period).group_by(TrainingLevel.tier_key)):
        yield tier_key, "sessions", number


def _people(period: Period) -> Iterator[_Found]:
    """Of sessions where somebody recorded how many came; the others say nothing, not that nobody came."""
    statement = _held(select(TrainingLevel.tier_key, func.sum(TrainingAttendance.people)), period)
    statement = statement.join(TrainingAttendance, TrainingAttendance.session_id == TrainingSession.id)
    for tier_key, number in db.session.execute(statement.group_by(TrainingLevel.tier_key)):
        yield tier_key, "people", int(number)


def _answers(period: Period) -> Iterator[_Found]:
    """Whoever answered a question about confidence, when it was recorded how many did."""
    said = (Evaluation.before_percent, Evaluation.before_answers)
    later = (Evaluation.after_percent, Evaluation.after_answers)
    statement = _held(select(TrainingLevel.tier_key, *said, *later), period)
    statement = statement.join(Evaluation, Evaluation.session_id == TrainingSession.id)
    for row in db.session.execute(statement.where(Evaluation.measure == Measure.CONFIDENCE)):
        yield from _said(row.tier_key, "before", row.before_percent, row.before_answers)
        yield from _said(row.tier_key, "after", row.after_percent, row.after_answers)


def _said(tier_key: str | None, when: str, percent: int | None, answers: int | None) -> Iterator[_Found]:
    if percent is not None and answers is not None:
        confident = (percent * answers + 50) // 100
        yield tier_key, f"confident-{when}", confident
        yield tier_key, f"unsure-{when}", answers - confident


def _held(statement: Any, period: Period) -> Any:
    """Narrowed to sessions that were held in the period, with the level of their course."""
    was_held = TrainingSession.status == SessionStatus.HELD
    return (
        statement.select_from(TrainingSession)
        .join(Course, Course.id == TrainingSession.course_id)
        .outerjoin(TrainingLevel, TrainingLevel.id == Course.level_id)
        .where(was_held, TrainingSession.held_on.between(period.starts_on, period.ends_on))
    )
