"""What every form about a board does the same way: tries its work, goes back, or shows itself again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.boards.queries import get_board

Answer = str | Response | tuple[str, int]


def form_page(
    template: str,
    board_id: UUID,
    form: PortalForm,
    work: Callable[[], object],
    done: str,
    *,
    offer: Callable[[], None] = lambda: None,
    anchor: str | None = None,
    **shown: Any,
) -> Answer:
    """Shows the form; once sent, does the work and says `done` on the board's page, or shows it again."""
    offer()
    status = DONE
    if form.is_submitted():
        status = attempt(form, work)
        if status == DONE:
            return back_to(board_id, done, anchor)
        offer()
    board = get_board(board_id)
    if isinstance(form, VersionedForm):
        form.catch_up(board)
    return render_template(f"borough/boards/{template}.html", board=board, form=form, **shown), status


def back_to(board_id: UUID, words: str, anchor: str | None = None) -> Response:
    """To the board's page, with what was done."""
    flash(words)
    return redirect(url_for("boards.board", board_id=board_id, _anchor=anchor))
