"""The page that a link in an e-mail opens: one person says how one action stands, without signing in."""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import public
from portal.extensions import csrf
from portal.forms.refusals import DONE, attempt
from portal.mailed_links import keep_out_of_search, status_of
from portal.update.about import about
from portal.update.forms import UpdateForm
from portal.update.recording import RECORDED_WORDS, record, recorded
from tenants import clock
from tenants.records.plans.queries import get_action, get_action_to_change
from tenants.scope import tenant_scope
from workflows.chasing import update_link
from workflows.chasing.update_link import Link
from workflows.signed_links import LinkRefused

pages = Blueprint("update", __name__, url_prefix="/update")

Answer = str | Response | tuple[str, int]

pages.after_request(keep_out_of_search)


@pages.get("/done")
@public
def done() -> str:
    """Says thank you; its address holds no secret, so it may be reloaded and bookmarked."""
    said = [words for key, words in RECORDED_WORDS.items() if key in request.args.getlist("recorded")]
    return render_template("update/done.html", recorded=said)


# No CSRF token is asked for: it lives in a cookie, which a reader's browser may refuse, and it would guard
# nothing here. Whoever could forge this request would have to know the address, which is signed, told to one
# person, and good for one update of one action; and who knows it needs no forgery. No cookie is read at all.
@pages.route("/<token>", methods=["GET", "POST"])
@csrf.exempt
@public
def update(token: str) -> Answer:
    """Asks how the action stands. Opening the page changes nothing, for mail scanners open every link."""
    today = clock.today()
    try:
        link = update_link.read(token, today)
        with tenant_scope(link.tenant_id):
            return _save(link, today) if request.method == "POST" else _ask(link, today)
    except LinkRefused as refusal:
        return _refused(refusal)


def _ask(link: Link, today: date) -> str:
    update_link.check(link, today)
    return _page(link, UpdateForm(get_action(link.action_id)), today)


def _save(link: Link, today: date) -> Answer:
    """Holds the action first, so that of two requests with one link the second sees that it is used."""
    action = get_action_to_change(link.action_id)
    update_link.check(link, today)
    form = UpdateForm(action)
    status = attempt(form, lambda: record(link, action, form))
    if status != DONE:
        return _page(link, form, today), status
    return redirect(url_for("update.done", recorded=recorded(form)))


def _page(link: Link, form: UpdateForm, today: date) -> str:
    action, words = about(link, today)
    form.catch_up(action)
    return render_template("update/update.html", about=words, form=form)


def _refused(refusal: LinkRefused) -> tuple[str, int]:
    """Why the link cannot be used, and what was typed, so that nothing is lost."""
    typed = [text for name in ("note", "reason") if (text := request.form.get(name, "").strip())]
    return render_template("update/gone.html", words=refusal.words, typed=typed), status_of(refusal)
