"""Tests of the page of invitations and of the calendar file."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import Holder
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Office
from tenants.records.boards.service import add_member, fill_office
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.service import cancel_meeting
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.world import World
from tests.page import Page, text_of
from tests.visitor import Visitor
from tests.workflows.invites.opened import mails_to, opened
from workflows.invites.service import invite

Browse = Callable[..., Visitor]

SEND = "Send invitations"


@pytest.fixture
def meeting_id(world: World) -> UUID:
    """A meeting of a board with two offices held by people, a seat of a person, and a seat of nobody here."""
    barnet, since = world.barnet, date(2020, 1, 1)
    with tenant_scope(barnet.id):
        meeting = make_meeting(clock.today() + timedelta(days=9))
        board = get_board(meeting.board_id)
        fill_office(board, Office.CHAIR, Holder(person_id=barnet.owner.id), since_on=since, by=None)
        fill_office(
            board, Office.VICE_CHAIR, Holder(post_id=barnet.plan.held_post_id), since_on=since, by=None
        )
        fill_office(board, Office.SECRETARY, Holder(words="A clerk elsewhere"), since_on=since, by=None)
        add_member(board, "Barnet", "Housing", "", barnet.training.id, since_on=since, by=None)
        add_member(board, "Police", "", "Inspector", since_on=since, by=None)
        db.session.commit()
        return meeting.id


def address(meeting_id: UUID) -> str:
    return f"/barnet/meetings/{meeting_id}/invitations/"


def ticked(page: Page) -> set[str]:
    """The names that are ticked."""
    boxes = {each.get("id"): each.get("checked") is not None for each in page.tree.iter("input")}
    labels = {each.get("for"): text_of(each) for each in page.tree.iter("label")}
    return {labels[key] for key, is_ticked in boxes.items() if is_ticked}


def test_those_on_the_board_are_ticked_when_nobody_is_invited_yet(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    barnet = world.barnet
    page = browse(barnet.lead).get(address(meeting_id))
    assert ticked(page) == {barnet.owner.name, barnet.procurement.name, barnet.training.name}
    assert "Vice-chair" in page.text and "Barnet, Housing" in page.text
    assert "Police: Inspector" in page.text and "Secretary: A clerk elsewhere" in page.text
    assert "6 people at Barnet, 0 invited" in page.text


def test_the_page_says_who_was_sent_what_when_invitations_were_sent(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    barnet = world.barnet
    visitor = browse(barnet.lead)
    visitor.get(address(meeting_id))
    page = visitor.submit({"people": [str(barnet.owner.id), str(barnet.viewer.id)]}, press=SEND)
    assert "2 invitations are on the way." in page.text
    assert "6 people at Barnet, 2 invited" in page.text
    assert "the e-mail waits to be sent" in page.text
    assert ticked(page) == {barnet.procurement.name, barnet.training.name}
    assert len(mails_to(barnet.owner.id)) == len(mails_to(barnet.viewer.id)) == 1


def test_nobody_is_written_to_twice_when_a_colleague_was_faster(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    barnet = world.barnet
    visitor = browse(barnet.lead)
    visitor.get(address(meeting_id))
    with tenant_scope(barnet.id):
        invite(get_meeting(meeting_id), [barnet.owner.id], by=None)
        db.session.commit()
    page = visitor.submit({"people": [str(barnet.owner.id)]}, press=SEND)
    assert "Nobody was written to twice" in page.text
    assert len(mails_to(barnet.owner.id)) == 1


def test_the_form_comes_back_when_nobody_is_ticked(world: World, meeting_id: UUID, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(address(meeting_id))
    page = visitor.submit({"people": None}, press=SEND, status=422)
    assert page.problems == ["Tick at least one person to invite"]
    assert ticked(page) == set()


def test_nobody_from_elsewhere_is_invited_when_their_id_is_sent(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(address(meeting_id))
    sent: dict[str, object] = {"people": [str(world.bexley.lead.id), str(world.barnet.owner.id)]}
    page = visitor.submit(sent, press=SEND, status=422)
    assert page.problems == ["Choose only from the list"]
    assert ticked(page) == {world.barnet.owner.name}
    assert mails_to(world.bexley.lead.id) == mails_to(world.barnet.owner.id) == []


def test_nobody_can_be_invited_when_the_meeting_was_cancelled_meanwhile(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(address(meeting_id))
    with tenant_scope(world.barnet.id):
        cancel_meeting(get_meeting(meeting_id), "No quorum", by=None)
        db.session.commit()
    page = visitor.submit({"people": [str(world.barnet.owner.id)]}, press=SEND, status=409)
    assert page.problems == ["This meeting is cancelled, so nobody can be invited to it."]
    assert mails_to(world.barnet.owner.id) == []
    assert SEND not in visitor.get(address(meeting_id)).text


@pytest.mark.parametrize("name", ["owner", "viewer", "training"])
def test_the_file_is_there_and_the_page_is_not_when_somebody_only_reads(
    name: str, world: World, meeting_id: UUID, browse: Browse
) -> None:
    visitor = browse(getattr(world.barnet, name))
    visitor.get(address(meeting_id), status=404)
    answer = visitor.client.get(f"/barnet/meetings/{meeting_id}/meeting.ics")
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    calendar = opened(answer.data)
    assert (calendar["METHOD"], len(calendar.events)) == ("PUBLISH", 1)
    assert "ATTENDEE" not in calendar.events[0]


def test_another_tenants_meeting_is_not_there_when_asked_for_at_home(
    world: World, meeting_id: UUID, browse: Browse
) -> None:
    visitor = browse(world.bexley.lead)
    for wanted in (meeting_id, uuid4()):
        visitor.get(f"/bexley/meetings/{wanted}/invitations/", status=404)
        visitor.get(f"/bexley/meetings/{wanted}/meeting.ics", status=404)
