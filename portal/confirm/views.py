"""The page that a letter's link opens: one button says that an entry is right, one form says what is not."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import public
from portal.confirm.about import about, who
from portal.confirm.forms import AllRightForm, ChangedForm
from portal.extensions import csrf
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.mailed_links import keep_out_of_search, status_of
from tenants import clock
from tenants.errors import WrongState
from tenants.records.contacts.models import Contact
from tenants.scope import tenant_scope
from workflows.directory import confirm_link
from workflows.directory.confirm_link import Link
from workflows.directory.reporting import report_contact
from workflows.directory.standing import confirm_contact
from workflows.signed_links import LinkRefused

pages = Blueprint("confirm", __name__, url_prefix="/confirm")

Answer = str | Response | tuple[str, int]

pages.after_request(keep_out_of_search)


@pages.get("/done")
@public
def done() -> str:
    """Says thank you; its address holds no secret, so it may be reloaded and bookmarked."""
    return render_template("confirm/done.html", is_changed=request.args.get("said") == "changed")


# No CSRF token is asked for: it lives in a cookie, which a reader's browser may refuse, and it would guard
# nothing here. Whoever could forge this request would have to know the address, which is signed and told to
# one reader; and who knows it needs no forgery. No cookie is read at all.
@pages.route("/<token>", methods=["GET", "POST"])
@csrf.exempt
@public
def confirm(token: str) -> Answer:
    """Shows the entry, and takes the word that it is right. Opening it changes nothing, for scanners do."""

    def work(link: Link, contact: Contact, today: date) -> Answer:
        if request.method != "POST":
            return _page(link, contact)
        form = AllRightForm()
        status = attempt(form, lambda: _confirm(link, contact, form.version.number, today))
        if status == DONE:
            return redirect(url_for("confirm.done"))
        return _page(link, confirm_link.check(link, today), refused=form), status

    return _with_link(token, work)


@pages.post("/<token>/changed")
@csrf.exempt
@public
def changed(token: str) -> Answer:
    """Takes what has changed as a report, which somebody is then to answer; the link stays good."""

    def work(link: Link, contact: Contact, today: date) -> Answer:
        form = ChangedForm()
        status = attempt(form, lambda: _report(link, contact, form, today))
        if status == DONE:
            return redirect(url_for("confirm.done", said="changed"))
        return _page(link, confirm_link.check(link, today), form), status

    return _with_link(token, work)


def _with_link(token: str, work: Callable[[Link, Contact, date], Answer]) -> Answer:
    """Does the work inside the scope of the link's tenant, or says why the link cannot be used."""
    today = clock.today()
    try:
        link = confirm_link.read(token, today)
        with tenant_scope(link.tenant_id):
            return work(link, confirm_link.check(link, today, to_change=request.method == "POST"), today)
    except LinkRefused as refusal:
        typed = request.form.get("words", "").strip()
        return render_template("confirm/gone.html", words=refusal.words, typed=typed), status_of(refusal)


def _confirm(link: Link, contact: Contact, seen: int, today: date) -> None:
    if contact.version != seen:
        raise WrongState(
            "The entry was changed after you opened this page. Look at it again, then confirm it."
        )
    words = "" if link.person_id else who(None, contact)
    confirm_contact(contact.id, by=link.person_id, words=words, today=today)


def _report(link: Link, contact: Contact, form: ChangedForm, today: date) -> None:
    report_contact(contact.id, form.words.data or "", who(link.person_id, contact), today=today)


def _page(
    link: Link, contact: Contact, form: PortalForm | None = None, *, refused: PortalForm | None = None
) -> str:
    shown: Any = form or ChangedForm(formdata=None)
    token = confirm_link.issue(link)
    return render_template(
        "confirm/confirm.html", about=about(link, contact), form=shown, refused=refused, token=token
    )
