"""Reading how long each kind of record is kept on a day, and what has been purged."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select

from tenants.database import db
from tenants.guidance.models import RetentionRule
from tenants.guidance.queries import retention_rules
from tenants.records.retention.models import Purge, RetentionChoice
from tenants.records.retention.rules import Keeping, Kept

MOST_PURGES = 50


def keepings(on: date) -> dict[Kept, Keeping]:
    """How long each kind is kept on a day: the tenant's own choice, else what is usual.

    A kind without either is not among them: without a rule nothing is purged.
    """
    usual = retention_rules(on)
    own = {Kept(each.kept): each for each in choices_on(on)}
    found = {kept: _keeping(kept, usual.get(kept), own.get(kept)) for kept in Kept}
    return {kept: keeping for kept, keeping in found.items() if keeping is not None}


def find_keeping(kept: Kept, on: date) -> Keeping | None:
    """How long one kind is kept on a day; None without a rule."""
    return keepings(on).get(kept)


def choices_on(on: date) -> list[RetentionChoice]:
    """The tenant's own choices in force on a day."""
    until = or_(RetentionChoice.valid_to.is_(None), RetentionChoice.valid_to >= on)
    statement = select(RetentionChoice).where(RetentionChoice.valid_from <= on, until)
    return list(db.session.scalars(statement.order_by(RetentionChoice.valid_from)))


def choices_of(kept: Kept) -> list[RetentionChoice]:
    """Every choice that the tenant made about one kind, the latest first."""
    statement = select(RetentionChoice).where(RetentionChoice.kept == kept)
    return list(db.session.scalars(statement.order_by(RetentionChoice.valid_from.desc(), RetentionChoice.id)))


def purges(kinds: Collection[Kept] = tuple(Kept)) -> list[Purge]:
    """What was purged of these kinds, the latest first."""
    statement = select(Purge).where(Purge.kept.in_(kinds)).order_by(Purge.purged_at.desc(), Purge.id)
    return list(db.session.scalars(statement.limit(MOST_PURGES)))


def _keeping(kept: Kept, usual: RetentionRule | None, own: RetentionChoice | None) -> Keeping | None:
    if usual is None:
        return None  # what the months are counted from is the usual rule's to say
    months, why = (own.months, own.because) if own is not None else (usual.months, usual.why)
    return Keeping(
        kept=kept,
        months=months,
        usual_months=usual.months,
        counted_from=usual.counted_from,
        why=why,
        source="Your council’s own choice" if own is not None else usual.source,
        is_own=own is not None,
        since_on=own.valid_from if own is not None else None,
    )
