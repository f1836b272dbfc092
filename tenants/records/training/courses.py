"""Courses that are given again and again."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.records.training import refreshers
from tenants.records.training.details import CourseDetails
from tenants.records.training.models import Course
from tenants.records.training.queries import get_level


def add_course(details: CourseDetails, *, by: UUID | None) -> Course:
    """Adds a course; NotFound when its level is not the tenant's."""
    course = Course(id=uuid4(), created_at=clock.now())
    _write(details, course)
    db.session.add(course)
    audit.record("course:added", course, by=by)
    db.session.flush()
    return course


def edit_course(course: Course, details: CourseDetails, *, by: UUID) -> None:
    """Changes a course; when it moves to another level, what runs out is worked out again for both."""
    before = course.level_id
    _write(details, course)
    audit.record("course:edited", course, by=by)
    db.session.flush()
    if before != course.level_id:
        for level_id in filter(None, (before, course.level_id)):
            refreshers.recount(level_id, by=by)


def end_course(course: Course, *, by: UUID, today: date) -> None:
    """Says that a course is not given any more; its sessions stay."""
    course.ended_on = today
    audit.record("course:ended", course, by=by)


def _write(details: CourseDetails, course: Course) -> None:
    if details.level_id is not None:
        get_level(details.level_id)
    details.write_on(course)
