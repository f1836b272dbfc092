"""Turns what leaves a house into the columns of its entry in the directory."""

from typing import Any

from tenants.people.audiences import Audience
from tenants.records.contacts.copies import EntryCopy
from workflows.directory.models import DirectoryEntry

#: Which column holds the fields that exactly this audience is the widest for.
COLUMNS: dict[Audience, str] = {
    Audience.PUBLIC: "public_fields",
    Audience.MEMBERS: "members_fields",
    Audience.NETWORK: "network_fields",
}


def columns_of(copy: EntryCopy) -> dict[str, Any]:
    """Every column of the entry but its publisher and the day on which it was published."""
    fields = {
        column: {field.value: words for field, words in copy.fields.get(audience, {}).items() if words}
        for audience, column in COLUMNS.items()
    }
    return {
        "service_key": copy.service_key,
        "organisation": copy.organisation,
        "title": copy.title,
        "availability": copy.availability,
        "audience": int(copy.audience),
        "is_vacant": copy.is_vacant,
        "verified_on": copy.verified_on,
        "stale_since_on": copy.stale_since_on,
        "is_demonstration": copy.is_demonstration,
        **fields,
    }


def is_like(entry: DirectoryEntry, columns: dict[str, Any]) -> bool:
    """Whether the entry says the very same."""
    return all(getattr(entry, column) == value for column, value in columns.items())
