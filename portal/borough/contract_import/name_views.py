"""The pages on which somebody decides which supplier a name of a register is."""

from collections.abc import Mapping
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.contract_import.blueprint import pages
from portal.borough.contract_import.changing import Answer, change, elsewhere
from portal.borough.contract_import.forms import NamesForm
from portal.formatting import plural
from portal.paging import PAGE_SIZE, Page, page_asked_for
from tenants.people.permissions import Permission
from tenants.records.contracts.models import ContractImport
from workflows.contract_import.columns import from_kept
from workflows.contract_import.matching import Question, Why
from workflows.contract_import.preview import look_at_names
from workflows.contract_import.queries import get_import
from workflows.contract_import.service import decide, take_rest_as_new
from workflows.contract_import.staging import unpacked

WHY_WORDS = {
    Why.ALIKE: "It looks like a supplier that you hold.",
    Why.OTHER_NUMBER: "You hold this name with another company number.",
    Why.NUMBER_AND_NAME: "The company number is one supplier’s, and the name is another’s.",
    Why.NAMESAKES: "You hold several suppliers with this name.",
}
IN_REGISTER_WORDS = "It looks like another name in this register."


@pages.route("/<uuid:import_id>/names", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def names(import_id: UUID) -> Answer:
    """Asks about 25 names at a time; those already decided are shown when they are asked for."""
    form = NamesForm()
    if not form.is_submitted():
        reading = get_import(import_id)
        if (over := elsewhere(reading)) is not None:
            return over
        form.catch_up(reading)
        return _page(reading, form, {})
    chosen, takes_rest = _chosen(request.form), "rest" in request.form
    rest: list[int] = []

    def keep(reading: ContractImport) -> None:
        decide(reading, chosen, by=current_person().id)
        if takes_rest:
            rest.append(take_rest_as_new(reading, by=current_person().id))

    return change(
        import_id, form, keep, lambda found: _page(found, form, chosen), lambda: _next(import_id, rest)
    )


def _chosen(sent: Mapping[str, str]) -> dict[str, str]:
    """Pairs of a hidden name and a choice: name-0 beside is-0."""
    found = {sent.get(f"name-{place}", ""): sent.get(f"is-{place}", "") for place in range(PAGE_SIZE)}
    return {name: answer for name, answer in found.items() if name and answer}


def _next(import_id: UUID, rest: list[int]) -> Response:
    reading = get_import(import_id)
    left = len([question for question in _questions(reading) if not question.answer])
    if rest:
        flash(f"{plural(rest[0], 'name is', 'names are')} taken as new suppliers.")
    shown = "all" if request.args.get("show") == "all" else None
    if not left and not shown:
        return redirect(url_for("contract_import.look", import_id=import_id))
    if not rest:
        flash("Your decisions are kept.")
    return redirect(url_for("contract_import.names", import_id=import_id, show=shown))


def _questions(reading: ContractImport) -> tuple[Question, ...]:
    staged, mapping = unpacked(reading.sheet), from_kept(reading.mapping)
    return look_at_names(staged, mapping, reading.choices).matching.questions


def _page(reading: ContractImport, form: NamesForm, typed: Mapping[str, str]) -> str:
    questions = _questions(reading)
    shows_all = request.args.get("show") == "all"
    shown = [each for each in questions if shows_all or not each.answer]
    page = Page(page_asked_for(request.args.get("page")), len(shown))
    return render_template(
        "borough/contract_import/names.html",
        form=form,
        reading=reading,
        page=page,
        questions=shown[page.offset : page.offset + page.size],
        typed=typed,
        shows_all=shows_all,
        left=sum(not question.answer for question in questions),
        decided=sum(bool(question.answer) for question in questions),
        why=_why,
    )


def _why(question: Question) -> str:
    if question.why is Why.ALIKE and all(offer.row for offer in question.offers):
        return IN_REGISTER_WORDS
    return WHY_WORDS[question.why]
