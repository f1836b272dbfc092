"""Loads the referral pathways of the councils that have one of their own, approved and published."""

from datetime import date

from tenants.pathways.steps import Pathway
from tenants.people.permissions import Role
from tenants.records.obligations.service import Owner
from tenants.records.pathways.approvals import approve, send_for_approval
from tenants.records.pathways.details import PathwayDetails
from tenants.records.pathways.service import start
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant
from workflows.published_pathways.service import publish


def load_own_pathways(house: House, today: date) -> None:
    """Adds the open tenant's pathway, if it has one, written by one person and approved by another."""
    for entry in by_tenant("own_pathways", "pathways").get(house.tenant.slug, []):
        _load(entry, house, today)


def _load(entry: Entry, house: House, today: date) -> None:
    author, lead = house.accounts[Role.OWNER], house.lead_id
    details = PathwayDetails(entry["title"], entry["source"], entry["caveat"], is_demonstration=True)
    pathway = start(details, Pathway.of(entry["content"]), Owner(person_id=lead), by=author)
    send_for_approval(pathway, by=author, today=today)
    approve(pathway, today, by=lead, today=today)
    publish(pathway.id, by=lead, today=today)
