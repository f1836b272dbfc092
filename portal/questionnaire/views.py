"""The pages on which a supplier reads the questions, answers them part by part, and sends the answers."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import public
from portal.extensions import csrf
from portal.forms.refusals import DONE, attempt
from portal.questionnaire.forms import PartForm, SendForm, part_form
from portal.questionnaire.opening import Answer, page, pages, reopen, with_link
from tenants import clock
from tenants.errors import WrongState
from workflows.questionnaires import answering
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import Opened, Part
from workflows.questionnaires.rules import answer_words

#: What the button “Save and come back later” says in the form.
LATER = "later"


@pages.get("/done")
@public
def done() -> str:
    """Says thank you; its address holds no secret, so it may be reloaded and bookmarked."""
    return render_template("questionnaire/done.html")


@pages.get("/<token>")
@public
def start(token: str) -> Answer:
    """Who asks, by when, and how far the answers are. Mail scanners open every link, so nothing changes."""
    return with_link(token, _start, _start)


# No CSRF token is asked for on these pages: it lives in a cookie, which a reader's browser may refuse, and
# it would guard nothing here. Whoever could forge such a request would have to know the address, which is
# signed, told to one supplier, and good for one set of questions; and who knows it needs no forgery. No
# cookie is read.
@pages.route("/<token>/part/<int:number>", methods=["GET", "POST"])
@csrf.exempt
@public
def part(token: str, number: int) -> Answer:
    """The questions of one part."""
    return with_link(
        token,
        lambda opened: _part(opened, opened.part(number), part_form(opened, opened.part(number))),
        lambda opened: _save_part(opened, opened.part(number)),
    )


@pages.route("/<token>/check", methods=["GET", "POST"])
@csrf.exempt
@public
def check(token: str) -> Answer:
    """All answers to look at once more, and the button that sends them."""
    return with_link(token, lambda opened: _check(opened, SendForm()), _send)


def _start(opened: Opened) -> str:
    return page("start", opened, is_saved="saved" in request.args)


def _part(opened: Opened, shown: Part, form: PartForm) -> str:
    form.catch_up(opened, shown)
    return page("part", opened, part=shown, form=form)


def _save_part(opened: Opened, shown: Part) -> Answer:
    form = part_form(opened, shown)
    status = attempt(form, lambda: _keep(opened, shown, form))
    if status != DONE:
        now = reopen(opened.link)
        return _part(now, now.part(shown.number), form), status
    token = LINKS.issue(opened.link)
    if request.form.get("next") == LATER:
        return redirect(url_for("questionnaire.start", token=token, saved=1))
    if shown.number < len(opened.parts):
        return redirect(url_for("questionnaire.part", token=token, number=shown.number + 1))
    return redirect(url_for("questionnaire.files", token=token))


def _keep(opened: Opened, shown: Part, form: PartForm) -> None:
    form.must_be_fresh(opened, shown)
    answering.save_draft(opened, form.answers(shown))


def _check(opened: Opened, form: SendForm) -> str:
    return page("check", opened, form=form, answer_words=answer_words)


def _send(opened: Opened) -> Answer:
    form = SendForm()
    form.unanswered = tuple(question for _, question in opened.unanswered())
    status = attempt(form, lambda: _submit(opened, form))
    if status != DONE:
        return _check(reopen(opened.link), form), 422 if form.unanswered else status
    return _thank()


def _submit(opened: Opened, form: SendForm) -> None:
    if form.unanswered:
        raise WrongState("Nothing is sent yet: the questions below still need an answer.")
    answering.submit(opened, form.name.data or "", form.role.data or "", today=clock.today())


def _thank() -> Response:
    return redirect(url_for("questionnaire.done"))
