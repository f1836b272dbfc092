"""What a tenant publishes of one of its boards: plain values, and nothing that is not named here."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """Who holds an office, in words; a vacancy has none. `since_on` is known of some."""

    office: str
    words: str
    since_on: date | None


@dataclass(frozen=True, slots=True)
class RulesCard:
    """How often the board meets, and its clocks in calendar days."""

    frequency: str
    agenda_days: int
    minutes_days: int


@dataclass(frozen=True, slots=True)
class TermsCard:
    """Which version of the terms of reference is in force; not its text."""

    title: str
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class LineCard:
    """One body that the board reports to; `part` says for which part, if only for one."""

    parent: str
    part: str


@dataclass(frozen=True, slots=True)
class MemberCard:
    """One seat on the board; never who sits on it."""

    organisation: str
    department: str
    role_words: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item of a published agenda; `minute` is empty until the minutes are circulated."""

    number: int
    title: str
    purpose: str
    minute: str


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One decision of which the minutes are circulated."""

    ref: str
    title: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """One meeting; items only once the agenda is published, decisions only once minutes are circulated."""

    id: str
    title: str
    meets_on: date
    starts_at: time
    ends_at: time
    place: str
    url: str
    stage: str
    items: tuple[ItemCard, ...]
    decisions: tuple[DecisionCard, ...]


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A board as the tenants that it is shared with see it; `ended_because` only once it has ended."""

    title: str
    kind: str
    life: str
    starts_on: date | None
    ended_on: date | None
    ended_because: str
    purpose: str
    offices: tuple[OfficeCard, ...]
    rules: RulesCard | None
    terms: TermsCard | None
    reports_to: tuple[LineCard, ...]
    members: tuple[MemberCard, ...]
    meetings: tuple[MeetingCard, ...]
