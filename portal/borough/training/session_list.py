"""What an address asks the list of sessions for."""

from collections.abc import Mapping
from uuid import UUID

from tenants.records.training.queries import SessionFilter
from tenants.records.training.rules import STATUS_WORDS, SessionStatus


def asked_for(query: Mapping[str, str]) -> SessionFilter:
    """The filter in an address; what cannot be read asks for nothing."""
    status = query.get("status", "")
    return SessionFilter(
        status=SessionStatus(status) if status in set(SessionStatus) else None,
        level_id=_id(query.get("level", "")),
        course_id=_id(query.get("course", "")),
    )


def statuses() -> list[tuple[str, str]]:
    """The states a session can be in, as values and words."""
    return [(status.value, words) for status, words in STATUS_WORDS.items()]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
