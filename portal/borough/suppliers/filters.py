"""What an address asks the register for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from portal.paging import page_asked_for
from tenants.records.suppliers.lists import SORTS, SupplierFilter
from tenants.records.suppliers.rules import Tier

LONGEST_WORDS = 100


class TierAsked(StrEnum):
    """One tier, or those without one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    words: str = ""
    tier: TierAsked | None = None
    sector: str = ""
    is_high_risk: bool = False
    never_checked: bool = False
    with_ended: bool = False
    sort: str = "title"
    is_descending: bool = False
    is_list: bool = False  # a list even when only one supplier is found
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        return urlencode([(name, value) for name, value in _parameters(replace(self, **changes)) if value])

    def is_narrowed(self) -> bool:
        """Whether the list is another than the plain one, whatever its order."""
        plain = Asked()
        order = (plain.sort, plain.is_descending)
        asked = replace(self, sort=order[0], is_descending=order[1], is_list=False, page=1)
        return asked != plain

    def is_only_a_search(self) -> bool:
        """Whether somebody looks for one supplier by words, and for nothing else."""
        return bool(self.words) and not self.is_list and replace(self, words="") == Asked()

    def wanted(self) -> SupplierFilter:
        """The filter that it means."""
        is_tier = self.tier is not None and self.tier != TierAsked.NONE
        return SupplierFilter(
            words=self.words,
            tier=Tier(self.tier) if is_tier and self.tier else None,
            is_untiered=self.tier == TierAsked.NONE,
            sector_key=self.sector,
            is_high_risk_sector=self.is_high_risk,
            never_checked=self.never_checked,
            with_ended=self.with_ended,
            sort=self.sort,
            is_descending=self.is_descending,
        )


#: The boxes that can be ticked: parameter, the field of Asked, and the value that ticks it.
TICKS = (
    ("risk", "is_high_risk", "high"),
    ("checked", "never_checked", "never"),
    ("ended", "with_ended", "too"),
    ("list", "is_list", "all"),
)


def _parameters(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "words", asked.words
    yield "tier", asked.tier or ""
    yield "sector", asked.sector
    yield from ((name, value if getattr(asked, field) else "") for name, field, value in TICKS)
    is_usual = (asked.sort, asked.is_descending) == ("title", False)
    yield "sort", "" if is_usual else f"{'-' if asked.is_descending else ''}{asked.sort}"
    yield "page", str(asked.page) if asked.page > 1 else ""


def read(args: Mapping[str, str], sectors: Collection[str]) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out.

    Parameters without a value are what an empty field of the form sends, and ask for nothing.
    """
    given = {name: value.strip() for name, value in args.items() if value.strip()}
    changes: dict[str, Any] = {
        "words": plain_words(given.get("words", "")),
        "page": max(1, page_asked_for(given.get("page"))),
    }
    notes = [_unknown(name) for name in given if name not in _KNOWN]
    for name, field, value in TICKS:
        changes[field] = given.get(name) == value
        if name in given and not changes[field]:
            notes.append(_unreadable(given[name]))
    for name, known in (("tier", set(TierAsked)), ("sector", set(sectors))):
        if given.get(name) in known:
            changes[name] = TierAsked(given[name]) if name == "tier" else given[name]
        elif name in given:
            notes.append(_unreadable(given[name]))
    order = given.get("sort", "title")
    if order.removeprefix("-") in SORTS:
        changes |= {"sort": order.removeprefix("-"), "is_descending": order.startswith("-")}
    else:
        notes.append(_unreadable(order))
    return Asked(**changes), tuple(notes)


_KNOWN = {"words", "tier", "sector", "sort", "page", *(name for name, _, _ in TICKS)}


def has_empty(args: Mapping[str, str]) -> bool:
    """Whether the form was sent, which fills the address with empty parameters."""
    return any(not value for value in args.values())


def plain_words(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[:LONGEST_WORDS].strip()


def _unknown(name: str) -> str:
    return f"This list cannot be narrowed by “{plain_words(name)[:40]}”, so that was left out."


def _unreadable(value: str) -> str:
    return f"We could not read “{plain_words(value)[:40]}” in the address, so it was left out."
