"""Says what the tests of the demonstration share: the day, the password, reading every tenant's records."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.queries import get_tenant_by_slug, tenant_ids
from tenants.database import db
from tenants.scope import in_each_tenant

TODAY = date(2026, 11, 22)
PASSWORD = "anti-slavery-day-18-october"


def house(slug: str) -> UUID:
    """The id of the tenant at this address."""
    return get_tenant_by_slug(slug).id


def of_all(what: Any) -> list[Any]:
    """Every record of a kind, of every tenant."""
    found = in_each_tenant(tenant_ids(), lambda _tenant_id: list(db.session.scalars(select(what))))
    return [record for records in found for record in records]
