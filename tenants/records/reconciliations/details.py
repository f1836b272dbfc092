"""What people type about a comparison and about a reason, checked before anything is written."""

from dataclasses import dataclass, replace
from datetime import date

from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.rules import SOURCE_WORDS, Basis, Reason, Source

FIRST_DAY = date(2009, 4, 1)  # of the NRM
LONGEST = {"source_words": 300, "note": 2000}
LONGEST_REASON = 300
MOST_PEOPLE = 99_999


@dataclass(frozen=True, slots=True)
class ReconciliationDetails:
    """Whose figures, for which period, and by which definition."""

    source: Source
    starts_on: date | None
    ends_on: date | None
    basis: Basis
    has_dtn: bool = False
    source_words: str = ""
    source_code: str = ""
    published_on: date | None = None
    note: str = ""

    @classmethod
    def of(cls, found: Reconciliation) -> "ReconciliationDetails":
        """Those of a comparison as it stands."""
        return cls(
            Source(found.source),
            found.starts_on,
            found.ends_on,
            Basis(found.basis),
            found.has_dtn,
            found.source_words,
            found.source_code,
            found.published_on,
            found.note,
        )

    def noting(self, note: str) -> "ReconciliationDetails":
        """The same with another note."""
        return replace(self, note=note)

    def check(self, *, today: date) -> None:
        """FieldError when a value cannot be kept."""
        self._check_period(today)
        if self.basis == Basis.DECIDED and self.has_dtn:
            words = "A Duty to Notify has no decision. Take the tick out, or count by day of referral."
            raise FieldError("has_dtn", words)
        if self.published_on is not None and self.published_on > today:
            raise FieldError("published_on", "This day has not come yet. Enter the day of publication.")
        for field, most in LONGEST.items():
            words = getattr(self, field).strip()
            if len(words) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
            must_hold_nobody(field, words)

    def _check_period(self, today: date) -> None:
        if self.starts_on is None:
            raise FieldError("period_starts_on", "Enter the first day of the period.")
        if self.ends_on is None:
            raise FieldError("period_ends_on", "Enter the last day of the period.")
        if self.starts_on < FIRST_DAY:
            words = f"There were no referrals to count before {format_day(FIRST_DAY)}. Enter a later day."
            raise FieldError("period_starts_on", words)
        if self.ends_on < self.starts_on:
            raise FieldError("period_ends_on", "This is before the first day. Enter that day or a later one.")
        if self.ends_on > today:
            raise FieldError(
                "period_ends_on", "This day has not come yet, so our side is not whole. Enter an earlier one."
            )

    @property
    def title(self) -> str:
        """What lists call it: whose figures, and the period."""
        whose = self.source_words.strip() or SOURCE_WORDS[self.source]
        if self.starts_on is None or self.ends_on is None:
            return whose[:160]
        period = f"{format_day(self.starts_on)} to {format_day(self.ends_on)}"
        return f"{whose[: 158 - len(period)]}, {period}"

    def write_on(self, found: Reconciliation) -> None:
        """Copies it to the record, once it is checked."""
        if self.starts_on is None or self.ends_on is None:
            raise FieldError("period_starts_on", "Enter the period.")
        found.title, found.source, found.basis = self.title, self.source, self.basis
        found.starts_on, found.ends_on, found.has_dtn = self.starts_on, self.ends_on, self.has_dtn
        found.source_words, found.source_code = self.source_words.strip(), self.source_code
        found.published_on, found.note = self.published_on, self.note.strip()


@dataclass(frozen=True, slots=True)
class ReasonDetails:
    """So many people of a difference, and why; `people` is more than none when we count more."""

    type_key: str
    age_band: str
    reason: Reason
    people: int
    words: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if self.people == 0:
            raise FieldError("people", "Enter how many this explains: at least 1.")
        if abs(self.people) > MOST_PEOPLE:
            raise FieldError("people", f"Enter a whole number up to {MOST_PEOPLE:,}.")
        if len(self.words.strip()) > LONGEST_REASON:
            raise FieldError("words", f"Shorten this to {LONGEST_REASON} characters or fewer.")
        must_hold_nobody("words", self.words.strip())
