"""Makes checks of suppliers, inside a borough's scope."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.checks.answering import questions_of, save_answers
from tenants.records.checks.details import Result
from tenants.records.checks.evidence import add_evidence_file, add_evidence_link
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.question_sets import draft_of, new_edition
from tenants.records.checks.rules import CheckKind, CheckStatus, Outcome
from tenants.records.checks.service import call_off, log_check, plan_check
from tenants.records.checks.statement_checks import AreaFound, StatementFound, log_statement_check
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.statements.rules import Area, Level
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.contracts import make_contract
from tests.factories.documents import LINK, PDF
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough

#: Of the supplier whose checks a furnished borough has.
NUMBER = "01234560"


def make_check(
    supplier: Supplier,
    kind: CheckKind = CheckKind.ANNUAL,
    *,
    by: UUID | None = None,
    next_months: int | None = None,
    **found: Any,
) -> SupplierCheck:
    """A check done today with a satisfactory outcome, unless `found`, fields of Result, says otherwise."""
    values = {"done_on": clock.today(), "outcome": Outcome.SATISFACTORY, **found}
    if kind == CheckKind.TENDER_CHALLENGE:
        values.setdefault("tender_words", "Cleaning of schools 2026")
    return log_check(supplier, Result(kind, **values), by=by, next_months=next_months)


def make_planned(
    supplier: Supplier,
    kind: CheckKind = CheckKind.ANNUAL,
    *,
    due_on: date | None = None,
    owner: Owner = NOBODY,
    by: UUID | None = None,
) -> SupplierCheck:
    """A check planned for a day, in thirty days unless said otherwise."""
    due = due_on or clock.today() + timedelta(days=30)
    return plan_check(supplier, kind, due, owner, by=by)


@dataclass(frozen=True, slots=True)
class Checked:
    """The ids of what was checked of a furnished borough's supplier."""

    supplier: UUID
    statement: UUID
    visit: UUID
    planned: UUID
    called_off: UUID
    file: UUID
    draft: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def furnish_checks(borough: Borough) -> Checked:
    """A supplier with a check of every kind and state, and a draft of new questions."""
    by = borough.procurement.id
    supplier = make_supplier(f"{borough.name} Uniforms Ltd", company_number=NUMBER)
    contract = make_contract(supplier, "Uniforms for wardens")
    statement = make_statement_check(supplier, by=by)
    visit = make_check(supplier, CheckKind.SITE_VISIT, by=by, outcome=Outcome.IMPROVE, next_months=24)
    save_answers(visit, {each.id: "yes" for each in questions_of(visit)[:1]}, by=by)
    make_check(supplier, CheckKind.MSAT, by=by, score=61)
    make_check(supplier, CheckKind.TENDER_CHALLENGE, by=by, price=750_000, expected_price=1_000_000)
    make_check(supplier, CheckKind.EXCLUSION, by=by, outcome=Outcome.SERIOUS)
    make_check(supplier, CheckKind.CLAUSES, by=by, contract_id=contract.id)
    called_off = make_planned(supplier, CheckKind.QUESTIONNAIRE, owner=Owner(person_id=by), by=by)
    call_off(called_off, "They have answered another council", by=by)
    add_evidence_link(visit, "Certificate", LINK, by=by)
    file = add_evidence_file(visit, "Notes of the visit", "visit.pdf", PDF, by=by)
    draft = new_edition(CheckKind.ANNUAL, by=by)
    planned = make_planned(supplier, owner=Owner(person_id=by), by=by)
    records = (supplier, statement, visit, planned, called_off, file, draft)
    return Checked(*(each.id for each in records))


def make_statement_check(supplier: Supplier, *, by: UUID | None = None) -> SupplierCheck:
    """A statement check of today: every area at level 1."""
    found = StatementFound(url=LINK, period_starts_on=date(2025, 4, 1), period_ends_on=date(2026, 3, 31))
    areas = {area: AreaFound(Level.ONE, "Page 3") for area in Area}
    result = Result(CheckKind.STATEMENT, clock.today(), Outcome.IMPROVE, "Names no measures")
    return log_statement_check(supplier, result, found, areas, by=by)


def pages_of_done_checks(borough: Borough) -> list[str]:
    """The longest form, a draft of questions, and the page of every check that was done."""
    with tenant_scope(borough.id):
        done = (SupplierCheck.status == CheckStatus.DONE, Supplier.company_number == NUMBER)
        of_supplier = select(SupplierCheck.id).join(Supplier, Supplier.id == SupplierCheck.supplier_id)
        checks = db.session.scalars(of_supplier.where(*done).order_by(SupplierCheck.kind.desc())).all()
        draft = draft_of(CheckKind.ANNUAL)
        wanted = select(Supplier.id).where(Supplier.company_number == NUMBER)
        place, supplier_id = f"/{borough.slug}/checks/", db.session.scalars(wanted).one()
        starts = [f"{place}log?supplier={supplier_id}&kind=statement"]
        starts += [f"{place}questions/{draft.id}/"] if draft else []
        return starts + [f"{place}{check_id}/" for check_id in checks]
