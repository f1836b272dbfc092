"""Mails links to the staff of partner organisations, and signs in whoever opens one in time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, Refusal
from tenants.people import attempts
from tenants.people.memberships import invite
from tenants.people.models import Person
from tenants.people.permissions import Role
from tenants.people.service import sign_in_by_link
from tenants.people.sign_ins import hash_of
from workflows.notices.service import queue_letter_outside
from workflows.partner_sign_in.models import MailedLink
from workflows.partner_sign_in.queries import JOINED, Standing, find_standing
from workflows.partner_sign_in.rules import name_from
from workflows.settings import settings

LASTS = timedelta(minutes=20)
LASTS_IN_WORDS = "20 minutes"
#: So many links wait in one mailbox at most.
MOST_WAITING = 3
#: How long we know to whom a link was mailed.
KEPT = timedelta(days=1)

_LETTER = """\
Hello,

Somebody, probably you, asked to sign in to the LMSL portal with this e-mail address. Open this page and \
press the button on it:

Sign in to the portal: {address}

The link works once, for {lasts}.

If it was not you, do nothing: without this e-mail nobody can sign in.
"""


class LinkSpent(Refusal):
    """The link was used, is too old, was not made here, or its domain is approved no more."""

    def __init__(self) -> None:
        super().__init__(f"A link to sign in works once, for {LASTS_IN_WORDS}. Ask for a new one.")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens: whose it is, for which organisation, and the name to ask for, if they are new."""

    email: str
    partner_name: str
    is_new: bool
    suggested_name: str


def ask_for_link(email: str, address: str) -> None:
    """Mails a link to an address at an approved domain; for any other, and too often, nothing happens.

    Nobody is told which: `address`, the network address that asks, is counted like a password that failed.
    """
    email = email.strip().casefold()
    counted = f"link:{email}", f"link:{address}"
    if attempts.are_spent(*counted):
        return
    attempts.count_failure(*counted)
    _forget_old_links()
    standing = find_standing(email)
    if standing is not None and _waiting(email) < MOST_WAITING:
        _mail(email)
        person_id = standing.person.id if standing.person else None
        audit.note_portal_event("partner-sign-in:mailed", person_id=person_id, domain=standing.domain.domain)


def open_link(token: str) -> Opened:
    """What the link opens, and nothing changes by it; LinkSpent when it is good no more."""
    link = _find_link(token)
    standing = find_standing(link.email) if link else None
    if link is None or standing is None:
        raise LinkSpent
    partner = get_tenant(standing.domain.partner_id).name
    return Opened(link.email, partner, standing.person is None, name_from(link.email))


def use_link(token: str, name: str = "") -> str:
    """A new token for the browser: the link is used up, and whoever is new is made a member of the partner.

    LinkSpent as for open_link; FieldError when somebody new gives no name.
    """
    opened = open_link(token)
    if opened.is_new and not name.strip():
        raise FieldError("name", "Enter your full name")
    _use_up(token)
    standing = find_standing(opened.email)
    if standing is None:
        raise LinkSpent
    return sign_in_by_link(_let_in(standing, opened.email, name))


def _let_in(standing: Standing, email: str, name: str) -> Person:
    """The person; whoever belongs somewhere already gets no more than they have."""
    if standing.person is not None and not standing.joins:
        return standing.person
    domain = standing.domain
    person = invite(email, name, domain.partner_id, Role.MEMBER, by=None)
    audit.note_portal_event(JOINED, person_id=person.id, domain=domain.domain, tenant=domain.partner_id)
    return person


def _mail(email: str) -> None:
    token = secrets.token_urlsafe(32)
    db.session.add(MailedLink(token_hash=hash_of(token), email=email, mailed_at=clock.now()))
    address = f"{settings().base_url}/account/partner-sign-in/{token}"
    words = _LETTER.format(address=address, lasts=LASTS_IN_WORDS)
    key = f"partner-sign-in:{hash_of(token)}"
    queue_letter_outside("", email, "Sign in to the LMSL portal", words, dedupe_key=key)


def _find_link(token: str) -> MailedLink | None:
    good = (
        MailedLink.token_hash == hash_of(token),
        MailedLink.used_at.is_(None),
        MailedLink.mailed_at > _oldest(),
    )
    return db.session.scalar(select(MailedLink).where(*good))


def _use_up(token: str) -> None:
    """One statement, so that of two requests with the same link only one is let in."""
    good = (MailedLink.token_hash == hash_of(token), MailedLink.used_at.is_(None))
    statement = update(MailedLink).where(*good).values(used_at=clock.now()).returning(MailedLink.token_hash)
    if db.session.scalar(statement.execution_options(synchronize_session=False)) is None:
        raise LinkSpent


def _waiting(email: str) -> int:
    waiting = (MailedLink.email == email, MailedLink.used_at.is_(None), MailedLink.mailed_at > _oldest())
    return db.session.scalar(select(func.count()).select_from(MailedLink).where(*waiting)) or 0


def _forget_old_links() -> None:
    db.session.execute(delete(MailedLink).where(MailedLink.mailed_at < clock.now() - KEPT))


def _oldest() -> datetime:
    return clock.now() - LASTS
