"""What an address asks the list of follow-ups for, and the address that asks for the same again."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from portal.paging import page_asked_for
from tenants.records.checks.follow_up_lists import FollowUpFilter
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus

LONGEST_WORDS = 100


class Owner(StrEnum):
    """Whose follow-ups."""

    ME = "me"
    VACANT = "vacant"


class Due(StrEnum):
    """What their dates say."""

    LATE = "late"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    words: str = ""
    kind: FollowUpKind | None = None
    status: FollowUpStatus | None = None
    owner: Owner | None = None
    due: Due | None = None
    page: int = 1

    def query(self) -> str:
        """The query string of this list; empty for the plain list."""
        named = {"words": self.words, "kind": self.kind, "status": self.status, "owner": self.owner}
        pairs = {**named, "due": self.due, "page": self.page if self.page > 1 else ""}
        return urlencode({name: value for name, value in pairs.items() if value})

    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list that the plain one would show."""
        return replace(self, page=1) != Asked()

    def wanted(self, *, me: UUID) -> FollowUpFilter:
        """The filter for the person who asks."""
        return FollowUpFilter(
            words=self.words,
            kind=self.kind,
            status=self.status,
            owner_id=me if self.owner == Owner.ME else None,
            is_vacant=self.owner == Owner.VACANT,
            is_late=self.due == Due.LATE,
            page=self.page,
        )


#: What each choice must be, with the words for one that it is not.
_CHOICES: dict[str, tuple[type[StrEnum], str]] = {
    "kind": (FollowUpKind, "a kind of follow-up"),
    "status": (FollowUpStatus, "open, done or dropped"),
    "owner": (Owner, "an owner"),
    "due": (Due, "a date to filter by"),
}


def read(args: Mapping[str, str]) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out."""
    changes: dict[str, Any] = {"words": _words(args.get("words", ""))}
    notes = []
    for name, (kind, meaning) in _CHOICES.items():
        given = args.get(name, "").strip()
        changes[name] = kind(given) if given in set(kind) else None
        if given and changes[name] is None:
            notes.append(f"We could not read “{_words(given)[:40]}” as {meaning}, so it was left out.")
    return Asked(**changes, page=max(1, page_asked_for(args.get("page")))), tuple(notes)


def has_empty(args: Mapping[str, str]) -> bool:
    """Whether the form was sent, which fills the address with empty parameters."""
    return any(not value for value in args.values())


def _words(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[:LONGEST_WORDS].strip()
