"""The life of a board, and where its plans and actions go when it ends."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards import lives
from tenants.records.boards.details import Rules
from tenants.records.boards.models import Board
from tenants.records.boards.oversight import loads
from tenants.records.boards.overview import overview_of
from tenants.records.boards.rehoming import rehome
from tenants.records.boards.rules import Life, RhythmUnit
from tenants.records.boards.service import add_terms, set_rules
from tenants.records.meetings.service import cancel_meeting
from tenants.records.obligations.queries import find_obligation, obligations_about
from tenants.records.obligations.rules import Kind
from tenants.records.plans.queries import get_action, get_plan
from tenants.records.plans.service import create_plan, edit_plan
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.meetings import plan
from tests.factories.world import World


@pytest.fixture
def overseeing(world: World, board: Board) -> Board:
    """The board oversees Barnet's plan, and one of its actions by name."""
    get_plan(world.barnet.plan.plan_id).board_id = board.id
    get_action(world.barnet.plan.late).board_id = board.id
    db.session.flush()
    return board


def _end(board: Board, by: UUID, new_home_id: UUID | None = None) -> None:
    lives.end_board(board, "Its work was done", new_home_id=new_home_id, by=by, today=clock.today())


def _findings(board: Board) -> list[str]:
    found = overview_of(board.id, clock.today())
    assert found is not None
    return [finding.words for finding in found.findings]


def test_a_board_goes_through_its_life_when_it_is_told_to(by: UUID) -> None:
    board, today = make_board("Panel", life=Life.PLANNED), clock.today()
    lives.start_board(board, on=today, by=by, today=today)
    assert (board.life, board.starts_on) == (Life.ACTIVE, today)
    lives.pause_board(board, " The chair is away ", by=by, today=today)
    assert (board.life, board.life_reason) == (Life.PAUSED, "The chair is away")
    lives.resume_board(board, by=by, today=today)
    assert (board.life, board.life_reason) == (Life.ACTIVE, "")
    _end(board, by)
    assert (board.life, board.ended_on, board.life_reason) == (Life.ENDED, today, "Its work was done")


def test_a_step_is_refused_when_the_board_is_elsewhere_in_its_life(board: Board, by: UUID) -> None:
    today = clock.today()
    with pytest.raises(WrongState, match="active"):
        lives.start_board(board, on=today, by=by, today=today)
    with pytest.raises(WrongState):
        lives.resume_board(board, by=by, today=today)
    planned = make_board("Panel", life=Life.PLANNED)
    with pytest.raises(WrongState):
        lives.resume_board(planned, by=by, today=today)
    with pytest.raises(FieldError, match="earlier day"):
        lives.start_board(planned, on=today + timedelta(days=1), by=by, today=today)


def test_a_reason_is_asked_for_when_a_board_pauses_or_ends(board: Board, by: UUID) -> None:
    for reason in ("  ", "x" * 301):
        with pytest.raises(FieldError):
            lives.pause_board(board, reason, by=by, today=clock.today())
        with pytest.raises(FieldError):
            lives.end_board(board, reason, new_home_id=None, by=by, today=clock.today())
    assert board.life == Life.ACTIVE


def test_everything_goes_to_the_new_board_when_one_is_chosen(
    world: World, overseeing: Board, by: UUID
) -> None:
    home = make_board("Safer Barnet Partnership")
    _end(overseeing, by, home.id)
    assert get_plan(world.barnet.plan.plan_id).board_id == home.id
    assert get_action(world.barnet.plan.late).board_id == home.id
    assert get_action(world.barnet.plan.soon).board_id is None  # its plan says it
    assert loads(clock.today()) == {home.id: (3, 1)}
    assert _findings(overseeing) == []
    told = [change.event for change in changes(Wanted(subject_id=world.barnet.plan.late))]
    assert told[0] == "action:rehomed"


