"""The short lists of a tenant's first page, each with the address of the whole list behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from portal.borough.actions.filters import Asked, Owner
from portal.borough.actions.rows import ActionRow, action_rows
from portal.borough.actions.sentence import TO_DO
from tenants.records.plans.lists import Counts, list_actions
from tenants.records.plans.rules import Claimed, Standing

#: How many rows a short list has at most.
SHORT = 5

LATE = Asked(standing=(Standing.LATE,))
SOON = Asked(standing=(Standing.DUE_SOON,))
WAITING = Asked(standing=(Standing.WAITING,))
VACANT = Asked(standing=TO_DO, owner=Owner.VACANT)
ROSY = Asked(standing=(Standing.LATE,), claimed=(Claimed.ON_TRACK,))
MINE = Asked(owner=Owner.ME)


@dataclass(frozen=True, slots=True)
class Section:
    """One short list: its first rows, how many there are in all, and what to say when there are none."""

    key: str
    title: str
    explanation: str
    nothing: str
    count: int
    href: str
    rows: list[ActionRow]

    @property
    def has_more(self) -> bool:
        """Whether the whole list is longer than what is shown."""
        return self.count > len(self.rows)


class Tile(NamedTuple):
    """A count at the top of the page, with the address of what it counts."""

    kind: str
    words: str
    number: int
    href: str


def tiles(counts: Counts, house: str, *, may_accept: bool) -> list[Tile]:
    """The counts of a tenant; what waits for acceptance is told to all, and is a task for some."""
    offered = (
        ("late", "Late actions", counts.late, LATE),
        (
            "waiting",
            "Waiting for you to accept" if may_accept else "Waiting for acceptance",
            counts.waiting,
            WAITING,
        ),
        ("soon", "Due soon", counts.due_soon, SOON),
        ("late", "Marked on track, but late", counts.rosy, ROSY),
        ("late", "Without an owner", counts.vacant, VACANT),
        ("open", "Open actions", counts.open, Asked()),
    )
    return [Tile(kind, words, count, _address(house, asked)) for kind, words, count, asked in offered]


@dataclass(frozen=True, slots=True)
class Sections:
    """Makes the short lists of one tenant for one person on one day."""

    house: str
    me: UUID
    today: date

    def of_house(self, counts: Counts, *, may_accept: bool) -> list[Section]:
        """What a lead looks at on a Monday; what waits for acceptance only for those who may accept."""
        return list(self._of_house(counts, may_accept))

    def mine(self, counts: Counts) -> Section:
        """What one person owns, late first."""
        return self._section(
            "yours", "Yours", MINE, counts.open,
            explanation="Open actions that you own, in person or through a post.",
            nothing="Nothing here is yours at the moment. The lead can make you the owner of an action.",
        )  # fmt: skip

    def _of_house(self, counts: Counts, may_accept: bool) -> Iterator[Section]:
        yield self._section(
            "late", "Late", LATE, counts.late,
            explanation="Past the date, and nobody has said that it is done.",
            nothing="Nothing is late.",
        )  # fmt: skip
        if may_accept:
            yield self._section(
                "waiting", "Waiting for acceptance", WAITING, counts.waiting,
                explanation="The owner says it is done. Open it to accept it or send it back.",
                nothing="Nothing is waiting. Actions that their owners say are done will appear here.",
            )  # fmt: skip
        yield self._section(
            "due-soon", "Due soon", SOON, counts.due_soon,
            explanation="Due in the next 14 working days.",
            nothing="Nothing is due in the next 14 working days.",
        )  # fmt: skip
        if may_accept:
            yield self._section(
                "rosy", "Marked on track, but late", ROSY, counts.rosy,
                explanation="Worth a word with the owner: does the date or the status need a change?",
                nothing="No late action is marked on track.",
            )  # fmt: skip
        yield self._section(
            "vacant", "Without an owner", VACANT, counts.vacant,
            explanation="The post that owns them is vacant for now.",
            nothing="Every action has an owner.",
        )  # fmt: skip

    def _section(
        self, key: str, title: str, asked: Asked, count: int, *, explanation: str, nothing: str
    ) -> Section:
        wanted = asked.wanted(me=self.me, today=self.today)
        found = list_actions(wanted, self.today, size=SHORT) if count else []
        rows = action_rows(found, house=self.house, today=self.today)
        href = _address(self.house, asked)
        return Section(key, title, explanation, nothing, count, href, rows)


def _address(house: str, asked: Asked) -> str:
    query = asked.query()
    return f"/{house}/actions/?{query}" if query else f"/{house}/actions/"
