"""Fills every column of text in a board's world with a mark of its own, to see which of them travel."""

from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import String, inspect

from tenants import clock
from tenants.database import Base, db
from tenants.records.boards import models as boards
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit
from tenants.records.files.models import StoredFile
from tenants.records.meetings import models as meetings
from tenants.records.meetings.rules import ItemKind, Presence, Purpose, Stage
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tests.factories.plans import Planned
from tests.factories.world import Borough

Record = TypeVar("Record", bound=Base)


class Marks:
    """Hands out a short word for each column of text, and tells whose words stand in some text."""

    def __init__(self) -> None:
        self._columns: dict[str, str] = {}

    def fill(self, record: Base) -> None:
        """Marks every column of text that was given no value; no mark is a part of another."""
        for column in inspect(type(record)).columns:
            if isinstance(column.type, String) and getattr(record, column.key) is None:
                setattr(record, column.key, self.word(str(column)))

    def word(self, column: str) -> str:
        """The word for a column; each record has another."""
        word = f"zq{len(self._columns)}qz"
        self._columns[word] = column
        return word

    def columns_in(self, text: str) -> set[str]:
        """The columns of which words stand in the text."""
        return {column for word, column in self._columns.items() if word in text}


def mark_board(borough: Borough, marks: Marks, stages: Iterable[Stage], life: Life = Life.ACTIVE) -> UUID:
    """A board with one of everything round it and a meeting in each stage, every text marked; commits."""
    with tenant_scope(borough.id):
        board_id = _Marking(marks, borough.lead.id, borough.plan).board(life, stages)
        db.session.commit()
    return board_id


class _Marking:
    """Adds the records, each after those it refers to."""

    def __init__(self, marks: Marks, person_id: UUID, plan: Planned) -> None:
        self._marks, self._person, self._plan = marks, person_id, plan

    def board(self, life: Life, stages: Iterable[Stage]) -> UUID:
        """The board and all that hangs on it."""
        today = clock.today()
        file = self._add(StoredFile, kind="pdf", size=9, digest="0" * 64, added_at=clock.now())
        above, board = (self._board(life) for _ in range(2))
        self._offices(board.id, today)
        self._members(board.id, today)
        self._add(boards.BoardRules, board_id=board.id, agenda_days=7, minutes_days=14, unit=RhythmUnit.WEEK)
        self._terms(board.id, file.id)
        self._add(boards.ReportingLine, board_id=board.id, parent_id=above.id, parent_words="")
        self._add(boards.ReportingLine, board_id=board.id)
        self._add(boards.BoardNote, board_id=board.id, author_id=self._person, at=clock.now())
        for stage in stages:
            self._meeting(board.id, stage, file.id)
        return board.id

    def _add(self, model: Callable[..., Record], **given: Any) -> Record:
        record = model(**given)
        if "id" in inspect(type(record)).columns:
            record.id = uuid4()  # type: ignore[attr-defined]
        self._marks.fill(record)
        db.session.add(record)
        db.session.flush()
        return record

    def _board(self, life: Life) -> boards.Board:
        kind, created_at = BoardKind.PANEL, clock.now()
        return self._add(boards.Board, kind=kind, life=life, created_at=created_at)

    def _offices(self, board_id: UUID, today: date) -> None:
        """The chair is a post, the vice-chair words, the secretary a person; and there was one before."""
        post, model = self._add(Post, holder_id=self._person), boards.BoardOffice
        self._add(model, board_id=board_id, office=Office.CHAIR, post_id=post.id, words="")
        self._add(model, board_id=board_id, office=Office.VICE_CHAIR)
        self._add(model, board_id=board_id, office=Office.SECRETARY, person_id=self._person, words="")
        former, words = today - timedelta(days=1), self._marks.word("a former office")
        self._add(model, board_id=board_id, office=Office.VICE_CHAIR, until_on=former, words=words)

    def _members(self, board_id: UUID, today: date) -> None:
        self._add(boards.BoardMember, board_id=board_id, person_id=self._person)
        before, former = today - timedelta(days=1), self._marks.word("a former member")
        self._add(boards.BoardMember, board_id=board_id, until_on=before, organisation=former)

    def _terms(self, board_id: UUID, file_id: UUID) -> None:
        self._add(boards.BoardTerms, board_id=board_id, file_id=file_id, added_at=clock.now())

    def _meeting(self, board_id: UUID, stage: Stage, file_id: UUID) -> None:
        now, today = clock.now(), clock.today()
        series = self._add(meetings.MeetingSeries, board_id=board_id, starts_on=today, created_at=now)
        times = {"meets_on": today, "starts_at": time(9), "ends_at": time(10)}
        stamps = {"created_at": now, "updated_at": now}
        meeting = self._add(
            meetings.Meeting, board_id=board_id, series_id=series.id, stage=stage, **times, **stamps
        )
        self._papers(board_id, meeting.id, file_id)

    def _papers(self, board_id: UUID, meeting_id: UUID, file_id: UUID) -> None:
        item = self._add(
            meetings.AgendaItem,
            meeting_id=meeting_id,
            position=1,
            kind=ItemKind.ITEM,
            purpose=Purpose.DECISION,
        )
        about = {"meeting_id": meeting_id, "item_id": item.id}
        self._add(meetings.Paper, **about, file_id=file_id, added_at=clock.now())
        self._add(meetings.Attendance, meeting_id=meeting_id, presence=Presence.PRESENT)
        self._add(meetings.Decision, **about, board_id=board_id, decided_on=clock.today())
        action_id = self._plan.late
        self._add(meetings.ItemAction, item_id=item.id, action_id=action_id, made_at=clock.now())
