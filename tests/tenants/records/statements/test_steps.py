"""The way of a statement: who may take which step, and what each asks for."""

from datetime import date, time, timedelta

import pytest

from tenants import clock
from tenants.errors import FieldError, NotAllowed, NotFound, WrongState
from tenants.records.boards.models import Board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.service import plan_meeting
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.statements import steps
from tenants.records.statements.exits import publication
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import sections_of, steps_of
from tenants.records.statements.rules import StatementStatus, Step
from tenants.records.statements.sections import write_introduction
from tests.factories.statements import HOME_PAGE, begin, carry, make_cabinet, year_before
from tests.factories.world import World

S = StatementStatus
YESTERDAY = timedelta(days=1)


@pytest.fixture
def sent(house: World, draft: Statement) -> Statement:
    """The draft, which procurement sent for review."""
    return carry(draft, house.barnet, to=S.IN_REVIEW)


def _meeting(board: Board, meets_on: date) -> Meeting:
    return plan_meeting(
        board, title="Cabinet", meets_on=meets_on, starts_at=time(10), ends_at=time(11), by=None
    )


def test_it_goes_from_draft_to_published_when_two_people_take_turns(house: World, draft: Statement) -> None:
    carry(draft, house.barnet, to=S.PUBLISHED)
    assert (draft.status, draft.approved_by_id) == (S.PUBLISHED, house.barnet.lead.id)
    assert (draft.published_on, draft.home_page_url) == (clock.today(), HOME_PAGE)
    taken = [step.step for step in reversed(steps_of(draft.id))]
    assert taken == [Step.STARTED, Step.SENT, Step.APPROVED, Step.SIGNED, Step.PUBLISHED]
    owed = find_obligation(Kind.STATEMENT, draft.id)
    assert owed is not None and owed.done_on == clock.today()


def test_an_approval_is_refused_when_its_author_records_it(house: World, sent: Statement) -> None:
    by = house.barnet.procurement.id
    with pytest.raises(NotAllowed, match=r"somebody else has to record its approval\. Ask Barnet Lead"):
        steps.approve(sent, on=clock.today(), meeting_words="Cabinet", by=by)


def test_an_approval_is_refused_when_the_lead_wrote_a_line_of_it(house: World, draft: Statement) -> None:
    write_introduction(draft, "We will not look away.", by=house.barnet.lead.id)
    carry(draft, house.barnet, to=S.IN_REVIEW)
    with pytest.raises(NotAllowed, match="Ask Jo Joint"):
        steps.approve(draft, on=clock.today(), meeting_words="Cabinet", by=house.barnet.lead.id)
    steps.approve(draft, on=clock.today(), meeting_words="Cabinet", by=house.joint.id)
    assert draft.status == S.APPROVED


def test_an_approval_is_refused_when_the_lead_only_sent_it(house: World, draft: Statement) -> None:
    steps.send_for_review(draft, by=house.barnet.lead.id)
    with pytest.raises(NotAllowed):
        steps.approve(draft, on=clock.today(), meeting_words="Cabinet", by=house.barnet.lead.id)


def test_no_step_is_left_out_when_one_comes_too_early(house: World, draft: Statement) -> None:
    today, lead = clock.today(), house.barnet.lead.id
    with pytest.raises(WrongState, match="Only a statement in review can be approved"):
        steps.approve(draft, on=today, meeting_words="Cabinet", by=lead)
    with pytest.raises(WrongState, match="Only an approved statement can be signed"):
        steps.sign(draft, "Ada", "Chief Executive", today, by=lead)
    carry(draft, house.barnet, to=S.APPROVED)
    with pytest.raises(WrongState, match="Only a signed statement can be published"):
        steps.publish(draft, HOME_PAGE, on=today, by=lead)


def test_it_is_not_sent_when_no_board_is_named_or_nothing_is_written(
    house: World, cabinet: Board, draft: Statement
) -> None:
    draft.board_id = None
    with pytest.raises(WrongState, match="which board approves"):
        steps.send_for_review(draft, by=None)
    draft.board_id = cabinet.id
    for section in sections_of(draft.id):
        section.text = ""
    with pytest.raises(WrongState, match="at least one of its sections"):
        steps.send_for_review(draft, by=None)


def test_a_meeting_is_refused_when_it_is_not_of_the_named_board(
    house: World, cabinet: Board, sent: Statement
) -> None:
    lead, today = house.barnet.lead.id, clock.today()
    other = _meeting(make_cabinet("Scrutiny"), today - YESTERDAY)
    to_come = _meeting(cabinet, today + timedelta(days=3))
    for meeting in (other, to_come):
        with pytest.raises(FieldError, match="Choose a meeting of the board that approves it"):
            steps.approve(sent, on=None, meeting_id=meeting.id, by=lead)
    with pytest.raises(NotFound):
        steps.approve(sent, on=None, meeting_id=sent.id, by=lead)
    held = _meeting(cabinet, today - YESTERDAY)
    with pytest.raises(FieldError, match="That meeting was on"):
        steps.approve(sent, on=today, meeting_id=held.id, by=lead)
    steps.approve(sent, on=None, meeting_id=held.id, by=lead)
    assert (sent.approved_on, sent.meeting_id) == (held.meets_on, held.id)


