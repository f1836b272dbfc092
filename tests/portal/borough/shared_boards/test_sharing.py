"""The pages on which a board is offered, joined, read, left and withdrawn."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from portal.borough.boards.part_forms import OTHER
from tenants import clock
from tenants.database import db
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.boards.service import add_note
from tenants.records.meetings.decisions import record_decision
from tenants.records.meetings.minutes import take_minute
from tenants.records.meetings.queries import get_meeting, items_of
from tenants.records.meetings.service import circulate_minutes, hold_meeting
from tenants.scope import tenant_scope
from tests.factories.shared_boards import add_meeting, make_board, share, take_part
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.sharing.jobs import renew_shared_boards
from workflows.sharing.models import SharedBoard

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
TODAY = date(2026, 11, 22)
TITLE = "Tri-borough modern slavery group"


@pytest.fixture(autouse=True)
def _today(on_day: OnDay) -> Iterator[None]:
    """One Sunday, as every page says what day it is."""
    with on_day(TODAY):
        yield


def _share(world: World) -> tuple[UUID, UUID]:
    """A board of Barnet's in which Bexley takes part: its id in each house."""
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley)
    return board_id, take_part(world.bexley, board_id)


def test_three_tenants_work_with_one_board_when_it_is_shared(world: World, browse: Browse) -> None:
    """The whole story: offered, joined and read on pages, and nobody sees the others' part."""
    board_id = make_board(world.barnet)
    home, bexley, lmsl = browse(world.barnet.lead), browse(world.bexley.lead), browse(world.lmsl.secretariat)
    home.get(f"/barnet/boards/{board_id}/")
    home.follow("Share this board")
    home.submit({"guests": [str(world.bexley.id), str(world.lmsl.id)]})
    assert "The board is offered" in home.page.text
    pages = {}
    for guest, slug in ((bexley, "bexley"), (lmsl, "lmsl")):
        guest.get(f"/{slug}/boards/")
        assert "Offered to you" in guest.page.text and TITLE in guest.page.text
        guest.submit(press=f"Take part in {TITLE}")
        pages[slug] = guest.page.url
        assert "Looked after by Barnet" in guest.page.text
    _report(bexley, pages["bexley"], "Bexley safeguarding executive", "for Bexley’s part")
    _report(lmsl, pages["lmsl"], "Network executive committee", "for the network")
    _rename(home, board_id, "Four-borough exploitation group")
    for guest, slug, own, other in (
        (bexley, "bexley", "Bexley safeguarding executive", "Network executive committee"),
        (lmsl, "lmsl", "Network executive committee", "Bexley safeguarding executive"),
    ):
        text = guest.get(pages[slug]).text
        assert "Four-borough exploitation group" in text
        assert "Reports to (Barnet’s part)" in text and "Barnet community safety partnership" in text
        assert "Reports to (our part)" in text and own in text
        assert other not in text
    home.get(f"/barnet/boards/{board_id}/")
    assert "Bexley safeguarding executive" not in home.page.text
    assert "Network executive committee" not in home.page.text


def _report(guest: Visitor, page: str, parent: str, part: str) -> None:
    guest.get(page)
    guest.follow("Add a reporting line of our own")
    guest.submit({"parent": OTHER, "parent_words": parent, "part": part})


def _rename(home: Visitor, board_id: UUID, title: str) -> None:
    home.get(f"/barnet/boards/{board_id}/edit")
    home.submit({"title": title})