def test_open_actions_are_found_without_a_home_until_they_have_one_when_a_board_ends(
    world: World, overseeing: Board, by: UUID
) -> None:
    _end(overseeing, by)
    assert _findings(overseeing)[0].startswith("3 open actions have had no board since this one ended on")
    home = make_board("Safer Barnet Partnership")
    assert rehome(overseeing, home.id, by=by) == 2  # the plan and the action that names it
    assert _findings(overseeing) == []
    assert loads(clock.today()) == {home.id: (3, 1)}


def test_a_home_is_refused_when_it_has_ended_or_is_the_board_itself(
    world: World, overseeing: Board, by: UUID
) -> None:
    ended = make_board("Ended")
    _end(ended, by)
    for home in (ended.id, overseeing.id):
        with pytest.raises(FieldError) as refused:
            _end(overseeing, by, home)
        assert refused.value.field == "new_home"
    assert (overseeing.life, get_plan(world.barnet.plan.plan_id).board_id) == (Life.ACTIVE, overseeing.id)


def test_another_tenants_board_is_no_home_when_its_id_is_sent(world: World) -> None:
    with tenant_scope(world.bexley.id):
        foreign = make_board("Bexley board").id
    with tenant_scope(world.barnet.id):
        board = make_board("Barnet board")
        with pytest.raises(NotFound):
            _end(board, world.barnet.lead.id, foreign)


def test_a_board_keeps_its_actions_when_it_has_not_ended(overseeing: Board, by: UUID) -> None:
    home = make_board("Safer Barnet Partnership")
    with pytest.raises(WrongState):
        rehome(overseeing, home.id, by=by)


def test_nothing_is_owed_any_more_when_a_board_ends(board: Board, by: UUID) -> None:
    add_terms(board, "1", agreed_on=None, review_on=clock.today() + timedelta(days=9), by=by)
    set_rules(board, Rules(report_months="3,9"), valid_from=None, by=by)
    assert [one.done_on for one in obligations_about([board.id])] == [None, None]
    _end(board, by)
    owed = obligations_about([board.id])
    assert [one.done_on for one in owed] == [clock.today()] * 2
    assert all(one.reason.startswith("“Modern Slavery Board” ended on") for one in owed)


def test_a_closed_action_keeps_its_board_when_the_board_ends(
    world: World, overseeing: Board, by: UUID
) -> None:
    action = get_action(world.barnet.plan.late)
    action.closed_on = date(2026, 1, 1)
    db.session.flush()
    home = make_board("Safer Barnet Partnership")
    _end(overseeing, by, home.id)
    assert action.board_id == overseeing.id


def test_a_plan_is_refused_when_the_board_that_is_to_oversee_it_has_ended(
    world: World, board: Board, by: UUID
) -> None:
    _end(board, by)
    plan = get_plan(world.barnet.plan.plan_id)
    kept = {"title": plan.title, "starts_on": None, "ends_on": None, "notes": ""}
    with pytest.raises(FieldError) as refused:
        edit_plan(plan, **kept, board_id=board.id, by=by)  # type: ignore[arg-type]
    assert refused.value.field == "board"
    with pytest.raises(FieldError):
        create_plan("Next", "4p", starts_on=None, ends_on=None, board_id=board.id, by=by)
    plan.board_id = board.id
    edit_plan(plan, **kept, board_id=board.id, by=by)  # type: ignore[arg-type]
    assert plan.board_id == board.id


def test_no_next_date_is_asked_for_while_a_board_is_paused(by: UUID) -> None:
    board, today = make_board("Panel"), clock.today()
    set_rules(board, Rules(6, RhythmUnit.WEEK), valid_from=None, by=by)
    cancel_meeting(plan(board, today + timedelta(days=30)), "Too few could come", by=by)
    owed = find_obligation(Kind.NEXT_MEETING, board.id)
    assert owed is not None and owed.done_on is None
    lives.pause_board(board, "The chair is away", by=by, today=today)
    assert owed.done_on == today
    lives.resume_board(board, by=by, today=today)
    assert owed.done_on is None
