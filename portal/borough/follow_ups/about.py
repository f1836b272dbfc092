"""What follows from checks, for the page of a supplier and for the page of a check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from portal.access import may
from portal.borough.follow_ups.lines import FollowUpLine, lines_of
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.checks.follow_up_queries import follow_ups_from, follow_ups_of, is_open
from tenants.records.checks.follow_up_rules import furthest, steps_left
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.rules import CheckStatus, Outcome, Sanction
from tenants.records.suppliers.models import Supplier

#: After these outcomes somebody has to do something.
TROUBLED = (Outcome.IMPROVE, Outcome.SERIOUS)


@dataclass(frozen=True, slots=True)
class FollowUpsView:
    """The lines, and where more is added; the addresses are empty for whoever may not."""

    open: tuple[FollowUpLine, ...]
    closed: tuple[FollowUpLine, ...]
    terminated: str  # "Contract terminated on 3 November 2026", while that stands
    action_href: str
    plan_href: str
    sanction_href: str
    is_wanting: bool = False  # a check found trouble, and nothing follows from it yet

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.open and not self.closed


def about_supplier(supplier: Supplier, house: str, today: date) -> FollowUpsView:
    """Everything that follows for a supplier; `house` is the tenant's part of an address."""
    found = follow_ups_of(supplier.id)
    return _view(found, found, f"/{house}/checks/follow-ups/for/{supplier.id}", "", house, today)


def about_check(check: SupplierCheck, house: str, today: date) -> FollowUpsView:
    """What follows from one check, with the pages that add to it filled in from what it found."""
    found = follow_ups_from(check.id)
    base = f"/{house}/checks/follow-ups/for/{check.supplier_id}"
    if check.status != CheckStatus.DONE:
        base = ""
    of_supplier = follow_ups_of(check.supplier_id)
    is_wanting = not found and check.outcome in TROUBLED
    return _view(found, of_supplier, base, urlencode({"check": str(check.id)}), house, today, is_wanting)


def _view(
    found: Sequence[FollowUp],
    of_supplier: Sequence[FollowUp],
    base: str,
    query: str,
    house: str,
    today: date,
    is_wanting: bool = False,
) -> FollowUpsView:
    lines = lines_of(found, house, today)
    standing = {Sanction(each.sanction): each for each in of_supplier if is_open(each) and each.sanction}
    may_add = may(Permission.SUPPLIER_WRITE) and bool(base)
    ask = f"?{query}" if query else ""
    return FollowUpsView(
        open=tuple(sorted((line for line in lines if line.is_open), key=lambda line: not line.is_late)),
        closed=tuple(line for line in lines if not line.is_open),
        terminated=_terminated(standing),
        action_href=f"{base}/action{ask}" if may_add else "",
        plan_href=f"{base}/plan{ask}" if may_add else "",
        sanction_href=f"{base}/sanction{ask}" if may_add and steps_left(standing) else "",
        is_wanting=is_wanting,
    )


def _terminated(standing: dict[Sanction, FollowUp]) -> str:
    if furthest(standing) != Sanction.TERMINATION:
        return ""
    since = standing[Sanction.TERMINATION].imposed_on
    return f"Contract terminated on {format_day(since)}" if since else "Contract terminated"
