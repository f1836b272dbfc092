"""Reading comparisons of the tenant's log with figures of others, line by line, with their reasons."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.reconciliations.counting import EVERY, Category
from tenants.records.reconciliations.models import (
    Reconciliation,
    ReconciliationLine,
    ReconciliationReason,
)
from tenants.records.reconciliations.rules import is_settled, left_over

_NOT_FOUND = "We could not find that comparison."


@dataclass(frozen=True, slots=True)
class Compared:
    """Both counts of one category, and the reasons why they differ."""

    type_key: str
    age_band: str
    ours: int
    theirs: int | None
    reasons: tuple[ReconciliationReason, ...] = ()

    @property
    def difference(self) -> int | None:
        """Ours less theirs; None when they do not say."""
        return None if self.theirs is None else self.ours - self.theirs

    @property
    def left_over(self) -> int | None:
        """What no reason accounts for; None when they do not say."""
        if self.theirs is None:
            return None
        return left_over(self.ours, self.theirs, (each.people for each in self.reasons))

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to explain."""
        return is_settled(self.ours, self.theirs, (each.people for each in self.reasons))

    @property
    def is_of_everybody(self) -> bool:
        """Whether it is about people, each once, and not about one type."""
        return self.type_key == EVERY


def reconciliations() -> list[Reconciliation]:
    """Every comparison, the newest period first."""
    newest = (Reconciliation.starts_on.desc(), Reconciliation.created_at.desc())
    return list(db.session.scalars(select(Reconciliation).order_by(*newest)))


def get_reconciliation(reconciliation_id: UUID) -> Reconciliation:
    """The tenant's comparison; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Reconciliation).where(Reconciliation.id == reconciliation_id))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def get_reconciliation_to_change(reconciliation_id: UUID) -> Reconciliation:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Reconciliation).where(Reconciliation.id == reconciliation_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def lines_of(reconciliation_id: UUID) -> list[ReconciliationLine]:
    """Its lines in order."""
    of_it = select(ReconciliationLine).where(ReconciliationLine.reconciliation_id == reconciliation_id)
    return list(db.session.scalars(of_it.order_by(ReconciliationLine.position)))


def get_line(reconciliation_id: UUID, category: Category) -> ReconciliationLine:
    """The line of a category; NotFound when the comparison has none."""
    found = next((line for line in lines_of(reconciliation_id) if _category(line) == category), None)
    if found is None:
        raise NotFound("We could not find that line of the comparison.")
    return found


def reasons_of(reconciliation_id: UUID) -> list[ReconciliationReason]:
    """Its reasons, the oldest first."""
    of_it = select(ReconciliationReason).where(ReconciliationReason.reconciliation_id == reconciliation_id)
    oldest = (ReconciliationReason.added_at, ReconciliationReason.id)
    return list(db.session.scalars(of_it.order_by(*oldest)))


def get_reason(reconciliation_id: UUID, reason_id: UUID) -> ReconciliationReason:
    """One reason of a comparison; NotFound otherwise."""
    found = next((each for each in reasons_of(reconciliation_id) if each.id == reason_id), None)
    if found is None:
        raise NotFound("We could not find that reason.")
    return found


def compared(reconciliation_id: UUID) -> list[Compared]:
    """Every line with its reasons, in order."""
    reasons: defaultdict[Category, list[ReconciliationReason]] = defaultdict(list)
    for reason in reasons_of(reconciliation_id):
        reasons[reason.type_key, reason.age_band].append(reason)
    return [
        Compared(line.type_key, line.age_band, line.ours, line.theirs, tuple(reasons[_category(line)]))
        for line in lines_of(reconciliation_id)
    ]


def _category(line: ReconciliationLine) -> Category:
    return line.type_key, line.age_band
