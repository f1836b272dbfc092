"""The nightly job that renews shared boards for what changes with the day, in each tenant's house in turn."""

from datetime import date

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.scope import in_each_tenant
from workflows.sharing.following import follow_all
from workflows.sharing.publishing import publish_all


def renew_shared_boards(today: date) -> str:
    """Publishes anew what each home shares, then names each guest's own pages after it; says how many."""
    published = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _kept(publish_all())))
    followed = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _kept(follow_all(today))))
    return f"Boards published anew: {published}. Pages of guests changed after them: {followed}."


def _kept(count: int) -> int:
    db.session.commit()
    return count
