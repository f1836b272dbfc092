"""Writing minutes, and making decisions and actions of them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tenants import clock
from tenants.dating import Dating
from tenants.errors import Conflict, FieldError, WrongState
from tenants.records.boards.models import Board
from tenants.records.meetings import service
from tenants.records.meetings.action_log import actions_of_board, origins
from tenants.records.meetings.decisions import edit_decision, record_decision, replace_decision
from tenants.records.meetings.minute_actions import make_action
from tenants.records.meetings.minutes import take_minute
from tenants.records.meetings.models import AgendaItem
from tenants.records.meetings.queries import decisions, years_of_decisions
from tenants.records.meetings.rules import Stage
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action, get_aim
from tests.factories.meetings import an_item, hold, plan
from tests.factories.world import World

TODAY = clock.today()


@pytest.fixture
def item(board: Board) -> AgendaItem:
    """An item of a meeting held today."""
    return an_item(hold(board, TODAY))


def act(item: AgendaItem, world: World, title: str = "Write to the landlords") -> Action:
    """Makes an action of an item."""
    details = Details(title, owner_person_id=world.barnet.owner.id)
    aim = get_aim(world.barnet.plan.aim_id)
    return make_action(item, aim, details, Dating.on_day(TODAY + timedelta(20)), by=None)


def test_the_second_is_told_when_two_write_one_minute(item: AgendaItem) -> None:
    seen = item.version
    take_minute(item, "Agreed.", is_to_carry=False, seen_version=seen, by=None)
    with pytest.raises(Conflict):
        take_minute(item, "Refused.", is_to_carry=False, seen_version=seen, by=None)
    assert item.minute == "Agreed."


def test_nothing_can_be_written_down_when_the_stage_does_not_allow_it(board: Board, world: World) -> None:
    meeting = plan(board, TODAY)
    item = an_item(meeting)
    writing: list[Callable[[], object]] = [
        lambda: take_minute(item, "Agreed.", is_to_carry=False, seen_version=item.version, by=None),
        lambda: record_decision(item, "Agreed", by=None),
    ]
    for stage in (Stage.PLANNED, Stage.AGENDA_PUBLISHED, Stage.MINUTES_APPROVED, Stage.CANCELLED):
        meeting.stage = stage
        for write in writing:
            with pytest.raises(WrongState):
                write()
    for stage in (Stage.PLANNED, Stage.AGENDA_PUBLISHED, Stage.CANCELLED):
        meeting.stage = stage
        with pytest.raises(WrongState):
            act(item, world)


def test_decisions_are_numbered_within_their_year_when_recorded(board: Board) -> None:
    first, second = an_item(hold(board, date(2024, 12, 1))), an_item(hold(board, date(2025, 1, 5)))
    refs = [record_decision(one, "Agreed", by=None).ref for one in (first, second, second)]
    assert refs == ["D-2024-01", "D-2025-01", "D-2025-02"]
    assert years_of_decisions() == [2025, 2024]


def test_the_number_goes_on_when_a_year_has_more_than_a_hundred(item: AgendaItem) -> None:
    record_decision(item, "Agreed", by=None).ref = f"D-{TODAY.year}-99"
    assert record_decision(item, "Agreed", by=None).ref == f"D-{TODAY.year}-100"
    assert record_decision(item, "Agreed", by=None).ref == f"D-{TODAY.year}-101"


def test_the_register_finds_what_is_asked_for_when_it_is_searched(board: Board, item: AgendaItem) -> None:
    posters = record_decision(item, "Print posters", "Landlords asked for 50% more", by=None)
    record_decision(item, "Meet every six weeks", by=None)
    assert decisions(words="landlords POSTERS") == [posters]
    assert decisions(words="50%") == [posters]
    assert decisions(words="%_%") == []
    assert decisions(words=posters.ref.lower()) == [posters]
    assert len(decisions(board_id=board.id, year=TODAY.year)) == 2
    assert decisions(year=TODAY.year - 1) == []
    assert decisions(is_circulated=True) == []


def test_a_decision_is_replaced_when_the_other_is_later_and_only_then(item: AgendaItem) -> None:
    first, second = (record_decision(item, title, by=None) for title in ("Weekly", "Monthly"))
    for decision in (first, second):
        with pytest.raises(FieldError, match="made after this one"):
            replace_decision(decision, first, by=None)
    replace_decision(first, second, by=None)
    assert first.replaced_by_id == second.id
    replace_decision(first, None, by=None)
    assert first.replaced_by_id is None


@pytest.mark.parametrize(
    ("title", "reasons", "url", "field"),
    [
        (" ", "", "", "title"),
        ("x" * 301, "", "", "title"),
        ("a", "x" * 4001, "", "reasons"),
        ("a", "", "ftp://council.example", "reference_url"),
    ],
)
def test_a_decision_is_refused_when_a_value_cannot_be_kept(
    item: AgendaItem, title: str, reasons: str, url: str, field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        record_decision(item, title, reasons, reference_url=url, by=None)
    assert refusal.value.field == field


def test_a_decision_can_be_corrected_until_the_minutes_are_approved(board: Board, world: World) -> None:
    meeting = hold(board, TODAY)
    decision, by = record_decision(an_item(meeting), "Wekly", by=None), world.barnet.lead.id
    edit_decision(decision, "Weekly", "", reference_url="", by=by)
    service.circulate_minutes(meeting, on=TODAY, by=None)
    service.approve_minutes(meeting, None, on=TODAY, by=None)
    with pytest.raises(WrongState):
        edit_decision(decision, "Monthly", "", reference_url="", by=by)
    assert decision.title == "Weekly"


def test_an_action_and_its_item_know_each_other_when_made_from_a_minute(
    board: Board, item: AgendaItem, world: World
) -> None:
    action = act(item, world)
    assert (action.board_id, action.plan_id) == (board.id, world.barnet.plan.plan_id)
    [origin] = origins({action.id})[action.id]
    assert (origin.item_id, origin.meets_on, origin.position) == (item.id, TODAY, item.position)


def test_the_log_puts_open_actions_first_when_some_are_closed(
    board: Board, item: AgendaItem, world: World
) -> None:
    closed, still_open = act(item, world, "Closed"), act(item, world, "Open")
    lead = world.barnet.lead.id
    progress.cancel(closed, "No need", seen_version=closed.version, by=lead, today=TODAY)
    assert [row.title for row in actions_of_board(board.id)] == ["Open", "Closed"]
    assert [row.id for row in actions_of_board(board.id, is_open=True)] == [still_open.id]


def test_actions_the_board_asked_for_are_in_the_log_when_no_meeting_made_them(
    board: Board, world: World
) -> None:
    get_action(world.barnet.plan.late).board_id = board.id
    assert [row.id for row in actions_of_board(board.id)] == [world.barnet.plan.late]
    assert origins({world.barnet.plan.late}) == {}
