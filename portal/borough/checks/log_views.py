"""The page on which a check that was done is logged."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.checks.about import ChecksOfSupplier, about_supplier
from portal.borough.checks.blueprint import checks
from portal.borough.checks.choosing import choose_supplier, supplier_asked_for
from portal.borough.checks.guide import Guide, guide
from portal.borough.checks.kind_parts import ContractPart, FilePart, StatementPart
from portal.borough.checks.result_forms import ONCE_ONLY, LogForm, asks_for_more, log_form_of, one_id
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.checks.again import months_until_next
from tenants.records.checks.clause_checks import ClausesFound, clauses_found
from tenants.records.checks.evidence import add_evidence_file
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import changes_seen, find_open_check
from tenants.records.checks.rules import CHECK_WORDS, CheckKind
from tenants.records.checks.service import log_check
from tenants.records.checks.statement_checks import log_statement_check
from tenants.records.contracts.queries import contracts_of, get_contract
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class SeenChecks:
    """A supplier's checks as the form saw them: `version` rises whenever one is added or changed."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class LogPage:
    """What stands round the form."""

    supplier: Supplier
    kind: CheckKind
    known: ChecksOfSupplier
    planned_words: str
    guide: Guide | None
    contracts: list[ClausesFound]
    asks_for_more: bool  # the page has just been made longer for another kind


@checks.route("/log", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def log() -> Answer:
    """Logs a check of the supplier that the address names; without one, asks which it is."""
    supplier_id = supplier_asked_for()
    if supplier_id is None:
        return choose_supplier("checks.log", "Log a check")
    if request.method == "POST":
        return _logged(get_supplier_to_change(supplier_id))
    supplier = get_supplier(supplier_id)
    kind = _kind_asked_for() or _next_kind(supplier)
    form = log_form_of(kind)(data=_to_begin_with(supplier, kind))
    return _page(supplier, kind, form)


def _logged(supplier: Supplier) -> Answer:
    typed = LogForm()
    kind, shown = typed.chosen or typed.shown.kind or CheckKind.ANNUAL, typed.shown.kind
    form = log_form_of(kind)()
    if typed.chosen and asks_for_more(kind, shown):
        return _page(supplier, kind, form, asks_for_more=True)
    _offer(supplier, form)
    added: list[SupplierCheck] = []
    status = attempt(form, lambda: added.append(_log(supplier, kind, form)))
    if status != DONE:
        return _page(get_supplier(supplier.id), kind, form), status
    flash(_said(supplier, kind))
    return redirect(url_for("checks.check", check_id=added[0].id))


def _log(supplier: Supplier, kind: CheckKind, form: LogForm) -> SupplierCheck:
    form.must_be_fresh(SeenChecks(supplier.id, changes_seen(supplier.id)))
    by, months = current_person().id, form.next_months.number
    if isinstance(form, StatementPart):
        found, areas = form.statement_found(), form.areas_found()
        return log_statement_check(supplier, form.result(kind), found, areas, by=by, next_months=months)
    result = form.result(kind)
    if isinstance(form, ContractPart) and form.contract_id:
        [found_now] = clauses_found([get_contract(form.contract_id)])
        result = form.result(kind, found_first=found_now.words)
    check = log_check(supplier, result, by=by, next_months=months)
    if isinstance(form, FilePart) and form.file.data:
        file = form.file.data
        add_evidence_file(check, "", file.filename or "file", file.read(), by=by)
    return check


def _page(supplier: Supplier, kind: CheckKind, form: LogForm, *, asks_for_more: bool = False) -> str:
    _offer(supplier, form)
    known = about_supplier(supplier, current_belonging().slug, clock.today())
    if form.has_conflict:
        form.news = _newest(known)
    form.version.data, form.shown.data = str(changes_seen(supplier.id)), kind.value
    is_of_clauses = isinstance(form, ContractPart)
    page = LogPage(
        supplier=supplier,
        kind=kind,
        known=known,
        planned_words=_planned_words(known, kind),
        guide=guide(clock.today()) if isinstance(form, StatementPart) else None,
        contracts=clauses_found(contracts_of(supplier.id)) if is_of_clauses else [],
        asks_for_more=asks_for_more,
    )
    return render_template("borough/checks/log.html", page=page, form=form)


def _offer(supplier: Supplier, form: LogForm) -> None:
    if isinstance(form, ContractPart):
        form.offer_contracts(contracts_of(supplier.id))


def _newest(known: ChecksOfSupplier) -> tuple[str, ...]:
    """What is known of the supplier's checks now, for somebody whose page is older."""
    done = [f"{line.kind}, done on {format_day(line.done_on)}: {line.outcome}" for line in known.latest]
    planned = [f"{line.kind}, planned for {format_day(line.due_on)}" for line in known.planned if line.due_on]
    return (*done, *planned)


def _planned_words(known: ChecksOfSupplier, kind: CheckKind) -> str:
    """ "1 December 2026", when a check of this kind is planned."""
    planned = next((line for line in known.planned if line.kind_key == kind), None)
    return format_day(planned.due_on) if planned and planned.due_on else ""


def _kind_asked_for() -> CheckKind | None:
    asked = request.args.get("kind", "")
    return CheckKind(asked) if asked in set(CheckKind) else None


def _next_kind(supplier: Supplier) -> CheckKind:
    """The kind that is due next; else the one that every supplier is checked by."""
    known = about_supplier(supplier, current_belonging().slug, clock.today())
    return CheckKind(known.planned[0].kind_key) if known.planned else CheckKind.ANNUAL


def _to_begin_with(supplier: Supplier, kind: CheckKind) -> dict[str, object]:
    today = clock.today()
    months = "" if kind in ONCE_ONLY else str(months_until_next(supplier.tier, today))
    contract_id = one_id(request.args.get("contract")) or _planned_contract(supplier, kind)
    return {
        "kind": kind.value,
        "done_on": today,
        "next_months": months,
        "has_home_page_link": "",
        "url": request.args.get("url", ""),  # of a statement that was found in the registry
        "contract": str(contract_id) if contract_id else None,
    }


def _planned_contract(supplier: Supplier, kind: CheckKind) -> UUID | None:
    planned = find_open_check(supplier.id, kind)
    return planned.contract_id if planned else None


def _said(supplier: Supplier, kind: CheckKind) -> str:
    """That it is logged, and when the next one is planned."""
    following = find_open_check(supplier.id, kind)
    owed = find_obligation(Kind.SUPPLIER_CHECK, following.id) if following else None
    if owed is None:
        return f"The check is logged: {CHECK_WORDS[kind]}."
    return f"The check is logged. The next one is planned for {format_day(owed.due_on)}."
