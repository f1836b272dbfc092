"""What an address asks the list of contracts for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from portal.paging import page_asked_for
from tenants import dating
from tenants.records.contracts.lists import SORTS, ContractFilter
from tenants.records.contracts.pounds import pounds_words, read_pounds
from tenants.records.contracts.rules import Standing
from tenants.records.suppliers.rules import Tier

LONGEST_WORDS = 100
USUAL_SORT = "ends"


class Shown(StrEnum):
    """Which contracts by where they are in their life."""

    CURRENT = "current"
    IN_FORCE = "in-force"
    TO_COME = "to-come"
    ENDED = "ended"
    ALL = "all"


class TierShown(StrEnum):
    """Whose contracts by the tier of the supplier."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Lacks(StrEnum):
    """What a contract lacks."""

    CHECK = "check"
    CLAUSES = "clauses"


STANDINGS: dict[Shown, tuple[Standing, ...]] = {
    Shown.CURRENT: (Standing.IN_FORCE, Standing.TO_COME),
    Shown.IN_FORCE: (Standing.IN_FORCE,),
    Shown.TO_COME: (Standing.TO_COME,),
    Shown.ENDED: (Standing.ENDED,),
    Shown.ALL: (),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    words: str = ""
    shown: Shown = Shown.CURRENT
    supplier: UUID | None = None
    sector: str = ""
    department: str = ""
    tier: TierShown | None = None
    lacks: Lacks | None = None
    relet_from: date | None = None
    relet_before: date | None = None
    value_from: int | None = None
    value_to: int | None = None
    sort: str = USUAL_SORT
    is_descending: bool = False
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        asked = replace(self, **changes)
        return urlencode([(name, value) for name, value in _parameters(asked) if value])

    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list that the plain one would show."""
        return replace(self, sort=USUAL_SORT, is_descending=False, page=1) != Asked()

    def has_more(self) -> bool:
        """Whether one of the filters is in use that are folded away."""
        return bool(self.department or self.tier or self.relet_from or self.relet_before) or (
            self.value_from is not None or self.value_to is not None
        )

    def wanted(self) -> ContractFilter:
        """The filter that finds it."""
        return ContractFilter(
            words=self.words,
            standings=STANDINGS[self.shown],
            supplier_id=self.supplier,
            sector_key=self.sector,
            department=self.department,
            tier=Tier(self.tier) if self.tier and self.tier != TierShown.NONE else None,
            is_untiered=self.tier == TierShown.NONE,
            is_unchecked_high_risk=self.lacks == Lacks.CHECK,
            relet_from=self.relet_from,
            relet_before=self.relet_before,
            lacks_clauses=self.lacks == Lacks.CLAUSES,
            value_from=self.value_from,
            value_to=self.value_to,
            sort=self.sort,
            is_descending=self.is_descending,
        )


def _parameters(asked: Asked) -> list[tuple[str, str]]:
    return [
        ("words", asked.words),
        ("standing", "" if asked.shown == Shown.CURRENT else asked.shown.value),
        ("supplier", str(asked.supplier or "")),
        ("sector", asked.sector),
        ("department", asked.department),
        ("tier", asked.tier or ""),
        ("lacks", asked.lacks or ""),
        ("relet-from", str(asked.relet_from or "")),
        ("relet-before", str(asked.relet_before or "")),
        ("value-from", pounds_words(asked.value_from)),
        ("value-to", pounds_words(asked.value_to)),
        ("sort", sort_words(asked.sort, asked.is_descending)),
        ("page", str(asked.page) if asked.page > 1 else ""),
    ]


def sort_words(sort: str, is_descending: bool) -> str:
    """The order as an address says it: `title`, `-title`; nothing for the usual one."""
    return f"{'-' if is_descending else ''}{sort}" if (sort, is_descending) != (USUAL_SORT, False) else ""


def read(args: Mapping[str, str], today: date) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out.

    Parameters without a value are what an empty field of the form sends, and ask for nothing.
    """
    changes: dict[str, Any] = {}
    notes = []
    for name, value in args.items():
        given = plain(value)
        if not given:
            continue
        if name not in _READERS:
            notes.append(f"This list cannot be narrowed by “{plain(name)[:40]}”, so that was left out.")
            continue
        try:
            changes |= _READERS[name](given, today)
        except ValueError:
            notes.append(f"We could not read “{given[:40]}” as {_MEANINGS[name]}, so it was left out.")
    return Asked(**changes), tuple(notes)


def has_empty(args: Mapping[str, str]) -> bool:
    """Whether the form was sent, which fills the address with empty parameters."""
    return any(not value for value in args.values())


def plain(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[: LONGEST_WORDS * 2].strip()


def _day(value: str, today: date) -> date:
    """A day as the portal reads it everywhere; a month means its first day."""
    day = dating.parse(value, today).starts_on
    if day is None:
        raise ValueError(value)
    return day


def _sort(value: str) -> dict[str, Any]:
    column = value.removeprefix("-")
    if column not in SORTS:
        raise ValueError(value)
    return {"sort": column, "is_descending": value.startswith("-")}


_READERS: dict[str, Callable[[str, date], dict[str, Any]]] = {
    "words": lambda given, today: {"words": given[:LONGEST_WORDS].strip()},
    "standing": lambda given, today: {"shown": Shown(given)},
    "supplier": lambda given, today: {"supplier": UUID(given)},
    "sector": lambda given, today: {"sector": given[:40]},
    "department": lambda given, today: {"department": given},
    "tier": lambda given, today: {"tier": TierShown(given)},
    "lacks": lambda given, today: {"lacks": Lacks(given)},
    "relet-from": lambda given, today: {"relet_from": _day(given, today)},
    "relet-before": lambda given, today: {"relet_before": _day(given, today)},
    "value-from": lambda given, today: {"value_from": read_pounds(given)},
    "value-to": lambda given, today: {"value_to": read_pounds(given)},
    "sort": lambda given, today: _sort(given),
    "page": lambda given, today: {"page": max(1, page_asked_for(given))},
}
_MEANINGS = {
    "standing": "a state of a contract",
    "supplier": "a supplier",
    "tier": "a tier",
    "lacks": "something that contracts lack",
    "relet-from": "a day, like 1 May 2027",
    "relet-before": "a day, like 1 May 2027",
    "value-from": "a sum, like £250,000",
    "value-to": "a sum, like £250,000",
    "sort": "an order of this list",
}
