"""Loads agreements, posts and money, and a council's own abbreviations: public facts, with invented days."""

from datetime import date

from dateutil.relativedelta import relativedelta

from tenants.records.agreements.details import AgreementDetails, PartyDetails
from tenants.records.agreements.parties import add_party
from tenants.records.agreements.rules import AgreementKind
from tenants.records.agreements.service import add_agreement
from tenants.records.glossary.details import TermDetails
from tenants.records.glossary.service import add_term
from tenants.records.obligations.service import Owner
from tenants.records.resources.details import ResourceDetails
from tenants.records.resources.rules import ResourceKind, ResourceStatus
from tenants.records.resources.service import add_resource
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant


def load_agreements(house: House, today: date) -> None:
    """Adds what the open tenant has agreed with others, as far as it published that."""
    for entry in by_tenant("agreements", "agreements").get(house.tenant.slug, []):
        signed_on = _before(today, entry["signed_months_ago"])
        details = AgreementDetails(
            title=entry["title"],
            kind=AgreementKind(entry["kind"]),
            scope=entry["scope"],
            legal_basis=entry["legal_basis"],
            signed_on=signed_on,
            review_on=_after(today, entry["review_in_months"]),
            ends_on=_after(today, entry["ends_in_months"]),
            source=entry["source"],
            may_lack_basis=not entry["legal_basis"],
        )
        owner = Owner(person_id=house.lead_id)
        agreement = add_agreement(details, owner, by=None, today=today, is_demonstration=True)
        for party in entry["parties"]:
            add_party(agreement, PartyDetails(party, signed_on=signed_on), by=None, today=today)


def load_resources(house: House, today: date) -> None:
    """Adds the posts and the money that the open tenant is known to have for the work."""
    for entry in by_tenant("agreements", "resources").get(house.tenant.slug, []):
        details = ResourceDetails(
            title=entry["title"],
            kind=ResourceKind(entry["kind"]),
            status=ResourceStatus(entry["status"]),
            funder=entry["funder"],
            ends_on=_after(today, entry["ends_in_months"]),
            vacant_since_on=_before(today, entry["vacant_months"]),
            note=entry["note"],
            source=entry["source"],
        )
        add_resource(details, Owner(person_id=house.lead_id), by=None, today=today, is_demonstration=True)


def load_terms(house: House) -> None:
    """Adds the abbreviations that the open tenant uses in a way of its own."""
    for entry in by_tenant("agreements", "terms").get(house.tenant.slug, []):
        add_term(_term(entry), by=None)


def _term(entry: Entry) -> TermDetails:
    return TermDetails(entry["title"], entry["words"], entry["explanation"], entry["source"])


def _before(today: date, months: int | None) -> date | None:
    return None if months is None else today - relativedelta(months=months)


def _after(today: date, months: int | None) -> date | None:
    return None if months is None else today + relativedelta(months=months)
