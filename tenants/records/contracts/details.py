"""What people type about a contract or a clause, checked before anything is written."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.records.contracts.pounds import MOST, pounds_words
from tenants.records.contracts.rules import annual_value
from tenants.records.suppliers.rules import small_letters

MOST_LETTERS = {
    "title": 300,
    "reference": 60,
    "description": 4000,
    "category_words": 200,
    "department": 160,
    "manager_words": 160,
    "notes": 4000,
}


@dataclass(frozen=True, slots=True)
class ContractDetails:
    """Everything said of a contract but its supplier and its owner; `value` is whole pounds over its life."""

    title: str
    reference: str = ""
    description: str = ""
    sector_key: str | None = None
    category_words: str = ""
    department: str = ""
    manager_words: str = ""
    value: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    extends_to_on: date | None = None
    relet_on: date | None = None
    notes: str = ""
    invented: str = ""
    is_demonstration: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept; asks no database, so a register is checked fast."""
        if not self.title.strip():
            raise FieldError("title", "Enter the contract’s title.")
        for field, most in MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")
        if self.value is not None and not 0 <= self.value <= MOST:
            raise FieldError("value", f"Enter a value from £0 to {pounds_words(MOST)}.")
        self._check_days()

    def _check_days(self) -> None:
        starts_on, ends_on = self.starts_on, self.ends_on
        if starts_on and ends_on and ends_on < starts_on:
            raise FieldError("ends_on", f"It cannot end before it starts on {format_day(starts_on)}.")
        first_end = ends_on or starts_on
        if self.extends_to_on and first_end and self.extends_to_on < first_end:
            words = "its extensions begin" if ends_on else "it starts"
            raise FieldError("extends_to_on", f"This day is before {words}, on {format_day(first_end)}.")
        last_day = self.extends_to_on or ends_on
        if self.relet_on and last_day and self.relet_on > last_day:
            raise FieldError(
                "relet_on", f"The contract is over by then: its last day is {format_day(last_day)}."
            )

    def values(self) -> dict[str, Any]:
        """Every column that follows from what was typed, ready to be written on a record or in bulk."""
        title, reference = self.title.strip(), self.reference.strip()
        return {
            "title": title,
            "reference": reference,
            "search_words": small_letters(f"{title} {reference}"),
            "description": self.description.strip(),
            "sector_key": self.sector_key or None,
            "category_words": self.category_words.strip(),
            "department": self.department.strip(),
            "manager_words": self.manager_words.strip(),
            "value": self.value,
            "annual_value": annual_value(self.value, self.starts_on, self.ends_on),
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "extends_to_on": self.extends_to_on,
            "relet_on": self.relet_on,
            "notes": self.notes.strip(),
            "invented": self.invented,
        }


@dataclass(frozen=True, slots=True)
class ClauseDetails:
    """What a clause is called, what it says, and where it can be read."""

    title: str
    text: str = ""
    url: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.title.strip() or len(self.title) > 160:
            raise FieldError("title", "Enter what the clause is called, in 160 characters or fewer.")
        if len(self.text) > 8000:
            raise FieldError("text", "Shorten this to 8,000 characters or fewer.")
        if self.url and not _is_web_address(self.url):
            raise FieldError(
                "url", "Enter a web address that begins with https://, for example https://council.gov.uk"
            )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    return "." in host and parts.scheme in ("http", "https") and len(url) <= 2000