def test_a_guest_reads_minutes_and_decisions_when_they_are_circulated(
    sqlite_world: World, browse: Browse
) -> None:
    board_id, own_id = _share(sqlite_world)
    meeting_id = add_meeting(sqlite_world.barnet, board_id, TODAY)
    guest = browse(sqlite_world.bexley.viewer)
    page = guest.get(f"/bexley/boards/{own_id}/")
    assert "Car washes on the A40" in page.text and "10am to 11:30am" in page.text
    with tenant_scope(sqlite_world.barnet.id):
        meeting, lead = get_meeting(meeting_id), sqlite_world.barnet.lead.id
        hold_meeting(meeting, by=lead, today=TODAY)
        item = next(one for one in items_of(meeting_id) if one.title == "Car washes on the A40")
        words = "Visit them together.\nTell the police first."
        take_minute(item, words, is_to_carry=False, seen_version=item.version, by=lead)
        record_decision(item, "Joint visits start in January", "Costs nothing", by=lead)
        db.session.commit()
    text = guest.get(f"/bexley/boards/{own_id}/").text
    assert "Held" in text and "Visit them together" not in text and "Joint visits" not in text
    with tenant_scope(sqlite_world.barnet.id):
        circulate_minutes(get_meeting(meeting_id), on=TODAY, by=lead)
        db.session.commit()
    text = guest.get(f"/bexley/boards/{own_id}/").text
    assert "Visit them together." in text and "Joint visits start in January" in text
    assert "Costs nothing" not in text
    guest.get(f"/bexley/boards/{own_id}/shared-meetings/{meeting_id}/")
    assert guest.page.heading == "Group meeting"
    assert "Tell the police first." in guest.page.text


@pytest.mark.parametrize(
    ("slug", "who"), [("barnet", "barnet"), ("lmsl", "lmsl"), ("bexley", "barnet"), ("barnet", "bexley")]
)
def test_a_shared_meeting_answers_404_when_it_is_not_for_them(
    sqlite_world: World, browse: Browse, slug: str, who: str
) -> None:
    board_id, own_id = _share(sqlite_world)
    meeting_id = add_meeting(sqlite_world.barnet, board_id, TODAY)
    house = getattr(sqlite_world, who)
    reader = browse(house.secretariat if who == "lmsl" else house.lead)
    for board in (board_id, own_id):
        reader.get(f"/{slug}/boards/{board}/shared-meetings/{meeting_id}/", status=404)


def test_a_guests_own_other_meeting_answers_404_when_it_is_not_the_boards(
    sqlite_world: World, browse: Browse
) -> None:
    _board_id, own_id = _share(sqlite_world)
    browse(sqlite_world.bexley.lead).get(f"/bexley/boards/{own_id}/shared-meetings/{uuid4()}/", status=404)


def test_an_offer_disappears_when_it_is_declined(sqlite_world: World, browse: Browse) -> None:
    board_id = make_board(sqlite_world.barnet)
    share(sqlite_world.barnet, board_id, sqlite_world.bexley)
    guest = browse(sqlite_world.bexley.lead)
    guest.get("/bexley/boards/")
    guest.follow(f"Decline {TITLE}")
    guest.submit({"reason": "Not our patch"})
    assert "The offer is declined" in guest.page.text
    assert "Offered to you" not in guest.get("/bexley/boards/").text
    guest.get(f"/bexley/boards/offers/{board_id}/", status=404)
    home = browse(sqlite_world.barnet.lead)
    text = home.get(f"/barnet/boards/{board_id}/share").text
    assert "Declined" in text and "Not our patch" in text
    assert _published(sqlite_world.barnet.id, board_id) == {}


def test_a_guest_reads_no_more_and_keeps_its_own_when_it_is_withdrawn(world: World, browse: Browse) -> None:
    board_id, own_id = _share(world)
    meeting_id = add_meeting(world.barnet, board_id, TODAY)
    with tenant_scope(world.bexley.id):
        add_note(get_board(own_id), "Bexley’s own note", by=world.bexley.lead.id)
        db.session.commit()
    home, guest = browse(world.barnet.lead), browse(world.bexley.lead)
    home.get(f"/barnet/boards/{board_id}/share")
    home.follow("Stop sharing with Bexley")
    assert "nothing of the board stays published" in home.page.text
    home.submit({"reason": "The group is smaller now"}, press="Stop sharing")
    assert "not shared with Bexley any more" in home.page.text
    text = guest.get(f"/bexley/boards/{own_id}/").text
    assert "Barnet stopped sharing this board with you on 22 November 2026." in text
    assert "The group is smaller now" in text and "Bexley’s own note" in text
    for gone in ("To act as one", "Car washes", "Head of Community Safety", "Metropolitan Police"):
        assert gone not in text
    guest.get(f"/bexley/boards/{own_id}/shared-meetings/{meeting_id}/", status=404)
    guest.get(f"/bexley/boards/{own_id}/leave", status=404)
    renew_shared_boards(TODAY)
    with tenant_scope(world.bexley.id):
        assert get_board(own_id).life == Life.ENDED
    db.session.rollback()


