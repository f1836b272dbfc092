"""Reading the square: who else checked a company, as far as they say."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.scope import current_tenant
from workflows.published_checks.models import PublishedCheck


@dataclass(frozen=True, slots=True)
class OthersCheck:
    """One check by another authority; `authority` and `outcome` are empty unless it chose to say so."""

    id: UUID
    kind: str
    done_on: date
    authority: str
    outcome: str


@dataclass(frozen=True, slots=True)
class CheckedByOthers:
    """What the square says of a company: how many authorities checked it, when last, and each check."""

    authorities: int
    latest_on: date | None
    checks: tuple[OthersCheck, ...]


NOBODY = CheckedByOthers(0, None, ())


def checked_by_others(company_number: str) -> CheckedByOthers:
    """What others published about the company with this number, newest first; nothing without a number.

    Nor for a partner: councils tell one another, and whoever leads a partner keeps suppliers as well.
    """
    if not company_number or get_tenant(current_tenant()).kind == TenantKind.PARTNER:
        return NOBODY
    rows = db.session.execute(_OTHERS.where(PublishedCheck.company_number == company_number)).all()
    if not rows:
        return NOBODY
    checks = tuple(
        OthersCheck(row.id, row.kind, row.done_on, row.name or "", row.outcome or "") for row in rows
    )
    return CheckedByOthers(len({row.house_key for row in rows}), checks[0].done_on, checks)


#: Which rows are the tenant's own, only its own house says.
_OTHERS = (
    select(
        PublishedCheck.id,
        PublishedCheck.kind,
        PublishedCheck.done_on,
        PublishedCheck.house_key,
        PublishedCheck.outcome,
        Tenant.name,
    )
    .outerjoin(Tenant, Tenant.id == PublishedCheck.authority_id)
    .where(
        PublishedCheck.id.not_in(
            select(SupplierCheck.published_id).where(SupplierCheck.published_id.is_not(None))
        )
    )
    .order_by(PublishedCheck.done_on.desc(), PublishedCheck.id)
)


def find_published(published_id: UUID | None) -> PublishedCheck | None:
    """The row of the square with this id."""
    if published_id is None:
        return None
    return db.session.scalar(select(PublishedCheck).where(PublishedCheck.id == published_id))
