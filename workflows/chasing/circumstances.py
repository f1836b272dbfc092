"""What the chase of one tenant depends on for a day: its ladder, its people, and who is away."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Uuid, and_, bindparam, or_, select

from tenants.database import db
from tenants.people.models import Membership, Person
from tenants.people.permissions import LEADING_ROLES
from tenants.records.posts.models import Post
from tenants.scope import current_tenant
from workflows.chasing.models import Absence, Ladder, Rung
from workflows.chasing.rules import Part, Step, Team


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One tenant on one day. Without steps nobody is told: it has no ladder, or stopped it."""

    today: date
    steps: tuple[Step, ...]
    team: Team
    is_stopped: bool


def circumstances_on(today: date) -> Circumstances:
    """The open tenant's circumstances, read in two statements."""
    rows = db.session.execute(_LADDER, {"today": today}).all()
    is_stopped = any(row.stopped_on is not None for row in rows)
    return Circumstances(
        today=today,
        steps=() if is_stopped else tuple(_step(row) for row in rows if row.offset_days is not None),
        team=_team(today, rows[0].holder_id if rows else None),
        is_stopped=is_stopped,
    )


def in_force(today: Any) -> tuple[Any, ...]:
    """The conditions under which a rung counts on a day."""
    return Rung.valid_from <= today, or_(Rung.valid_to.is_(None), Rung.valid_to >= today)


# Prepared once: taking a statement apart for every tenant would cost more than asking it.
_TODAY = bindparam("today", type_=Date())
_LADDER = (
    select(
        Ladder.stopped_on,
        Post.holder_id,
        Rung.offset_days,
        Rung.tells_owner,
        Rung.tells_lead,
        Rung.tells_escalation,
    )
    .select_from(Ladder)
    .outerjoin(Post, Post.id == Ladder.escalation_post_id)
    .outerjoin(Rung, and_(Rung.tenant_id == Ladder.tenant_id, *in_force(_TODAY)))
    .order_by(Rung.offset_days)
)
_PEOPLE = (
    select(Person.id, Membership.role, Absence.cover_id)
    .select_from(Membership)
    .join(Person, Person.id == Membership.person_id)
    .outerjoin(
        Absence,
        and_(
            Absence.person_id == Person.id,
            Absence.tenant_id == Membership.member_of_id,
            Absence.starts_on <= _TODAY,
            Absence.ends_on >= _TODAY,
        ),
    )
    .where(
        Membership.member_of_id == bindparam("tenant_id", type_=Uuid()),
        Membership.ended_on.is_(None),
        Person.is_active,
    )
    .order_by(Person.name, Person.id, Absence.starts_on)
)


def _step(row: Any) -> Step:
    told = {
        Part.OWNER: row.tells_owner,
        Part.LEAD: row.tells_lead,
        Part.ESCALATION: row.tells_escalation,
    }
    return Step(row.offset_days, frozenset(part for part, is_told in told.items() if is_told))


def team_on(today: date) -> Team:
    """The open tenant's people on a day, for asking who answers for something."""
    holder = select(Post.holder_id).join(Ladder, Ladder.escalation_post_id == Post.id)
    return _team(today, db.session.scalar(holder))


def _team(today: date, escalation_id: UUID | None) -> Team:
    rows = db.session.execute(_PEOPLE, {"today": today, "tenant_id": current_tenant()}).all()
    return Team(
        members=frozenset(row.id for row in rows),
        leads=tuple(dict.fromkeys(row.id for row in rows if row.role in LEADING_ROLES)),
        escalation_id=escalation_id,
        covers={row.id: row.cover_id for row in rows if row.cover_id is not None},
    )
