"""The cards that stand beside the lists of actions on a tenant's first page."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

from portal.borough.deadlines.rights import only_seen
from portal.borough.meetings.times import clock_words
from tenants.dating import format_day
from tenants.records.boards.overview import Overview, overviews
from tenants.records.documents.lists import DocumentFilter, list_documents
from tenants.records.documents.rules import KIND_WORDS, DocumentKind, DocumentStatus
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import meetings_between
from tenants.records.meetings.rules import STAGE_WORDS, Stage
from tenants.records.obligations.queries import Owed, open_obligations
from tenants.records.plans.rules import lateness_words
from tenants.records.training.coverage import coverage
from workflows.sharing.queries import SharedMeeting, shared_meetings

#: How far ahead the first page looks.
AHEAD = timedelta(days=31)
MEETINGS_AHEAD = timedelta(days=62)
#: How many lines a card has at most.
SHORT = 5


class CardLine(NamedTuple):
    """One line: a link, what is said of it, a word that makes it stand out, and the day it is due."""

    href: str
    title: str
    about: str
    note: str = ""
    is_late: bool = False
    flag: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A heading with its first lines, how many there are in all, and where the whole list is."""

    key: str
    title: str
    explanation: str
    nothing: str
    href: str
    lines: list[CardLine] = field(default_factory=list)
    count: int = 0

    @property
    def has_more(self) -> bool:
        """Whether the whole list is longer than what is shown."""
        return self.count > len(self.lines)


def cards(house: str, today: date, *, may_approve: bool) -> list[Card]:
    """What a lead wants to know on a Monday besides actions; nothing is said of what is as it should be."""
    found = [_meetings(house, today), _owed(house, today)]
    wanting = [_boards(house, today), _training(house, today)]
    if may_approve:
        wanting.insert(0, _approvals(house, today))
    return [*found, *(card for card in wanting if card.count)]


def _meetings(house: str, today: date) -> Card:
    own = meetings_between(today, today + MEETINGS_AHEAD, with_cancelled=False)
    lines = [((each.meets_on, each.starts_at), _meeting(each, house)) for each in own]
    shared = shared_meetings(today, today + MEETINGS_AHEAD)
    lines += [((each.meets_on, each.starts_at), _shared_meeting(each, house)) for each in shared]
    lines.sort(key=lambda line: line[0])
    return Card(
        "meetings-ahead",
        "Meetings ahead",
        "In the next two months.",
        "No meeting is planned in the next two months.",
        f"/{house}/meetings/",
        [line for _, line in lines[:SHORT]],
        len(lines),
    )


def _meeting(each: Meeting, house: str) -> CardLine:
    about = _when(each.meets_on, each.starts_at, each.place)
    return CardLine(f"/{house}/meetings/{each.id}/", each.title, about, STAGE_WORDS[Stage(each.stage)])


def _shared_meeting(each: SharedMeeting, house: str) -> CardLine:
    about = _when(each.meets_on, each.starts_at, each.place)
    return CardLine(f"/{house}/boards/{each.board_id}/", each.title, about, f"Called by {each.home_name}")


def _when(meets_on: date, starts_at: time, place: str) -> str:
    return f"{format_day(meets_on)}, {clock_words(starts_at)}{f', {place}' if place else ''}"


def _owed(house: str, today: date) -> Card:
    found = only_seen(open_obligations(until=today + AHEAD))
    late = sum(each.due_on < today for each in found)
    return Card(
        "other-deadlines",
        "Other deadlines",
        f"All that has a date besides actions{f': {late} late' if late else ''}.",
        "Nothing else is late or due in the next month.",
        f"/{house}/deadlines/",
        [_obligation(each, house, today) for each in found[:SHORT]],
        len(found),
    )


def _obligation(each: Owed, house: str, today: date) -> CardLine:
    return CardLine(
        f"/{house}/{each.path}",
        each.title,
        each.owner_words.removesuffix(" (vacant)"),
        lateness_words(each.due_on, today),
        each.due_on < today,
        "Vacant" if each.is_vacant else "",
        format_day(each.due_on),
    )


def _approvals(house: str, today: date) -> Card:
    found, total = list_documents(DocumentFilter(status=DocumentStatus.FOR_APPROVAL), today)
    return Card(
        "approvals",
        "Documents for approval",
        "Somebody other than their author approves them.",
        "",
        f"/{house}/documents/?status={DocumentStatus.FOR_APPROVAL}",
        [
            CardLine(f"/{house}/documents/{each.id}/", each.title, KIND_WORDS[DocumentKind(each.kind)])
            for each in found[:SHORT]
        ],
        total,
    )


def _boards(house: str, today: date) -> Card:
    found = [each for each in overviews(today) if each.findings]
    return Card(
        "boards-wanting",
        "Boards that need attention",
        "Something is missing or overdue.",
        "",
        f"/{house}/boards/",
        [
            CardLine(f"/{house}/boards/{each.board.id}/", each.board.title, _all_findings(each))
            for each in found[:SHORT]
        ],
        len(found),
    )


def _all_findings(overview: Overview) -> str:
    return " ".join(f"{finding.words.rstrip('.')}." for finding in overview.findings)


def _training(house: str, today: date) -> Card:
    found = [line for line in coverage(today) if line.gap]
    return Card(
        "training-gaps",
        "Training gaps",
        "People who need a level and have not had it, or not lately enough.",
        "",
        f"/{house}/training/",
        [
            CardLine(
                f"/{house}/training/groups/{line.group_id}/",
                f"{line.group}: {line.level}",
                f"{line.trained} of {line.headcount} trained ({line.percent}%)",
            )
            for line in found[:SHORT]
        ],
        len(found),
    )
