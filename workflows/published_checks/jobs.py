"""The jobs that keep the square and the houses in step, in each tenant's house in turn."""

from datetime import date

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.scope import in_each_tenant
from workflows.published_checks.passing_on import take_up
from workflows.published_checks.service import renew_all


def pass_on_enquiries(_today: date) -> str:
    """Each house looks for questions about its own checks and owes an answer; says how many were new."""
    found = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _kept(take_up())))
    return f"Questions about checks passed on: {found}."


def renew_published_checks(_today: date) -> str:
    """Says in the square what each house's checks say now, also after a company's number was corrected."""
    renewed = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _kept(renew_all())))
    return f"Published checks renewed: {renewed}."


def _kept(count: int) -> int:
    db.session.commit()
    return count
