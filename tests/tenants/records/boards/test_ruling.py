"""How often a board meets, from a day on, and the reports that it expects."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants.errors import FieldError
from tenants.records.boards import lives
from tenants.records.boards.details import Rules
from tenants.records.boards.models import Board
from tenants.records.boards.queries import rules_of, rules_on
from tenants.records.boards.reports_due import owe_next_report
from tenants.records.boards.rules import RhythmUnit
from tenants.records.boards.service import set_rules
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import redate, settle

SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)
SIX_WEEKS = Rules(6, RhythmUnit.WEEK)
QUARTERLY = Rules(3, RhythmUnit.MONTH, agenda_days=10)
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], AbstractContextManager[object]]) -> Iterator[None]:
    """It is 22 November 2026."""
    with on_day(TODAY):
        yield


def _report(board: Board) -> Obligation:
    found = find_obligation(Kind.HIGHLIGHT_REPORT, board.id)
    assert found is not None
    return found


def _expect(board: Board, months: str, by: UUID) -> None:
    set_rules(board, Rules(report_months=months), valid_from=None, by=by)


def test_both_hold_in_their_time_when_the_rules_change(board: Board, by: UUID) -> None:
    set_rules(board, SIX_WEEKS, valid_from=None, by=by)
    set_rules(board, QUARTERLY, valid_from=SUMMER, by=by)
    before, after = rules_on(board.id, SPRING), rules_on(board.id, SUMMER)
    assert before is not None and after is not None
    assert (before.every, before.unit, before.valid_to) == (6, "week", SUMMER - timedelta(days=1))
    assert (after.every, after.agenda_days, after.valid_to) == (3, 10, None)


def test_the_latest_rules_are_corrected_when_they_begin_on_the_same_day(board: Board, by: UUID) -> None:
    for rules in (SIX_WEEKS, QUARTERLY, QUARTERLY):
        set_rules(board, rules, valid_from=SPRING, by=by)
    assert [one.every for one in rules_of(board.id)] == [3]


@pytest.mark.parametrize("valid_from", [None, SPRING])
def test_a_day_is_refused_when_later_rules_are_recorded(
    board: Board, by: UUID, valid_from: date | None
) -> None:
    set_rules(board, SIX_WEEKS, valid_from=SUMMER, by=by)
    with pytest.raises(FieldError, match="1 June 2026 or a later day"):
        set_rules(board, QUARTERLY, valid_from=valid_from, by=by)


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (Rules(every=6), "every"),
        (Rules(0, RhythmUnit.WEEK), "every"),
        (Rules(61, RhythmUnit.WEEK), "every"),
        (Rules(agenda_days=-1), "agenda_days"),
        (Rules(minutes_days=181), "minutes_days"),
        (Rules(report_months="13"), "report_months"),
    ],
)
def test_rules_are_refused_when_they_make_no_sense(board: Board, by: UUID, rules: Rules, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        set_rules(board, rules, valid_from=None, by=by)
    assert refused.value.field == field


def test_the_next_report_is_owed_when_a_board_names_its_months(board: Board, by: UUID) -> None:
    _expect(board, "3,9", by)
    owed = _report(board)
    assert (owed.due_on, owed.done_on) == (date(2027, 3, 31), None)
    assert owed.path == f"highlight-reports/?board={board.id}"
    assert owed.title == "Make the highlight report for “Modern Slavery Board”"


def test_nothing_is_owed_when_a_board_expects_no_report(board: Board, by: UUID) -> None:
    _expect(board, "", by)
    assert find_obligation(Kind.HIGHLIGHT_REPORT, board.id) is None


def test_the_one_after_is_owed_when_a_report_was_made_early(board: Board, by: UUID) -> None:
    _expect(board, "3,9", by)
    settle(Kind.HIGHLIGHT_REPORT, board.id, by=by, because="The report was made.")
    owe_next_report(board, TODAY, by)
    assert _report(board).due_on == date(2027, 9, 30)
    owe_next_report(board, TODAY, by)
    assert _report(board).due_version == 2


def test_a_late_report_stays_owed_when_the_rules_change_otherwise(board: Board, by: UUID) -> None:
    _expect(board, "3,9", by)
    owe_next_report(board, date(2027, 5, 1), by)
    assert _report(board).due_on == date(2027, 3, 31)


def test_another_date_that_somebody_gave_stays_when_the_rules_are_saved_again(board: Board, by: UUID) -> None:
    _expect(board, "3,9", by)
    redate(_report(board), date(2027, 4, 15), "The board meets in April.", by=by)
    _expect(board, "3,9", by)
    assert _report(board).due_on == date(2027, 4, 15)


def test_the_report_is_called_off_and_owed_again_when_a_board_pauses_and_resumes(
    board: Board, by: UUID
) -> None:
    _expect(board, "3,9", by)
    lives.pause_board(board, "The chair is away", by=by, today=TODAY)
    assert _report(board).done_on == TODAY
    lives.resume_board(board, by=by, today=TODAY)
    assert (_report(board).done_on, _report(board).due_on) == (None, date(2027, 3, 31))
