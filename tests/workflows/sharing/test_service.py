"""Offering a board, taking part in it, and ending either."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards import lives
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import BoardKind, Life, Office
from tenants.records.boards.service import (
    BoardDetails,
    Holder,
    Rules,
    add_note,
    add_terms,
    edit_board,
    fill_office,
    report_to,
    set_rules,
)
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.service import plan_meeting
from tenants.scope import tenant_scope
from tests.factories.shared_boards import House, make_board, share, take_part
from tests.factories.world import World
from tests.workflows.sharing.conftest import Shared
from workflows.sharing.models import SharedBoard, SharedSeat
from workflows.sharing.queries import (
    card_for_guest,
    cards_joined,
    find_own_seat,
    get_offer,
    offers,
    seats_of,
    shared_meetings,
)
from workflows.sharing.rules import Standing
from workflows.sharing.service import decline, join, leave, offer, take_down_if_last, withdraw

TODAY = date(2026, 11, 22)
_RENAMED = BoardDetails("Four-borough group", BoardKind.FORUM, purpose="To widen.")


def _seen_by(house: House, board_id: UUID) -> str:
    """Everything that the house can be told of the board through this door."""
    with tenant_scope(house.id):
        return repr(card_for_guest(board_id))


def test_a_guest_reads_no_more_than_name_and_kind_when_a_board_is_only_offered(world: World) -> None:
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley)
    with tenant_scope(world.bexley.id):
        [waiting] = offers()
        assert get_offer(board_id) == waiting
        assert (waiting.home_name, waiting.title) == ("Barnet", "Tri-borough modern slavery group")
        assert waiting.kind == BoardKind.WORKING_GROUP
        assert card_for_guest(board_id) is None
        assert cards_joined() == []
        assert shared_meetings(date.min, date.max) == []


def test_a_guest_reads_the_board_when_it_takes_part(world: World, shared: Shared) -> None:
    with tenant_scope(world.bexley.id):
        found = card_for_guest(shared.board_id)
        assert found is not None
        assert found.home_name == "Barnet"
        assert found.card.purpose == "To act as one on exploitation."
        assert [office.words for office in found.card.offices] == ["Head of Community Safety"]
        assert [member.organisation for member in found.card.members] == ["Metropolitan Police"]
        assert [line.parent for line in found.card.reports_to] == ["Barnet community safety partnership"]
        assert found.card.rules is not None and found.card.rules.frequency == "Every 6 weeks"
        own = get_board(shared.in_bexley)
        assert (own.title, own.kind, own.life) == (found.card.title, found.card.kind, found.card.life)
        assert own.shared_from_id == shared.board_id
        assert offers() == []


@pytest.mark.parametrize("house", ["barnet", "met"])
def test_nothing_is_read_when_the_tenant_has_no_seat(world: World, shared: Shared, house: str) -> None:
    """The home itself is no guest of its own board either."""
    with tenant_scope(getattr(world, house).id):
        assert card_for_guest(shared.board_id) is None
        assert (offers(), cards_joined(), find_own_seat(shared.board_id)) == ([], [], None)
        assert shared_meetings(date.min, date.max) == []
        with pytest.raises(NotFound):
            get_offer(shared.board_id)
        with pytest.raises(NotFound):
            join(shared.board_id, by=None, today=TODAY)
        with pytest.raises(NotFound):
            decline(shared.board_id, by=None, today=TODAY)


@pytest.mark.parametrize("house", ["bexley", "lmsl", "met"])
def test_only_the_home_reads_who_takes_part_when_seats_are_listed(
    world: World, shared: Shared, house: str
) -> None:
    with tenant_scope(world.barnet.id):
        assert [(seat.guest_name, seat.standing) for seat in seats_of(shared.board_id)] == [
            ("Bexley", Standing.JOINED),
            ("LMSL Network", Standing.JOINED),
        ]
    with tenant_scope(getattr(world, house).id):
        assert seats_of(shared.board_id) == []


def test_guests_read_a_change_at_once_when_the_home_makes_it(world: World, shared: Shared) -> None:
    before = _seen_by(world.bexley, shared.board_id)
    with tenant_scope(world.barnet.id):
        edit_board(get_board(shared.board_id), _RENAMED, by=None)
        db.session.commit()
    for house in (world.bexley, world.lmsl):
        after = _seen_by(house, shared.board_id)
        assert "Four-borough group" in after and "To widen." in after
        assert after != before


def test_guests_read_the_new_name_of_a_body_above_when_it_changes(world: World, shared: Shared) -> None:
    above = make_board(world.barnet, "Barnet safeguarding board")
    with tenant_scope(world.barnet.id):
        report_to(get_board(shared.board_id), get_board(above), by=None)
        edit_board(get_board(above), BoardDetails("Barnet exploitation board", BoardKind.PANEL), by=None)
        db.session.commit()
    seen = _seen_by(world.bexley, shared.board_id)
    assert "Barnet exploitation board" in seen and "Barnet safeguarding board" not in seen


def test_the_edition_stays_when_what_changed_is_not_published(world: World, shared: Shared) -> None:
    with tenant_scope(world.barnet.id):
        board, before = get_board(shared.board_id), _edition(shared.board_id)
        add_note(board, "Between ourselves", by=None)
        assert _edition(shared.board_id) == before
        edit_board(board, _RENAMED, by=None)
        assert _edition(shared.board_id) == before + 1


def _edition(board_id: UUID) -> int:
    return db.session.scalars(select(SharedBoard.edition).where(SharedBoard.board_id == board_id)).one()


def test_what_a_guest_adds_stays_in_its_house_when_it_takes_part(world: World, shared: Shared) -> None:
    with tenant_scope(world.bexley.id):
        own = get_board(shared.in_bexley)
        report_to(own, None, "Bexley cabinet", "for Bexley’s part", by=None)
        add_note(own, "Bexley’s own note", by=None)
        db.session.commit()
    for house in (world.barnet, world.lmsl):
        seen = _seen_by(house, shared.board_id)
        assert "Bexley" not in seen
    assert "Bexley cabinet" not in _seen_by(world.bexley, shared.board_id)
    with tenant_scope(world.barnet.id):
        assert "Bexley cabinet" not in repr(seats_of(shared.board_id))


def _edits() -> dict[str, Callable[[Board], object]]:
    holder, rules = Holder(words="Somebody else"), Rules(every=1)
    return {
        "words": lambda board: edit_board(board, _RENAMED, by=None),
        "office": lambda board: fill_office(board, Office.CHAIR, holder, since_on=TODAY, by=None),
        "rules": lambda board: set_rules(board, rules, valid_from=TODAY, by=None),
        "terms": lambda board: add_terms(board, "3", agreed_on=TODAY, by=None),
        "pause": lambda board: lives.pause_board(board, "Holidays", by=None, today=TODAY),
        "end": lambda board: lives.end_board(board, "Over", new_home_id=None, by=None, today=TODAY),
        "meeting": _plan_meeting,
        "offer": lambda board: offer(board, uuid4(), by=None, today=TODAY),
    }


def _plan_meeting(board: Board) -> Meeting:
    noon = clock.now().time().replace(hour=12, microsecond=0)
    return plan_meeting(
        board, title="Ours", meets_on=TODAY, starts_at=noon, ends_at=noon.replace(hour=13), by=None
    )


@pytest.mark.parametrize("edit", list(_edits()))
def test_a_guest_is_refused_when_it_would_edit_what_the_home_looks_after(
    world: World, shared: Shared, edit: str
) -> None:
    before = _seen_by(world.lmsl, shared.board_id)
    with tenant_scope(world.bexley.id), pytest.raises((WrongState, FieldError)):
        _edits()[edit](get_board(shared.in_bexley))
    db.session.rollback()
    assert _seen_by(world.lmsl, shared.board_id) == before


@pytest.mark.parametrize(
    ("guest", "words"),
    [
        ("barnet", "This board is your own already"),
        ("met", "keeps no boards here"),
        ("bexley", "is on the list already"),
    ],
)
def test_an_offer_is_refused_when_the_guest_cannot_be_one(
    world: World, shared: Shared, guest: str, words: str
) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError, match=words):
        offer(get_board(shared.board_id), getattr(world, guest).id, by=None, today=TODAY)
    db.session.rollback()


def test_an_offer_is_refused_when_the_board_has_ended_or_nobody_knows_the_guest(world: World) -> None:
    board_id = make_board(world.barnet)
    with tenant_scope(world.barnet.id):
        board = get_board(board_id)
        with pytest.raises(NotFound):
            offer(board, uuid4(), by=None, today=TODAY)
        lives.end_board(board, "Its work is done", new_home_id=None, by=None, today=clock.today())
        with pytest.raises(WrongState):
            offer(board, world.bexley.id, by=None, today=TODAY)
        db.session.rollback()


def test_a_guest_reads_nothing_more_when_its_seat_is_withdrawn(world: World, shared: Shared) -> None:
    with tenant_scope(world.barnet.id):
        withdraw(
            get_board(shared.board_id), world.bexley.id, "The group is smaller now", by=None, today=TODAY
        )
        db.session.commit()
    assert _seen_by(world.bexley, shared.board_id) == "None"
    assert "To act as one" in _seen_by(world.lmsl, shared.board_id)
    with tenant_scope(world.bexley.id):
        seat = find_own_seat(shared.board_id)
        assert seat is not None and seat.standing == Standing.WITHDRAWN
        assert seat.ended_because == "The group is smaller now"
        for refused in (lambda: join(shared.board_id, by=None, today=TODAY), lambda: _leave(shared)):
            with pytest.raises(NotFound):
                refused()
        db.session.rollback()


def _left(board_id: UUID) -> dict[str, object]:
    """What stands between the houses of one of the open tenant's boards."""
    card: dict[str, object] = db.session.scalars(
        select(SharedBoard.card).where(SharedBoard.board_id == board_id)
    ).one()
    return card


