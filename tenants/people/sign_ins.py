"""Finds the person behind a browser's token, within the limits of time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, select, update

from tenants import clock
from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.people.models import Membership, Person, SignIn
from tenants.people.permissions import Permission, Role
from tenants.people.queries import Belonging

IDLE = timedelta(hours=2)
ABSOLUTE = timedelta(hours=12)
LIMITS_IN_WORDS = "after 2 hours without use, and after 12 hours in any case"

#: How old `seen_at` may grow before it is written again, so that reading pages seldom writes.
SEEN_EVERY = timedelta(minutes=1)


#: A row for each membership in force, or one without when there is none. Made once: every click asks it.
_SIGNED_IN = (
    select(Person.id, Person.name, Person.email, SignIn.seen_at, Membership.role)
    .add_columns(Tenant.id.label("tenant_id"), Tenant.slug, Tenant.name.label("tenant_name"), Tenant.kind)
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(Membership, and_(Membership.person_id == Person.id, Membership.ended_on.is_(None)))
    .outerjoin(Tenant, Tenant.id == Membership.member_of_id)
    .where(
        SignIn.token_hash == bindparam("token_hash"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > bindparam("idle_since"),
        SignIn.started_at > bindparam("oldest"),
        Person.is_active,
    )
    .order_by(Tenant.name)
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person who is signed in, as loaded for one request; what Flask-Login asks of a user."""

    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    id: UUID
    name: str
    email: str
    belongings: tuple[Belonging, ...]
    seen_at: datetime
    token: str = field(repr=False)

    def get_id(self) -> str:
        """What the browser's cookie keeps: the token of this sign-in, not the person's id."""
        return self.token

    def belonging_to(self, slug: str) -> Belonging | None:
        """The person's membership of the tenant at this address, if there is one."""
        return next((belonging for belonging in self.belongings if belonging.slug == slug), None)

    def may(self, slug: str, permission: Permission) -> bool:
        """Whether the person may do this in the tenant at this address."""
        belonging = self.belonging_to(slug)
        return belonging is not None and belonging.may(permission)


def hash_of(token: str) -> str:
    """What we keep of a token: its SHA-256, hexadecimal."""
    return sha256(token.encode()).hexdigest()


def find_signed_in(token: str) -> SignedIn | None:
    """The person signed in with this token; None when it ended, timed out, or they were deactivated."""
    now = clock.now()
    times = {"idle_since": now - IDLE, "oldest": now - ABSOLUTE}
    rows = db.session.execute(_SIGNED_IN, {"token_hash": hash_of(token), **times}).all()
    return _signed_in(rows, token) if rows else None


def _signed_in(rows: Sequence[Row[Any]], token: str) -> SignedIn:
    first, belongings = rows[0], tuple(_belonging(row) for row in rows if row.tenant_id)
    return SignedIn(first.id, first.name, first.email, belongings, first.seen_at, token)


def _belonging(row: Row[Any]) -> Belonging:
    return Belonging(row.tenant_id, row.slug, row.tenant_name, row.kind, Role(row.role))


def should_note_seen(person: SignedIn) -> bool:
    """Whether it is a minute or more since the sign-in was last seen."""
    return clock.now() - person.seen_at >= SEEN_EVERY


def note_seen(person: SignedIn) -> None:
    """Writes that the sign-in is in use now."""
    db.session.execute(
        update(SignIn)
        .where(SignIn.token_hash == hash_of(person.token))
        .values(seen_at=clock.now())
        .execution_options(synchronize_session=False)
    )
