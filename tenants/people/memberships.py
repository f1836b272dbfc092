"""Letting people into a tenant, changing what they may do there, and letting them go."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.audit.models import AuditEntry
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.people.models import Membership, Person
from tenants.people.permissions import LEADING_ROLES, ROLES_IN, Role
from tenants.people.queries import find_membership, find_person_by_email, get_person
from tenants.scope import open_tenant, tenant_scope


def invite(email: str, name: str, tenant_id: UUID, role: Role, *, by: UUID | None) -> Person:
    """Lets somebody into the tenant, making the person when they are new to the portal.

    FieldError when the role does not exist in this kind of tenant, or they belong to it already.
    """
    _must_exist_there(role, tenant_id)
    person = find_person_by_email(email) or _new_person(email, name)
    if not person.is_active:
        raise FieldError("email", "This person’s access to the portal has been closed. Ask the secretariat.")
    with _house_of(tenant_id):
        membership = _begin(person, tenant_id, role)
        _record("membership:began", membership, person, {}, {"role": role}, by=by)
    audit.note_portal_event("person:invited", person_id=person.id, role=role, tenant=tenant_id, by=by)
    return person


def change_role(person_id: UUID, tenant_id: UUID, role: Role, *, by: UUID | None) -> None:
    """Gives a member another role; WrongState when the tenant would be left without a lead."""
    _must_exist_there(role, tenant_id)
    with _house_of(tenant_id):
        membership, person = get_member(person_id, tenant_id)
        if membership.role == role:
            return
        if role not in LEADING_ROLES:
            _must_leave_a_lead(membership)
        before = membership.role
        membership.role = role
        _record("membership:role-changed", membership, person, {"role": before}, {"role": role}, by=by)


def end_membership(person_id: UUID, tenant_id: UUID, *, by: UUID | None) -> None:
    """Ends a membership from the next request on; WrongState for the tenant's last lead."""
    with _house_of(tenant_id):
        membership, person = get_member(person_id, tenant_id)
        _must_leave_a_lead(membership)
        membership.ended_on = clock.today()
        _record("membership:ended", membership, person, {"role": membership.role}, {}, by=by)
    audit.note_portal_event("membership:ended", person_id=person_id, tenant=tenant_id, by=by)


def get_member(person_id: UUID, tenant_id: UUID) -> tuple[Membership, Person]:
    """A membership in force and whose it is; NotFound when there is none."""
    membership = find_membership(person_id, tenant_id)
    if membership is None or membership.ended_on is not None:
        raise NotFound("We could not find that person among the people here.")
    return membership, get_person(person_id)


def _new_person(email: str, name: str) -> Person:
    person = Person(id=uuid4(), email=email.strip().casefold(), name=name.strip(), created_at=clock.now())
    db.session.add(person)
    db.session.flush()
    return person


def _begin(person: Person, tenant_id: UUID, role: Role) -> Membership:
    """A new membership, or an ended one begun again."""
    membership = find_membership(person.id, tenant_id)
    if membership is None:
        membership = Membership(id=uuid4(), person_id=person.id, member_of_id=tenant_id)
        db.session.add(membership)
    elif membership.ended_on is None:
        raise FieldError("email", f"{person.name} belongs here already. You can change the role instead.")
    membership.role, membership.since_on, membership.ended_on = role, clock.today(), None
    return membership


def _must_exist_there(role: Role, tenant_id: UUID) -> None:
    if role not in ROLES_IN[get_tenant(tenant_id).kind]:
        raise FieldError("role", "Choose one of the roles in the list.")


def _must_leave_a_lead(membership: Membership) -> None:
    """Locks the leads' rows while counting, so that two leads cannot each remove the other."""
    if membership.role not in LEADING_ROLES:
        return
    leads = (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.member_of_id == membership.member_of_id,
            Membership.role.in_(LEADING_ROLES),
            Membership.ended_on.is_(None),
            Person.is_active,
        )
        .with_for_update(of=Membership)
    )
    if not set(db.session.scalars(leads)) - {membership.person_id}:
        raise WrongState(
            "This is the only lead here, and somebody has to be. "
            "Invite another lead first, or make somebody else the lead, and then do this."
        )


@contextmanager
def _house_of(tenant_id: UUID) -> Iterator[None]:
    """A scope for the audit: the one already open, or the tenant's, opened for this.

    The network lets people into partner organisations from its own house: that stands in its own audit.
    """
    here = open_tenant()
    if here is not None and (here == tenant_id or _looks_after(here, tenant_id)):
        yield
    else:
        with tenant_scope(tenant_id):
            yield


def _looks_after(tenant_id: UUID, other_id: UUID) -> bool:
    kinds = get_tenant(tenant_id).kind, get_tenant(other_id).kind
    return kinds == (TenantKind.NETWORK, TenantKind.PARTNER)


def _record(
    event: str,
    membership: Membership,
    person: Person,
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    by: UUID | None,
) -> None:
    """A membership has no title and lies outside the fence, so its line of the audit is written here."""
    is_elsewhere = open_tenant() != membership.member_of_id
    of_whom = f", {get_tenant(membership.member_of_id).name}" if is_elsewhere else ""
    db.session.add(
        AuditEntry(
            at=clock.now(),
            by_id=by,
            event=event,
            subject_kind="membership",
            subject_id=membership.id,
            subject_title=f"{person.name}{of_whom}"[:200],
            before=dict(before),
            after=dict(after),
        )
    )
