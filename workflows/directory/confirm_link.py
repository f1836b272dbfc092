"""The signed, expiring link with which whoever looks after an entry says that it is right."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact, get_contact_to_change
from tenants.records.contacts.rules import ContactState
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.queries import get_post
from workflows.chasing.circumstances import team_on
from workflows.chasing.rules import Team, answerable, who_is_there
from workflows.signed_links import LinkRefused, SignedLinks, must_be_in_time, whole

#: How long after its letter's day a link can be used.
LIFETIME = timedelta(days=21)
_LINKS = SignedLinks(salt="confirm-link", path="confirm")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is good for: saying once that this entry is right, in this round of asking.

    It was mailed to a person of the portal, or to an address of the entry itself, of which it has a mark.
    """

    tenant_id: UUID
    contact_id: UUID
    round: int  # the version of the date by which the confirmation is owed
    issued_on: date
    person_id: UUID | None = None
    address_mark: str = ""

    @property
    def last_day(self) -> date:
        """The last day on which it can be used."""
        return self.issued_on + LIFETIME


def mark_of(address: str) -> str:
    """What a link keeps of an address, so that it ends with the address."""
    return sha256(address.strip().casefold().encode()).hexdigest()[:16]


def issue(link: Link) -> str:
    """The token for a link's address: always the same for the same link, so a repeated mail is the same."""
    person = link.person_id.hex if link.person_id else ""
    said = (link.tenant_id.hex, link.contact_id.hex, link.round, link.issued_on.isoformat())
    return _LINKS.token(*said, person, link.address_mark)


def address(link: Link) -> str:
    """The whole address that stands in an e-mail."""
    return _LINKS.at(issue(link))


def read(token: str, today: date) -> Link:
    """What the token is good for; LinkForged when it was not made here, LinkRefused when it is too old."""
    link = _LINKS.read_as(_link, token)
    cure = "Sign in to confirm the entry, or wait for the next e-mail, which has a new link."
    must_be_in_time(link.last_day, today, cure)
    return link


def _link(tenant_id: str, contact_id: str, number: object, day: str, person_id: str, mark: object) -> Link:
    return Link(
        tenant_id=UUID(tenant_id),
        contact_id=UUID(contact_id),
        round=whole(number),
        issued_on=date.fromisoformat(day),
        person_id=UUID(person_id) if person_id else None,
        address_mark=str(mark),
    )


def check(link: Link, today: date, *, to_change: bool = False) -> Contact:
    """The entry; LinkRefused unless this round is open and whoever was written to still answers for it.

    `to_change` holds it until the transaction ends, so that of two requests with one link one comes second.
    Call it inside the scope of the link's tenant.
    """
    contact = _published(link.contact_id, to_change=to_change)
    owed = find_obligation(Kind.CONTACT_CONFIRMATION, contact.id)
    if owed is None or owed.done_on is not None or owed.due_version != link.round:
        raise LinkRefused(_why_over(link, contact))
    if not _still_answers(link, contact, owed, today):
        raise LinkRefused("Somebody else looks after this entry now, so this link no longer works.")
    return contact


def _published(contact_id: UUID, *, to_change: bool) -> Contact:
    gone = "This entry is not in the directory any more, so there is nothing to confirm."
    try:
        contact = get_contact_to_change(contact_id) if to_change else get_contact(contact_id)
    except NotFound as nowhere:
        raise LinkRefused(gone) from nowhere
    if contact.state != ContactState.PUBLISHED:
        raise LinkRefused(gone)
    return contact


def _why_over(link: Link, contact: Contact) -> str:
    if contact.verified_on is not None and contact.verified_on >= link.issued_on:
        day = format_day(contact.verified_on)
        return f"This entry was confirmed on {day}. Thank you: there is nothing more to do for now."
    return "This link belongs to an earlier e-mail. Use the link in the newest one, or sign in."


def _still_answers(link: Link, contact: Contact, owed: Obligation, today: date) -> bool:
    if link.person_id is None:
        known = {mark_of(each) for each in (contact.holder_email, contact.mailbox) if each}
        return link.address_mark in known
    team = team_on(today)
    return link.person_id in answerable(owner_of(owed), team) | leads_there(team)


def leads_there(team: Team) -> frozenset[UUID]:
    """The leads, or whoever covers for them."""
    return frozenset(who_is_there(lead_id, team) or lead_id for lead_id in team.leads)


def owner_of(owed: Obligation) -> UUID | None:
    """The person who answers: the owner, or whoever holds the post that owns it."""
    if owed.owner_post_id is None:
        return owed.owner_person_id
    return get_post(owed.owner_post_id).holder_id
