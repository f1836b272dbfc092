"""The pages of the clauses that the council's contracts have to hold, and from which values on."""

from uuid import UUID

from flask import render_template

from portal.access import current_person, may, requires
from portal.borough.contracts.blueprint import contracts as pages
from portal.borough.contracts.changing import Answer, form_page, to_clauses
from portal.borough.contracts.clause_lines import clause_lines, threshold_line
from portal.borough.contracts.forms import ClauseForm, EndForm, NewClauseForm, ThresholdForm
from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.contracts import clauses as service
from tenants.records.contracts.lists import count_lacking_clauses
from tenants.records.contracts.models import Clause
from tenants.records.contracts.queries import get_clause, get_clause_to_change, get_threshold


@pages.get("/clauses/")
@requires(Permission.SUPPLIER_READ)
def clauses() -> str:
    """Every clause with its thresholds."""
    today = clock.today()
    return render_template(
        "borough/contracts/clauses.html",
        lines=clause_lines(today),
        lacking=count_lacking_clauses(today),
        may_write=may(Permission.SUPPLIER_WRITE),
        today=today,
    )


@pages.route("/clauses/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_clause() -> Answer:
    """Writes down a clause and from which value contracts have to hold it."""
    form = NewClauseForm()
    return form_page(
        "add_clause",
        form,
        lambda: _add(form),
        lambda: to_clauses("The clause is added."),
        offer=lambda: form.offer(sector_titles()),
        shown=lambda: {"clause": None},
    )


@pages.route("/clauses/<uuid:clause_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit_clause(clause_id: UUID) -> Answer:
    """Changes what a clause is called and what it says."""
    found = get_clause(clause_id)
    form = ClauseForm(data={"title": found.title, "text": found.text, "url": found.url})
    return form_page(
        "edit_clause",
        form,
        lambda: service.edit_clause(_fresh(clause_id, form), form.details(), by=current_person().id),
        lambda: to_clauses("Your changes are saved."),
        shown=lambda: _shown(clause_id),
    )


@pages.route("/clauses/<uuid:clause_id>/end", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def end_clause(clause_id: UUID) -> Answer:
    """Asks new contracts for it no more."""
    form = EndForm()
    return form_page(
        "end_clause",
        form,
        lambda: service.end_clause(
            _fresh(clause_id, form), form.ends_on.data or clock.today(), by=current_person().id
        ),
        lambda: to_clauses("The clause has an end. Contracts that hold it keep it."),
        shown=lambda: _shown(clause_id),
    )


@pages.route("/clauses/<uuid:clause_id>/thresholds/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_threshold(clause_id: UUID) -> Answer:
    """Sets another value from which it is asked for, from a day on."""
    form = ThresholdForm()
    return form_page(
        "add_threshold",
        form,
        lambda: _set(_fresh(clause_id, form), form),
        lambda: to_clauses("The threshold is set."),
        offer=lambda: form.offer(sector_titles()),
        shown=lambda: _shown(clause_id),
    )


@pages.route("/clauses/<uuid:clause_id>/thresholds/<uuid:rule_id>/end", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def end_threshold(clause_id: UUID, rule_id: UUID) -> Answer:
    """Takes one threshold away for contracts to come."""
    form = EndForm()
    return form_page(
        "end_threshold",
        form,
        lambda: _end(_fresh(clause_id, form), rule_id, form),
        lambda: to_clauses("The threshold has an end."),
        shown=lambda: {
            **_shown(clause_id),
            "line": threshold_line(get_threshold(clause_id, rule_id), sector_titles(), clock.today()),
        },
    )


def _shown(clause_id: UUID) -> dict[str, object]:
    found = get_clause(clause_id)
    return {"clause": found, "record": found}


def _fresh(clause_id: UUID, form: ClauseForm | EndForm | ThresholdForm) -> Clause:
    """The clause, held, unless somebody changed it meanwhile."""
    found = get_clause_to_change(clause_id)
    form.must_be_fresh(found)
    return found


def _add(form: NewClauseForm) -> None:
    by = current_person().id
    clause = service.add_clause(form.details(), by=by)
    service.set_threshold(
        clause,
        form.min_value.pounds or 0,
        form.sector.data or None,
        valid_from=form.valid_from.data,
        by=by,
    )


def _set(clause: Clause, form: ThresholdForm) -> None:
    service.set_threshold(
        clause,
        form.min_value.pounds or 0,
        form.sector.data or None,
        valid_from=form.valid_from.data,
        by=current_person().id,
    )


def _end(clause: Clause, rule_id: UUID, form: EndForm) -> None:
    rule = get_threshold(clause.id, rule_id)
    service.end_threshold(clause, rule, form.ends_on.data or clock.today(), by=current_person().id)
