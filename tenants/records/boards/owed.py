"""What a board owes by a day, and who answers for it when its offices change hands."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.boards.models import Board
from tenants.records.boards.queries import secretary_of
from tenants.records.meetings.models import Meeting
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle

OF_A_BOARD = (Kind.TERMS_REVIEW, Kind.NEXT_MEETING, Kind.HIGHLIGHT_REPORT)


def terms_review(board: Board) -> Task:
    """Looking again at the board's terms of reference."""
    title = f"Review the terms of reference of “{board.title}”"
    return Task(Kind.TERMS_REVIEW, board.id, title, f"boards/{board.id}/")


def highlight_report(board: Board) -> Task:
    """Making the report that the board expects."""
    title = f"Make the highlight report for “{board.title}”"
    return Task(Kind.HIGHLIGHT_REPORT, board.id, title, f"highlight-reports/?board={board.id}")


def owe_terms_review(board: Board, due_on: date, by: UUID | None) -> None:
    """Says by when the terms of reference are to be looked at again."""
    owe(terms_review(board), due_on, secretary_of(board.id, clock.today()), by=by)


def settle_all(board: Board, because: str, by: UUID | None) -> None:
    """Says that the board owes nothing any more."""
    for kind in OF_A_BOARD:
        settle(kind, board.id, by=by, because=because)


def reword(board: Board, by: UUID | None) -> None:
    """Gives what the board owes its new name; dates and owners stay."""
    tasks = {task.kind: task for task in (terms_review(board), highlight_report(board))}
    for obligation in _open_about(board):
        task = tasks.get(Kind(obligation.kind))
        if task is not None and obligation.title != task.title:
            owe(task, obligation.due_on, Owner.of(obligation), by=by)


def pass_on(board: Board, before: Owner, by: UUID | None) -> None:
    """Gives what whoever answered before still owes for the board and its meetings to whoever answers now."""
    now = secretary_of(board.id, clock.today())
    if now == before:
        return
    for obligation in [*_open_about(board), *_open_about_meetings(board)]:
        if Owner.of(obligation) == before:
            task = Task(Kind(obligation.kind), obligation.record_id, obligation.title, obligation.path)
            owe(task, obligation.due_on, now, by=by)


def _open_about(board: Board) -> list[Obligation]:
    wanted = (Obligation.record_id == board.id, Obligation.kind.in_(OF_A_BOARD))
    return list(db.session.scalars(select(Obligation).where(*wanted, Obligation.done_on.is_(None))))


def _open_about_meetings(board: Board) -> list[Obligation]:
    statement = (
        select(Obligation)
        .join(Meeting, Meeting.id == Obligation.record_id)
        .where(Meeting.board_id == board.id, Obligation.done_on.is_(None))
        .where(Obligation.kind.in_((Kind.AGENDA, Kind.MINUTES)))
    )
    return list(db.session.scalars(statement))
