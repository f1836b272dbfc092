"""What the page says of an entry: whatever there is to check."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import get_tenant, tenants_of_kind
from tenants.dating import format_day
from tenants.people.audiences import Audience
from tenants.people.queries import get_person
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import (
    AVAILABILITY_WORDS,
    FIELD_WORDS,
    TRAINING_WORDS,
    Availability,
    Training,
    visibility_of,
)
from tenants.records.contacts.rules import Field as ContactField
from workflows.directory.confirm_letters import service_title
from workflows.directory.confirm_link import Link


@dataclass(frozen=True, slots=True)
class About:
    """The entry in words; `name` is whoever was written to, empty when it was a shared mailbox."""

    tenant: str
    title: str
    facts: tuple[tuple[str, str], ...]
    name: str
    verified_on: date | None
    version: int  # of the entry
    page: str  # the entry's own page in the house


def about(link: Link, contact: Contact) -> About:
    """The entry that a link is about; to be called inside the tenant's scope."""
    tenant = get_tenant(link.tenant_id)
    return About(
        tenant=tenant.name,
        title=contact.title,
        facts=tuple((label, words) for label, words in _facts(link, contact, tenant.name) if words),
        name=who(link.person_id, contact) if link.person_id else "",
        verified_on=contact.verified_on,
        version=contact.version,
        page=f"/{tenant.slug}/contacts/{contact.id}/",
    )


def who(person_id: UUID | None, contact: Contact) -> str:
    """Whoever answers by the link, in words for the entry and for the report."""
    if person_id is not None:
        return get_person(person_id).name
    return f"{contact.holder or contact.title}, by a link in an e-mail"


def _facts(link: Link, contact: Contact, tenant: str) -> list[tuple[str, str]]:
    fields = (field for field in ContactField if _is_for(link, contact, field))
    return [
        ("Organisation", contact.organisation or tenant),
        ("Service", service_title(contact.service_key)),
        ("Answers for", _places(contact) or tenant),
        ("When", AVAILABILITY_WORDS[Availability(contact.availability)]),
        *((FIELD_WORDS[field], _words(contact, field)) for field in fields),
    ]


def _is_for(link: Link, contact: Contact, field: ContactField) -> bool:
    """What only the house sees is not for an address outside."""
    return link.person_id is not None or visibility_of(contact.visibility, field) != Audience.HOUSE


def _words(contact: Contact, field: ContactField) -> str:
    if field == ContactField.HOLDER and contact.vacant_since_on:
        return f"Nobody: the post is vacant since {format_day(contact.vacant_since_on)}"
    if field == ContactField.TRAINING:
        training = Training(contact.training)
        return "" if training == Training.UNKNOWN else TRAINING_WORDS[training]
    return str(getattr(contact, field.value))


def _places(contact: Contact) -> str:
    names = {each.slug: each.name for each in tenants_of_kind(TenantKind.AUTHORITY)}
    return ", ".join(sorted(names[slug] for slug in contact.covers if slug in names))
