"""Follow-ups as lines of a page: every word prepared, so that a template only places them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.dating import format_day
from tenants.records.checks.follow_up_queries import Progress, is_open, progress_of
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import (
    FOLLOW_UP_STATUS_WORDS,
    FOLLOW_UP_WORDS,
    FollowUpKind,
    FollowUpStatus,
)
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import Owed, obligations_about

#: The kind of a tag decides its colour; the words in it always say the same.
STATUS_KINDS: dict[FollowUpStatus, str] = {
    FollowUpStatus.OPEN: "soon",
    FollowUpStatus.DONE: "done",
    FollowUpStatus.DROPPED: "quiet",
}
#: A sanction is not done: it stands until it is lifted.
_OF_SANCTIONS: dict[FollowUpStatus, str] = {
    FollowUpStatus.OPEN: "Stands",
    FollowUpStatus.DONE: "Lifted",
    FollowUpStatus.DROPPED: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up in words; `due` is empty when nothing is owed about it."""

    id: UUID
    href: str
    title: str
    kind: str
    is_open: bool
    is_sanction: bool
    status: str
    status_kind: str
    since: str  # "Since 3 November 2026", of a sanction
    due: str
    due_note: str
    is_late: bool
    owner: str
    progress: str  # "2 of 3 put right", of a plan
    ended: str  # "Put right on 3 November 2026: seen on site"
    invented: str


def status_words(kind: FollowUpKind, status: FollowUpStatus) -> str:
    """Where it is, in the word for its kind."""
    return _OF_SANCTIONS[status] if kind == FollowUpKind.SANCTION else FOLLOW_UP_STATUS_WORDS[status]


def progress_words(progress: Progress | None) -> str:
    """ "2 of 3 put right"; nothing for what is no plan."""
    if progress is None:
        return ""
    return f"{progress.done} of {progress.of} put right" if progress.of else "No corrective action in it yet"


def lines_of(found: Sequence[FollowUp], house: str, today: date) -> list[FollowUpLine]:
    """The lines, in the order given; `house` is the tenant's part of an address."""
    owed = {each.record_id: each for each in obligations_about([each.id for each in found])} if found else {}
    plans = [each.id for each in found if each.kind == FollowUpKind.IMPROVEMENT_PLAN]
    progress = progress_of(plans)
    return [_line(each, owed.get(each.id), progress.get(each.id), house, today) for each in found]


def _line(
    each: FollowUp, owed: Owed | None, progress: Progress | None, house: str, today: date
) -> FollowUpLine:
    kind, status = FollowUpKind(each.kind), FollowUpStatus(each.status)
    now = owed if owed is not None and owed.done_on is None else None
    is_late = now is not None and now.due_on < today
    return FollowUpLine(
        id=each.id,
        href=f"/{house}/checks/follow-ups/{each.id}/",
        title=each.title,
        kind=FOLLOW_UP_WORDS[kind],
        is_open=is_open(each),
        is_sanction=kind == FollowUpKind.SANCTION,
        status="Late" if is_late else status_words(kind, status),
        status_kind="late" if is_late else STATUS_KINDS[status],
        since=f"Since {format_day(each.imposed_on)}" if each.imposed_on else "",
        due=f"{_due_word(kind)} {format_day(now.due_on)}" if now else "",
        due_note=how_late(now.due_on, today) if now else "",
        is_late=is_late,
        owner=now.owner_words if now else "",
        progress=progress_words(progress),
        ended=_ended(each, kind, status),
        invented=each.invented,
    )


def _due_word(kind: FollowUpKind) -> str:
    return "Look again on" if kind == FollowUpKind.SANCTION else "By"


def _ended(each: FollowUp, kind: FollowUpKind, status: FollowUpStatus) -> str:
    if each.closed_on is None:
        return ""
    return f"{status_words(kind, status)} on {format_day(each.closed_on)}: {each.closing_words}"
