"""Pure decisions of the chase: which rung a deadline stands on, and who is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from tenants.working_days import latest_due_reached


class Part(StrEnum):
    """Why somebody was told."""

    OWNER = "owner"
    LEAD = "lead"
    ESCALATION = "escalation"


#: Stands for the owner of what nobody owns who could be told.
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Step:
    """One rung as plain values: who is told so many working days after the due date (negative: before)."""

    offset: int
    tells: frozenset[Part]


#: The ladder a tenant begins with.
DEFAULT_STEPS = (
    Step(-14, frozenset({Part.OWNER})),
    Step(-3, frozenset({Part.OWNER})),
    Step(0, frozenset({Part.OWNER})),
    Step(5, frozenset({Part.OWNER, Part.LEAD})),
    Step(15, frozenset(Part)),
)


@dataclass(frozen=True, slots=True)
class Team:
    """Who there is in a tenant on one day; `covers` says who stands in for whoever is away."""

    members: frozenset[UUID]
    leads: tuple[UUID, ...]
    escalation_id: UUID | None
    covers: Mapping[UUID, UUID]


class Route(NamedTuple):
    """Whoever owns a deadline on this rung, this person is told; `covering_id` is who is away."""

    rung: int
    owner_id: UUID
    recipient_id: UUID
    part: Part
    covering_id: UUID | None


def cutoffs(steps: Iterable[Step], today: date) -> list[tuple[int, date]]:
    """The latest due date that has reached each rung by `today`, the furthest rung first."""
    offsets = sorted((step.offset for step in steps), reverse=True)
    return [(offset, latest_due_reached(offset, today)) for offset in offsets]


def newest_rung(steps: Iterable[Step], due_on: date, today: date) -> int | None:
    """The rung on which a deadline stands; None when it has not reached the first."""
    return next((offset for offset, cutoff in cutoffs(steps, today) if due_on <= cutoff), None)


def who_is_there(person_id: UUID, team: Team) -> UUID | None:
    """The person, or whoever covers while they are away; None when that leads to nobody."""
    asked = {person_id}
    while person_id in team.covers:
        person_id = team.covers[person_id]
        if person_id in asked or person_id not in team.members:
            return None
        asked.add(person_id)
    return person_id


def answerable(owner_id: UUID | None, team: Team) -> frozenset[UUID]:
    """Who may answer for what this person owns today: the owner, and the cover while the owner is away."""
    if owner_id is None or owner_id not in team.members:
        return frozenset()
    return frozenset({owner_id, who_is_there(owner_id, team) or owner_id})


def routes(steps: Iterable[Step], team: Team) -> Iterator[Route]:
    """Who is told about a deadline on each rung, for each possible owner and for NOBODY; nobody twice.

    The owner's part comes first and is the strongest: only the owner can say how the work stands.
    """
    owners = {owner_id: _owner(owner_id, team) for owner_id in (NOBODY, *sorted(team.members))}
    others = {Part.LEAD: _leads(team), Part.ESCALATION: _escalation(team)}
    for step in steps:
        besides = [one for part, people in others.items() if part in step.tells for one in people]
        for owner_id, owner in owners.items():
            people = [*owner, *besides] if Part.OWNER in step.tells else besides
            for recipient_id, part, covering_id in _once_each(people):
                yield Route(step.offset, owner_id, recipient_id, part, covering_id)


_People = Iterable[tuple[UUID, Part, UUID | None]]


def _once_each(people: _People) -> _People:
    """Whoever is there for several reasons is told for the first."""
    told: dict[UUID, tuple[UUID, Part, UUID | None]] = {}
    for one in people:
        told.setdefault(one[0], one)
    return told.values()


def _owner(owner_id: UUID, team: Team) -> _People:
    there = who_is_there(owner_id, team) if owner_id in team.members else None
    if there is None:
        return _leads(team)
    return [(there, Part.OWNER, None if there == owner_id else owner_id)]


def _leads(team: Team) -> _People:
    return [_present(lead_id, Part.LEAD, team) for lead_id in team.leads]


def _escalation(team: Team) -> _People:
    if team.escalation_id in team.members and team.escalation_id is not None:
        return [_present(team.escalation_id, Part.ESCALATION, team)]
    return _leads(team)


def _present(person_id: UUID, part: Part, team: Team) -> tuple[UUID, Part, UUID | None]:
    there = who_is_there(person_id, team) or person_id
    return there, part, None if there == person_id else person_id


def rung_words(offset: int) -> str:
    """A rung as people say it: "14 working days before", "on the day", "5 working days late"."""
    if offset == 0:
        return "on the day"
    days = "1 working day" if abs(offset) == 1 else f"{abs(offset)} working days"
    return f"{days} {'before' if offset < 0 else 'late'}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an open deadline stands now: which of its dates counts, the rung it is on, whether it is paused."""

    due_version: int
    rung: int | None
    is_snoozed: bool


def why_withdrawn(rung: int, due_version: int, now: Standing | None, is_stopped: bool) -> str:
    """Why a reminder is taken back, in words for the ledger; `now` is None when the deadline is not open."""
    if is_stopped:
        return "Reminders were stopped."
    if now is None:
        return "It was finished or cancelled, is waiting for acceptance, or has no date any more."
    if now.due_version != due_version:
        return "The date was changed."
    if now.is_snoozed:
        return "Reminders about it were paused."
    if now.rung != rung:
        return "A later reminder took its place, or the ladder was changed."
    return "Somebody else answers for it now."
