"""What an entry of the directory says, as plain values that may leave the house once it is published."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability, Field

#: Who outside the house may see a field; what only the tenant sees is in no copy at all.
OUTSIDE = (Audience.PUBLIC, Audience.MEMBERS, Audience.NETWORK)


@dataclass(frozen=True, slots=True)
class EntryCopy:
    """One post as others may find it; each field stands under the widest audience that may see it."""

    id: UUID  # the contact's own, and so that of its entry
    service_key: str
    organisation: str  # never empty: the tenant's own name when none was given
    title: str
    covers: tuple[str, ...]  # slugs of authorities; none means the tenant itself
    availability: Availability
    audience: Audience  # the widest that sees any of it
    fields: dict[Audience, dict[Field, str]]  # PUBLIC, MEMBERS and NETWORK, each perhaps empty
    is_vacant: bool
    verified_on: date | None
    stale_since_on: date | None
    is_demonstration: bool
