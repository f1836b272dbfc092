"""Reading how many people groups have, and which levels they need."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.records.training.models import Headcount, Requirement, StaffGroup, TrainingLevel
from tenants.records.training.queries import got


def headcounts_on(on: date) -> dict[UUID, Headcount]:
    """The newest count of each group on a day, by the group's id."""
    statement = select(Headcount).where(Headcount.counted_on <= on).order_by(Headcount.counted_on)
    return {each.group_id: each for each in db.session.scalars(statement)}


def headcounts_of(group_id: UUID) -> list[Headcount]:
    """Every count of a group, the newest first."""
    statement = select(Headcount).where(Headcount.group_id == group_id)
    return list(db.session.scalars(statement.order_by(Headcount.counted_on.desc())))


def get_requirement(requirement_id: UUID) -> Requirement:
    """The tenant's requirement; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Requirement).where(Requirement.id == requirement_id))
    return got(found, "required level")


def find_requirement(group_id: UUID, level_id: UUID) -> Requirement | None:
    """Whether a group needs a level, without an end."""
    wanted = (
        Requirement.group_id == group_id,
        Requirement.level_id == level_id,
        Requirement.valid_to.is_(None),
    )
    return db.session.scalar(select(Requirement).where(*wanted).limit(1))


def requirements(group_id: UUID | None = None) -> list[tuple[Requirement, TrainingLevel]]:
    """What is required without an end, of one group or of all, with the level, in the levels' order."""
    statement = (
        select(Requirement, TrainingLevel)
        .join(TrainingLevel, TrainingLevel.id == Requirement.level_id)
        .where(Requirement.valid_to.is_(None))
        .order_by(TrainingLevel.position)
    )
    if group_id is not None:
        statement = statement.where(Requirement.group_id == group_id)
    return [(required, level) for required, level in db.session.execute(statement)]


@dataclass(frozen=True, slots=True)
class Furnishing:
    """How many levels and groups of its own people a tenant has."""

    levels: int
    groups: int


def furnishing() -> Furnishing:
    """What there is that could be required, and of whom."""
    ours = (StaffGroup.ended_on.is_(None), StaffGroup.is_outside.is_(False))
    levels_in_use = select(func.count(TrainingLevel.id)).where(TrainingLevel.valid_to.is_(None))
    groups_in_use = select(func.count(StaffGroup.id)).where(*ours)
    row = db.session.execute(select(levels_in_use.scalar_subquery(), groups_in_use.scalar_subquery())).one()
    return Furnishing(*row)
