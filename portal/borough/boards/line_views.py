"""The pages on which reporting lines are drawn and taken away."""

from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.part_forms import ConfirmForm, LineForm
from portal.borough.boards.rights import board_to_add_to
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board, ReportingLine
from tenants.records.boards.queries import boards, get_board, get_board_to_change, get_line
from tenants.records.boards.service import report_to, stop_reporting


@pages.route("/<uuid:board_id>/reports-to/add", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def add_line(board_id: UUID) -> Answer:
    """Says whom the board reports to."""
    found, form = board_to_add_to(board_id, is_sent=_is_sent()), LineForm()
    return form_page(
        "add_line",
        board_id,
        form,
        lambda: _add(found, form),
        "The reporting line is added.",
        offer=lambda: form.offer([board for board in boards() if board.id != board_id]),
        anchor="reporting",
    )


@pages.route("/<uuid:board_id>/reports-to/<uuid:line_id>/remove", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def remove_line(board_id: UUID, line_id: UUID) -> Answer:
    """Says that the board does not report there any more."""
    if _is_sent():
        get_board_to_change(board_id)
    line = _line_of(board_id, line_id)
    words = get_board(line.parent_id).title if line.parent_id else line.parent_words
    return form_page(
        "remove_line",
        board_id,
        ConfirmForm(),
        lambda: stop_reporting(line, by=current_person().id),
        "The reporting line is taken away.",
        anchor="reporting",
        parent=words,
    )


def _is_sent() -> bool:
    return request.method == "POST"


def _add(found: Board, form: LineForm) -> None:
    parent = get_board(form.parent_id) if form.parent_id else None
    report_to(found, parent, form.named, form.part.data or "", by=current_person().id)


def _line_of(board_id: UUID, line_id: UUID) -> ReportingLine:
    line = get_line(line_id)
    if line.board_id != board_id:
        raise NotFound
    return line
