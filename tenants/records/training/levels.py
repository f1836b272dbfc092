"""The levels of training that a tenant uses: its own, or taken over from a framework."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.frameworks.models import TrainingFramework, TrainingTier
from tenants.records.training import refreshers
from tenants.records.training.details import checked_words
from tenants.records.training.models import Requirement, TrainingLevel
from tenants.records.training.rules import MOST_MONTHS


def add_level(
    title: str,
    description: str = "",
    refresh_months: int | None = None,
    tier_key: str | None = None,
    *,
    valid_from: date | None,
    by: UUID | None,
) -> TrainingLevel:
    """Adds a level after the others; `refresh_months` None when it does not run out."""
    level = TrainingLevel(id=uuid4(), tier_key=tier_key, valid_from=valid_from, valid_to=None)
    level.position = (db.session.scalar(select(func.max(TrainingLevel.position))) or 0) + 1
    _write_on(level, title, description, refresh_months)
    db.session.add(level)
    audit.record("training-level:added", level, by=by)
    db.session.flush()
    return level


def edit_level(
    level: TrainingLevel, title: str, description: str, refresh_months: int | None, *, by: UUID
) -> None:
    """Changes a level's words, or after how many months it has to be done again; refreshers follow."""
    _write_on(level, title, description, refresh_months)
    audit.record("training-level:edited", level, by=by)
    db.session.flush()
    refreshers.recount(level.id, by=by)


def adopt_framework(
    framework: TrainingFramework, *, by: UUID | None, today: date | None = None
) -> list[TrainingLevel]:
    """Takes over the levels of a framework that the tenant does not have yet; returns those that are new."""
    known = set(db.session.scalars(select(TrainingLevel.tier_key).where(TrainingLevel.valid_to.is_(None))))
    day = today or clock.today()
    return [_adopt(tier, day, by) for tier in framework.tiers if tier.key not in known]


def _adopt(tier: TrainingTier, today: date, by: UUID | None) -> TrainingLevel:
    return add_level(tier.title, tier.description, tier.refresh_months, tier.key, valid_from=today, by=by)


def end_level(level: TrainingLevel, *, by: UUID, today: date) -> None:
    """Ends a level from today on: no group needs it any more, and its refreshers are not owed."""
    if level.valid_to is not None:
        raise WrongState("This level has ended already.")
    level.valid_to = today - timedelta(days=1)
    still = select(Requirement).where(Requirement.level_id == level.id, Requirement.valid_to.is_(None))
    for required in db.session.scalars(still):
        required.valid_to = level.valid_to
    audit.record("training-level:ended", level, by=by)
    db.session.flush()
    refreshers.recount(level.id, by=by)


def _write_on(level: TrainingLevel, title: str, description: str, refresh_months: int | None) -> None:
    level.title = checked_words("title", title, 120, "Enter what the level is called.")
    level.description = checked_words("description", description, 4000)
    if refresh_months is not None and not 1 <= refresh_months <= MOST_MONTHS:
        raise FieldError("refresh_months", f"Enter a whole number of months from 1 to {MOST_MONTHS}.")
    level.refresh_months = refresh_months
