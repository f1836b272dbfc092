"""The daily job that reminds organisations of surveys a week before the last day."""

from datetime import date

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.records.surveys.queries import open_surveys
from tenants.records.surveys.rules import is_nudge_day
from tenants.scope import in_each_tenant
from workflows.surveys.sending import remind_waiting


def remind_of_surveys(today: date) -> str:
    """Queues the reminders that are due, one transaction a tenant; says how many."""
    sent = sum(in_each_tenant(tenant_ids(), lambda _tenant_id: _remind_for_one(today)))
    db.session.commit()
    return f"Queued {sent} reminder of surveys." if sent == 1 else f"Queued {sent} reminders of surveys."


def _remind_for_one(today: date) -> int:
    due = [each for each in open_surveys(today) if each.closes_on and is_nudge_day(each.closes_on, today)]
    sent = sum(remind_waiting(survey, by=None, today=today) for survey in due)
    db.session.commit()
    return sent
