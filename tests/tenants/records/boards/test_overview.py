"""What lists of boards show of each: offices, meetings, loads, and who never comes."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import Holder, Rules
from tenants.records.boards.models import Board
from tenants.records.boards.overview import Overview, overview_of, overviews
from tenants.records.boards.rules import Office, RhythmUnit
from tenants.records.boards.service import add_member, end_membership, fill_office, report_to, set_rules
from tenants.records.meetings.rules import Presence, Stage
from tenants.records.plans.queries import get_plan
from tests.factories.boards import make_board, make_boards
from tests.factories.world import World
from tests.tenants.records.boards.meetings import attend, meet

ABSENT, APOLOGIES, DEPUTY, PRESENT = Presence.ABSENT, Presence.APOLOGIES, Presence.DEPUTY, Presence.PRESENT


def _days(count: int) -> date:
    return clock.today() + timedelta(days=count)


def _overview(board: Board) -> Overview:
    found = overview_of(board.id, clock.today())
    assert found is not None
    return found


def _words(board: Board) -> list[str]:
    return [finding.words for finding in _overview(board).findings]


def test_everything_is_gathered_when_a_board_has_it(world: World, by: UUID) -> None:
    made = make_boards(world.barnet)
    meet(made.active, _days(-30))
    meet(made.active, _days(-2), Stage.CANCELLED)
    meet(made.active, _days(20), Stage.PLANNED)
    found = _overview(made.active)
    assert (found.last_met_on, found.next_meets_on) == (_days(-30), _days(20))
    assert (found.member_count, found.frequency) == (1, "Every 6 weeks")
    assert found.load == (2, 1)  # the third action names a board of its own
    assert [parent.title for parent in found.parents] == ["Community Safety Partnership"]
    assert found.children == (made.paused.id,)
    assert found.offices[Office.SECRETARY].words == world.barnet.owner.name
    chair = found.offices[Office.CHAIR]
    assert (chair.words, chair.is_vacant) == ("Head of community safety", True)
    assert _words(made.active) == ["The chair’s post is vacant: Head of community safety"]
    assert [one.board.title for one in overviews(clock.today())] == [
        *("Modern Slavery Board", "Survivor voices panel"),
        *("Landlords task and finish group", "Anti-Slavery Forum"),
    ]


def test_nothing_is_shown_when_there_is_no_board(by: UUID) -> None:
    assert overviews(clock.today()) == []


@pytest.mark.parametrize(
    ("presences", "missed"),
    [
        ((ABSENT, APOLOGIES, ABSENT), 3),
        ((ABSENT, APOLOGIES, ABSENT, ABSENT, PRESENT), 4),
        ((ABSENT, ABSENT, DEPUTY), 0),
        ((PRESENT, ABSENT, ABSENT, ABSENT), 0),
        ((ABSENT, ABSENT), 0),
        ((ABSENT, ABSENT, None, ABSENT), 0),
    ],
)
def test_a_seat_is_found_empty_when_nobody_came_three_times_in_a_row(
    board: Board, by: UUID, presences: tuple[Presence | None, ...], missed: int
) -> None:
    seat = add_member(board, "Barnet", "Housing", since_on=None, by=by)
    for weeks, presence in enumerate(presences, start=1):
        meeting = meet(board, _days(-7 * weeks))
        if presence is not None:
            attend(meeting, seat, presence)
    meet(board, _days(-1), Stage.PLANNED)  # nobody said that it was held
    words = f"Barnet, Housing has not come to any of the last {missed} meetings"
    assert (words in _words(board)) is bool(missed)
    assert any("has not come" in one for one in _words(board)) is bool(missed)


def test_an_empty_seat_is_no_finding_when_its_membership_has_ended(board: Board, by: UUID) -> None:
    seat = add_member(board, "Barnet", "Housing", since_on=None, by=by)
    for weeks in (1, 2, 3):
        attend(meet(board, _days(-7 * weeks)), seat, ABSENT)
    end_membership(seat, until_on=_days(-1), by=by)
    assert not any("has not come" in one for one in _words(board))


def test_another_boards_meetings_do_not_count_when_seats_are_looked_at(board: Board, by: UUID) -> None:
    other = make_board("Another board")
    seat = add_member(board, "Barnet", "Housing", since_on=None, by=by)
    for weeks in (1, 2):
        attend(meet(board, _days(-7 * weeks)), seat, ABSENT)
        meet(other, _days(-7 * weeks - 1))
    assert not any("has not come" in one for one in _words(board))


def test_a_board_is_found_silent_when_it_has_not_met_for_twice_its_frequency(board: Board, by: UUID) -> None:
    set_rules(board, Rules(6, RhythmUnit.WEEK), valid_from=None, by=by)
    meet(board, _days(-85))
    assert any(one.startswith("Has not met since") for one in _words(board))
    meet(board, _days(-84))
    assert not any(one.startswith("Has not met since") for one in _words(board))


def test_rules_of_the_future_do_not_count_when_a_board_is_looked_at_today(board: Board, by: UUID) -> None:
    set_rules(board, Rules(1, RhythmUnit.WEEK), valid_from=_days(30), by=by)
    meet(board, _days(-300))
    assert _overview(board).frequency == "Not known"
    assert not any(one.startswith("Has not met since") for one in _words(board))


def test_a_strategic_board_is_the_top_when_others_report_to_it(board: Board, by: UUID) -> None:
    assert "Reports to nobody" in _words(board)
    report_to(make_board("Panel"), board, by=by)
    assert "Reports to nobody" not in _words(board)


def test_the_latest_holder_is_shown_when_an_office_changes_hands_today(board: Board, by: UUID) -> None:
    fill_office(board, Office.CHAIR, Holder(words="A judge"), since_on=_days(-9), by=by)
    fill_office(board, Office.CHAIR, Holder(words="A doctor"), since_on=_days(0), by=by)
    fill_office(board, Office.CHAIR, Holder(words="A bishop"), since_on=_days(9), by=by)
    assert _overview(board).offices[Office.CHAIR].words == "A doctor"


def test_a_neighbours_boards_are_not_counted_when_overviews_are_gathered(world: World, by: UUID) -> None:
    get_plan(world.barnet.plan.plan_id).board_id = make_board("Own").id
    db.session.flush()
    assert [one.load for one in overviews(clock.today())] == [(3, 1)]
