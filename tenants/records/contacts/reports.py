"""Somebody says that an entry is wrong, and whoever answers for it says what came of that."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.owed import owe_answer
from tenants.records.contacts.queries import get_contact_to_change, reports_of
from tenants.records.contacts.rules import ContactState
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle

MOST_WORDS = 1000
LONGEST_REPORTER = 200
LONGEST_OUTCOME = 300
MOST_OPEN = 5  # reports about one entry that nobody has answered


def take_report(contact_id: UUID, words: str, reporter: str = "", *, today: date) -> ContactReport:
    """Keeps what somebody says is wrong, and owes an answer to whoever answers for the entry.

    NotFound when it is not the tenant's; WrongState when it is not in the directory, or told often enough.
    """
    _check(words, reporter)
    contact = get_contact_to_change(contact_id)
    _must_be_heard(contact)
    report = ContactReport(id=uuid4(), contact_id=contact.id, words=words.strip(), reporter=reporter.strip())
    report.reported_at = clock.now()
    db.session.add(report)
    audit.record("contact-report:taken", report, by=None)
    db.session.flush()
    owe_answer(contact, report, today=today)
    return report


def _check(words: str, reporter: str) -> None:
    if not words.strip() or len(words.strip()) > MOST_WORDS:
        raise FieldError("words", f"Say what is wrong, in {MOST_WORDS:,} characters or fewer.")
    if len(reporter.strip()) > LONGEST_REPORTER:
        raise FieldError("reporter", f"Shorten this to {LONGEST_REPORTER} characters or fewer.")


def _must_be_heard(contact: Contact) -> None:
    if contact.state != ContactState.PUBLISHED:
        raise WrongState("This entry is not in the directory any more.")
    waiting = [report for report in reports_of(contact.id) if report.settled_on is None]
    if len(waiting) >= MOST_OPEN:
        raise WrongState("We have been told several times that this entry is wrong, and are looking at it.")


def settle_report(report: ContactReport, outcome: str, *, by: UUID | None, today: date | None = None) -> None:
    """Says what came of it; nothing is owed about the report then."""
    if report.settled_on is not None:
        raise WrongState("This report has been answered already.")
    if not outcome.strip() or len(outcome.strip()) > LONGEST_OUTCOME:
        raise FieldError("outcome", f"Say what came of it, in {LONGEST_OUTCOME} characters or fewer.")
    report.outcome, report.settled_by_id = outcome.strip(), by
    report.settled_on = today or clock.today()
    audit.record("contact-report:settled", report, by=by)
    db.session.flush()
    settle(Kind.CONTACT_REPORT, report.id, by=by)


def close_reports(contact: Contact, because: str, *, by: UUID | None, today: date) -> None:
    """Settles whatever still waits about an entry."""
    for report in reports_of(contact.id):
        if report.settled_on is None:
            settle_report(report, because, by=by, today=today)
