"""What an address asks the ledger for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from portal.paging import page_asked_for
from workflows.chasing.ledger import LedgerFilter, LedgerLine
from workflows.chasing.models import ReminderState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom and what the ledger is narrowed to; nothing narrows it at first."""

    person: UUID | None = None
    state: ReminderState | None = None
    action: UUID | None = None
    first: date | None = None
    last: date | None = None
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return any((self.person, self.state, self.action, self.first, self.last))

    def wanted(self) -> LedgerFilter:
        """The filter, but for the action."""
        states = (self.state,) if self.state else ()
        return LedgerFilter(
            states=states, recipient_id=self.person, recorded_from=self.first, recorded_to=self.last
        )

    def has(self, line: LedgerLine) -> bool:
        """Whether a line about the action is wanted."""
        return (
            self.person in (None, line.recipient_id)
            and self.state in (None, line.state)
            and (self.first or date.min) <= line.recorded_on <= (self.last or date.max)
        )


def read(args: Mapping[str, str]) -> tuple[Asked, list[str]]:
    """What the parameters of an address ask for, and a note for each that cannot be read."""
    notes: list[str] = []
    asked = Asked(
        person=_value(
            args, "person", UUID, "We do not know that person, so reminders to everybody are shown.", notes
        ),
        state=_value(args, "state", ReminderState, "There is no such state, so every state is shown.", notes),
        action=_value(args, "action", UUID, "We do not know that action, so every action is shown.", notes),
        first=_value(
            args, "from", date.fromisoformat, "The first day is no date, so it was left out.", notes
        ),
        last=_value(args, "to", date.fromisoformat, "The last day is no date, so it was left out.", notes),
        page=page_asked_for(args.get("page")),
    )
    if asked.first and asked.last and asked.first > asked.last:
        notes.append("The last day is before the first, so nothing can be found. Check the two days.")
    return asked, notes


def _value(
    args: Mapping[str, str], name: str, read_as: Callable[[str], T], otherwise: str, notes: list[str]
) -> T | None:
    typed = args.get(name, "").strip()
    if not typed:
        return None
    try:
        return read_as(typed)
    except ValueError:
        notes.append(otherwise)
        return None
