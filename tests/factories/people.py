"""Makes people with a password that every test knows."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.people.models import Membership, Person
from tenants.people.passwords import hash_password
from tenants.people.permissions import Role

PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as a test sees them: values, so that no session is needed to read them."""

    id: UUID
    name: str
    email: str


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


def make_person(name: str, email: str) -> Somebody:
    """Adds a person who can sign in with PASSWORD."""
    person = Person(name=name, email=email, password_hash=_password_hash(), created_at=clock.now())
    db.session.add(person)
    db.session.flush()
    return Somebody(person.id, name, email)


def join(person: Somebody, tenant_id: UUID, role: Role) -> Somebody:
    """Makes the person a member of the tenant from today."""
    joined = Membership(person_id=person.id, member_of_id=tenant_id, role=role, since_on=clock.today())
    db.session.add(joined)
    db.session.flush()
    return person
