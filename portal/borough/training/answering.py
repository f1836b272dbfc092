"""What every page with one form does: show it, try what was sent, and show it again or go on."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt

Answer = str | Response | tuple[str, int]


def answer(
    form: PortalForm, work: Callable[[], object], show: Callable[[], str], done: Callable[[], Response]
) -> Answer:
    """The page, or what follows when the form was sent and its work is done; `show` reads records anew."""
    if not form.is_submitted():
        return show()
    status = attempt(form, work)
    return done() if status == DONE else (show(), status)


def back_to(endpoint: str, words: str, **values: object) -> Response:
    """To another page of training, which says what was done."""
    flash(words)
    return redirect(url_for(f"training.{endpoint}", **values))  # type: ignore[arg-type]
