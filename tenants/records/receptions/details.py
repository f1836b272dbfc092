"""What people type about a plan, and about what came of it, checked before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody
from tenants.records.receptions.models import Reception
from tenants.records.receptions.rules import ReceptionKind

MOST_AIMS, MOST_ITEMS, LONGEST_ITEM = 2000, 60, 200
#: The texts, each with the letters that it may have.
LONGEST = {"title": 160, "venue": 300, "paid_by": 160, "note": 500, "source": 300, "aims": MOST_AIMS}
MOST_PLACES, MOST_NIGHTS, MOST_PEOPLE, MOST_POUNDS = 999, 366, 9_999, 10_000_000


@dataclass(frozen=True, slots=True)
class ReceptionDetails:
    """A plan or a template as it was typed; a number that is None is not known."""

    title: str
    kind: ReceptionKind
    aims: str = ""
    venue: str = ""
    places: int | None = None
    nights: int | None = None
    cost_per_night: int | None = None
    other_costs: int | None = None
    paid_by: str = ""
    checklist: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    operation_id: UUID | None = None

    def check(self) -> None:
        """FieldError when something cannot be kept; no text may hold somebody."""
        if not self.title.strip():
            raise FieldError("title", "Enter a name for the plan.")
        for name, longest in LONGEST.items():
            check_text(name, getattr(self, name), longest)
        limits = {"places": MOST_PLACES, "nights": MOST_NIGHTS}
        for name in ("places", "nights", "cost_per_night", "other_costs"):
            _check_number(name, getattr(self, name), limits.get(name, MOST_POUNDS))
        if len(self.checklist) > MOST_ITEMS:
            raise FieldError("checklist", f"Keep it to {MOST_ITEMS} lines or fewer.")
        for words in self.checklist:
            check_text("checklist", words, LONGEST_ITEM)

    def write_on(self, reception: Reception) -> None:
        """Copies it to the record; what was ready stays ready while its words stay the same."""
        for name in LONGEST:
            setattr(reception, name, getattr(self, name).strip())
        for name in ("kind", "places", "nights", "cost_per_night", "other_costs", "operation_id"):
            setattr(reception, name, getattr(self, name))
        ready = {item["words"] for item in reception.checklist or () if item["is_ready"]}
        reception.checklist = as_items(self.checklist, ready)


@dataclass(frozen=True, slots=True)
class Closing:
    """What came of it, in counts; None is not known."""

    closed_on: date | None
    spoken_with: int | None = None
    adults: int | None = None
    children: int | None = None
    nights_used: int | None = None
    cost: int | None = None
    note: str = ""

    def check(self, opened_on: date, *, today: date) -> None:
        """FieldError when a day or a number cannot be, or the note may hold somebody."""
        if self.closed_on is None:
            raise FieldError("closed_on", "Enter the day on which it closed.")
        if self.closed_on > today:
            raise FieldError("closed_on", "This day has not come yet. Close it once it is over.")
        if self.closed_on < opened_on:
            raise FieldError("closed_on", "This lies before the day on which it opened. Change it.")
        for name in ("spoken_with", "adults", "children"):
            _check_number(name, getattr(self, name), MOST_PEOPLE)
        _check_number("nights_used", self.nights_used, MOST_NIGHTS)
        _check_number("cost", self.cost, MOST_POUNDS)
        check_text("note", self.note, LONGEST["note"])
        found = (self.adults or 0) + (self.children or 0)
        if self.spoken_with is not None and found > self.spoken_with:
            raise FieldError(
                "spoken_with", "There are more potential victims than people who were spoken with."
            )

    def write_on(self, reception: Reception) -> None:
        """Copies it to the record."""
        for name in ("closed_on", "spoken_with", "adults", "children", "nights_used", "cost"):
            setattr(reception, name, getattr(self, name))
        reception.note = self.note.strip()


def as_items(lines: Iterable[str], ready: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Lines as they are kept on a plan, each once, with whether it is ready."""
    words = dict.fromkeys(" ".join(line.split()) for line in lines)
    return [{"words": each, "is_ready": each in set(ready)} for each in words if each]


def check_text(name: str, text: str, longest: int) -> None:
    """FieldError when a text is too long or may hold somebody."""
    if len(text.strip()) > longest:
        raise FieldError(name, f"Shorten this to {longest:,} characters or fewer.")
    must_hold_nobody(name, text)


def _check_number(name: str, number: int | None, most: int) -> None:
    if number is not None and not 0 <= number <= most:
        raise FieldError(name, f"Enter a whole number from 0 to {most:,}, or leave it empty.")
