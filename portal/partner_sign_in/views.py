"""Pages on which the staff of a partner organisation ask for a link by e-mail, and sign in with it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import public
from portal.account.browser import begin
from portal.forms.refusals import DONE, attempt
from portal.mailed_links import GONE, keep_out_of_search
from portal.partner_sign_in.forms import OpenedLinkForm, WorkAddressForm
from tenants.people.sign_ins import LIMITS_IN_WORDS
from workflows.partner_sign_in.service import (
    LASTS_IN_WORDS,
    LinkSpent,
    Opened,
    ask_for_link,
    open_link,
    use_link,
)

pages = Blueprint("partner_sign_in", __name__, url_prefix="/account/partner-sign-in")

Answer = str | Response | tuple[str, int]

pages.after_request(keep_out_of_search)


@pages.route("", methods=["GET", "POST"])
@public
def ask() -> Answer:
    """Asks for a work address; the answer is the same whether or not a link is mailed to it."""
    form = WorkAddressForm()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: ask_for_link(form.email.data, request.remote_addr or ""))
        if status == DONE:
            return render_template("partner_sign_in/asked.html", email=form.email.data, lasts=LASTS_IN_WORDS)
    return render_template("partner_sign_in/ask.html", form=form, limits=LIMITS_IN_WORDS), status


@pages.route("/<token>", methods=["GET", "POST"])
@public
def open_mailed(token: str) -> Answer:
    """Signs in at the press of a button. Opening the page does nothing, for mail scanners open every link."""
    try:
        opened = open_link(token)
        form = _form(opened)
        status = 200
        if request.method == "POST":
            given: list[str] = []
            status = attempt(form, lambda: given.append(_use(token, form)))
            if status == DONE:
                begin(given[0])
                return redirect("/")
        return render_template("partner_sign_in/opened.html", form=form, opened=opened), status
    except LinkSpent as spent:
        return render_template("partner_sign_in/spent.html", words=spent.words), GONE


def _form(opened: Opened) -> OpenedLinkForm:
    """Without the question for the name of somebody whom we know."""
    form = OpenedLinkForm(name=opened.suggested_name)
    if not opened.is_new:
        del form.name
    return form


def _use(token: str, form: OpenedLinkForm) -> str:
    return use_link(token, form.name.data if "name" in form else "")
