"""What an entry makes somebody owe: a word every quarter that it is right, and an answer to each report."""

from datetime import date, timedelta
from uuid import UUID

from tenants.guidance.queries import find_clock
from tenants.guidance.rules import ClockRule
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.rules import ContactState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle

CONFIRM_CLOCK, REPORT_CLOCK = "contact-confirmation", "contact-report"
#: Where no rule is loaded.
_USUAL = {CONFIRM_CLOCK: ClockRule(months=3), REPORT_CLOCK: ClockRule(days=7)}
#: What nobody has ever confirmed is asked about so soon after it was published.
FIRST_WITHIN = timedelta(days=7)


def owe_confirmation(contact: Contact, *, by: UUID | None, today: date) -> None:
    """Somebody is to say by its day that a published entry is right; of any other nobody asks."""
    if contact.state != ContactState.PUBLISHED:
        return
    owe(_task(contact), confirm_by(contact, today), Owner.of(contact), by=by)


def confirm_by(contact: Contact, today: date) -> date:
    """The day by which a published entry is to be confirmed: at once while it is stale."""
    if contact.stale_since_on is not None:
        return today
    if contact.verified_on is None:
        return today + FIRST_WITHIN
    return due_after(CONFIRM_CLOCK, contact.verified_on)


def owe_confirmation_now(contact: Contact, because: str, *, today: date) -> None:
    """A stale entry is to be looked at today; one that is late already stays as late as it is."""
    found = find_obligation(Kind.CONTACT_CONFIRMATION, contact.id)
    is_late = found is not None and found.done_on is None and found.due_on <= today
    if contact.state == ContactState.PUBLISHED and not is_late:
        owe(_task(contact), today, Owner.of(contact), by=None, reason=because)


def tell_of_change(contact: Contact, *, by: UUID | None) -> None:
    """Gives an open confirmation and open reports the entry's new owner and title; the days stay."""
    found = find_obligation(Kind.CONTACT_CONFIRMATION, contact.id)
    if found is not None and found.done_on is None:
        owe(_task(contact), found.due_on, Owner.of(contact), by=by, reason=found.reason)


def settle_confirmation(contact: Contact, *, by: UUID | None, because: str = "") -> None:
    """Somebody has said that it is right, or, with a reason, nobody needs to say so any more."""
    settle(Kind.CONTACT_CONFIRMATION, contact.id, by=by, because=because)


def owe_answer(contact: Contact, report: ContactReport, *, today: date) -> None:
    """Whoever answers for the entry is to look at the report."""
    title = f"Somebody says that “{contact.title}” is wrong in the directory"[:240]
    path = f"contacts/{contact.id}/reports/{report.id}/"
    task = Task(Kind.CONTACT_REPORT, report.id, title, path)
    owe(task, due_after(REPORT_CLOCK, today), Owner.of(contact), by=None)


def hand_over_answer(contact: Contact, report: ContactReport, *, by: UUID | None) -> None:
    """Gives an open report the entry's new owner; its day stays."""
    found = find_obligation(Kind.CONTACT_REPORT, report.id)
    if found is not None and found.done_on is None:
        task = Task(Kind.CONTACT_REPORT, report.id, found.title, found.path)
        owe(task, found.due_on, Owner.of(contact), by=by, reason=found.reason)


def due_after(code: str, day: date) -> date:
    """The last day in time after a day by the clock with this code."""
    found = find_clock(code, day)
    return (found.rule if found else _USUAL[code]).due_after(day)


def _task(contact: Contact) -> Task:
    title = f"Confirm that “{contact.title}” is right in the directory"[:240]
    return Task(Kind.CONTACT_CONFIRMATION, contact.id, title, f"contacts/{contact.id}/")
