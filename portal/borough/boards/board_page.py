"""Everything that the page of one board says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.borough.boards.register import BoardRow, board_row, chair_words, told
from portal.formatting import day
from tenants.errors import NotFound
from tenants.people.queries import names_of
from tenants.records.boards.models import Board, BoardMember, BoardOffice, BoardRules, BoardTerms
from tenants.records.boards.oversight import Load, loads_by_plan, meetings_gone, meetings_to_come
from tenants.records.boards.overview import Overview, overview_of
from tenants.records.boards.queries import lines_down, members_on, notes_of, offices_of, rules_of, terms_of
from tenants.records.boards.rules import (
    LIFE_WORDS,
    OFFICE_WORDS,
    Life,
    Office,
    frequency_words,
    months_words,
)
from tenants.records.boards.standing import Parent
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import STAGE_WORDS, Stage
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.rules import Kind
from tenants.records.plans.models import Plan
from tenants.records.posts.queries import posts_with_holders

_MEETINGS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office as it stands today."""

    name: str
    title: str
    holder: str
    flag: str
    since: str


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office."""

    office: str
    holder: str
    period: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting, with its own page."""

    href: str
    title: str
    day: str
    stage: str


@dataclass(frozen=True, slots=True)
class RulesLine:
    """How the board meets, in words, and from when to when."""

    frequency: str
    agenda: str
    minutes: str
    reports: str
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of one's own."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board as its page and its print show it."""

    board: Board
    row: BoardRow
    findings: tuple[tuple[str, str, str], ...]
    offices: tuple[OfficeLine, ...]
    past_offices: tuple[Term, ...]
    parents: tuple[Parent, ...]
    children: tuple[tuple[UUID, str, str, str], ...]  # id, title, part, and the word for its life
    members: tuple[BoardMember, ...]  # by organisation and department
    rules: RulesLine | None
    other_rules: tuple[RulesLine, ...]
    terms: tuple[BoardTerms, ...]
    review: Owed | None
    report: Owed | None
    plans: tuple[tuple[Plan, Load], ...]
    next_meetings: tuple[MeetingLine, ...]
    last_meetings: tuple[MeetingLine, ...]
    notes: tuple[NoteLine, ...]
    today: date

    @property
    def is_guest(self) -> bool:
        """Whether another council looks after it."""
        return self.board.shared_from_id is not None

    @property
    def has_ended(self) -> bool:
        """Whether it is over."""
        return self.board.life == Life.ENDED


def open_board_page(board_id: UUID, today: date, *, house: str, may_write: bool) -> BoardPage:
    """The page of a board; NotFound when it is not the tenant's."""
    found = overview_of(board_id, today)
    if found is None:
        raise NotFound("We could not find that board.")
    row = board_row(found, house)
    history, notes = offices_of(board_id), notes_of(board_id)
    names = _Names(history, [note.author_id for note in notes])
    owed = {one.kind: one for one in obligations_about([board_id]) if one.done_on is None}
    rules = rules_of(board_id)
    return BoardPage(
        board=found.board,
        row=row,
        findings=tuple(told(found, row, may_write=may_write)),
        offices=tuple(_office_line(found, office) for office in Office),
        past_offices=tuple(_terms_of_office(history, names, today)),
        parents=found.parents,
        children=tuple(_children(board_id)),
        members=tuple(members_on(board_id, today)),
        rules=_rules_line(found.rules) if found.rules else None,
        other_rules=tuple(_rules_line(one) for one in rules if one is not found.rules),
        terms=tuple(terms_of(board_id)),
        review=owed.get(Kind.TERMS_REVIEW),
        report=owed.get(Kind.HIGHLIGHT_REPORT),
        plans=tuple(loads_by_plan(board_id, today)),
        next_meetings=tuple(
            _meeting(one, house) for one in meetings_to_come(board_id, today)[:_MEETINGS_SHOWN]
        ),
        last_meetings=tuple(_meeting(one, house) for one in meetings_gone(board_id, today, _MEETINGS_SHOWN)),
        notes=tuple(NoteLine(note.text, names.of(note.author_id), note.at) for note in notes),
        today=today,
    )


class _Names:
    """The names of people and posts that the page needs, found in two statements."""

    def __init__(self, history: list[BoardOffice], authors: list[UUID | None]) -> None:
        people = {one.person_id for one in history} | set(authors)
        self._people = names_of({key for key in people if key})
        self._posts = {post.id: post.title for post, _ in posts_with_holders()}

    def of(self, person_id: UUID | None) -> str:
        """The person's name; the portal itself when there was none."""
        return self._people.get(person_id, "The portal") if person_id else "The portal"

    def holder(self, held: BoardOffice) -> str:
        """Who held an office."""
        if held.post_id:
            return self._posts.get(held.post_id, "A post that is gone")
        return self.of(held.person_id) if held.person_id else held.words or "Nobody"


def _office_line(found: Overview, office: Office) -> OfficeLine:
    held = found.offices.get(office)
    if held is None and (office == Office.VICE_CHAIR or not found.board.is_about_modern_slavery):
        return OfficeLine(office.value, OFFICE_WORDS[office], "Not recorded", "", "")
    words, flag = chair_words(held)
    since = day(held.since_on) if held and not held.seat.is_vacant else ""
    return OfficeLine(office.value, OFFICE_WORDS[office], words, flag, since)


def _terms_of_office(history: list[BoardOffice], names: _Names, today: date) -> list[Term]:
    """Whoever held an office before, and whoever will."""
    return [
        Term(OFFICE_WORDS[Office(one.office)], names.holder(one), period_words(one.since_on, one.until_on))
        for one in history
        if (one.until_on and one.until_on < today) or (one.since_on and one.since_on > today)
    ]


def period_words(first: date | None, last: date | None) -> str:
    """ "1 April 2025 to 3 March 2026", or as much of it as is known."""
    if first and last:
        return f"{day(first)} to {day(last)}"
    if first:
        return f"from {day(first)}"
    return f"until {day(last)}" if last else ""


def _children(board_id: UUID) -> list[tuple[UUID, str, str, str]]:
    return [
        (board.id, board.title, line.part, "" if board.life == Life.ACTIVE else LIFE_WORDS[Life(board.life)])
        for line, board in lines_down(board_id)
    ]


def _rules_line(rules: BoardRules) -> RulesLine:
    return RulesLine(
        frequency=frequency_words(rules.every, rules.unit, rules.frequency_words),
        agenda=f"{_days(rules.agenda_days)} before the meeting",
        minutes=f"within {_days(rules.minutes_days)} after the meeting",
        reports=months_words(rules.report_months),
        period=period_words(rules.valid_from, rules.valid_to),
        source=rules.source,
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _meeting(one: Meeting, house: str) -> MeetingLine:
    return MeetingLine(
        f"/{house}/meetings/{one.id}/", one.title, day(one.meets_on), STAGE_WORDS[Stage(one.stage)]
    )
