"""Publishes contacts of a tenant in the directory, for tests of what others find there."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import find_tenant_by_slug
from tenants.authorities.service import admit_tenant
from tenants.people.audiences import Audience
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.rules import Field
from tenants.records.contacts.service import add_contact, confirm
from tenants.records.obligations.service import Owner
from tests.factories.guidance import make_guidance
from workflows.directory.publishing import publish

#: Aliases and police command units as London has them.
LONDON: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "kensington-and-chelsea": ("Kensington and Chelsea", ("RBKC", "K&C"), "Central West"),
    "barking-and-dagenham": ("Barking and Dagenham", ("LBBD", "B&D", "Barking", "Dagenham"), "East Area"),
    "tower-hamlets": ("Tower Hamlets", ("LBTH",), "Central East"),
    "westminster": ("Westminster", ("WCC",), "Central West"),
    "greenwich": ("Greenwich", ("RBG",), "South East"),
    "richmond-upon-thames": ("Richmond upon Thames", ("Richmond",), "South West"),
}


def make_london() -> None:
    """Adds some more boroughs by the names that people use, and the services of the directory."""
    make_guidance()
    for slug, (name, aliases, unit) in LONDON.items():
        if find_tenant_by_slug(slug) is None:
            facts: dict[str, Any] = {"aliases": aliases, "police_bcu": unit, "joined_on": clock.today()}
            admit_tenant(slug, name, TenantKind.AUTHORITY, **facts)


def tenant_called(slug: str) -> Tenant:
    """The tenant at this address, which must be there."""
    found = find_tenant_by_slug(slug)
    assert found is not None, slug
    return found


def make_entry(
    service_key: str = "adults",
    title: str = "Duty manager",
    *,
    verified_on: date | None = None,
    seen_by: Mapping[Field, Audience] | None = None,
    **details: Any,
) -> UUID:
    """A published contact, with a phone unless it has another way, and its id; in a tenant's scope."""
    make_guidance()
    if not {"phone", "mailbox", "holder_email"} & details.keys():
        details["phone"] = "020 7946 0123"
    visibility = {field.value: int(audience) for field, audience in (seen_by or {}).items()}
    contact = add_contact(
        ContactDetails(service_key, title, visibility=visibility, **details), Owner(), by=None
    )
    if verified_on:
        confirm(contact, by=None, today=verified_on)
    return publish(contact.id, by=None, today=clock.today()).id
