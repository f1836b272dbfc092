"""What an address asks the list of documents for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from portal.paging import page_asked_for
from tenants.records.documents.lists import DocumentFilter
from tenants.records.documents.rules import DocumentKind, DocumentStatus

LONGEST_WORDS = 100
E = TypeVar("E", bound=StrEnum)


class Owner(StrEnum):
    """Whose documents."""

    ME = "me"
    VACANT = "vacant"


class Due(StrEnum):
    """What is owed about them."""

    LATE = "late"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    words: str = ""
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    owner: Owner | None = None
    due: Due | None = None
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        asked = replace(self, **changes)
        named = {"words": asked.words, "kind": asked.kind, "status": asked.status, "owner": asked.owner}
        pairs = {**named, "due": asked.due, "page": asked.page if asked.page > 1 else ""}
        return urlencode({name: value for name, value in pairs.items() if value})

    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list that the plain one would show."""
        return replace(self, page=1) != Asked()

    def wanted(self, *, me: UUID) -> DocumentFilter:
        """The filter for the person who asks."""
        return DocumentFilter(
            words=self.words,
            kind=self.kind,
            status=self.status,
            owner_id=me if self.owner == Owner.ME else None,
            is_vacant=self.owner == Owner.VACANT,
            is_late=self.due == Due.LATE,
            is_review_due=self.due == Due.REVIEW,
            page=self.page,
        )


#: What each choice must be, with the words for one that it is not.
_CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    "kind": (DocumentKind, "a kind of document"),
    "status": (DocumentStatus, "a status"),
    "owner": (Owner, "an owner"),
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
        changes[name] = _one(kind, given)
        if given and changes[name] is None:
            notes.append(f"We could not read “{_words(given)[:40]}” as {meaning}, so it was left out.")
    unknown = [name for name in args if name not in (*_CHOICES, "words", "page") and args[name]]
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
