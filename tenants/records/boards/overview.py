"""Everything that lists of boards show of each, gathered in a number of statements that never grows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.boards.attendance import meetings_missed
from tenants.records.boards.findings import Facts, Finding, Seat, findings
from tenants.records.boards.models import (
    Board,
    BoardRules,
    BoardTerms,
)
from tenants.records.boards.oversight import Load, loads
from tenants.records.boards.queries import boards
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit, frequency_words
from tenants.records.boards.standing import (
    Held,
    Parent,
    lines_by_board,
    meeting_days,
    offices_held,
    reviews_owed,
    rules_in_force,
    seats_by_board,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """A board with what every list shows of it."""

    board: Board
    offices: dict[Office, Held]
    parents: tuple[Parent, ...]
    children: tuple[UUID, ...]
    rules: BoardRules | None
    member_count: int
    last_met_on: date | None
    next_meets_on: date | None
    load: Load
    findings: tuple[Finding, ...]

    @property
    def life(self) -> Life:
        """Where it is in its life."""
        return Life(self.board.life)

    @property
    def chair(self) -> Held | None:
        """Who chairs it; None when nobody ever said."""
        return self.offices.get(Office.CHAIR)

    @property
    def frequency(self) -> str:
        """How often it meets, in words."""
        if self.rules is None:
            return frequency_words(None, None, "")
        return frequency_words(self.rules.every, self.rules.unit, self.rules.frequency_words)


def overviews(today: date) -> list[Overview]:
    """Every board of the tenant: active, planned, paused, then ended, each by name."""
    known = boards(with_ended=True)
    return _overviews(known, today) if known else []


def overview_of(board_id: UUID, today: date) -> Overview | None:
    """One board's overview, among those of all; None when it is not the tenant's."""
    return next((one for one in overviews(today) if one.board.id == board_id), None)


def _overviews(known: list[Board], today: date) -> list[Overview]:
    by_id = {board.id: board for board in known}
    gathered = _Gathered(by_id, today)
    return [gathered.overview(board) for board in known]


class _Gathered:
    """What is known about the tenant's boards, by board."""

    def __init__(self, by_id: dict[UUID, Board], today: date) -> None:
        self.today, self.by_id = today, by_id
        self.offices = offices_held(today)
        self.rules = rules_in_force(today)
        self.lines, self.children = lines_by_board(by_id)
        self.members = seats_by_board(today)
        self.missed = meetings_missed()
        self.meetings = meeting_days(today)
        self.with_terms = set(db.session.scalars(select(BoardTerms.board_id).distinct()))
        self.reviews = reviews_owed()
        self.loads = loads(today)

    def overview(self, board: Board) -> Overview:
        """The board with all that belongs to it."""
        last, coming = self.meetings.get(board.id, (None, None))
        facts = self.facts(board, last, coming)
        return Overview(
            board=board,
            offices=self.offices[board.id],
            parents=tuple(self.lines[board.id]),
            children=tuple(self.children[board.id]),
            rules=self.rules.get(board.id),
            member_count=len(self.members[board.id]),
            last_met_on=last,
            next_meets_on=coming,
            load=self.loads.get(board.id, Load()),
            findings=tuple(findings(facts, self.today)),
        )

    def facts(self, board: Board, last: date | None, coming: date | None) -> Facts:
        """The same as plain values, for the decision what is wanting."""
        rules, offices, parents = self.rules.get(board.id), self.offices[board.id], self.lines[board.id]
        may_be_top = board.kind in (BoardKind.STRATEGIC_BOARD, BoardKind.FORUM)
        return Facts(
            life=Life(board.life),
            is_ours=board.shared_from_id is None,
            is_about_modern_slavery=board.is_about_modern_slavery,
            is_top=may_be_top and bool(self.children[board.id]),
            starts_on=board.starts_on,
            ended_on=board.ended_on,
            chair=_seat(offices, Office.CHAIR),
            secretary=_seat(offices, Office.SECRETARY),
            every=rules.every if rules else None,
            unit=RhythmUnit(rules.unit) if rules and rules.unit else None,
            last_met_on=last,
            next_meets_on=coming,
            has_terms=board.id in self.with_terms,
            terms_review_on=self.reviews.get(board.id),
            reports_to_somebody=bool(parents),
            ended_parents=tuple(one.title for one in parents if one.life == Life.ENDED),
            missing_members=tuple(self._missing(board.id)),
            open_actions=self.loads.get(board.id, Load()).open,
        )

    def _missing(self, board_id: UUID) -> Iterable[tuple[str, int]]:
        for member_id, title in self.members[board_id]:
            if member_id in self.missed:
                yield title, self.missed[member_id]


def _seat(offices: dict[Office, Held], office: Office) -> Seat | None:
    return offices[office].seat if office in offices else None
