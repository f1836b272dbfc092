"""What people type about a board, its offices and its rules, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from tenants.errors import FieldError
from tenants.people.queries import is_member
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind, Life, RhythmUnit, months_of
from tenants.records.posts.queries import get_post
from tenants.scope import current_tenant

MOST_LETTERS = {"title": 160, "purpose": 4000, "source": 300, "notes": 4000}
MOST_BETWEEN = 60  # weeks or months between two meetings
MOST_DAYS = 180  # between a meeting and its papers or minutes


@dataclass(frozen=True, slots=True)
class BoardDetails:
    """What a board is called and what it is for."""

    title: str
    kind: BoardKind
    life: Life = Life.ACTIVE
    purpose: str = ""
    is_about_modern_slavery: bool = True
    starts_on: date | None = None
    notes: str = ""
    source: str = ""
    invented: str = ""
    is_demonstration: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept: no name, or too long."""
        if not self.title.strip():
            raise FieldError("title", "Enter the name of the board.")
        for field, most in MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")

    def write_on(self, board: Board) -> None:
        """Copies the words to the record; its life is changed by verbs of its own."""
        board.title, board.kind = self.title.strip(), self.kind
        board.purpose, board.notes = self.purpose.strip(), self.notes.strip()
        board.is_about_modern_slavery = self.is_about_modern_slavery
        board.starts_on, board.source, board.invented = self.starts_on, self.source.strip(), self.invented


class Holder(NamedTuple):
    """Who holds an office: a post, a person, or somebody of another organisation in words; just one."""

    post_id: UUID | None = None
    person_id: UUID | None = None
    words: str = ""

    def check(self) -> None:
        """FieldError when it names nobody, more than one, or somebody from elsewhere."""
        if sum(bool(each) for each in (self.post_id, self.person_id, self.words.strip())) != 1:
            raise FieldError("holder", "Say who holds it: choose a post or a person, or write who it is.")
        if len(self.words) > 160:
            raise FieldError("words", "Shorten this to 160 characters or fewer.")
        if self.post_id:
            get_post(self.post_id)
        if self.person_id and not is_member(self.person_id, current_tenant()):
            raise FieldError("holder", "Choose somebody who belongs to this council, or write who it is.")


class Rules(NamedTuple):
    """How often a board meets, and its clocks in calendar days; `report_months` is like "3,9"."""

    every: int | None = None
    unit: RhythmUnit | None = None
    frequency_words: str = ""
    agenda_days: int = 7
    minutes_days: int = 14
    report_months: str = ""
    source: str = ""

    def check(self) -> None:
        """FieldError when a number is out of bounds, or a frequency is only half given."""
        if (self.every is None) != (self.unit is None):
            raise FieldError("every", "Enter a number and choose weeks or months, or leave both.")
        if self.every is not None and not 1 <= self.every <= MOST_BETWEEN:
            raise FieldError("every", f"Enter a whole number from 1 to {MOST_BETWEEN}.")
        for field in ("agenda_days", "minutes_days"):
            if not 0 <= getattr(self, field) <= MOST_DAYS:
                raise FieldError(field, f"Enter a whole number of days from 0 to {MOST_DAYS}.")
        if self.report_months and not months_of(self.report_months):
            raise FieldError("report_months", "Choose the months by name.")
