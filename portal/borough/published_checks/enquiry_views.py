"""The pages on which councils ask each other about a check, and answer."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.published_checks.blueprint import pages
from portal.borough.published_checks.forms import AnswerForm, AskForm, ConfirmForm
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotAllowed, NotFound
from tenants.people.permissions import Permission
from tenants.records.checks.rules import CHECK_WORDS, CheckKind
from tenants.records.suppliers.queries import find_by_number, get_supplier
from workflows.published_checks import enquiries as service
from workflows.published_checks.enquiry_queries import (
    asked_by_us,
    asked_of_us,
    get_enquiry,
    is_to_answer,
    line_of,
)
from workflows.published_checks.models import CheckEnquiry
from workflows.published_checks.queries import OthersCheck, checked_by_others, find_published

Answer = str | Response | tuple[str, int]


@pages.get("/enquiries/")
@requires(Permission.SUPPLIER_READ)
def enquiries() -> str:
    """What this council was asked about its checks, and what it asked others."""
    return render_template(
        "borough/published_checks/enquiries.html",
        received=asked_of_us(),
        sent=asked_by_us(),
        kinds=_kind_words(),
    )


@pages.route("/suppliers/<uuid:supplier_id>/ask/<uuid:published_id>", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def ask(supplier_id: UUID, published_id: UUID) -> Answer:
    """Asks whoever made a check that is in the square about this supplier."""
    supplier = get_supplier(supplier_id)
    published = _of_others(supplier.company_number, published_id)
    form, status = AskForm(), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _ask(published_id, form))
        if status == DONE:
            flash("Your question is on its way. You get an e-mail when it is answered.")
            return redirect(url_for("suppliers.supplier", supplier_id=supplier_id))
    return render_template(
        "borough/published_checks/ask.html",
        supplier=get_supplier(supplier_id),
        published=published,
        kind=CHECK_WORDS[CheckKind(published.kind)],
        form=form,
    ), status


@pages.route("/enquiries/<uuid:enquiry_id>/", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_READ)
def enquiry(enquiry_id: UUID) -> Answer:
    """One question; the council that is asked can answer it here."""
    found = get_enquiry(enquiry_id)
    form, status = AnswerForm(), DONE
    if form.is_submitted():
        _must_answer(found)
        status = attempt(form, lambda: _answer(enquiry_id, form))
        if status == DONE:
            return _thanks("Your answer is sent.")
    return _page("enquiry", enquiry_id, form), status


@pages.route("/enquiries/<uuid:enquiry_id>/decline", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def decline(enquiry_id: UUID) -> Answer:
    """Says that there is no answer, and not who says so."""
    _must_answer(get_enquiry(enquiry_id))
    form, status = ConfirmForm(), DONE
    if form.is_submitted():
        by = current_person().id
        status = attempt(form, lambda: service.decline(get_enquiry(enquiry_id), by=by))
        if status == DONE:
            return _thanks("The question is declined. Whoever asked does not learn that it was you.")
    return _page("decline", enquiry_id, form), status


def _of_others(company_number: str, published_id: UUID) -> OthersCheck:
    found = checked_by_others(company_number).checks
    published = next((each for each in found if each.id == published_id), None)
    if published is None:
        raise NotFound("That check is not published any more.")
    return published


def _ask(published_id: UUID, form: AskForm) -> None:
    published = find_published(published_id)
    if published is None:
        raise NotFound("That check is not published any more.")
    service.ask(published, form.words.data or "", by=current_person().id)


def _answer(enquiry_id: UUID, form: AnswerForm) -> None:
    service.answer(get_enquiry(enquiry_id), form.words.data or "", by=current_person().id)


def _must_answer(found: CheckEnquiry) -> None:
    """NotFound for the asker's own page sent back, NotAllowed for a reader of the house that is asked."""
    if not is_to_answer(found):
        raise NotFound("We could not find that question.")
    if not may(Permission.SUPPLIER_WRITE):
        raise NotAllowed("Only the procurement team and the leads of this council can answer.")


def _page(name: str, enquiry_id: UUID, form: AnswerForm | ConfirmForm) -> str:
    found = get_enquiry(enquiry_id)
    return render_template(
        f"borough/published_checks/{name}.html",
        line=line_of(found),
        supplier=find_by_number(found.company_number),
        kind=_kind_words()[found.kind],
        is_asked=is_to_answer(found),
        may_answer=may(Permission.SUPPLIER_WRITE),
        form=form,
    )


def _kind_words() -> dict[str, str]:
    return {str(kind): words for kind, words in CHECK_WORDS.items()}


def _thanks(words: str) -> Response:
    flash(words)
    return redirect(url_for("published_checks.enquiries"))
