"""Signing in and out, and setting passwords."""

import secrets
from uuid import UUID

from sqlalchemy import select, update

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db, reading_only
from tenants.errors import FieldError
from tenants.people import attempts, passwords
from tenants.people.models import Person, SignIn
from tenants.people.queries import find_person_by_email
from tenants.people.sign_ins import hash_of

#: The one wording for every way in which a sign-in fails.
NOT_SIGNED_IN = (
    "We could not sign you in. Check the e-mail address and password. "
    "After several tries, wait 15 minutes and try again."
)


def sign_in(email: str, password: str, address: str) -> str | None:
    """A new token for the browser, or None: unknown, wrong and guessed too often look and last the same.

    `address` is the network address the attempt came from.
    """
    known = _hash_now(email)
    is_right = passwords.is_right(known, password)
    if attempts.are_spent(email, address):
        return None
    person = find_person_by_email(email)
    if person is None or not is_right or person.password_hash != known or not person.is_active:
        attempts.count_failure(email, address)
        audit.note_portal_event("sign-in:refused", person_id=person.id if person else None)
        return None
    attempts.forget_failures_of(email)
    _keep_hash_strong(person, password)
    audit.note_portal_event("sign-in:started", person_id=person.id)
    return _new_sign_in(person.id)


def sign_in_by_link(person: Person) -> str:
    """A new token for the browser of somebody who opened a link that was mailed to their address."""
    attempts.forget_failures_of(person.email)
    audit.note_portal_event("sign-in:started-by-link", person_id=person.id)
    return _new_sign_in(person.id)


def sign_out(token: str) -> None:
    """Ends one sign-in: its token opens nothing from now on, wherever it was copied to."""
    _end_sign_ins(SignIn.token_hash == hash_of(token))


def end_all_sign_ins(person_id: UUID) -> None:
    """Signs the person out everywhere."""
    _end_sign_ins(SignIn.person_id == person_id)
    audit.note_portal_event("sign-in:ended-everywhere", person_id=person_id)


def set_password(person: Person, password: str) -> None:
    """Gives the person this password and signs them out everywhere; FieldError when it is too weak."""
    words = (person.email.partition("@")[0], person.email, *person.name.split())
    problem = passwords.problem_with(password, about=tuple(word for word in words if len(word) > 3))
    if problem:
        raise FieldError("password", problem)
    person.password_hash = passwords.hash_password(password)
    attempts.forget_failures_of(person.email)
    end_all_sign_ins(person.id)
    audit.note_portal_event("password:set", person_id=person.id)


def change_password(person: Person, current: str, password: str, *, address: str) -> str | None:
    """A new sign-in's token after setting a new password; None when the current one is not right."""
    is_right = passwords.is_right(person.password_hash, current)
    if attempts.are_spent(person.email, address):
        return None
    if not is_right:
        attempts.count_failure(person.email, address)
        audit.note_portal_event("password:refused", person_id=person.id)
        return None
    set_password(person, password)
    return _new_sign_in(person.id)


def _hash_now(email: str) -> str | None:
    """The stored hash, read in a session of its own: hashing must not hold SQLite's one write lock."""
    statement = select(Person.password_hash).where(Person.email == email.strip().casefold(), Person.is_active)
    with reading_only(), db.session.session_factory() as reading:
        return reading.scalar(statement)


def _keep_hash_strong(person: Person, password: str) -> None:
    if person.password_hash and passwords.needs_rehash(person.password_hash):
        person.password_hash = passwords.hash_password(password)


def _new_sign_in(person_id: UUID) -> str:
    token = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(SignIn(token_hash=hash_of(token), person_id=person_id, started_at=now, seen_at=now))
    db.session.flush()
    return token


def _end_sign_ins(which: object) -> None:
    db.session.execute(
        update(SignIn)
        .where(which, SignIn.ended_at.is_(None))  # type: ignore[arg-type]
        .values(ended_at=clock.now())
        .execution_options(synchronize_session=False)
    )