def test_an_approval_says_where_and_when_when_it_is_recorded(house: World, sent: Statement) -> None:
    lead, today = house.barnet.lead.id, clock.today()
    with pytest.raises(FieldError, match="or say which it was"):
        steps.approve(sent, on=today, by=lead)
    with pytest.raises(FieldError, match="Enter the day"):
        steps.approve(sent, on=None, meeting_words="Cabinet", by=lead)
    with pytest.raises(FieldError, match="has not come yet"):
        steps.approve(sent, on=today + YESTERDAY, meeting_words="Cabinet", by=lead)


def test_it_is_signed_after_it_was_approved_when_a_day_is_given(house: World, sent: Statement) -> None:
    lead, today = house.barnet.lead.id, clock.today()
    steps.approve(sent, on=today, meeting_words="Cabinet", by=lead)
    with pytest.raises(FieldError, match="signed on that day or later"):
        steps.sign(sent, "Ada", "Chief Executive", today - YESTERDAY, by=lead)
    with pytest.raises(FieldError, match="has not come yet"):
        steps.sign(sent, "Ada", "Chief Executive", today + YESTERDAY, by=lead)
    with pytest.raises(FieldError) as refusal:
        steps.sign(sent, "Ada", " ", today, by=lead)
    assert refusal.value.field == "role"


def test_a_home_page_is_asked_for_when_it_is_published(house: World, draft: Statement) -> None:
    carry(draft, house.barnet, to=S.SIGNED)
    with pytest.raises(FieldError) as refusal:
        steps.publish(draft, "the council’s site", on=clock.today(), by=house.barnet.lead.id)
    assert refusal.value.field == "home_page_url"


def test_it_needs_approval_anew_when_it_was_opened_again(house: World, draft: Statement) -> None:
    lead, today = house.barnet.lead.id, clock.today()
    carry(draft, house.barnet, to=S.SIGNED)
    with pytest.raises(FieldError, match="Say why"):
        steps.reopen(draft, " ", by=lead)
    steps.reopen(draft, "A figure was wrong", by=lead)
    assert (draft.status, draft.approved_on, draft.signed_by) == (S.DRAFT, None, "")
    carry(draft, house.barnet, to=S.IN_REVIEW)
    with pytest.raises(FieldError, match="approve it anew"):
        steps.approve(draft, on=today - YESTERDAY, meeting_words="Cabinet", by=lead)
    steps.approve(draft, on=today, meeting_words="Cabinet, by urgency", by=lead)
    assert draft.status == S.APPROVED


def test_a_published_one_is_corrected_and_not_opened_when_it_is_to_change(
    house: World, draft: Statement
) -> None:
    lead = house.barnet.lead.id
    carry(draft, house.barnet, to=S.PUBLISHED)
    with pytest.raises(WrongState, match="not published can be opened again"):
        steps.reopen(draft, "A figure was wrong", by=lead)
    steps.correct(draft, "A figure was wrong", by=lead)
    assert (draft.status, draft.published_on) == (S.DRAFT, clock.today())


def test_its_authors_read_why_when_it_is_sent_back(house: World, sent: Statement) -> None:
    with pytest.raises(FieldError, match="what is still to be done"):
        steps.send_back(sent, "", by=house.barnet.lead.id)
    steps.send_back(sent, "Add the training figures", by=house.barnet.lead.id)
    [latest, *_] = steps_of(sent.id)
    assert (sent.status, latest.words) == (S.DRAFT, "Add the training figures")


def test_nothing_leaves_the_house_when_it_is_not_published(house: World, draft: Statement) -> None:
    for status in (S.DRAFT, S.SIGNED):
        carry(draft, house.barnet, to=status)
        with pytest.raises(WrongState, match="not published"):
            publication(draft.id)


def test_only_publishable_words_leave_when_it_is_published(house: World, cabinet: Board) -> None:
    statement = begin(house.barnet, cabinet, *year_before(0))
    carry(statement, house.barnet, to=S.PUBLISHED)
    copy = publication(statement.id)
    assert (copy.approved_by_board, copy.signed_by) == ("Cabinet", "Ada Signatory")
    assert copy.sections[0].text == "We buy care and cleaning."
    everything = repr(copy)
    for person in (house.barnet.lead, house.barnet.procurement, house.barnet.owner):
        assert person.name not in everything
