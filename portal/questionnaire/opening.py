"""The way of every page about a questionnaire: read the link, open what it is good for, or say why not."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from portal.mailed_links import keep_out_of_search, status_of
from tenants import clock
from tenants.records.checks.answering import field_of
from tenants.scope import tenant_scope
from workflows.questionnaires.link import LINKS
from workflows.questionnaires.queries import Opened, open_link
from workflows.questionnaires.service import asked
from workflows.signed_links import InvitationLink, LinkRefused

pages = Blueprint("questionnaire", __name__, url_prefix="/questionnaire")

Answer = str | Response | tuple[str, int]

_TYPED = ("answer_", "name", "role", "title")

pages.after_request(keep_out_of_search)


def with_link(token: str, show: Callable[[Opened], Answer], save: Callable[[Opened], Answer]) -> Answer:
    """What `show` or, for what is sent, `save` answers inside the tenant's scope; else why the link fails.

    What is sent holds the invitation until the transaction ends, so that of two at once one comes second.
    """
    try:
        link = LINKS.read(token)
        with tenant_scope(link.tenant_id):
            if request.method == "POST":
                return save(reopen(link, to_change=True))
            return show(reopen(link))
    except LinkRefused as refusal:
        return _refused(refusal)


def reopen(link: InvitationLink, *, to_change: bool = False) -> Opened:
    """What the link opens now; after a refusal everything has to be read anew."""
    return open_link(link, clock.today(), to_change=to_change)


def page(template: str, opened: Opened, **values: Any) -> str:
    """A page about what the link opens."""
    token = LINKS.issue(opened.link)
    about = asked(opened.invitation)
    values |= {"opened": opened, "about": about, "token": token, "field_of": field_of}
    return render_template(f"questionnaire/{template}.html", **values)


def _refused(refusal: LinkRefused) -> tuple[str, int]:
    """Why the link cannot be used, and what was typed, so that nothing is lost."""
    typed = [text for name in request.form if name.startswith(_TYPED) for text in _texts(name)]
    return render_template("questionnaire/gone.html", words=refusal.words, typed=typed), status_of(refusal)


def _texts(name: str) -> list[str]:
    return [
        text for each in request.form.getlist(name) if (text := each.strip()) and text not in ("yes", "no")
    ]
