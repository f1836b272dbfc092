"""The page on which a survey is read and answered once, and the page that says thank you."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import public
from portal.extensions import csrf
from portal.forms.refusals import DONE, attempt
from portal.mailed_links import keep_out_of_search, status_of
from portal.survey.forms import AnswerForm, answer_form
from tenants import clock
from tenants.authorities.queries import get_tenant
from tenants.records.surveys.answers import field_of, keep_answers
from tenants.scope import tenant_scope
from workflows.signed_links import InvitationLink, LinkRefused
from workflows.surveys.links import LINKS
from workflows.surveys.opening import Opened, open_link
from workflows.surveys.sending import office_of

pages = Blueprint("survey", __name__, url_prefix="/survey")

Answer = str | Response | tuple[str, int]

pages.after_request(keep_out_of_search)


@pages.get("/done")
@public
def done() -> str:
    """Says thank you; its address holds no secret, so it may be reloaded and bookmarked."""
    return render_template("survey/done.html")


# No CSRF token is asked for: it lives in a cookie, which a reader's browser may refuse, and it would guard
# nothing here. Whoever could forge such a request would have to know the address, which is signed, told to
# one organisation, and good for one set of answers. No cookie is read, and opening the page changes nothing,
# because mail scanners open every link.
@pages.route("/<token>", methods=["GET", "POST"])
@csrf.exempt
@public
def answer(token: str) -> Answer:
    """Who asks, until when, and the questions; sent, the answers are kept without a name."""
    try:
        link = LINKS.read(token)
        with tenant_scope(link.tenant_id):
            if request.method == "POST":
                return _send(link)
            opened = open_link(link, clock.today())
            return _page(opened, answer_form(opened.questions, formdata=None))
    except LinkRefused as refusal:
        return render_template("survey/gone.html", words=refusal.words), status_of(refusal)


def _send(link: InvitationLink) -> Answer:
    opened = open_link(link, clock.today(), to_change=True)
    form = answer_form(opened.questions)
    status = attempt(form, lambda: _keep(opened, form))
    if status != DONE:
        return _page(open_link(link, clock.today()), form), status
    return redirect(url_for("survey.done"))


def _keep(opened: Opened, form: AnswerForm) -> None:
    keep_answers(opened.survey, opened.invitation, form.given(), today=clock.today())


def _page(opened: Opened, form: AnswerForm) -> str:
    return render_template(
        "survey/answer.html",
        form=form,
        survey=opened.survey,
        organisation=opened.invitation.title,
        questions=opened.questions,
        tenant=get_tenant(opened.link.tenant_id).name,
        office=office_of(opened.survey),
        field_of=field_of,
    )
