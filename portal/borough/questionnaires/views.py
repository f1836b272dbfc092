"""The pages on which an officer sends a supplier questions, reminds it, and takes them back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.questionnaires.about import with_supplier
from portal.borough.questionnaires.blueprint import questionnaires
from portal.borough.questionnaires.forms import NewLinkForm, PressForm, SendForm, TakeBackForm
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.checks.models import QuestionnaireInvitation, SupplierCheck
from tenants.records.checks.queries import get_check
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.suppliers.queries import contacts_of, get_supplier
from workflows.questionnaires import service
from workflows.questionnaires.queries import find_live, get_live_to_change
from workflows.questionnaires.questions import foreseen_parts
from workflows.questionnaires.rules import ASKED_OF_SUPPLIERS
from workflows.questionnaires.service import office_of

Answer = str | Response | tuple[str, int]


@questionnaires.route("/invite", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def send(check_id: UUID) -> Answer:
    """Asks whom to send the questions to, shows them, and sends the link."""
    check = _check_for_suppliers(check_id)
    form = SendForm(contacts_of(check.supplier_id))
    if not form.is_submitted():
        if _find_live(check) is not None:
            return redirect(url_for("questionnaires.questionnaire", check_id=check_id))
        return _send_page(check, form)
    status = attempt(form, lambda: _send(check, form))
    if status != DONE:
        return _send_page(get_check(check_id), form), status
    flash("The questions are on their way to the supplier.")
    return _to_check(check_id)


@questionnaires.get("/questionnaire")
@requires(Permission.SUPPLIER_WRITE)
def questionnaire(check_id: UUID) -> str:
    """Where the questions are, and what can be done about it."""
    check, live = _with_live(check_id)
    return _page("questionnaire", check, PressForm(formdata=None), lies=_lies(check, live))


@questionnaires.post("/questionnaire/remind")
@requires(Permission.SUPPLIER_WRITE)
def remind(check_id: UUID) -> Answer:
    """Reminds the supplier by e-mail, once a day at most."""
    form, sent = PressForm(), [False]
    _check_for_suppliers(check_id)
    status = attempt(form, lambda: sent.append(_remind(check_id)))
    if status != DONE:
        return _again("questionnaire", check_id, form, status)
    flash(
        "A reminder is on its way." if sent[-1] else "The supplier was reminded today already. Try tomorrow."
    )
    return redirect(url_for("questionnaires.questionnaire", check_id=check_id))


@questionnaires.route("/questionnaire/new-link", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def new_link(check_id: UUID) -> Answer:
    """Sends a newer link, perhaps elsewhere; the older one stops working."""
    return _change(
        check_id,
        NewLinkForm.about,
        "new_link",
        _renew,
        "A new link is on its way. The older one does not work any more.",
        back="questionnaires.questionnaire",
    )


@questionnaires.route("/questionnaire/take-back", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def take_back(check_id: UUID) -> Answer:
    """Takes the questions back; the link stops working."""
    return _change(
        check_id,
        lambda _live: TakeBackForm(data={"tells": True}),
        "take_back",
        lambda live, form: service.withdraw(live, by=current_person().id, tells=form.tells.data),
        "The questions are taken back. The check is planned as before.",
        back="checks.check",
    )


def _change(
    check_id: UUID,
    make_form: Callable[[QuestionnaireInvitation], Any],
    page: str,
    work: Callable[[QuestionnaireInvitation, Any], object],
    done: str,
    *,
    back: str,
) -> Answer:
    """A page with one form about the questions that lie with the supplier."""
    check, live = _with_live(check_id)
    form = make_form(live)
    if not form.is_submitted():
        return _page(page, check, form, lies=_lies(check, live))
    status = attempt(form, lambda: work(get_live_to_change(check_id), form))
    if status != DONE:
        return _again(page, check_id, form, status)
    flash(done)
    return redirect(url_for(back, check_id=check_id))


def _send(check: SupplierCheck, form: SendForm) -> None:
    name, email = form.recipient
    assert form.reply_by_on.data is not None  # noqa: S101 - the form insists on it
    service.invite(check, email, form.reply_by_on.data, by=current_person().id, to_name=name)


def _remind(check_id: UUID) -> bool:
    return service.remind(get_live_to_change(check_id), by=current_person().id)


def _renew(live: QuestionnaireInvitation, form: NewLinkForm) -> None:
    assert form.reply_by_on.data is not None  # noqa: S101 - the form insists on it
    service.send_new_link(
        live,
        form.email.data or "",
        form.reply_by_on.data,
        seen_number=form.seen_number,
        by=current_person().id,
    )


def _check_for_suppliers(check_id: UUID) -> SupplierCheck:
    """The check; NotFound for one whose questions are for the council."""
    check = get_check(check_id)
    if CheckKind(check.kind) not in ASKED_OF_SUPPLIERS:
        raise NotFound
    return check


def _find_live(check: SupplierCheck) -> QuestionnaireInvitation | None:
    return find_live(check.id) if check.status == CheckStatus.UNDER_WAY else None


def _with_live(check_id: UUID) -> tuple[SupplierCheck, QuestionnaireInvitation]:
    """The check and its invitation; NotFound when nothing lies with the supplier."""
    check = _check_for_suppliers(check_id)
    live = _find_live(check)
    if live is None:
        raise NotFound("These questions are not with the supplier any more.")
    return check, live


def _lies(check: SupplierCheck, live: QuestionnaireInvitation) -> Any:
    return with_supplier(check, live, clock.today())


def _again(page: str, check_id: UUID, form: PortalForm, status: int) -> Answer:
    """The page after a refusal; the check's own page when nothing lies with the supplier any more."""
    check = get_check(check_id)
    live = _find_live(check)
    if live is None:
        flash("The supplier has answered in the meantime, or the questions were taken back.")
        return _to_check(check_id)
    return _page(page, check, form, lies=_lies(check, live)), status


def _send_page(check: SupplierCheck, form: SendForm) -> str:
    has_contacts = bool(form.contacts)
    return _page("send", check, form, parts=foreseen_parts(check), has_contacts=has_contacts)


def _page(page: str, check: SupplierCheck, form: PortalForm, **values: Any) -> str:
    return render_template(
        f"borough/questionnaires/{page}.html",
        check=check,
        supplier=get_supplier(check.supplier_id),
        office=office_of(check),
        form=form,
        **values,
    )


def _to_check(check_id: UUID) -> Response:
    return redirect(url_for("checks.check", check_id=check_id))
