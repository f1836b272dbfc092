"""What people type about a statement or a promise in it, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.errors import FieldError
from tenants.records.boards.queries import get_board
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.plans.queries import get_plan
from tenants.records.statements.models import Statement, StatementPromise
from tenants.records.statements.queries import statements
from tenants.records.statements.rules import Area
from tenants.records.statements.years import check_year, year_words

LONGEST_TITLE = 200


def usual_title(starts_on: date, ends_on: date) -> str:
    """What a statement is called unless somebody says otherwise."""
    return f"Modern slavery statement {year_words(starts_on, ends_on)}"


def checked_title(title: str, missing: str) -> str:
    """The title without spaces around it; FieldError("title") when it is missing or too long."""
    if not title.strip():
        raise FieldError("title", missing)
    if len(title.strip()) > LONGEST_TITLE:
        raise FieldError("title", f"Shorten this to {LONGEST_TITLE} characters or fewer.")
    return title.strip()


@dataclass(frozen=True, slots=True)
class StatementDetails:
    """The year that a statement is about, who approves it, and which plan its promises go into."""

    year_starts_on: date
    year_ends_on: date
    board_id: UUID | None
    plan_id: UUID | None
    title: str = ""  # empty: the usual one

    def check(self, *, other_than: UUID | None = None) -> None:
        """FieldError when a value cannot be kept; NotFound for a board or plan that is not the tenant's."""
        check_year(self.year_starts_on, self.year_ends_on, clock.today())
        checked_title(self.title or "Usual", "")
        if self.board_id:
            get_board(self.board_id)
        if self.plan_id:
            get_plan(self.plan_id)
        self._check_overlap(other_than)

    def _check_overlap(self, other_than: UUID | None) -> None:
        """Every day is the matter of one statement."""
        for other in statements():
            meets = other.year_starts_on <= self.year_ends_on and self.year_starts_on <= other.year_ends_on
            if meets and other.id != other_than:
                words = f"“{other.title}” covers a part of this year already. Choose other days."
                raise FieldError("year_ends_on", words)

    def write_on(self, statement: Statement) -> None:
        """Copies the values to the record."""
        usual = usual_title(self.year_starts_on, self.year_ends_on)
        statement.title = self.title.strip() or usual
        statement.year_starts_on, statement.year_ends_on = self.year_starts_on, self.year_ends_on
        statement.board_id, statement.plan_id = self.board_id, self.plan_id


@dataclass(frozen=True, slots=True)
class PromiseDetails:
    """What is promised, by when, and who does it."""

    area: Area
    title: str
    due_on: date | None
    owner: Owner

    def check(self) -> None:
        """FieldError when there are no words, or the owner is from elsewhere."""
        checked_title(self.title, "Enter what is promised.")
        must_be_ours(self.owner)
        if self.owner == Owner():
            raise FieldError("owner", "Choose who is to do it: a person, or a post.")

    def write_on(self, promise: StatementPromise) -> None:
        """Copies the values to the record."""
        promise.area, promise.title, promise.due_on = self.area, self.title.strip(), self.due_on
        promise.owner_post_id, promise.owner_person_id = self.owner
