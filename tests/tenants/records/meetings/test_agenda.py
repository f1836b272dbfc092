"""Building an agenda."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.errors import Conflict, FieldError, WrongState
from tenants.records.boards.models import Board
from tenants.records.meetings import agenda, minutes, papers, service
from tenants.records.meetings.agenda import ItemDetails
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import items_of, items_to_carry, papers_of
from tenants.records.meetings.rules import ItemKind, Purpose, Stage
from tests.factories.meetings import an_item, hold, item_titled, plan

TODAY = clock.today()
SOON = TODAY + timedelta(days=30)


def titles(meeting: Meeting) -> list[str]:
    """The titles of its items in order."""
    items = items_of(meeting.id)
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return [item.title for item in items]


STANDING = ["Minutes of the last meeting", "Actions from earlier meetings", "Any other business"]


def test_an_agenda_begins_with_the_standing_items_when_a_meeting_is_planned(board: Board) -> None:
    meeting = plan(board, SOON)
    assert titles(meeting) == STANDING
    assert items_of(meeting.id)[0].kind == ItemKind.LAST_MINUTES


def test_an_item_goes_before_any_other_business_when_it_is_added(board: Board) -> None:
    meeting = plan(board, SOON)
    an_item(meeting, "Landlords")
    an_item(meeting, "Training")
    assert titles(meeting) == [*STANDING[:2], "Landlords", "Training", STANDING[2]]


def test_items_change_places_when_one_is_moved_and_stay_at_the_ends(board: Board) -> None:
    meeting = plan(board, SOON)
    first, second, last = items_of(meeting.id)
    agenda.move_item(second, is_up=True, by=None)
    agenda.move_item(last, is_up=False, by=None)
    assert titles(meeting) == [STANDING[1], STANDING[0], STANDING[2]]
    agenda.move_item(second, is_up=True, by=None)
    agenda.move_item(first, is_up=False, by=None)
    assert titles(meeting) == [STANDING[1], STANDING[2], STANDING[0]]


def test_what_was_marked_is_on_the_next_agenda_when_it_is_planned(board: Board) -> None:
    held = hold(board, TODAY)
    item = an_item(held, "Landlords")
    minutes.take_minute(item, "Not reached.", is_to_carry=True, seen_version=item.version, by=None)
    first, later = plan(board, SOON), plan(board, SOON + timedelta(days=42))
    carried = item_titled(first, "Landlords")
    assert (carried.carried_from_id, carried.presenter, carried.minute) == (item.id, "Police", "")
    assert titles(later) == STANDING
    assert items_to_carry(board.id, before=first.meets_on) == []


def test_an_item_is_brought_in_once_when_it_was_marked_after_the_next_was_planned(board: Board) -> None:
    held, upcoming = hold(board, TODAY), plan(board, SOON)
    item = an_item(held, "Landlords")
    minutes.take_minute(item, "", is_to_carry=True, seen_version=item.version, by=None)
    assert [one.title for one in items_to_carry(board.id, before=SOON)] == ["Landlords"]
    assert len(agenda.bring_in_carried(upcoming, by=None)) == 1
    assert agenda.bring_in_carried(upcoming, by=None) == []
    assert titles(upcoming).count("Landlords") == 1


def test_nothing_is_brought_in_when_the_meeting_is_over(board: Board) -> None:
    with pytest.raises(WrongState):
        agenda.bring_in_carried(hold(board, TODAY), by=None)


def test_the_agenda_says_that_it_changed_when_it_was_published_before(board: Board) -> None:
    meeting = plan(board, SOON)
    an_item(meeting)
    assert meeting.agenda_changed_on is None
    service.publish_agenda(meeting, on=TODAY, by=None)
    item = items_of(meeting.id)[0]
    agenda.edit_item(item, ItemDetails("Minutes"), seen_version=item.version, by=None)
    assert meeting.agenda_changed_on == TODAY
    service.publish_agenda(meeting, on=TODAY, by=None)
    assert meeting.agenda_changed_on is None
    agenda.edit_item(item, ItemDetails("Minutes"), seen_version=item.version, by=None)
    assert meeting.agenda_changed_on is None


def test_the_second_is_told_when_two_edit_one_item(board: Board) -> None:
    item = an_item(plan(board, SOON))
    seen = item.version
    agenda.edit_item(item, ItemDetails("First"), seen_version=seen, by=None)
    with pytest.raises(Conflict):
        agenda.edit_item(item, ItemDetails("Second"), seen_version=seen, by=None)
    assert item.title == "First"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ItemDetails(" "), "title"),
        (ItemDetails("x" * 201), "title"),
        (ItemDetails("a", presenter="x" * 161), "presenter"),
        (ItemDetails("a", minutes=0), "minutes"),
        (ItemDetails("a", minutes=481), "minutes"),
        (ItemDetails("a", details="x" * 4001), "details"),
    ],
)
def test_an_item_is_refused_when_a_value_cannot_be_kept(
    board: Board, details: ItemDetails, field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        agenda.add_item(plan(board, SOON), details, by=None)
    assert refusal.value.field == field


def test_papers_stay_with_the_meeting_when_their_item_is_taken_off(board: Board) -> None:
    meeting = plan(board, SOON)
    item = an_item(meeting)
    papers.add_link(meeting, item, "Draft", "https://council.example/draft", by=None)
    agenda.remove_item(item, by=None)
    assert titles(meeting) == STANDING
    assert [(paper.title, paper.item_id) for paper in papers_of(meeting.id)] == [("Draft", None)]


def test_an_item_stays_when_the_meeting_was_held(board: Board) -> None:
    meeting = hold(board, TODAY)
    with pytest.raises(WrongState):
        agenda.remove_item(items_of(meeting.id)[0], by=None)
    assert titles(meeting) == STANDING


@pytest.mark.parametrize("stage", [Stage.CANCELLED, Stage.MINUTES_APPROVED])
def test_the_agenda_stays_as_it_is_when_the_meeting_is_closed(board: Board, stage: Stage) -> None:
    meeting = plan(board, SOON)
    item = an_item(meeting)
    meeting.stage = stage
    for change in (
        lambda: agenda.add_item(meeting, ItemDetails("More", Purpose.DECISION), by=None),
        lambda: agenda.edit_item(item, ItemDetails("Other"), seen_version=item.version, by=None),
        lambda: agenda.move_item(item, is_up=True, by=None),
    ):
        with pytest.raises(WrongState):
            change()
