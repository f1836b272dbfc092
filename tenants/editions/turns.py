"""Takes an edition along its way: sent to a second person, sent back, accepted and withdrawn."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.editions.rules import checked_words
from tenants.errors import WrongState


class Edition(Protocol):
    """A record that takes the way of an edition."""

    id: Any
    status: Any
    sent_by_id: Any
    sent_at: Any
    sent_back_because: Any
    updated_at: Any

    @property
    def title(self) -> Any:
        """What it is called."""


class Problem(Protocol):
    """Something that has to be put right before a second person can look at it."""

    @property
    def words(self) -> str:
        """What is wrong, as a sentence."""


def must_be_sound(found: Sequence[Problem]) -> None:
    """WrongState, with the first of them, while something has to be put right."""
    if found:
        count = "one thing" if len(found) == 1 else f"{len(found)} things"
        raise WrongState(f"Put {count} right first. {found[0].words}")


def send(edition: Edition, status: StrEnum, event: str, *, by: UUID | None) -> None:
    """Remembers who sent it and when, and that what it was sent back for is done."""
    edition.sent_by_id, edition.sent_at, edition.sent_back_because = by, clock.now(), ""
    go(edition, status, event, by=by)


def send_back(edition: Edition, status: StrEnum, event: str, words: str, *, by: UUID | None) -> str:
    """Makes it a draft again, with what is to be done; returns the reason to settle what is owed."""
    told = checked_words(words, "Say what is still to be done, so that its authors know.")
    edition.sent_back_because = told
    edition.sent_by_id = edition.sent_at = None
    go(edition, status, event, by=by)
    return f"Sent back: {told}"


def withdraw(edition: Edition, status: StrEnum, event: str, because: str, *, by: UUID | None) -> str:
    """Gives it up; the reason is returned."""
    reason = checked_words(because, "Say why, so that others know later.")
    go(edition, status, event, by=by, reason=reason)
    return reason


def go(edition: Edition, status: StrEnum, event: str, *, by: UUID | None, **extra: str) -> None:
    """Gives it its new status, and says so in its history."""
    edition.status, edition.updated_at = status, clock.now()
    audit.record(event, edition, by=by, **extra)
    db.session.flush()
