"""The values that reading a spreadsheet of referrals gives: lines, problems, and what was guessed."""

from dataclasses import dataclass, field

from tenants.records.referrals.details import ReferralDetails
from workflows.referral_import.columns import KEY, NOTE

#: What must not be repeated once it was refused: somebody may be in it.
HUSHED = (NOTE, KEY)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one row cannot be added, and the cure; `row` is what the spreadsheet program shows beside it."""

    row: int
    name: str  # of the detail
    heading: str
    found: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that can be added: its key is a hash already."""

    row: int
    details: ReferralDetails
    key_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """Words that were read as an option although they are spelt otherwise."""

    heading: str
    said: str
    read_as: str
    rows: int = 1


@dataclass
class Reading:
    """What a sheet says; of rows with problems, the cells that were read, so that they can be mended."""

    headings: tuple[str, ...] = ()  # of the columns that are read, in order
    not_read: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    refused: dict[int, list[str]] = field(default_factory=dict)  # cells by row
