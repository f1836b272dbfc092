"""What a statement says, as plain values that may leave the house once it is published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SectionCopy:
    """One of the six areas: what it says, and how far it goes in the words of the guidance."""

    area: str  # tenants.records.statements.rules.Area
    title: str
    text: str
    level_words: str


@dataclass(frozen=True, slots=True)
class PromiseCopy:
    """What the statement promises for the year that follows."""

    area: str
    title: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A promise of the statement before, and what became of it."""

    title: str
    kept_words: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class StatementCopy:
    """One year's statement; before it is approved and signed, what that fills in is empty."""

    title: str
    year_starts_on: date
    year_ends_on: date
    introduction: str
    sections: tuple[SectionCopy, ...]
    promises: tuple[PromiseCopy, ...] = ()
    kept: tuple[KeptCopy, ...] = ()
    approved_by_board: str = ""
    approved_on: date | None = None
    signed_by: str = ""
    signed_role: str = ""
    signed_on: date | None = None
    guidance_title: str = ""
