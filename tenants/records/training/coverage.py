"""Reading how far training covers each group at each level that it needs."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, bindparam, func, or_, select

from tenants.database import db
from tenants.records.training.models import (
    Course,
    Headcount,
    Requirement,
    StaffGroup,
    TrainingAttendance,
    TrainingLevel,
    TrainingSession,
)
from tenants.records.training.rules import Cover, CoverageLine, SessionStatus, Trained, cover, urgency

_ON = bindparam("on", type_=Date())


def coverage(today: date) -> list[CoverageLine]:
    """Every group that needs a level on a day, gaps first; councillors after the staff."""
    required = db.session.execute(_REQUIRED, {"on": today}).all()
    came = _came(today) if required else {}
    lines = {(row.group_id, row.level_id): _line(row, came, today) for row in required}
    return sorted(
        lines.values(), key=lambda line: (line.is_councillors, urgency(line), line.level, line.group)
    )


def _line(row: Any, came: dict[tuple[UUID, UUID], list[Trained]], today: date) -> CoverageLine:
    found = cover(row.headcount, came.get((row.group_id, row.level_id), ()), row.refresh_months, today)
    return CoverageLine(
        **{each.name: getattr(found, each.name) for each in fields(Cover)},
        group_id=row.group_id,
        group=row.group,
        department=row.department,
        is_councillors=row.is_councillors,
        level_id=row.level_id,
        level=row.level,
    )


def _came(today: date) -> dict[tuple[UUID, UUID], list[Trained]]:
    """Who came to what was held by a day, by group and level."""
    by_pair: dict[tuple[UUID, UUID], list[Trained]] = defaultdict(list)
    for row in db.session.execute(_HELD, {"on": today}):
        by_pair[row.group_id, row.level_id].append(Trained(row.held_on, int(row.people)))
    return by_pair


def _required() -> Select[*tuple[Any, ...]]:
    newest = (
        select(Headcount.people)
        .where(Headcount.group_id == StaffGroup.id, Headcount.counted_on <= _ON)
        .order_by(Headcount.counted_on.desc())
        .limit(1)
        .correlate(StaffGroup)
        .scalar_subquery()
    )
    in_force = [
        condition
        for model in (Requirement, TrainingLevel)
        for condition in (
            or_(model.valid_from.is_(None), model.valid_from <= _ON),
            or_(model.valid_to.is_(None), model.valid_to >= _ON),
        )
    ]
    return (
        select(
            StaffGroup.id.label("group_id"),
            StaffGroup.title.label("group"),
            StaffGroup.department,
            StaffGroup.is_councillors,
            TrainingLevel.id.label("level_id"),
            TrainingLevel.title.label("level"),
            TrainingLevel.refresh_months,
            newest.label("headcount"),
        )
        .select_from(Requirement)
        .join(StaffGroup, StaffGroup.id == Requirement.group_id)
        .join(TrainingLevel, TrainingLevel.id == Requirement.level_id)
        .where(*in_force, or_(StaffGroup.ended_on.is_(None), StaffGroup.ended_on > _ON))
    )


def _held() -> Select[*tuple[Any, ...]]:
    return (
        select(
            TrainingAttendance.group_id,
            Course.level_id,
            TrainingSession.held_on,
            func.sum(TrainingAttendance.people).label("people"),
        )
        .select_from(TrainingAttendance)
        .join(TrainingSession, TrainingSession.id == TrainingAttendance.session_id)
        .join(Course, Course.id == TrainingSession.course_id)
        .where(
            TrainingAttendance.group_id.is_not(None),
            Course.level_id.is_not(None),
            TrainingSession.status == SessionStatus.HELD,
            TrainingSession.held_on <= _ON,
        )
        .group_by(TrainingAttendance.group_id, Course.level_id, TrainingSession.held_on)
    )


_REQUIRED, _HELD = _required(), _held()
