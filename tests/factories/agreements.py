"""Makes agreements of a borough with others, in every state."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.records.agreements import parties, service
from tenants.records.agreements.details import AgreementDetails, PartyDetails
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.rules import AgreementKind
from tenants.records.obligations.service import NOBODY, Owner
from tests.factories.world import Borough


@dataclass(frozen=True, slots=True)
class Agreements:
    """The ids of a borough's agreements, and of a party to the first of them."""

    in_force: UUID
    draft: UUID
    ended: UUID
    party: UUID


def make_details(**changes: Any) -> AgreementDetails:
    """An information-sharing agreement that was signed 100 days ago, unless something else is given."""
    today = clock.today()
    given: dict[str, Any] = {
        "title": "Information sharing in the daily briefing",
        "kind": AgreementKind.SHARING,
        "scope": "Addresses of premises, never of people.",
        "legal_basis": "Section 115 of the Crime and Disorder Act 1998",
        "signed_on": today - timedelta(days=100),
        "review_on": today + timedelta(days=265),
        **changes,
    }
    return AgreementDetails(**given)


def make_agreement(owner: Owner = NOBODY, *, by: UUID | None = None, **changes: Any) -> Agreement:
    """The same, on the register of the open house."""
    return service.add_agreement(make_details(**changes), owner, by=by, today=clock.today())


def furnish_agreements(borough: Borough) -> Agreements:
    """One agreement in each state, the first with two parties; inside the borough's scope."""
    today, lead, owner = clock.today(), borough.lead.id, Owner(person_id=borough.owner.id)
    ends_on = today + timedelta(days=300)
    in_force = make_agreement(owner, by=lead, ends_on=ends_on)
    signed = PartyDetails("Metropolitan Police", "Borough commander", today - timedelta(days=90))
    party = parties.add_party(in_force, signed, by=lead, today=clock.today())
    parties.add_party(in_force, PartyDetails("Integrated care board"), by=lead, today=clock.today())
    draft = make_agreement(
        owner, by=lead, title="Housing protocol", kind=AgreementKind.PROTOCOL, signed_on=None, review_on=None
    )
    ended = make_agreement(owner, by=lead, title="Old memorandum", kind=AgreementKind.MEMORANDUM)
    service.end_agreement(ended, "Replaced by a protocol", today, by=lead, today=today)
    return Agreements(in_force.id, draft.id, ended.id, party.id)
