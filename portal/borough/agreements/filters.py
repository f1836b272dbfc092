"""What an address asks the register of agreements for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from portal.paging import page_asked_for
from tenants.records.agreements.queries import AgreementFilter
from tenants.records.agreements.rules import AgreementKind, AgreementStatus

LONGEST_WORDS = 100


class Due(StrEnum):
    """What is owed about them."""

    LATE = "late"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the register's address can say; each field at its default stays out of the address."""

    words: str = ""
    kind: AgreementKind | None = None
    status: AgreementStatus | None = None
    due: Due | None = None
    page: int = 1

    def query(self) -> str:
        """The query string of this list; empty for the plain one."""
        named = {"words": self.words, "kind": self.kind, "status": self.status, "due": self.due}
        pairs = {**named, "page": self.page if self.page > 1 else ""}
        return urlencode({name: value for name, value in pairs.items() if value})

    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list that the plain one would show."""
        return replace(self, page=1) != Asked()

    def wanted(self) -> AgreementFilter:
        """The filter."""
        is_late, is_due_soon = self.due == Due.LATE, self.due == Due.SOON
        return AgreementFilter(self.words, self.kind, self.status, is_late, is_due_soon, self.page)


#: What each choice must be, with the words for one that it is not.
_CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    "kind": (AgreementKind, "a kind of agreement"),
    "status": (AgreementStatus, "a status"),
    "due": (Due, "a date to filter by"),
}


def read(args: Mapping[str, str]) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out.

    Parameters without a value are what an empty field of the form sends, and ask for nothing.
    """
    changes: dict[str, Any] = {"words": _words(args.get("words", ""))}
    notes = []
    for name, (kind, meaning) in _CHOICES.items():
        given = args.get(name, "").strip()
        changes[name] = kind(given) if given in set(kind) else None
        if given and changes[name] is None:
            notes.append(f"We could not read “{_words(given)[:40]}” as {meaning}, so it was left out.")
    unknown = [name for name in args if name not in (*_CHOICES, "words", "page") and args[name]]
    notes += [
        f"This list cannot be narrowed by “{_words(name)[:40]}”, so that was left out." for name in unknown
    ]
    return Asked(**changes, page=max(1, page_asked_for(args.get("page")))), tuple(notes)


def _words(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[:LONGEST_WORDS].strip()
