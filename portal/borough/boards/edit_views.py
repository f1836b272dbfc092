"""The pages on which a board is added, described anew, and noted on."""

from uuid import UUID

from flask import render_template, request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.forms import BoardForm, NewBoardForm, NoteForm, typed_for
from portal.borough.boards.pages import Answer, back_to, form_page
from portal.borough.boards.rights import board_to_edit
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.boards import service
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def add() -> Answer:
    """Adds a board."""
    form = NewBoardForm()
    status = 200
    if form.is_submitted():
        added: list[Board] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            words = "The board is added. Say next who chairs it, and how often it meets."
            return back_to(added[0].id, words)
    return render_template("borough/boards/add.html", form=form), status


@pages.route("/<uuid:board_id>/edit", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def edit(board_id: UUID) -> Answer:
    """Changes what a board is called and what it is for."""
    is_sent = request.method == "POST"
    found = board_to_edit(board_id, is_sent=is_sent)
    form = BoardForm(data={} if is_sent else typed_for(found))
    return form_page("edit", board_id, form, lambda: _edit(found, form), "Your changes are saved.")


@pages.route("/<uuid:board_id>/notes/add", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def add_note(board_id: UUID) -> Answer:
    """Adds a note that only the tenant reads."""
    found, form = get_board(board_id), NoteForm()
    by = current_person().id
    return form_page(
        "add_note",
        board_id,
        form,
        lambda: service.add_note(found, form.text.data or "", by=by),
        "The note is added.",
        anchor="notes",
    )


def _add(form: NewBoardForm) -> Board:
    return service.create_board(form.details(life=Life(form.life.data)), by=current_person().id)


def _edit(found: Board, form: BoardForm) -> None:
    form.must_be_fresh(found)
    service.edit_board(found, form.details(invented=found.invented), by=current_person().id)