def test_a_guest_leaves_with_a_reason_when_it_does_not_take_part_any_more(
    world: World, browse: Browse
) -> None:
    board_id, own_id = _share(world)
    guest = browse(world.bexley.lead)
    guest.get(f"/bexley/boards/{own_id}/")
    guest.follow("Stop taking part")
    guest.submit({"reason": ""}, press="Stop taking part", status=422)
    assert guest.page.problems == ["Say why you stop taking part"]
    guest.submit({"reason": "Our own group took over"}, press="Stop taking part")
    assert "You stopped taking part on 22 November 2026." in guest.page.text
    assert "To act as one" not in guest.page.text
    home = browse(world.barnet.lead).get(f"/barnet/boards/{board_id}/share").text
    assert "Left" in home and "Our own group took over" in home
    assert _published(world.barnet.id, board_id) == {}


def _published(home_id: UUID, board_id: UUID) -> object:
    """What stands between the houses of a board."""
    with tenant_scope(home_id):
        return db.session.scalars(select(SharedBoard.card).where(SharedBoard.board_id == board_id)).one()


def test_the_form_says_what_is_missing_when_no_council_is_chosen(sqlite_world: World, browse: Browse) -> None:
    home = browse(sqlite_world.barnet.lead)
    home.get(f"/barnet/boards/{make_board(sqlite_world.barnet)}/share")
    home.submit({}, status=422)
    assert home.page.problems == ["Choose at least one council"]
    assert "Metropolitan Police" not in home.page.text


def test_what_looks_like_personal_data_is_pointed_out_when_it_stands_in_a_reason(
    sqlite_world: World, browse: Browse
) -> None:
    _board_id, own_id = _share(sqlite_world)
    guest = browse(sqlite_world.bexley.lead)
    guest.get(f"/bexley/boards/{own_id}/leave")
    guest.submit({"reason": "Call 07700 900123"}, press="Stop taking part", status=422)
    assert "Call 07700 900123" in guest.page.html


def test_a_reader_sees_the_offer_and_no_button_when_they_may_not_answer(
    sqlite_world: World, browse: Browse
) -> None:
    board_id = make_board(sqlite_world.barnet)
    share(sqlite_world.barnet, board_id, sqlite_world.bexley)
    viewer = browse(sqlite_world.bexley.viewer)
    text = viewer.get("/bexley/boards/").text
    assert "Offered to you" in text and "The lead can answer" in text
    viewer.get(f"/bexley/boards/offers/{board_id}/", status=404)


def test_a_guest_cannot_open_the_homes_pages_when_it_takes_part(sqlite_world: World, browse: Browse) -> None:
    board_id, own_id = _share(sqlite_world)
    guest = browse(sqlite_world.bexley.lead)
    assert "another council" in guest.get(f"/bexley/boards/{own_id}/share", status=409).text
    for address in (f"{board_id}/share", f"{board_id}/", f"{own_id}/share/{sqlite_world.bexley.id}/withdraw"):
        guest.get(f"/bexley/boards/{address}", status=404)


def test_the_lists_of_a_guest_follow_when_the_night_has_passed(sqlite_world: World, browse: Browse) -> None:
    board_id, own_id = _share(sqlite_world)
    _rename(browse(sqlite_world.barnet.lead), board_id, "Four-borough group")
    said = renew_shared_boards(clock.today())
    assert said == "Boards published anew: 0. Pages of guests changed after them: 1."
    with tenant_scope(sqlite_world.bexley.id):
        assert get_board(own_id).title == "Four-borough group"


def test_a_guests_register_says_at_once_what_the_home_says(world: World, browse: Browse) -> None:
    board_id, _ = _share(world)
    home, guest = browse(world.barnet.lead), browse(world.bexley.lead)
    _rename(home, board_id, "Four-borough exploitation group")
    for place in ("", "reporting/"):
        page = guest.get(f"/bexley/boards/{place}")
        assert "Four-borough exploitation group" in page.text and TITLE not in page.text
    assert "looked after by Barnet" in guest.get("/bexley/boards/").text
