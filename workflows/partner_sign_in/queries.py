"""Reading which domains are approved, who may sign in by a mailed link, and who came in by one."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tenants.audit.models import PortalEvent
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.people.permissions import Role
from tenants.people.queries import belongings_of, find_membership, find_person_by_email, members_of
from workflows.partner_sign_in.models import ApprovedDomain
from workflows.partner_sign_in.rules import domain_of

#: What is noted when a link makes somebody a member, and when that ends because the domain does.
JOINED, ENDED = "partner-sign-in:joined", "partner-sign-in:ended"


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner organisation with its domains, those in force first, and how many people belong to it."""

    id: UUID
    slug: str
    name: str
    domains: tuple[ApprovedDomain, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Why somebody may sign in by a link; `joins` when that makes them a member of the partner."""

    domain: ApprovedDomain
    person: Person | None
    joins: bool


def partners() -> list[PartnerLine]:
    """The partner organisations by name."""
    order = (ApprovedDomain.ended_on.is_not(None), ApprovedDomain.domain)
    domains = list(db.session.scalars(select(ApprovedDomain).order_by(*order)))
    return [
        PartnerLine(
            id=each.id,
            slug=each.slug,
            name=each.name,
            domains=tuple(domain for domain in domains if domain.partner_id == each.id),
            people=len(members_of(each.id)),
        )
        for each in tenants_of_kind(TenantKind.PARTNER)
    ]


def get_partner(partner_id: UUID) -> PartnerLine:
    """One partner organisation; NotFound when there is none with this id."""
    found = next((each for each in partners() if each.id == partner_id), None)
    if found is None:
        raise NotFound("We could not find that partner organisation.")
    return found


def get_domain(domain_id: UUID) -> ApprovedDomain:
    """An approved domain still in force; NotFound otherwise."""
    in_force = (ApprovedDomain.id == domain_id, ApprovedDomain.ended_on.is_(None))
    domain = db.session.scalar(select(ApprovedDomain).where(*in_force))
    if domain is None:
        raise NotFound("We could not find that domain.")
    return domain


def find_domain(email: str) -> ApprovedDomain | None:
    """The approved domain in force to which an address belongs: exactly it, and none above or below."""
    wanted = (ApprovedDomain.domain == domain_of(email), ApprovedDomain.ended_on.is_(None))
    return db.session.scalar(select(ApprovedDomain).where(*wanted))


def find_standing(email: str) -> Standing | None:
    """Why somebody with this address may sign in by a link; None when they may not.

    Whoever belongs somewhere already gets no more than they have. Whoever was removed does not come back by
    a link, unless they only went because their domain did.
    """
    domain, person = find_domain(email), find_person_by_email(email)
    if domain is None:
        return None
    if person is None:
        return Standing(domain, None, joins=True)
    if not person.is_active:
        return None
    if belongings_of(person.id):
        return Standing(domain, person, joins=False)
    is_new_there = find_membership(person.id, domain.partner_id) is None
    may_join = is_new_there or _came_last({person.id}).get(person.id) == ENDED
    return Standing(domain, person, joins=True) if may_join else None


def joined_by(domain: ApprovedDomain) -> list[Person]:
    """The partner's members whom a link to this domain let in, by name."""
    there = [
        person
        for person, membership in members_of(domain.partner_id)
        if membership.role == Role.MEMBER and domain_of(person.email) == domain.domain
    ]
    came_last = _came_last({person.id for person in there})
    return [person for person in there if came_last.get(person.id) == JOINED]


def signs_in_by_link(person: Person) -> bool:
    """Whether the person has no password and needs none: a mailed link let them in."""
    return person.password_hash is None and _came_last({person.id}).get(person.id) == JOINED


def _came_last(person_ids: Collection[UUID]) -> dict[UUID, str]:
    """What a link last did for each of these people: JOINED or ENDED."""
    about = (PortalEvent.event.in_((JOINED, ENDED)), PortalEvent.person_id.in_(person_ids))
    rows = db.session.execute(
        select(PortalEvent.person_id, PortalEvent.event).where(*about).order_by(PortalEvent.at)
    )
    return {row.person_id: row.event for row in rows if row.person_id}
