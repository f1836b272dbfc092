"""Who is a party to an agreement besides the tenant, and who of them has signed."""

from datetime import date
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.agreements.details import PartyDetails
from tenants.records.agreements.models import Agreement, AgreementParty
from tenants.records.agreements.queries import parties_of
from tenants.records.agreements.service import must_stand

MOST = 60  # parties: nobody reads a longer list


def add_party(agreement: Agreement, details: PartyDetails, *, by: UUID | None, today: date) -> AgreementParty:
    """Adds one at the end of the list."""
    must_stand(agreement)
    details.check(today)
    known = parties_of([agreement.id])[agreement.id]
    if len(known) >= MOST:
        raise FieldError("title", f"An agreement has room for {MOST} parties. Put smaller ones together.")
    _must_be_new(known, details.title, None)
    position = max((each.position for each in known), default=0) + 1
    party = AgreementParty(id=uuid4(), agreement_id=agreement.id, position=position)
    db.session.add(party)
    _keep("agreement-party:added", party, details, by)
    return party


def edit_party(
    agreement: Agreement, party: AgreementParty, details: PartyDetails, *, by: UUID | None, today: date
) -> None:
    """Says something else about it, such as that it has signed."""
    must_stand(agreement)
    details.check(today)
    _must_be_new(parties_of([agreement.id])[agreement.id], details.title, party.id)
    _keep("agreement-party:edited", party, details, by)


def remove_party(agreement: Agreement, party: AgreementParty, *, by: UUID) -> None:
    """Takes it off the list; the activity log keeps that it was there."""
    must_stand(agreement)
    audit.record("agreement-party:removed", party, by=by)
    db.session.delete(party)
    db.session.flush()


def _must_be_new(known: list[AgreementParty], title: str, own_id: UUID | None) -> None:
    if any(each.title == title.strip() and each.id != own_id for each in known):
        raise FieldError("title", "This organisation is on the list already.")


def _keep(event: str, party: AgreementParty, details: PartyDetails, by: UUID | None) -> None:
    party.title, party.signs_as = details.title.strip(), details.signs_as.strip()
    party.signed_on = details.signed_on
    audit.record(event, party, by=by)
    db.session.flush()
