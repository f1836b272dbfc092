"""What people type about an operation, checked before anything is written."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tenants.counting.standard import Standard
from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody
from tenants.records.operations.agencies import check_name
from tenants.records.operations.models import Operation
from tenants.records.operations.rules import ArrestKind, OperationKind
from tenants.records.referrals.rules import TYPES

LONGEST_TITLE, LONGEST_WARD, LONGEST_NOTE = 160, 80, 500
#: More in one operation is a slip of the keys.
MOST = 9_999
#: The numbers that an operation may say, in the order in which they are asked.
NUMBERS = ("visited", "adults", "children", "nrm", "dtn", "referrals", "closures", "prohibitions")
PREMISES = "premises"  # the field of the standard
_LETTERS = re.compile(r"[^\W\d_][^\W\d_ .,'’&()/-]*(?:[ .,'’&()/-]+[^\W\d_]+)*[ .)]*")


@dataclass(frozen=True, slots=True)
class TookPart:
    """An agency of the list, or a new one by its name, with its interventions; None is not known."""

    agency_id: UUID | None = None
    title: str = ""
    interventions: int | None = None


@dataclass(frozen=True, slots=True)
class OperationDetails:
    """One operation as it was typed; a number that is None is not known."""

    title: str
    kind: OperationKind
    held_on: date | None
    ended_on: date | None = None
    ward: str = ""
    agencies: tuple[TookPart, ...] = ()
    types: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    arrests: Mapping[ArrestKind, int] = field(default_factory=dict)
    visited: int | None = None
    adults: int | None = None
    children: int | None = None
    nrm: int | None = None
    dtn: int | None = None
    referrals: int | None = None
    closures: int | None = None
    prohibitions: int | None = None
    note: str = ""

    def check(self, standard: Standard, sectors: Collection[str], *, today: date) -> None:
        """FieldError when something cannot be kept; `standard` is the one in force on the operation's day."""
        self._check_texts()
        self._check_days(today)
        _check_keys("types", self.types, (each.key for each in standard.field(TYPES).options))
        _check_keys("premises", self.premises, (each.key for each in standard.field(PREMISES).options))
        _check_keys("sectors", self.sectors, sectors)
        self._check_numbers()
        for each in self.agencies:
            if each.agency_id is None:
                check_name(each.title, "new_agencies")

    def _check_texts(self) -> None:
        if not self.title.strip():
            raise FieldError("title", "Enter a name for it.")
        for name, longest in (("title", LONGEST_TITLE), ("ward", LONGEST_WARD), ("note", LONGEST_NOTE)):
            if len(getattr(self, name)) > longest:
                raise FieldError(name, f"Shorten this to {longest} characters or fewer.")
        must_hold_nobody("title", self.title)
        must_hold_nobody("note", self.note)
        if self.ward.strip() and not _LETTERS.fullmatch(self.ward.strip()):
            raise FieldError("ward", "Enter the ward’s name in letters only: no numbers, never an address.")
        must_hold_nobody("ward", self.ward)

    def _check_days(self, today: date) -> None:
        if self.held_on is None:
            raise FieldError("held_on", "Enter the day on which it was held.")
        if self.held_on > today:
            raise FieldError("held_on", "This day has not come yet. Log the operation once it has been held.")
        if self.ended_on is not None and self.ended_on < self.held_on:
            raise FieldError("ended_on", "The last day lies before the first. Change one of them.")
        if self.ended_on is not None and self.ended_on > today:
            raise FieldError("ended_on", "This day has not come yet. Leave it empty until it is over.")

    def _check_numbers(self) -> None:
        numbers = {name: getattr(self, name) for name in NUMBERS}
        numbers |= {arrest_field(kind): people for kind, people in self.arrests.items()}
        for name, number in numbers.items():
            if number is not None and not 0 <= number <= MOST:
                raise FieldError(name, f"Enter a whole number from 0 to {MOST:,}, or leave it empty.")
        if any(not 0 <= (each.interventions or 0) <= MOST for each in self.agencies):
            raise FieldError("new_agencies", f"Interventions are whole numbers from 0 to {MOST:,}.")
        self._check_referred()

    def _check_referred(self) -> None:
        """Nobody can be referred who was not found; a Duty to Notify is about an adult."""
        if None not in (self.dtn, self.adults) and (self.dtn or 0) > (self.adults or 0):
            raise FieldError(
                "dtn", "These are more people than the adults above. Correct one of the two numbers."
            )
        found = (self.adults, self.children)
        referred = (self.nrm or 0) + (self.dtn or 0)
        if None not in found and referred > sum(each or 0 for each in found):
            raise FieldError("nrm", "More people were referred than were found. Correct one of the numbers.")

    def write_on(self, operation: Operation) -> None:
        """Copies what stands in its own row."""
        operation.title, operation.kind, operation.ward = self.title.strip(), self.kind, self.ward.strip()
        operation.note, operation.ended_on = self.note.strip(), self.ended_on
        if self.held_on is not None:
            operation.held_on = self.held_on
        for name in NUMBERS:
            setattr(operation, name, getattr(self, name))


def arrest_field(kind: ArrestKind) -> str:
    """The form's name for arrests of one kind."""
    return f"arrests_{kind.value}"


def _check_keys(name: str, chosen: Iterable[str], known: Iterable[str]) -> None:
    if set(chosen) - set(known):
        raise FieldError(name, "Choose only from the list.")
