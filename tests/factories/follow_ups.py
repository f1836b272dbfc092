"""Adds what follows from checks, and exclusions, to a borough."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.records.checks.exclusions import Grounds, consider, decide
from tenants.records.checks.follow_ups import agree_plan, close, require_action, sanction
from tenants.records.checks.models import Exclusion, FollowUp, SupplierCheck
from tenants.records.checks.rules import CheckKind, Decision, Outcome, Sanction
from tenants.records.obligations.service import Owner
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.sector_views import take_own_view
from tests.factories.checks import make_check
from tests.factories.risk import H, M, judge
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough

GROUND = "slavery-evidence/2025"
GROUNDS = Grounds("School meals 2027", GROUND, "Passports kept by a manager", "Passports given back")


@dataclass(frozen=True, slots=True)
class Followed:
    """The ids of what was added about one supplier; `in_plan` is put right, `excluded` has a notice due."""

    supplier: UUID
    check: UUID
    late: UUID
    plan: UUID
    in_plan: UUID
    warning: UUID
    considered: UUID
    excluded: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def ask_for(
    supplier: Supplier,
    title: str = "Give back the passports",
    *,
    check: SupplierCheck | None = None,
    plan: FollowUp | None = None,
    due_on: date | None = None,
    owner: Owner | None = None,
    by: UUID | None = None,
) -> FollowUp:
    """A corrective action, due in thirty days unless said otherwise."""
    due = due_on or clock.today() + timedelta(days=30)
    return require_action(supplier, check, title, "", due, owner or Owner(person_id=by), by=by, plan=plan)


def exclude(supplier: Supplier, owner: Owner, *, on: date | None = None, by: UUID | None = None) -> Exclusion:
    """An exclusion that was decided today, unless said otherwise."""
    found = consider(supplier, GROUNDS, owner, by=by)
    decided_on = on or clock.today()
    words = {"reason": "The evidence is enough", "decided_by_words": "Director of procurement"}
    decide(found, supplier, Decision.EXCLUDED, on=decided_on, by=by, **words)
    return found


def furnish_follow_ups(borough: Borough) -> Followed:
    """One of everything, inside the borough's scope, about a supplier of high risk."""
    by, today = borough.lead.id, clock.today()
    owner = Owner(person_id=borough.procurement.id)
    supplier = make_supplier("Brightwell Catering Ltd")
    judge(supplier, H, M, on=today - timedelta(days=90), by=by)
    judge(supplier, H, H, by=by)
    take_own_view("security", True, "Agencies at night", from_on=today, by=by)
    summary = "Passports are kept by a manager"
    check = make_check(supplier, CheckKind.SITE_VISIT, by=by, outcome=Outcome.SERIOUS, summary=summary)
    late = ask_for(supplier, check=check, due_on=today - timedelta(days=4), owner=owner, by=by)
    plan_due = today + timedelta(days=90)
    plan = agree_plan(supplier, check, "Fees and papers", "", plan_due, owner, by=by)
    in_plan = ask_for(supplier, "Pay back recruitment fees", plan=plan, owner=owner, by=by)
    close(in_plan, "Seen in the payroll", by=by)
    warning = sanction(supplier, check, Sanction.WARNING, "No answer", owner, imposed_on=today, by=by)
    considered = consider(supplier, GROUNDS, owner, by=by, check=check)
    excluded = exclude(supplier, owner, by=by)
    records = (supplier, check, late, plan, in_plan, warning, considered, excluded)
    return Followed(*(each.id for each in records))
