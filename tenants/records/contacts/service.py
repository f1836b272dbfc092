"""Keeping entries of the directory: adding, changing, confirming and ending them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.people.audiences import AUDIENCE_WORDS
from tenants.records.contacts.details import LONGEST, ContactDetails, check_address
from tenants.records.contacts.models import Contact
from tenants.records.contacts.owed import (
    hand_over_answer,
    owe_confirmation,
    owe_confirmation_now,
    settle_confirmation,
    tell_of_change,
)
from tenants.records.contacts.queries import reports_of
from tenants.records.contacts.reports import close_reports
from tenants.records.contacts.rules import FIELD_WORDS, ContactState, Field, Training, visibility_of
from tenants.records.obligations.service import Owner, must_be_ours

LONGEST_REASON = 300
LONGEST_WORDS = 160


def add_contact(details: ContactDetails, owner: Owner, *, by: UUID | None) -> Contact:
    """A new entry, which nobody outside sees before it is published."""
    details.check()
    must_be_ours(owner)
    contact = Contact(id=uuid4(), state=ContactState.DRAFT, created_at=clock.now())
    details.write_on(contact)
    contact.owner_post_id, contact.owner_person_id = owner
    db.session.add(contact)
    _keep("contact:added", contact, by, **_seen_by({}, contact))
    return contact


def edit_contact(contact: Contact, details: ContactDetails, owner: Owner, *, by: UUID | None) -> None:
    """Changes the entry, and not yet its copy in the directory; a name in a vacant post fills it."""
    must_stand(contact)
    details.check()
    if owner != Owner.of(contact):
        must_be_ours(owner)
    before = dict(contact.visibility)
    details.write_on(contact)
    if contact.holder:
        contact.vacant_since_on = None
    contact.owner_post_id, contact.owner_person_id = owner
    _keep("contact:edited", contact, by, **_seen_by(before, contact))
    tell_of_change(contact, by=by)
    for report in reports_of(contact.id):
        hand_over_answer(contact, report, by=by)


def leave_vacant(contact: Contact, since_on: date | None, *, by: UUID | None) -> None:
    """Says that nobody holds the post; who held it is forgotten, with their address and their training."""
    must_stand(contact)
    if since_on is None:
        raise FieldError("since_on", "Enter the day since when the post has been vacant.")
    if since_on > clock.today():
        raise FieldError("since_on", "This day has not come yet. Enter today or an earlier day.")
    contact.vacant_since_on = since_on
    _forget_holder(contact)
    _keep("contact:left-vacant", contact, by)


def fill(contact: Contact, holder: str, holder_email: str, *, by: UUID | None) -> None:
    """Says who holds the post now."""
    must_stand(contact)
    if not holder.strip() or len(holder.strip()) > LONGEST["holder"]:
        raise FieldError(
            "holder", f"Enter the name of whoever holds the post, in {LONGEST['holder']} characters."
        )
    check_address("holder_email", holder_email)
    _forget_holder(contact)
    contact.holder, contact.holder_email = holder.strip(), holder_email.strip()
    contact.vacant_since_on = None
    _keep("contact:filled", contact, by)


def confirm(contact: Contact, *, by: UUID | None, words: str = "", today: date) -> None:
    """Somebody says that all of it is right; `words` say who, when it was not a person here.

    It is stale no more, and if it is in the directory the next time to ask is owed.
    """
    must_stand(contact)
    contact.verified_on, contact.verified_by_id = today, by
    contact.verified_words = words.strip()[:LONGEST_WORDS]
    contact.stale_since_on, contact.stale_because = None, ""
    audit.record("contact:confirmed", contact, by=by)
    db.session.flush()
    settle_confirmation(contact, by=by)
    owe_confirmation(contact, by=by, today=today)


def mark_stale(contact: Contact, because: str, *, today: date) -> None:
    """The entry may be wrong, and readers are told so; its owner is to look at it now."""
    must_stand(contact)
    contact.stale_since_on = contact.stale_since_on or today
    contact.stale_because = because.strip()[:LONGEST_REASON]
    if db.session.is_modified(contact):
        audit.record("contact:went-stale", contact, by=None)
        db.session.flush()
    owe_confirmation_now(contact, contact.stale_because, today=today)


def mark_published(contact: Contact, *, by: UUID | None, today: date) -> None:
    """A copy of it stands in the directory now; from then on somebody confirms it in time."""
    must_stand(contact)
    is_new = contact.state != ContactState.PUBLISHED
    contact.state, contact.published_on = ContactState.PUBLISHED, today
    audit.record("contact:published", contact, by=by)
    db.session.flush()
    if is_new:
        owe_confirmation(contact, by=by, today=today)


def mark_withdrawn(contact: Contact, *, by: UUID | None) -> None:
    """No copy of it stands in the directory any more; WrongState when none did."""
    if contact.state != ContactState.PUBLISHED:
        raise WrongState("This entry is not in the directory.")
    contact.state, contact.published_on = ContactState.WITHDRAWN, None
    audit.record("contact:withdrawn", contact, by=by)
    db.session.flush()
    settle_confirmation(contact, by=by, because="Taken out of the directory")


def end_contact(contact: Contact, *, by: UUID | None, today: date) -> None:
    """The post is no more: its people's details are emptied, and nothing is owed about it.

    WrongState while a copy stands in the directory.
    """
    must_stand(contact)
    if contact.state == ContactState.PUBLISHED:
        raise WrongState("Take this entry out of the directory first.")
    contact.state = ContactState.ENDED
    _forget_holder(contact)
    contact.deputy = contact.deputy_email = contact.mailbox = contact.phone = ""
    contact.note = contact.verified_words = contact.stale_because = ""
    contact.stale_since_on = None
    _keep("contact:ended", contact, by)
    settle_confirmation(contact, by=by, because="The entry has ended")
    close_reports(contact, "The entry has ended", by=by, today=today)


def must_stand(contact: Contact) -> None:
    """WrongState when it has ended."""
    if contact.state == ContactState.ENDED:
        raise WrongState("This entry has ended, so nothing about it changes any more. Add a new one instead.")


def _forget_holder(contact: Contact) -> None:
    contact.holder = contact.holder_email = ""
    contact.training, contact.trained_on = Training.UNKNOWN, None


def _seen_by(before: Mapping[str, int], contact: Contact) -> dict[str, str]:
    """For the audit: who may see each field for which that was changed, in words."""
    chosen = ((field, visibility_of(contact.visibility, field)) for field in Field)
    changed = [(field, audience) for field, audience in chosen if audience != visibility_of(before, field)]
    words = "; ".join(f"{FIELD_WORDS[field]}: {AUDIENCE_WORDS[audience]}" for field, audience in changed)
    return {"who_may_see_it": words} if words else {}


def _keep(event: str, contact: Contact, by: UUID | None, **extra: str) -> None:
    contact.edited_at, contact.edited_by_id = clock.now(), by
    audit.record(event, contact, by=by, **extra)
    db.session.flush()
