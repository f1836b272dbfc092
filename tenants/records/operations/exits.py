"""Door two for operations: how many there were of each kind, and how many interventions agencies made."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from tenants.counts import Codes, Counts, Period
from tenants.database import db
from tenants.records.operations.models import Operation, OperationAgency


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """Operations that began in the period by kind, with the interventions that are known.

    None when the log does not go back to the first day: how many there were is not known, which is not none.
    """
    began_on = db.session.scalar(select(func.min(Operation.held_on)))
    if began_on is None or began_on > period.starts_on:
        return None
    within = Operation.held_on.between(period.starts_on, period.ends_on)
    held = select(Operation.kind, func.count(Operation.id)).where(within).group_by(Operation.kind)
    made = (
        select(Operation.kind, func.sum(OperationAgency.interventions))
        .join(OperationAgency, OperationAgency.operation_id == Operation.id)
        .where(within, OperationAgency.interventions.is_not(None))
        .group_by(Operation.kind)
    )
    numbers: Counter[Codes] = Counter()
    for counted, statement in (("operations", held), ("interventions", made)):
        for kind, number in db.session.execute(statement):
            numbers[str(kind), counted] = int(number or 0)
    return Counts(("kind", "counted"), dict(numbers))
