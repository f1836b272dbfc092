"""The pages on which a clause is put in force in a contract, or taken out of it."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.contracts.blueprint import contracts as pages
from portal.borough.contracts.changing import Answer, form_page, to_contract
from portal.borough.contracts.forms import PressForm, PutInForceForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.contracts.clauses import put_in_force, take_out
from tenants.records.contracts.models import Clause
from tenants.records.contracts.queries import (
    clauses,
    get_clause,
    get_contract,
    get_contract_to_change,
    held_clauses,
)


@pages.post("/<uuid:contract_id>/clauses/<uuid:clause_id>/put-in-force")
@requires(Permission.SUPPLIER_WRITE)
def put_in_force_today(contract_id: UUID, clause_id: UUID) -> Response:
    """Puts one clause in force from today, with one press."""
    title = get_clause(clause_id).title
    get_contract(contract_id)
    if attempt(form := PressForm(), lambda: _put(contract_id, clause_id)) == DONE:
        return to_contract(contract_id, f"“{title}” is in force from today.", "clauses")
    flash(next((words for _, words in form.problems()), "That was not saved. Please try again."))
    return redirect(url_for("contracts.contract", contract_id=contract_id, _anchor="clauses"))


@pages.route("/<uuid:contract_id>/clauses/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def put_clause_in_force(contract_id: UUID) -> Answer:
    """Puts any clause in force, from any day."""
    form = PutInForceForm(data={"clause": request.args.get("clause", "")})
    return form_page(
        "put_in_force",
        form,
        lambda: _put_chosen(contract_id, form),
        lambda: to_contract(contract_id, "The clause is in force.", "clauses"),
        offer=lambda: form.offer(_not_held(contract_id)),
        shown=lambda: {"contract": get_contract(contract_id)},
    )


@pages.route("/<uuid:contract_id>/clauses/<uuid:clause_id>/take-out", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def take_clause_out(contract_id: UUID, clause_id: UUID) -> Answer:
    """Asks whether the contract really does not hold the clause."""
    get_clause(clause_id)
    return form_page(
        "take_out",
        PressForm(),
        lambda: take_out(get_contract_to_change(contract_id), get_clause(clause_id), by=current_person().id),
        lambda: to_contract(contract_id, "The clause is taken out.", "clauses"),
        shown=lambda: {"contract": get_contract(contract_id), "clause": get_clause(clause_id)},
    )


def _put(contract_id: UUID, clause_id: UUID) -> None:
    found = get_contract_to_change(contract_id)
    put_in_force(found, get_clause(clause_id), clock.today(), by=current_person().id)


def _put_chosen(contract_id: UUID, form: PutInForceForm) -> None:
    found = get_contract_to_change(contract_id)
    put_in_force(found, get_clause(form.clause_id), form.since_on.data, by=current_person().id)


def _not_held(contract_id: UUID) -> list[Clause]:
    """What can still be put in force: clauses that ended too, for contracts of their time."""
    held = {clause.id for clause, _since in held_clauses(contract_id)}
    return [clause for clause in clauses(with_ended=True) if clause.id not in held]
