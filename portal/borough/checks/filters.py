"""What an address asks the list of checks for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from portal.borough.checks.result_forms import one_id
from portal.paging import page_asked_for
from tenants.records.checks.lists import CheckFilter, State
from tenants.records.checks.rules import CheckKind, Outcome
from tenants.records.suppliers.rules import Tier

LONGEST_WORDS = 100
E = TypeVar("E", bound=StrEnum)


class Whose(StrEnum):
    """Whose checks."""

    ME = "me"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    words: str = ""
    state: State | None = None
    kind: CheckKind | None = None
    outcome: Outcome | None = None
    tier: Tier | None = None
    owner: Whose | None = None
    supplier: UUID | None = None
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        asked = replace(self, **changes)
        names = ("words", "state", "kind", "outcome", "tier", "owner", "supplier")
        pairs = {name: getattr(asked, name) for name in names}
        pairs["page"] = asked.page if asked.page > 1 else ""
        return urlencode({name: value for name, value in pairs.items() if value})

    def is_narrowed(self) -> bool:
        """Whether the list is another than the plain one."""
        return replace(self, page=1) != Asked()

    @property
    def state_meant(self) -> State:
        """Where the checks are; an outcome is found among those that are done."""
        return self.state or (State.DONE if self.outcome else State.TO_DO)

    def wanted(self, *, me: UUID) -> CheckFilter:
        """The filter for the person who asks."""
        return CheckFilter(
            state=self.state_meant,
            words=self.words,
            kind=self.kind,
            outcome=self.outcome,
            tier=self.tier,
            supplier_id=self.supplier,
            owner_id=me if self.owner == Whose.ME else None,
        )


#: What each choice must be, with the words for one that it is not.
_CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    "state": (State, "a state"),
    "kind": (CheckKind, "a kind of check"),
    "outcome": (Outcome, "an outcome"),
    "tier": (Tier, "a tier of risk"),
    "owner": (Whose, "an owner"),
}
_OTHERS = ("words", "supplier", "page")


def read(args: Mapping[str, str]) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out.

    Parameters without a value are what an empty field of the form sends, and ask for nothing.
    """
    supplier = args.get("supplier", "").strip()
    changes: dict[str, Any] = {"words": _words(args.get("words", "")), "supplier": one_id(supplier)}
    notes = []
    if supplier and changes["supplier"] is None:
        notes.append(f"We could not read “{_words(supplier)[:40]}” as a supplier, so it was left out.")
    for name, (kind, meaning) in _CHOICES.items():
        given = args.get(name, "").strip()
        changes[name] = _one(kind, given)
        if given and changes[name] is None:
            notes.append(f"We could not read “{_words(given)[:40]}” as {meaning}, so it was left out.")
    unknown = [name for name in args if name not in (*_CHOICES, *_OTHERS) and args[name]]
    notes += [
        f"This list cannot be narrowed by “{_words(name)[:40]}”, so that was left out." for name in unknown
    ]
    return Asked(**changes, page=max(1, page_asked_for(args.get("page")))), tuple(notes)


def has_empty(args: Mapping[str, str]) -> bool:
    """Whether the form was sent, which fills the address with empty parameters."""
    return any(not value for value in args.values())


def _one(kind: type[E], value: str) -> E | None:
    return kind(value) if value in set(kind) else None


def _words(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[:LONGEST_WORDS].strip()