def _leave(shared: Shared, because: str = "It is all done here") -> UUID:
    return leave(get_board(shared.in_bexley), because, by=None, today=TODAY)


def test_nothing_is_left_between_the_houses_when_the_last_seat_is_withdrawn(
    world: World, shared: Shared
) -> None:
    with tenant_scope(world.barnet.id):
        for guest in (world.bexley, world.lmsl):
            withdraw(get_board(shared.board_id), guest.id, by=None, today=TODAY)
        edit_board(get_board(shared.board_id), _RENAMED, by=None)
        db.session.commit()
        assert _left(shared.board_id) == {}


def test_nothing_is_left_between_the_houses_when_the_last_guest_leaves(world: World, shared: Shared) -> None:
    with tenant_scope(world.bexley.id):
        first = _leave(shared)
    take_down_if_last(shared.board_id, first)
    with tenant_scope(world.barnet.id):
        assert _left(shared.board_id) != {}
    with tenant_scope(world.lmsl.id):
        home_id = leave(get_board(shared.in_lmsl), "So are we", by=None, today=TODAY)
    take_down_if_last(shared.board_id, home_id)
    db.session.commit()
    with tenant_scope(world.barnet.id):
        assert _left(shared.board_id) == {}


def test_a_guest_keeps_its_own_notes_and_lines_when_it_leaves(world: World, shared: Shared) -> None:
    with tenant_scope(world.bexley.id):
        add_note(get_board(shared.in_bexley), "Bexley’s own note", by=None)
        _leave(shared)
        db.session.commit()
        own = get_board(shared.in_bexley)
        assert (own.life, own.ended_on) == (Life.ENDED, TODAY)
        assert own.life_reason == "We stopped taking part: It is all done here"
        happened = [change.event for change in changes(Wanted(subject_id=own.id))]
        assert {"board:joined", "board:ended", "board:note-added"} <= set(happened)
    with tenant_scope(world.barnet.id):
        [bexley, _lmsl] = seats_of(shared.board_id)
        assert (bexley.standing, bexley.ended_because) == (Standing.LEFT, "It is all done here")


