"""How a second person approves a document or sends it back, and what that makes owed."""

from datetime import date, time, timedelta

import pytest

from tenants import clock
from tenants.errors import FieldError, NotAllowed, NotFound, WrongState
from tenants.records.boards.details import BoardDetails, Holder
from tenants.records.boards.models import Board
from tenants.records.boards.offices import fill_office
from tenants.records.boards.rules import BoardKind, Office
from tenants.records.boards.service import create_board
from tenants.records.documents import service
from tenants.records.documents.details import DocumentDetails, NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.queries import approvals_of, held_meetings, waiting_approval
from tenants.records.documents.rules import Answer, DocumentKind, DocumentStatus
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.service import plan_meeting
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY
from tests.factories.documents import LINK, SPRING
from tests.factories.world import World
from tests.tenants.records.documents.conftest import Owes


@pytest.fixture
def sent(house: World, draft: Document) -> Document:
    """Barnet's draft, which its owner sent for approval."""
    service.send_for_approval(draft, by=house.barnet.owner.id, today=clock.today())
    return draft


@pytest.fixture
def board(house: World) -> Board:
    """A board of Barnet's."""
    return create_board(BoardDetails("Slavery board", BoardKind.STRATEGIC_BOARD), by=None)


def _seat_secretary(board: Board, world: World) -> None:
    holder = Holder(person_id=world.barnet.training.id)
    fill_office(board, Office.SECRETARY, holder, since_on=clock.today(), by=None)


def _meeting(board: Board, meets_on: date) -> Meeting:
    return plan_meeting(
        board, title="Board", meets_on=meets_on, starts_at=time(10), ends_at=time(11), by=None
    )


def _approve(document: Document, world: World, words: str = "Cabinet") -> None:
    service.approve(document, adopted_on=clock.today(), meeting_words=words, by=world.barnet.lead.id)


def test_the_draft_is_finished_and_a_decision_owed_when_it_is_sent(
    house: World, sent: Document, owes: Owes
) -> None:
    [owed] = owes(sent)
    assert (sent.status, owed.kind) == (DocumentStatus.FOR_APPROVAL, Kind.DOCUMENT_APPROVAL)
    assert (owed.due_on, owed.owner_id) == (clock.today() + timedelta(days=14), None)
    assert owed.title == "Decide on the protocol “Housing protocol”"
    assert (owed.owner_words, owed.is_vacant) == ("The leads", False)


def test_the_secretary_of_its_board_is_asked_when_it_is_sent(
    house: World, draft: Document, board: Board, owes: Owes
) -> None:
    _seat_secretary(board, house)
    draft.board_id = board.id
    service.send_for_approval(draft, by=house.barnet.lead.id, today=clock.today())
    assert owes(draft)[0].owner_id == house.barnet.training.id


def test_a_document_is_not_sent_when_it_has_no_version(house: World, planned: Document) -> None:
    with pytest.raises(WrongState, match="Only a draft"):
        service.send_for_approval(planned, by=None, today=clock.today())
    begun = DocumentDetails("Rent protocol", DocumentKind.PROTOCOL, status=DocumentStatus.DRAFT)
    without = service.plan_document(begun, due_on=SPRING, owner=NOBODY, by=None)
    with pytest.raises(WrongState, match="Add the version that is to be approved first"):
        service.send_for_approval(without, by=None, today=clock.today())


def test_it_is_adopted_with_its_meeting_when_a_second_person_approves(
    house: World, sent: Document, owes: Owes
) -> None:
    _approve(sent, house, "Cabinet, 14 October")
    [approval] = approvals_of(sent.id)
    assert (sent.status, sent.is_in_force) == (DocumentStatus.ADOPTED, True)
    assert (sent.version_label, sent.url, sent.adopted_on) == ("1", LINK, clock.today())
    assert (approval.answer, approval.meeting_words) == (Answer.APPROVED, "Cabinet, 14 October")
    assert approval.decided_by_id == house.barnet.lead.id
    [owed] = owes(sent)
    assert (owed.kind, owed.due_on.year) == (Kind.DOCUMENT_REVIEW, clock.today().year + 1)


def test_whoever_sent_it_may_not_approve_it(house: World, sent: Document) -> None:
    with pytest.raises(NotAllowed, match="somebody else has to approve it"):
        service.approve(sent, adopted_on=clock.today(), meeting_words="Cabinet", by=house.barnet.owner.id)
    assert (sent.status, sent.is_in_force) == (DocumentStatus.FOR_APPROVAL, False)


