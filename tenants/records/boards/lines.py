"""Whom a board reports to: another board of the tenant, or a body that is only named."""

from collections import defaultdict
from uuid import UUID, uuid4

from tenants.database import db
from tenants.errors import FieldError
from tenants.records.boards.keeping import keep, must_not_have_ended
from tenants.records.boards.models import Board, ReportingLine
from tenants.records.boards.queries import all_lines, get_board, lines_up
from tenants.records.boards.rules import Life, all_above

_LONGEST = 160


def report_to(
    board: Board, parent: Board | None, parent_words: str = "", part: str = "", *, by: UUID | None
) -> ReportingLine:
    """Adds a line to whom a board reports, for all of its work or a part; FieldError in a circle."""
    must_not_have_ended(board)
    named, part = parent_words.strip(), part.strip()
    _check(parent, named, part)
    known = lines_up(board.id)
    if parent is not None:
        _check_parent(board, parent)
    _check_new(known, parent, named, part)
    line = ReportingLine(id=uuid4(), board_id=board.id, parent_id=parent.id if parent else None)
    line.parent_words, line.part = named, part
    line.position = max((one.position for one in known), default=0) + 1
    db.session.add(line)
    keep("board:reporting-line-added", board, by, reports_to=_words(line), part=part)
    return line


def stop_reporting(line: ReportingLine, *, by: UUID | None) -> None:
    """Takes a reporting line away; the audit keeps that there was one."""
    board, words, part = get_board(line.board_id), _words(line), line.part
    db.session.delete(line)
    keep("board:reporting-line-removed", board, by, reported_to=words, part=part)


def _words(line: ReportingLine) -> str:
    return get_board(line.parent_id).title if line.parent_id else line.parent_words


def _check(parent: Board | None, named: str, part: str) -> None:
    if (parent is None) == (not named):
        raise FieldError(
            "parent", "Choose one of your boards, or write the name of another body: one of the two."
        )
    for field, words in (("parent_words", named), ("part", part)):
        if len(words) > _LONGEST:
            raise FieldError(field, f"Shorten this to {_LONGEST} characters or fewer.")


def _check_parent(board: Board, parent: Board) -> None:
    if parent.id == board.id:
        raise FieldError("parent", "A board cannot report to itself. Choose another.")
    if parent.life == Life.ENDED:
        raise FieldError("parent", f"“{parent.title}” has ended. Choose a board that still meets.")
    above: dict[UUID, list[UUID]] = defaultdict(list)
    for line in all_lines():
        if line.parent_id:
            above[line.board_id].append(line.parent_id)
    if board.id in all_above(parent.id, above):
        raise FieldError(
            "parent",
            f"“{parent.title}” already reports to “{board.title}”, directly or through another board, "
            "so the two would report to each other. Choose another.",
        )


def _check_new(known: list[ReportingLine], parent: Board | None, named: str, part: str) -> None:
    wanted = (parent.id if parent else None, named.casefold(), part.casefold())
    if wanted in {(one.parent_id, one.parent_words.casefold(), one.part.casefold()) for one in known}:
        raise FieldError("parent", "This line is there already.")
