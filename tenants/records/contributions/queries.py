"""Reading what the tenant gave, gives and leaves out."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.contributions.models import Contribution, MeasureChoice
from tenants.records.contributions.rules import ContributionStatus

_NOT_FOUND = "We could not find those figures."


def get_contribution(contribution_id: UUID) -> Contribution:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Contribution).where(Contribution.id == contribution_id))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def get_contribution_to_change(contribution_id: UUID) -> Contribution:
    """The same, held until the transaction ends, so that two decisions cannot pass each other."""
    statement = select(Contribution).where(Contribution.id == contribution_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def contributions_of(starts_on: date) -> list[Contribution]:
    """Everything prepared for the quarter that begins on a day, by measure and vintage."""
    order = (Contribution.measure_key, Contribution.vintage)
    statement = select(Contribution).where(Contribution.starts_on == starts_on).order_by(*order)
    return list(db.session.scalars(statement))


def open_contributions(starts_on: date | None = None) -> list[Contribution]:
    """What nobody has decided on, of one quarter or all, held until the transaction ends."""
    is_open = Contribution.status == ContributionStatus.PREPARED
    statement = (
        select(Contribution).where(is_open).order_by(Contribution.default_on, Contribution.measure_key)
    )
    if starts_on is not None:
        statement = statement.where(Contribution.starts_on == starts_on)
    return list(db.session.scalars(statement.with_for_update()))


def find_contribution(measure_key: str, starts_on: date, vintage: int) -> Contribution | None:
    """What was prepared for a measure and the quarter that begins on a day."""
    statement = select(Contribution).where(
        Contribution.measure_key == measure_key,
        Contribution.starts_on == starts_on,
        Contribution.vintage == vintage,
    )
    return db.session.scalar(statement)


def find_given(
    measure_key: str, starts_on: date, *, vintage: int | None = None, until: date | None = None
) -> Contribution | None:
    """The newest that was given, of this vintage or one before, and not after a day if one is named."""
    statement = select(Contribution).where(
        Contribution.measure_key == measure_key,
        Contribution.starts_on == starts_on,
        Contribution.status == ContributionStatus.GIVEN,
    )
    if vintage is not None:
        statement = statement.where(Contribution.vintage <= vintage)
    if until is not None:
        statement = statement.where(Contribution.decided_on <= until)
    return db.session.scalar(statement.order_by(Contribution.vintage.desc()).limit(1))


def contribution_states() -> list[tuple[date, str, date]]:
    """Of everything ever prepared the first day of its quarter, its state, and the day on which it goes.

    The newest quarter comes first.
    """
    columns = (Contribution.starts_on, Contribution.status, Contribution.default_on)
    rows = db.session.execute(select(*columns).order_by(Contribution.starts_on.desc()))
    return [(starts_on, str(status), default_on) for starts_on, status, default_on in rows]


def measure_choices() -> list[MeasureChoice]:
    """Every choice about a measure, the newest first."""
    order = (MeasureChoice.created_at.desc(), MeasureChoice.id)
    return list(db.session.scalars(select(MeasureChoice).order_by(*order)))


def measures_left_out() -> dict[str, MeasureChoice]:
    """The choice by which each measure is left out that is left out now."""
    newest: dict[str, MeasureChoice] = {}
    for choice in measure_choices():
        newest.setdefault(choice.measure_key, choice)
    return {key: choice for key, choice in newest.items() if choice.is_left_out}
