"""The pages that show one board and the actions that it oversees."""

from uuid import UUID

from flask import render_template

from portal.access import current_belonging, may, requires
from portal.borough.actions.rows import action_rows
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.board_page import open_board_page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.plans.lists import ActionFilter, all_actions


@pages.get("/<uuid:board_id>/")
@requires(Permission.BOARD_READ)
def board(board_id: UUID) -> str:
    """One board with everything about it, made to be printed as well."""
    house, may_write = current_belonging().slug, may(Permission.BOARD_WRITE)
    page = open_board_page(board_id, clock.today(), house=house, may_write=may_write)
    return render_template("borough/boards/board.html", page=page, board=page.board)


@pages.get("/<uuid:board_id>/actions/")
@requires(Permission.BOARD_READ)
def overseen(board_id: UUID) -> str:
    """The open actions that a board oversees, by date."""
    found, today = get_board(board_id), clock.today()
    actions = all_actions(ActionFilter(board_id=board_id), today)
    rows = action_rows(actions, house=current_belonging().slug, today=today)
    late = sum(row.state.is_late for row in rows)
    return render_template("borough/boards/overseen.html", board=found, rows=rows, late=late, today=today)
