"""Letting a new tenant in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.authorities.rules import slug_problem
from tenants.database import db
from tenants.errors import FieldError


def admit_tenant(
    slug: str, name: str, kind: TenantKind, *, joined_on: date, aliases: Iterable[str] = (), **facts: Any
) -> Tenant:
    """Adds a tenant; `facts` are further columns of Tenant. FieldError when the slug cannot be used."""
    problem = slug_problem(slug)
    if problem:
        raise FieldError("slug", problem)
    facts.setdefault("official_name", name)
    tenant = Tenant(slug=slug, name=name, kind=kind, joined_on=joined_on, **facts)
    db.session.add(tenant)
    db.session.flush()
    db.session.add_all(TenantAlias(member_id=tenant.id, alias=alias) for alias in dict.fromkeys(aliases))
    return tenant
