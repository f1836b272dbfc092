"""The nightly job that makes the actions recurring duties will make due."""

from datetime import date

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.records.plans import duties
from tenants.scope import in_each_tenant


def open_occurrences(today: date) -> str:
    """Makes each tenant's occurrences for the year to come, one transaction a tenant; says how many."""
    made = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _open_for_one(today)))
    db.session.commit()
    return (
        f"Opened {made} action from recurring duties."
        if made == 1
        else f"Opened {made} actions from recurring duties."
    )


def _open_for_one(today: date) -> int:
    made = duties.open_occurrences(today)
    db.session.commit()
    return made
