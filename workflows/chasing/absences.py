"""Leave: who is away from when to when, and who is told in their place."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.people.models import Person
from tenants.people.queries import is_member
from tenants.scope import current_tenant
from workflows.chasing.models import Absence

LONGEST = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Leave:
    """One absence with the names of those concerned."""

    id: UUID
    person_id: UUID
    person_name: str
    cover_id: UUID
    cover_name: str
    starts_on: date
    ends_on: date


def leave_from(today: date) -> list[Leave]:
    """Leave that has not ended yet, the earliest first."""
    away, cover = aliased(Person), aliased(Person)
    columns = (
        Absence.id,
        Absence.person_id,
        away.name,
        Absence.cover_id,
        cover.name,
        Absence.starts_on,
        Absence.ends_on,
    )
    statement = (
        select(*columns)
        .join(away, away.id == Absence.person_id)
        .join(cover, cover.id == Absence.cover_id)
        .where(Absence.ends_on >= today)
        .order_by(Absence.starts_on, away.name)
    )
    return [Leave(*row) for row in db.session.execute(statement)]


def plan_leave(person_id: UUID, cover_id: UUID, starts_on: date, ends_on: date, *, by: UUID) -> Absence:
    """Says who is away on these days, the last included, and who covers; FieldError names what is wrong."""
    _check(person_id, cover_id, starts_on, ends_on)
    absence = Absence(
        title="Leave cover", person_id=person_id, cover_id=cover_id, starts_on=starts_on, ends_on=ends_on
    )
    db.session.add(absence)
    audit.record("leave:planned", absence, by=by)
    db.session.flush()
    return absence


def _check(person_id: UUID, cover_id: UUID, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise FieldError("ends_on", "The last day must not be before the first. Check the two dates.")
    if ends_on - starts_on > LONGEST:
        raise FieldError("ends_on", "Enter at most two years of leave.")
    if not is_member(person_id, current_tenant()):
        raise FieldError("person", "Choose somebody who belongs to this council.")
    if cover_id == person_id:
        raise FieldError("cover", "Choose somebody else: nobody can cover for themselves.")
    if not is_member(cover_id, current_tenant()):
        raise FieldError("cover", "Choose somebody who belongs to this council to cover.")
    overlapping = select(Absence.id).where(
        Absence.person_id == person_id, Absence.starts_on <= ends_on, Absence.ends_on >= starts_on
    )
    if db.session.scalar(overlapping.limit(1)) is not None:
        raise FieldError("starts_on", "This person is already away on some of these days.")


def end_leave(absence_id: UUID, *, today: date, by: UUID) -> None:
    """Ends leave before today: the person is back. Leave that had not begun is removed."""
    absence = db.session.scalar(select(Absence).where(Absence.id == absence_id))
    if absence is None:
        raise NotFound("We could not find that leave.")
    if absence.starts_on >= today:
        audit.record("leave:cancelled", absence, by=by)
        db.session.delete(absence)
    else:
        absence.ends_on = min(absence.ends_on, today - timedelta(days=1))
        audit.record("leave:ended", absence, by=by)
    db.session.flush()
