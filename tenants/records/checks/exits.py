"""The doors of checks: that a company was checked, and no word of what was seen; and counts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.counts import Counts, Period, tally
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckStatus
from tenants.records.suppliers.models import Supplier

#: The tier of a supplier that nobody has judged.
NOT_KNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CheckCopy:
    """What may be published of one check; `outcome` only if its tenant chooses to."""

    company_number: str
    kind: str
    done_on: date
    outcome: str


def publication(check_id: UUID) -> CheckCopy:
    """The copy of a finished check; NotFound when it is not the tenant's.

    WrongState when it is not done, or when the company has no number by which others could find it.
    """
    row = db.session.execute(_CHECK.where(SupplierCheck.id == check_id)).one_or_none()
    if row is None:
        raise NotFound("We could not find that check.")
    if row.status != CheckStatus.DONE or row.done_on is None or row.outcome is None:
        raise WrongState("Only a check that is done can be published.")
    if not row.company_number:
        raise WrongState("Add the supplier’s Companies House number first: others find the check by it.")
    return CheckCopy(row.company_number, str(row.kind), row.done_on, str(row.outcome))


_CHECK = select(
    SupplierCheck.status,
    SupplierCheck.kind,
    SupplierCheck.done_on,
    SupplierCheck.outcome,
    Supplier.company_number,
).join(Supplier, Supplier.id == SupplierCheck.supplier_id)


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """How many checks were done in the period, by outcome and by the tier that the supplier has now.

    None when the log does not go back to the first day: how many there were is not known, which is not none.
    """
    was_done = (SupplierCheck.status == CheckStatus.DONE, SupplierCheck.outcome.is_not(None))
    began_on = db.session.scalar(select(func.min(SupplierCheck.done_on)).where(*was_done))
    if began_on is None or began_on > period.starts_on:
        return None
    statement = (
        select(SupplierCheck.outcome, Supplier.tier)
        .join(Supplier, Supplier.id == SupplierCheck.supplier_id)
        .where(*was_done, SupplierCheck.done_on.between(period.starts_on, period.ends_on))
    )
    each = ((str(row.outcome), str(row.tier or NOT_KNOWN)) for row in db.session.execute(statement))
    return tally(("outcome", "tier"), each)