def test_whoever_added_the_version_may_not_approve_it(house: World, draft: Document) -> None:
    service.add_version(draft, NewVersion("2", url=LINK), by=house.barnet.lead.id)
    service.send_for_approval(draft, by=house.barnet.owner.id, today=clock.today())
    with pytest.raises(NotAllowed, match="somebody else has to approve it"):
        _approve(draft, house)
    service.approve(draft, adopted_on=clock.today(), meeting_words="Cabinet", by=house.joint.id)
    assert draft.version_label == "2"


def test_a_version_of_the_sender_is_approved_by_another_only_once(house: World, sent: Document) -> None:
    _approve(sent, house)
    with pytest.raises(WrongState, match="not waiting for approval any more"):
        _approve(sent, house)


@pytest.mark.parametrize("words", ["", "  "])
def test_it_is_not_approved_when_no_meeting_is_named(house: World, sent: Document, words: str) -> None:
    with pytest.raises(FieldError, match="Choose the meeting that approved it") as refused:
        _approve(sent, house, words)
    assert refused.value.field == "meeting_words"


def test_it_is_not_approved_on_a_day_that_has_not_come(house: World, sent: Document) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(FieldError) as refused:
        service.approve(sent, adopted_on=tomorrow, meeting_words="Cabinet", by=house.barnet.lead.id)
    assert refused.value.field == "adopted_on"


def test_a_meeting_of_its_board_is_kept_when_it_approved_it(
    house: World, sent: Document, board: Board
) -> None:
    sent.board_id = board.id
    last = _meeting(board, clock.today() - timedelta(days=7))
    _meeting(board, clock.today() + timedelta(days=7))
    assert [each.id for each in held_meetings(board.id, clock.today())] == [last.id]
    service.approve(sent, adopted_on=last.meets_on, meeting_id=last.id, by=house.barnet.lead.id)
    assert approvals_of(sent.id)[0].meeting_id == last.id


def test_a_meeting_does_not_count_when_it_is_to_come_or_of_another_board(
    house: World, sent: Document, board: Board
) -> None:
    other = _meeting(board, clock.today() - timedelta(days=7))
    sent_to = create_board(BoardDetails("Forum", BoardKind.FORUM), by=None)
    sent.board_id = sent_to.id
    to_come = _meeting(sent_to, clock.today() + timedelta(days=7))
    for meeting in (other, to_come):
        with pytest.raises(FieldError) as refused:
            service.approve(sent, adopted_on=clock.today(), meeting_id=meeting.id, by=house.barnet.lead.id)
        assert refused.value.field == "meeting"
    with pytest.raises(NotFound):
        service.approve(sent, adopted_on=clock.today(), meeting_id=sent.id, by=house.barnet.lead.id)


def test_the_draft_is_owed_again_when_it_is_sent_back(house: World, sent: Document, owes: Owes) -> None:
    service.send_back(sent, "Add the night number", SPRING, by=house.barnet.lead.id)
    [owed] = owes(sent)
    assert (sent.status, owed.kind, owed.due_on) == (DocumentStatus.DRAFT, Kind.DOCUMENT_DRAFT, SPRING)
    assert owed.reason == "Sent back: Add the night number"
    [approval] = approvals_of(sent.id)
    assert (approval.answer, approval.words) == (Answer.SENT_BACK, "Add the night number")
    service.send_for_approval(sent, by=house.barnet.owner.id, today=clock.today())
    assert [each.kind for each in owes(sent)] == [Kind.DOCUMENT_APPROVAL]


@pytest.mark.parametrize(
    ("reason", "due_on", "field"),
    [
        ("", SPRING, "reason"),
        ("x" * 501, SPRING, "reason"),
        ("Why", None, "due_on"),
        ("Why", date(2020, 1, 1), "due_on"),
    ],
)
def test_it_is_not_sent_back_without_a_reason_and_a_day_to_come(
    house: World, sent: Document, reason: str, due_on: date | None, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        service.send_back(sent, reason, due_on, by=house.barnet.lead.id)
    assert refused.value.field == field


def test_nobody_is_asked_any_more_when_it_is_withdrawn_while_it_waits(
    house: World, sent: Document, owes: Owes
) -> None:
    service.withdraw(sent, "Not needed", by=house.barnet.lead.id)
    assert (waiting_approval(sent.id), owes(sent)) == (None, [])
