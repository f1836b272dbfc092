"""Whom boards report to: never themselves, never in a circle, never twice."""

from uuid import UUID

import pytest

from tenants import clock
from tenants.errors import FieldError
from tenants.records.boards import lives
from tenants.records.boards.models import Board
from tenants.records.boards.queries import lines_down, lines_up
from tenants.records.boards.service import report_to, stop_reporting
from tests.factories.boards import make_board


def test_a_board_reports_to_two_when_its_parts_differ(board: Board, by: UUID) -> None:
    parent = make_board("Safer Barnet Partnership")
    report_to(board, parent, part="Barnet’s part", by=by)
    report_to(board, None, "Bi-borough board", by=by)
    report_to(board, parent, part="Money", by=by)
    lines = [(line.parent_id, line.parent_words, line.part) for line in lines_up(board.id)]
    assert lines == [
        (parent.id, "", "Barnet’s part"),
        (None, "Bi-borough board", ""),
        (parent.id, "", "Money"),
    ]
    assert [below.id for _, below in lines_down(parent.id)] == [board.id, board.id]


def test_a_line_is_refused_when_it_leads_to_the_board_itself_or_to_nobody(board: Board, by: UUID) -> None:
    for parent, words, said in (
        (board, "", "A board cannot report to itself"),
        (None, " ", "one of the two"),
        (board, "Another", "one of the two"),
        (None, "x" * 161, "160 characters"),
    ):
        with pytest.raises(FieldError, match=said):
            report_to(board, parent, words, by=by)
    assert lines_up(board.id) == []


def test_a_line_is_refused_when_it_would_close_a_circle(board: Board, by: UUID) -> None:
    middle, top = make_board("Middle"), make_board("Top")
    report_to(board, middle, by=by)
    report_to(middle, top, by=by)
    with pytest.raises(FieldError, match="“Modern Slavery Board” already reports to “Top”"):
        report_to(top, board, by=by)
    assert lines_up(top.id) == []


def test_a_line_is_refused_when_it_is_there_or_its_board_has_ended(board: Board, by: UUID) -> None:
    report_to(board, None, "Safety Partnership", by=by)
    with pytest.raises(FieldError, match="there already"):
        report_to(board, None, "safety partnership ", by=by)
    ended = make_board("Ended")
    lives.end_board(ended, "Done", new_home_id=None, by=by, today=clock.today())
    with pytest.raises(FieldError, match="“Ended” has ended"):
        report_to(board, ended, by=by)


def test_a_line_is_gone_when_it_is_taken_away(board: Board, by: UUID) -> None:
    line = report_to(board, None, "Safety Partnership", by=by)
    stop_reporting(line, by=by)
    assert lines_up(board.id) == []
