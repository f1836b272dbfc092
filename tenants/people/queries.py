"""Finding people and their memberships."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Membership, Person
from tenants.people.permissions import LEADING_ROLES, Permission, Role, permissions_of


@dataclass(frozen=True, slots=True)
class Belonging:
    """One of a person's memberships, with what it allows."""

    tenant_id: UUID
    slug: str
    tenant_name: str
    kind: str
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether this membership allows `permission`."""
        return permission in permissions_of(self.role)


def get_person(person_id: UUID) -> Person:
    """The person with this id; NotFound otherwise."""
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound("We could not find that person.")
    return person


def find_person_by_email(email: str) -> Person | None:
    """The person with this e-mail address, whatever the capitals."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().casefold()))


def belongings_of(person_id: UUID) -> list[Belonging]:
    """The person's memberships in force, by tenant name."""
    statement = (
        select(Tenant.id, Tenant.slug, Tenant.name, Tenant.kind, Membership.role)
        .join(Membership, Membership.member_of_id == Tenant.id)
        .where(Membership.person_id == person_id, Membership.ended_on.is_(None))
        .order_by(Tenant.name)
    )
    return [
        Belonging(row.id, row.slug, row.name, row.kind, Role(row.role))
        for row in db.session.execute(statement)
    ]


def find_membership(person_id: UUID, tenant_id: UUID) -> Membership | None:
    """The person's membership of the tenant, ended or not."""
    wanted = (Membership.person_id == person_id, Membership.member_of_id == tenant_id)
    return db.session.scalar(select(Membership).where(*wanted))


def is_member(person_id: UUID, tenant_id: UUID) -> bool:
    """Whether the person is active and belongs to the tenant today."""
    return person_id in {person.id for person, _ in members_of(tenant_id)}


def members_of(tenant_id: UUID) -> list[tuple[Person, Membership]]:
    """Active people who belong to the tenant, by name."""
    statement = (
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.member_of_id == tenant_id, Membership.ended_on.is_(None), Person.is_active)
        .order_by(Person.name)
    )
    return [(person, membership) for person, membership in db.session.execute(statement)]


def leads_of(tenant_id: UUID) -> list[Person]:
    """The people who lead the tenant: lead, or chair and secretariat, by name."""
    return [person for person, membership in members_of(tenant_id) if membership.role in LEADING_ROLES]


def names_of(person_ids: set[UUID]) -> dict[UUID, str]:
    """The names of these people."""
    if not person_ids:
        return {}
    statement = select(Person.id, Person.name).where(Person.id.in_(person_ids))
    return {row.id: row.name for row in db.session.execute(statement)}
