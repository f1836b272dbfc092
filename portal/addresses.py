"""Reads what an address says after its question mark."""

from uuid import UUID

from tenants.errors import NotFound


def id_in(text: str | None) -> UUID:
    """The record's id; NotFound when it is none, as for a record that is not there."""
    try:
        return UUID(text or "")
    except ValueError:
        raise NotFound from None
