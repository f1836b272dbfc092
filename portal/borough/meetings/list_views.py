"""The page that lists the meetings of the tenant's boards."""

from flask import render_template, request

from portal.access import current_belonging, requires
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.list_page import open_meeting_list
from portal.borough.meetings.planning import find_board
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.boards.queries import boards


@pages.get("/")
@requires(Permission.BOARD_READ)
def meetings() -> str:
    """What needs doing, what is to come by month, and what has been; of one board or of all."""
    known, board = boards(with_ended=True), find_board(request.args.get("board"))
    titles = {one.id: one.title for one in known}
    page = open_meeting_list(board, titles, clock.today(), house=current_belonging().slug)
    return render_template("borough/meetings/meetings.html", page=page, boards=known, board=board)
