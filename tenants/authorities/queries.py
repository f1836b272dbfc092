"""Finding tenants by slug, kind and the names people use."""

from uuid import UUID

from sqlalchemy import select

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.database import db
from tenants.errors import NotFound


def get_tenant(tenant_id: UUID) -> Tenant:
    """The tenant with this id; NotFound otherwise."""
    tenant = db.session.get(Tenant, tenant_id)
    if tenant is None:
        raise NotFound
    return tenant


def find_tenant_by_slug(slug: str) -> Tenant | None:
    """The tenant at this address, if there is one."""
    return db.session.scalar(select(Tenant).where(Tenant.slug == slug))


def get_tenant_by_slug(slug: str) -> Tenant:
    """The tenant at this address; NotFound otherwise."""
    tenant = find_tenant_by_slug(slug)
    if tenant is None:
        raise NotFound
    return tenant


def tenants_of_kind(*kinds: TenantKind) -> list[Tenant]:
    """Tenants of these kinds by name; all of them when no kind is named."""
    statement = select(Tenant).order_by(Tenant.name)
    return list(db.session.scalars(statement.where(Tenant.kind.in_(kinds)) if kinds else statement))


def tenant_ids() -> list[UUID]:
    """Every tenant's id, in order of slug."""
    return list(db.session.scalars(select(Tenant.id).order_by(Tenant.slug)))


def find_tenants_called(words: str) -> list[Tenant]:
    """Tenants whose name, official name, slug or alias is `words`, whatever the capitals."""
    wanted = words.strip().casefold()
    names = {tenant.id: {tenant.name, tenant.official_name, tenant.slug} for tenant in tenants_of_kind()}
    for alias in db.session.scalars(select(TenantAlias)):
        names[alias.member_id].add(alias.alias)
    found = {key for key, known in names.items() if wanted in {name.casefold() for name in known}}
    return [tenant for tenant in tenants_of_kind() if tenant.id in found]
