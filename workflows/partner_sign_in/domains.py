"""Deciding whose staff may sign in by a mailed link: partner organisations, and their mail domains."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import find_tenants_called, get_tenant
from tenants.authorities.service import admit_tenant
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.people.memberships import end_membership
from workflows.partner_sign_in.models import ApprovedDomain
from workflows.partner_sign_in.queries import ENDED, joined_by
from workflows.partner_sign_in.rules import plain_domain, problem_with_domain


def add_partner(name: str, slug: str, *, by: UUID, today: date) -> Tenant:
    """Admits a partner organisation; FieldError when its name or its short name is taken."""
    if find_tenants_called(name):
        raise FieldError("name", f"{name.strip()} is in the network already.")
    if find_tenants_called(slug):
        raise FieldError("slug", "Somebody has this short name already. Choose another.")
    partner = admit_tenant(slug.strip(), name.strip(), TenantKind.PARTNER, joined_on=today)
    audit.note_portal_event("partner:admitted", tenant=partner.id, name=partner.name, by=by)
    return partner


def approve_domain(typed: str, partner_id: UUID, *, by: UUID | None, today: date) -> ApprovedDomain:
    """Lets everybody with an address at this domain sign in as the partner's member, from today.

    FieldError when it is no organisation's own domain, or is approved already. To be called in the scope of
    whoever decides.
    """
    domain = plain_domain(typed)
    problem = problem_with_domain(domain)
    if problem:
        raise FieldError("domain", problem)
    if get_tenant(partner_id).kind != TenantKind.PARTNER:
        raise NotFound("We could not find that partner organisation.")
    approved = _known_or_new(domain)
    approved.partner_id, approved.approved_by_id = partner_id, by
    approved.since_on, approved.ended_on = today, None
    audit.record("approved-domain:approved", approved, by=by, partner=get_tenant(partner_id).name)
    db.session.flush()
    return approved


def _known_or_new(domain: str) -> ApprovedDomain:
    """A domain that ended is taken up again in its own row."""
    found = db.session.scalar(select(ApprovedDomain).where(ApprovedDomain.domain == domain))
    if found is None:
        found = ApprovedDomain(domain=domain)
        db.session.add(found)
    elif found.ended_on is None:
        raise FieldError("domain", f"{domain} is approved already, for {get_tenant(found.partner_id).name}.")
    return found


def end_domain(domain: ApprovedDomain, *, by: UUID, today: date) -> int:
    """Nobody signs in by it any more, and whom it let in belongs to the partner no longer: how many."""
    people = joined_by(domain)
    domain.ended_on = today
    audit.record("approved-domain:ended", domain, by=by, partner=get_tenant(domain.partner_id).name)
    db.session.flush()
    for person in people:
        end_membership(person.id, domain.partner_id, by=by)
        audit.note_portal_event(ENDED, person_id=person.id, domain=domain.domain)
    return len(people)
