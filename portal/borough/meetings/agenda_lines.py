"""The agenda of a meeting as its pages and papers show it, every word of a line prepared."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from portal.access import current_belonging
from portal.borough.actions.rows import ActionRow, action_rows
from portal.borough.meetings.times import clock_words
from tenants import clock
from tenants.dating import format_day
from tenants.records.meetings.action_log import actions_with_ids
from tenants.records.meetings.models import AgendaItem, Decision, Meeting, Paper
from tenants.records.meetings.queries import (
    actions_from,
    decisions,
    find_last_held,
    find_unapproved,
    items_of,
    papers_of,
)
from tenants.records.meetings.rules import PURPOSE_WORDS, ItemKind, Purpose, running_times


class PaperLine(NamedTuple):
    """One paper; `url` is empty when it is a file."""

    id: UUID
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item with what belongs to it."""

    id: UUID
    number: int
    version: int
    kind: ItemKind
    title: str
    purpose: str
    presenter: str
    minutes: int | None
    begins: str  # the running clock time, or nothing
    details: str
    about: str  # what a standing item is about at this meeting
    is_carried_in: bool
    is_to_carry: bool
    minute: str
    papers: tuple[PaperLine, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[ActionRow, ...]

    @property
    def is_standing(self) -> bool:
        """Whether every agenda has it."""
        return self.kind is not ItemKind.ITEM


def agenda_lines(meeting: Meeting, *, with_minutes: bool) -> list[ItemLine]:
    """The items in order; with their minutes, decisions and actions where those may be seen."""
    items = items_of(meeting.id)
    begins = running_times(meeting.starts_at, [item.minutes for item in items])
    parts = _Parts(meeting, items, with_minutes)
    return [parts.line(item, clock_words(at)) for item, at in zip(items, begins, strict=True)]


def papers_for_all(meeting: Meeting) -> list[PaperLine]:
    """The papers that belong to no single item."""
    return [_paper(each) for each in papers_of(meeting.id) if each.item_id is None]


class _Parts:
    """Everything that belongs to the items of a meeting, found in a few statements."""

    def __init__(self, meeting: Meeting, items: list[AgendaItem], with_minutes: bool) -> None:
        self._with_minutes = with_minutes
        self._about = {ItemKind.LAST_MINUTES: _last_minutes(meeting)}
        self._papers: defaultdict[UUID | None, list[PaperLine]] = defaultdict(list)
        for paper in papers_of(meeting.id):
            self._papers[paper.item_id].append(_paper(paper))
        self._decisions: defaultdict[UUID | None, list[Decision]] = defaultdict(list)
        self._actions: dict[UUID, list[ActionRow]] = {}
        if with_minutes:
            for decision in reversed(decisions(meeting_id=meeting.id)):
                self._decisions[decision.item_id].append(decision)
            self._actions = rows_by_item([item.id for item in items], clock.today())

    def line(self, item: AgendaItem, begins: str) -> ItemLine:
        """One item with its parts."""
        kind = ItemKind(item.kind)
        return ItemLine(
            id=item.id,
            number=item.position,
            version=item.version,
            kind=kind,
            title=item.title,
            purpose=PURPOSE_WORDS[Purpose(item.purpose)],
            presenter=item.presenter,
            minutes=item.minutes,
            begins=begins,
            details=item.details,
            about=self._about.get(kind, ""),
            is_carried_in=item.carried_from_id is not None,
            is_to_carry=item.is_to_carry,
            minute=item.minute if self._with_minutes else "",
            papers=tuple(self._papers[item.id]),
            decisions=tuple(self._decisions[item.id]),
            actions=tuple(self._actions.get(item.id, ())),
        )


def rows_by_item(item_ids: list[UUID], today: date) -> dict[UUID, list[ActionRow]]:
    """The actions that came out of each item, as rows of a list."""
    pairs = actions_from(item_ids)
    found = actions_with_ids({action.id for _, action in pairs})
    house = current_belonging().slug
    rows = action_rows(found, house=house, today=today)
    by_id = {each.id: row for each, row in zip(found, rows, strict=True)}
    by_item: defaultdict[UUID, list[ActionRow]] = defaultdict(list)
    for item_id, action in pairs:
        by_item[item_id].append(by_id[action.id])
    return by_item


def _last_minutes(meeting: Meeting) -> str:
    """Which minutes the standing first item is about."""
    waiting = find_unapproved(meeting.board_id, before=meeting.meets_on)
    if waiting is not None:
        return f"The minutes of {format_day(waiting.meets_on)} are to be approved."
    last = find_last_held(meeting.board_id, before=meeting.meets_on)
    return f"The last meeting was on {format_day(last.meets_on)}." if last else ""


def _paper(paper: Paper) -> PaperLine:
    return PaperLine(paper.id, paper.title, paper.url)
