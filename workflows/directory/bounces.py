"""Marks entries as stale whose address takes no mail."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select

from tenants import clock
from tenants.audit import service as audit
from tenants.audit.models import AuditEntry
from tenants.authorities.queries import get_tenant, tenant_ids
from tenants.database import db
from tenants.people.models import Person
from tenants.people.queries import leads_of
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import contacts_with_address
from tenants.records.contacts.rules import ContactState
from tenants.scope import current_tenant, in_each_tenant, tenant_scope
from workflows.directory.letter_keys import address_at, read_key
from workflows.directory.standing import mark_contact_stale
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.service import queue_letter
from workflows.settings import settings

#: How long a message that failed is looked at.
LOOKED_BACK = timedelta(days=30)
#: What a delivery says when the trouble is the address, and not a mail server that was out of reach.
_ABOUT_THE_ADDRESS = ("did not take the message", "address cannot be used")
_EVENT = "contact:mail-came-back"

_LETTER = """\
Hello {name},

E-mail to an address in the directory could not be delivered. Readers are now warned that the entry \
may be out of date.

{entries}

What to do
----------

Please put the address right, or say who does the work now. If the address is right after all, confirm the \
entry, and the warning goes.
"""
_ENTRY = """\
{title}
{line}

E-mail to {address} came back.

Open the entry: {page}"""


@dataclass(frozen=True, slots=True)
class Bounce:
    """An address that took no mail: since when we know, and the message, if it was one of ours."""

    address: str
    known_at: datetime
    message_id: UUID | None = None


def recent_bounces() -> list[Bounce]:
    """The portal's own messages of late that failed for good because of the address; no scope may be open."""
    since = clock.now() - LOOKED_BACK
    failed = (OutboxMessage.state == MessageState.FAILED, OutboxMessage.settled_at >= since)
    about = or_(*(OutboxMessage.last_problem.contains(words) for words in _ABOUT_THE_ADDRESS))
    statement = (
        select(OutboxMessage.id, OutboxMessage.dedupe_key, OutboxMessage.settled_at, Person.email)
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .where(*failed, about)
        .order_by(OutboxMessage.settled_at, OutboxMessage.id)
    )
    rows = list(db.session.execute(statement))
    found = ((row, row.email or _address_of_letter(row.dedupe_key, row.settled_at)) for row in rows)
    return [Bounce(address, row.settled_at, row.id) for row, address in found if address]


def _address_of_letter(key: str, settled_at: datetime) -> str:
    """The address outside to which one of our letters about an entry went; the outbox no longer has it."""
    letter = read_key(key)
    if letter is None:
        return ""
    with tenant_scope(letter.tenant_id):
        contact = db.session.scalar(select(Contact).where(Contact.id == letter.contact_id))
        if contact is None or contact.edited_at >= settled_at:
            return ""
        return address_at(contact, letter.told)


def take_bounces(bounces: Iterable[Bounce], today: date) -> int:
    """Marks the open tenant's published entries with such an address, tells its leads, and counts them.

    A message counts once for an entry, and not when the entry was changed after it: the address may be new.
    """
    taken = [each for each in _concerned(bounces) if _take(*each, today)]
    if taken:
        _tell_leads(taken)
    return len(taken)


def take_bounce_everywhere(address: str, today: date) -> int:
    """How many entries of any tenant became stale because mail to this address came back to us."""
    bounce = Bounce(address, clock.now())
    return sum(in_each_tenant(tenant_ids(), lambda _tenant_id: take_bounces([bounce], today)))


def _concerned(bounces: Iterable[Bounce]) -> Iterator[tuple[Bounce, Contact]]:
    for bounce in bounces:
        for contact in contacts_with_address(bounce.address):
            if contact.state == ContactState.PUBLISHED and contact.edited_at < bounce.known_at:
                yield bounce, contact


def _take(bounce: Bounce, contact: Contact, today: date) -> bool:
    """Whether the entry became stale by it; one that was stale already stays so, and nobody is told again."""
    if bounce.message_id is not None and bounce.message_id in _taken(contact):
        return False
    audit.record(_EVENT, contact, by=None, message=bounce.message_id, address=bounce.address)
    db.session.flush()
    if contact.stale_since_on is not None:
        return False
    mark_contact_stale(contact.id, f"Mail to {bounce.address} could not be delivered", today=today)
    return True


def has_bounced(contact: Contact) -> bool:
    """Whether mail to the entry came back since it was last changed."""
    return any(at > contact.edited_at for at, _ in _records_of(contact))


def _taken(contact: Contact) -> set[UUID]:
    return {UUID(after["message"]) for _, after in _records_of(contact) if after.get("message")}


def _records_of(contact: Contact) -> list[tuple[datetime, dict[str, str]]]:
    about = (AuditEntry.subject_id == contact.id, AuditEntry.event == _EVENT)
    rows = db.session.execute(select(AuditEntry.at, AuditEntry.after).where(*about))
    return [(row.at, row.after) for row in rows]


def _tell_leads(taken: list[tuple[Bounce, Contact]]) -> None:
    """One letter to each, about all of these entries."""
    bounce, first = taken[0]
    which = bounce.message_id.hex if bounce.message_id else f"{bounce.known_at:%Y%m%d%H%M%S}"
    what = first.title if len(taken) == 1 else f"{len(taken)} entries of the directory"
    entries = "\n\n".join(_entry(*each) for each in taken)
    for lead in leads_of(current_tenant()):
        key = f"bounce:{first.id.hex}:{which}:{lead.id.hex}"
        text = _LETTER.format(name=lead.name, entries=entries)
        queue_letter(lead.id, f"Mail comes back: {what}", text, dedupe_key=key)


def _entry(bounce: Bounce, contact: Contact) -> str:
    slug = get_tenant(current_tenant()).slug
    return _ENTRY.format(
        title=contact.title,
        line="-" * len(contact.title),
        address=bounce.address,
        page=f"{settings().base_url}/{slug}/contacts/{contact.id}/",
    )
