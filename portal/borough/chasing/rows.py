"""Lines of the ledger as a page shows them, every word prepared."""

from collections.abc import Iterable
from typing import NamedTuple

from portal.formatting import moment
from tenants.dating import format_day
from workflows.chasing.ledger import LedgerLine
from workflows.chasing.models import ReminderState

#: The colour of a state's tag; the words beside it say the same.
KINDS: dict[ReminderState, str] = {
    ReminderState.QUEUED: "soon",
    ReminderState.SENDING: "soon",
    ReminderState.SENT: "done",
    ReminderState.WITHDRAWN: "quiet",
    ReminderState.FAILED: "late",
}

#: What to say where nothing has followed: only of a reminder that somebody has read, or may yet.
_NOTHING_YET: dict[ReminderState, str] = {
    ReminderState.QUEUED: "Not sent yet",
    ReminderState.SENDING: "Not sent yet",
    ReminderState.SENT: "Nothing yet",
}


class Row(NamedTuple):
    """One reminder in words."""

    href: str
    title: str
    due: str
    who: str
    part: str  # "as owner", or "as owner, covering for Ann Lee"
    rung: str
    recorded: str
    state: str
    kind: str
    state_note: str
    next: str


def rows(lines: Iterable[LedgerLine], *, house: str) -> list[Row]:
    """The rows of these lines; `house` is the tenant's part of an address."""
    return [_row(line, house) for line in lines]


def _row(line: LedgerLine, house: str) -> Row:
    return Row(
        href=f"/{house}/{line.path}",
        title=line.title,
        due=format_day(line.due_on),
        who=line.recipient_name,
        part=part_and_cover(line.part_words, line.covering_name),
        rung=line.rung_words,
        recorded=format_day(line.recorded_on),
        state=line.state_words,
        kind=KINDS[line.state],
        state_note=_state_note(line),
        next=line.what_next or _NOTHING_YET.get(line.state, ""),
    )


def part_and_cover(part_words: str, covering_name: str | None) -> str:
    """Why somebody is told, and for whom."""
    return f"{part_words}, covering for {covering_name}" if covering_name else part_words


def _state_note(line: LedgerLine) -> str:
    if line.state is ReminderState.SENT:
        return moment(line.settled_at)
    return line.settled_because
