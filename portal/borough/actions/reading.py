"""Reads the address of a list of actions; what cannot be read is left out with a note, never an error."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from portal.borough.actions.filters import Asked, Due, Owner, Shown
from portal.paging import page_asked_for
from tenants import dating
from tenants.records.plans.lists import SORTS
from tenants.records.plans.rules import Claimed, Standing

E = TypeVar("E", bound=StrEnum)

LONGEST_WORDS = 100
_THEME = re.compile(r"[a-z0-9-]{1,29}/[a-z0-9-]{1,30}")
_PRIORITY = re.compile(r"[A-Za-z0-9-]{1,20}")


def read(args: Mapping[str, Sequence[str]], today: date) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out.

    Parameters without a value are what an empty field of the form sends, and ask for nothing.
    """
    changes: dict[str, Any] = {}
    notes: list[str] = []
    for name, values in args.items():
        given = [value for value in values if value.strip()]
        if not given:
            continue
        try:
            changes |= _READERS[name](given, today)
        except KeyError:
            notes.append(f"This list cannot be narrowed by {_quoted(name)}, so that was left out.")
        except ValueError:
            notes.append(f"We could not read {_quoted(', '.join(given))} as {_MEANINGS[name]}.")
    return _in_order(Asked(**changes), notes)


def has_empty(args: Mapping[str, Sequence[str]]) -> bool:
    """Whether the form was sent, which fills the address with empty parameters."""
    return any(not value for values in args.values() for value in values)


def without_unknown(
    asked: Asked, known: Mapping[str, Collection[object]], notes: Sequence[str]
) -> tuple[Asked, tuple[str, ...]]:
    """Leaves out what names nothing in this tenant; `known` holds the values of some fields."""
    unknown = [
        name
        for name, values in known.items()
        if getattr(asked, name) not in (None, "") and getattr(asked, name) not in values
    ]
    found = [f"No {name} here is the one in the address, so it was left out." for name in unknown]
    defaults: dict[str, Any] = {each.name: each.default for each in fields(Asked)}
    return replace(asked, **{name: defaults[name] for name in unknown}), (*notes, *found)


def _in_order(asked: Asked, notes: list[str]) -> tuple[Asked, tuple[str, ...]]:
    if asked.due_from and asked.due_to and asked.due_from > asked.due_to:
        notes.append("The last day is before the first, so both were left out.")
        asked = replace(asked, due_from=None, due_to=None)
    return asked, tuple(notes)


def _several(kind: type[E], values: Sequence[str]) -> tuple[E, ...]:
    """In the order of the kind, so that two addresses for the same list read alike."""
    wanted = {kind(value) for value in values}
    return tuple(one for one in kind if one in wanted)


def _words(values: Sequence[str]) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in values[-1])
    return " ".join(typed.split())[:LONGEST_WORDS].strip()


def _owner(value: str) -> str:
    kind, _, key = value.partition("-")
    if key:
        if kind not in (Owner.PERSON, Owner.POST):
            raise ValueError(value)
        return f"{kind}-{UUID(key)}"
    if value not in (Owner.ME, Owner.VACANT):
        raise ValueError(value)
    return value


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _day(value: str, today: date, *, is_last: bool) -> date:
    """A day as the portal reads it everywhere; a month means its first or its last day."""
    stated = dating.parse(value, today)
    day = stated.due_on if is_last else stated.starts_on
    if day is None:
        raise ValueError(value)
    return day


def _sort(value: str) -> dict[str, Any]:
    column = value.removeprefix("-")
    if column not in SORTS:
        raise ValueError(value)
    return {"sort": column, "is_descending": value.startswith("-")}


_Reader = Callable[[Sequence[str], date], dict[str, Any]]

_READERS: dict[str, _Reader] = {
    "words": lambda given, today: {"words": _words(given)},
    "standing": lambda given, today: {"standing": _several(Standing, given)},
    "claimed": lambda given, today: {"claimed": _several(Claimed, given)},
    "show": lambda given, today: {"shown": Shown(given[-1])},
    "owner": lambda given, today: {"owner": _owner(given[-1])},
    "plan": lambda given, today: {"plan": UUID(given[-1])},
    "theme": lambda given, today: {"theme": _matching(_THEME, given[-1])},
    "priority": lambda given, today: {"priority": _matching(_PRIORITY, given[-1])},
    "due": lambda given, today: {"due": Due(given[-1])},
    "from": lambda given, today: {"due_from": _day(given[-1], today, is_last=False)},
    "to": lambda given, today: {"due_to": _day(given[-1], today, is_last=True)},
    "sort": lambda given, today: _sort(given[-1]),
    "page": lambda given, today: {"page": max(1, page_asked_for(given[-1]))},
}

_MEANINGS = {
    "standing": "what the dates say, so it was left out",
    "claimed": "what an owner says, so it was left out",
    "show": "open, closed or all, so it was left out",
    "owner": "an owner, so it was left out",
    "plan": "a plan, so it was left out",
    "theme": "a theme, so it was left out",
    "priority": "a network priority, so it was left out",
    "due": "a span of days, so it was left out",
    "from": "a day, so it was left out. Type it like 1 December 2026",
    "to": "a day, so it was left out. Type it like 1 December 2026",
    "sort": "an order of this list, so it is in order of date",
}


def _quoted(text: str) -> str:
    shown = _words([text])
    return f"“{shown if len(shown) <= 40 else shown[:39] + '…'}”"
