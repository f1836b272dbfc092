"""Makes a meeting that people can be invited to, and what the pages of calendars need."""

from datetime import date, time, timedelta
from uuid import UUID

from tenants import clock
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.queries import find_board_titled
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.service import plan_meeting
from tests.factories.world import Borough
from workflows.calendar.addresses import make_feed
from workflows.invites.service import invite

BOARD = "Safer Barnet forum"


def make_meeting(
    meets_on: date,
    *,
    title: str = "Spring meeting",
    starts_at: time = time(14),
    ends_at: time = time(16, 30),
    place: str = "Town Hall, room 3; ring twice",
    url: str = "",
) -> Meeting:
    """A meeting of a board of its own; to be called inside a tenant's scope."""
    board = find_board_titled(BOARD) or create_board(BoardDetails(BOARD, BoardKind.FORUM), by=None)
    return plan_meeting(
        board,
        title=title,
        meets_on=meets_on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        url=url,
        by=None,
    )


def furnish_calendar(borough: Borough) -> UUID:
    """A meeting to which the owner is invited and others can be, and a feed of the lead's; gives its id."""
    meeting = make_meeting(clock.today() + timedelta(days=20))
    invite(meeting, [borough.owner.id], by=borough.lead.id)
    make_feed(borough.lead.id)
    return meeting.id
