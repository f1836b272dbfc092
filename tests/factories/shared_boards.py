"""Makes boards, shares them, and lets other tenants take part."""

from datetime import date, time, timedelta
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import BoardKind, Office, RhythmUnit
from tenants.records.boards.service import (
    BoardDetails,
    Holder,
    Rules,
    add_member,
    add_terms,
    create_board,
    fill_office,
    report_to,
    set_rules,
)
from tenants.records.meetings.agenda import ItemDetails, add_item
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.service import plan_meeting, publish_agenda
from tenants.scope import tenant_scope
from tests.factories.world import Borough, Network
from workflows.sharing.service import join, offer

House = Borough | Network


def make_board(house: House, title: str = "Tri-borough modern slavery group") -> UUID:
    """Adds a working group with a chair, a member, rules, terms and a reporting line; commits."""
    with tenant_scope(house.id):
        details = BoardDetails(title, BoardKind.WORKING_GROUP, purpose="To act as one on exploitation.")
        board = create_board(details, by=None)
        since = clock.today() - timedelta(days=200)
        fill_office(board, Office.CHAIR, Holder(words="Head of Community Safety"), since_on=since, by=None)
        add_member(board, "Metropolitan Police", "Central West", "Inspector", since_on=since, by=None)
        set_rules(board, Rules(every=6, unit=RhythmUnit.WEEK), valid_from=since, by=None)
        add_terms(board, "2026", agreed_on=since, by=None)
        report_to(board, None, f"{house.name} community safety partnership", "for our part", by=None)
        board_id = board.id
        db.session.commit()
    return board_id


def add_meeting(house: House, board_id: UUID, meets_on: date, title: str = "Group meeting") -> UUID:
    """Plans a meeting with one item of its own and publishes its agenda; commits."""
    with tenant_scope(house.id):
        meeting = _plan(get_board(board_id), meets_on, title)
        add_item(meeting, ItemDetails("Car washes on the A40"), by=None)
        publish_agenda(meeting, on=clock.today(), by=None)
        meeting_id = meeting.id
        db.session.commit()
    return meeting_id


def _plan(board: Board, meets_on: date, title: str) -> Meeting:
    return plan_meeting(
        board,
        title=title,
        meets_on=meets_on,
        starts_at=time(10),
        ends_at=time(11, 30),
        place="Town hall",
        by=None,
    )


def share(home: House, board_id: UUID, *guests: House) -> None:
    """Offers the board to each of the guests; commits."""
    with tenant_scope(home.id):
        for guest in guests:
            offer(get_board(board_id), guest.id, by=None, today=clock.today())
        db.session.commit()


def take_part(guest: House, board_id: UUID) -> UUID:
    """Lets the guest take part; returns the id of the guest's own page of the board; commits."""
    with tenant_scope(guest.id):
        own_id = join(board_id, by=None, today=clock.today()).id
        db.session.commit()
    return own_id


def share_around(network: Network, boroughs: tuple[Borough, ...]) -> None:
    """Gives each borough and the network, both ways, a board that the other takes part in, and an offer.

    No borough meets another, so that whatever one sees of another is a leak.
    """
    for borough in boroughs:
        for home, guest in ((borough, network), (network, borough)):
            shared = make_board(home, f"{home.name} group with {guest.name}")
            add_meeting(home, shared, clock.today() + timedelta(days=14))
            share(home, shared, guest)
            take_part(guest, shared)
            share(home, make_board(home, f"{home.name} forum for {guest.name}"), guest)
