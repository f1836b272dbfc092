"""Grows synthetic tenants with many actions each, in bulk, for measuring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select

from tenants import clock
from tenants.authorities.models import Tenant, TenantKind
from tenants.database import db
from tenants.frameworks.models import ThemeSet
from tenants.people.models import Membership, Person
from tenants.people.passwords import hash_password
from tenants.people.permissions import Role
from tenants.scope import tenant_scope
from workflows.demonstration.frameworks import load_frameworks
from workflows.demonstration.names import invented_name
from workflows.demonstration.synthetic_plans import furnish

_HOLDERS = 8


@dataclass(frozen=True, slots=True)
class Grown:
    """One synthetic tenant's ids."""

    tenant_id: UUID
    lead_id: UUID
    owner_id: UUID
    holder_ids: tuple[UUID, ...]


def grow(tenants: int, actions: int, today: date, password: str) -> str:
    """Adds tenants `grown-0001` … with `actions` open actions each and commits; says what was added.

    lead@ and owner@ each of them sign in with `password`. Calling it again goes on with the next number.
    """
    if db.session.scalar(select(func.count()).select_from(ThemeSet)) == 0:
        load_frameworks()
    first = 1 + (
        db.session.scalar(select(func.count()).select_from(Tenant).where(Tenant.slug.like("grown-%"))) or 0
    )
    password_hash = hash_password(password)
    for number in range(first, first + tenants):
        grown = _settle(f"grown-{number:04}", today, password_hash)
        with tenant_scope(grown.tenant_id):
            furnish(grown.holder_ids, grown.owner_id, actions, today)
    db.session.commit()
    return f"Added {tenants:,} tenants with {actions:,} actions each, from grown-{first:04} on."


def _settle(slug: str, today: date, password_hash: str) -> Grown:
    grown = Grown(uuid4(), uuid4(), uuid4(), tuple(uuid4() for _ in range(_HOLDERS)))
    tenant = Tenant(id=grown.tenant_id, slug=slug, name=slug.capitalize(), official_name=slug.capitalize())
    tenant.kind, tenant.joined_on, tenant.is_demonstration = TenantKind.AUTHORITY, today, True
    db.session.add(tenant)
    db.session.flush()
    people = list(_people(grown, slug, password_hash))
    db.session.execute(insert(Person), people)
    db.session.execute(insert(Membership), [_membership(grown, one["id"], today) for one in people])
    return grown


def _people(grown: Grown, slug: str, password_hash: str) -> Iterator[dict[str, Any]]:
    names = ["lead", "owner", *(f"holder-{number}" for number in range(1, _HOLDERS + 1))]
    ids = [grown.lead_id, grown.owner_id, *grown.holder_ids]
    for number, (name, person_id) in enumerate(zip(names, ids, strict=True)):
        yield {
            "id": person_id,
            "email": f"{name}@{slug}.example",
            "name": invented_name(number),
            "password_hash": password_hash if name in ("lead", "owner") else None,
            "is_demonstration": True,
            "created_at": clock.now(),
        }


def _membership(grown: Grown, person_id: UUID, today: date) -> dict[str, Any]:
    role = Role.LEAD if person_id == grown.lead_id else Role.OWNER
    return {
        "id": uuid4(),
        "person_id": person_id,
        "member_of_id": grown.tenant_id,
        "role": role,
        "since_on": today,
    }
