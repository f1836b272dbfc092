"""The value with which every feature says "this is due", and the signal that a deadline changed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from blinker import Signal
from sqlalchemy import Select


class Subject(StrEnum):
    """What a deadline belongs to."""

    ACTION = "action"
    MILESTONE = "milestone"
    OBLIGATION = "obligation"


#: The columns, in order, that a feature's select of open deadlines yields.
COLUMNS = ("subject_kind", "subject_id", "due_version", "due_on", "owner_id")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that is due; `owner_id` is None when nobody holds the post."""

    subject_kind: Subject
    subject_id: UUID
    due_version: int
    due_on: date
    owner_id: UUID | None


@dataclass(frozen=True, slots=True)
class Described:
    """A deadline in words, for a page or an e-mail. `path` is the page that shows it, within the house."""

    subject_kind: Subject
    subject_id: UUID
    title: str
    due_on: date
    due_words: str
    path: str
    owner_id: UUID | None
    owner_words: str
    claimed_words: str


class Source(Protocol):
    """A feature that has deadlines."""

    def open_deadlines(self) -> Select[*tuple[Any, ...]]:
        """A select of models yielding COLUMNS for every open, dated deadline of the open tenant."""
        ...  # pragma: no cover

    def describe(self, subject_ids: list[UUID]) -> dict[UUID, Described]:
        """Those of the subjects that are still open, in words."""
        ...  # pragma: no cover


#: Sent with (sender=Subject, subject_id=UUID) when a deadline moved, closed or changed hands.
changed = Signal("a deadline moved, closed or changed hands")
