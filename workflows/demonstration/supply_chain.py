"""Loads a tenant's suppliers, contracts and checks, with what is due and what follows from them."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.permissions import Role
from tenants.records.checks.details import Result
from tenants.records.checks.follow_ups import require_action
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckKind, CheckStatus, Outcome
from tenants.records.checks.service import log_check, plan_check
from tenants.records.contracts.clauses import add_clause, set_threshold
from tenants.records.contracts.details import ClauseDetails
from tenants.records.obligations.service import Owner
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier
from workflows.demonstration.invented_registers import INVENTED, Sizes, fill_register
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant, read
from workflows.published_checks.service import publish

_POST = "Procurement Officer"
#: Days from today on which checks are due and corrective actions: some late, most to come.
_CHECKS_DUE = (-12, -3, 4, 9, 16, 23, 40, 55, 75, 90, 120, 150)
_ACTIONS_DUE = (-20, -5, 10, 30, 60)
#: Company numbers, the first and the last.
_BOUGHT_BY_ALL = ("98000000", "98000059")
_TO_PUT_RIGHT = (
    "Say which agencies supply workers for our contract",
    "Put up posters on rights in the languages that are spoken there",
    "Stop charging recruitment fees, and pay back what was charged",
    "Publish this year’s modern slavery statement on the home page",
    "Let the council see payslips of the last three months",
)


def load_supply_chain(house: House, today: date) -> None:
    """Adds the register of the open tenant, if it is one of those that have one."""
    for entry in by_tenant("supply_chain", "registers").get(house.tenant.slug, []):
        owner = Owner(house.make_post(_POST, house.accounts.get(Role.PROCUREMENT)))
        for clause in read("supply_chain")["clauses"]:
            _add_clause(clause)
        sizes = Sizes(entry["suppliers"], entry["contracts"], entry["tiered"], entry["checks"])
        high = fill_register(house.tenant.slug, sizes, today)
        _plan_checks(high, owner, today)
        _ask_for_more(high[len(_CHECKS_DUE) :], owner, today)
        _publish_checks(house.accounts[Role.PROCUREMENT])


def _add_clause(entry: Entry) -> None:
    clause = add_clause(ClauseDetails(entry["title"], entry["text"]), by=None)
    set_threshold(clause, entry["min_value"], entry["sector"], valid_from=None, by=None)


def _plan_checks(supplier_ids: list[UUID], owner: Owner, today: date) -> None:
    """The next statement check or yearly assessment of some suppliers of the highest tier."""
    for place, (supplier_id, days) in enumerate(zip(supplier_ids, _CHECKS_DUE, strict=False)):
        kind = CheckKind.STATEMENT if place % 2 else CheckKind.ANNUAL
        check = plan_check(get_supplier(supplier_id), kind, today + timedelta(days=days), owner, by=None)
        _label(check)


def _ask_for_more(supplier_ids: list[UUID], owner: Owner, today: date) -> None:
    """What a few suppliers have to put right after a check that found something."""
    found = zip(supplier_ids, _ACTIONS_DUE, _TO_PUT_RIGHT, strict=False)
    for supplier_id, days, title in found:
        supplier = get_supplier(supplier_id)
        check = _unsatisfied(supplier, today)
        due_on = today + timedelta(days=days)
        action = require_action(supplier, check, title, "", due_on, owner, by=None)
        action.invented = INVENTED
    db.session.flush()


def _unsatisfied(supplier: Supplier, today: date) -> SupplierCheck:
    result = Result(
        CheckKind.SITE_VISIT,
        min(today, clock.today()) - timedelta(days=60),
        Outcome.IMPROVE,
        summary="Invented for the demonstration.",
        invented=INVENTED,
        is_demonstration=True,
    )
    return log_check(supplier, result, by=None)


def _publish_checks(officer: UUID) -> None:
    """Lets other councils know of checks of companies that all three buy from; one in three is named."""
    finished = (
        select(SupplierCheck)
        .join(Supplier, Supplier.id == SupplierCheck.supplier_id)
        .where(SupplierCheck.status == CheckStatus.DONE, Supplier.company_number.between(*_BOUGHT_BY_ALL))
        .order_by(Supplier.company_number, SupplierCheck.done_on)
    )
    for place, check in enumerate(db.session.scalars(finished).all()):
        publish(check, is_named=place % 3 == 0, with_outcome=False, by=officer)


def _label(check: SupplierCheck) -> None:
    check.invented, check.is_demonstration = INVENTED, True
    db.session.flush()