def test_a_guest_is_refused_when_it_leaves_without_a_reason_or_a_board_of_its_own(
    world: World, shared: Shared
) -> None:
    own_board = make_board(world.bexley, "Bexley board")
    with tenant_scope(world.bexley.id):
        for reason in ("  ", "x" * 201):
            with pytest.raises(FieldError):
                _leave(shared, reason)
        with pytest.raises(NotFound):
            leave(get_board(own_board), "Enough", by=None, today=TODAY)
        db.session.rollback()


def test_an_offer_is_gone_when_it_is_declined(world: World) -> None:
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley)
    with tenant_scope(world.bexley.id):
        home_id = decline(board_id, "Not our patch", by=world.bexley.lead.id, today=TODAY)
        assert offers() == []
        with pytest.raises(NotFound):
            join(board_id, by=None, today=TODAY)
        [line] = changes(Wanted(subject_id=board_id))
        assert (line.event, line.by_name) == ("board:declined", "Bexley Lead")
    take_down_if_last(board_id, home_id)
    with tenant_scope(world.barnet.id):
        [seat] = seats_of(board_id)
        assert (seat.standing, seat.ended_because) == (Standing.LEFT, "Not our patch")
        assert _left(board_id) == {}
    db.session.commit()


def test_the_guests_own_page_comes_back_when_it_is_offered_and_joined_again(
    world: World, shared: Shared
) -> None:
    with tenant_scope(world.bexley.id):
        add_note(get_board(shared.in_bexley), "Bexley’s own note", by=None)
        _leave(shared)
        db.session.commit()
    share(world.barnet, shared.board_id, world.bexley)
    assert take_part(world.bexley, shared.board_id) == shared.in_bexley
    with tenant_scope(world.bexley.id):
        own = get_board(shared.in_bexley)
        assert (own.life, own.ended_on, own.life_reason) == (Life.ACTIVE, None, "")


def test_a_seat_is_one_row_when_it_is_offered_again_and_again(world: World, shared: Shared) -> None:
    with tenant_scope(world.barnet.id):
        withdraw(get_board(shared.board_id), world.bexley.id, by=None, today=TODAY)
        with pytest.raises(NotFound):
            withdraw(get_board(shared.board_id), world.bexley.id, by=None, today=TODAY)
        db.session.commit()
    share(world.barnet, shared.board_id, world.bexley)
    with tenant_scope(world.barnet.id):
        mine = select(SharedSeat).where(SharedSeat.board_id == shared.board_id)
        assert len(db.session.scalars(mine).all()) == 2


def test_shared_meetings_are_those_of_the_days_asked_for_when_a_guest_looks(
    world: World, shared: Shared
) -> None:
    with tenant_scope(world.barnet.id):
        _plan_meeting(get_board(shared.board_id))
        db.session.commit()
    with tenant_scope(world.bexley.id):
        [meeting] = shared_meetings(TODAY, TODAY)
        assert (meeting.board_id, meeting.home_name) == (shared.in_bexley, "Barnet")
        assert (meeting.title, meeting.meets_on) == ("Ours", TODAY)
        assert shared_meetings(TODAY + timedelta(days=1), date.max) == []
