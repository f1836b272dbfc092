"""Brings somebody's word that an entry is wrong to whoever answers for the entry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.people.queries import leads_of
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.owed import REPORT_CLOCK, due_after
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.reports import take_report
from tenants.records.posts.models import Owned
from tenants.records.posts.queries import get_post
from tenants.scope import current_tenant, tenant_scope
from workflows.directory.models import DirectoryEntry
from workflows.notices.letters import Letter, quoted
from workflows.notices.service import queue_letter
from workflows.settings import settings


@dataclass(frozen=True, slots=True)
class Told:
    """What the letter about a report says; `address` is the page on which it is answered."""

    tenant: str
    title: str
    words: str
    reporter: str
    answer_by_on: date
    address: str


def report_entry(entry_id: UUID, words: str, reporter: str = "", *, today: date) -> None:
    """Takes a reader's report to the house that published the entry; to be called in no scope.

    NotFound when there is no such entry; whether the reader may see it is for the caller to ask first.
    """
    wanted = select(DirectoryEntry.publisher_id).where(DirectoryEntry.id == entry_id)
    publisher_id = db.session.scalar(wanted)
    if publisher_id is None:
        raise NotFound("We could not find that entry. It may have been taken out of the directory.")
    with tenant_scope(publisher_id):
        report_contact(entry_id, words, reporter, today=today)


def report_contact(contact_id: UUID, words: str, reporter: str = "", *, today: date) -> ContactReport:
    """Takes a report about the open house's own entry, and writes to whoever answers for it."""
    report = take_report(contact_id, words, reporter, today=today)
    _tell(get_contact(contact_id), report, today)
    return report


def answering_for(record: Owned) -> list[UUID]:
    """Whoever answers for a record today; the leads when that is a vacant post or nobody."""
    post_id = record.owner_post_id
    holder = record.owner_person_id or (get_post(post_id).holder_id if post_id else None)
    return [holder] if holder else [lead.id for lead in leads_of(current_tenant())]


def letter_about(told: Told) -> Letter:
    """The letter to whoever answers for the entry."""
    parts = [
        f"Somebody says that the entry “{told.title}” of {told.tenant} in the directory is wrong.",
        f"They wrote:\n{quoted(told.words)}",
        f"They left this name or address:\n{quoted(told.reporter)}"
        if told.reporter
        else "They left no name.",
        f"Please look at it by {format_day(told.answer_by_on)}. Correct the entry if it is wrong, and say "
        "what came of the report.",
        f"Look at the report: {told.address}",
    ]
    return Letter(f"Is “{told.title}” in the directory wrong?", "\n\n".join(parts) + "\n")


def _tell(contact: Contact, report: ContactReport, today: date) -> None:
    tenant = get_tenant(current_tenant())
    address = f"{settings().base_url}/{tenant.slug}/contacts/{contact.id}/reports/{report.id}/"
    by_on = due_after(REPORT_CLOCK, today)
    letter = letter_about(Told(tenant.name, contact.title, report.words, report.reporter, by_on, address))
    for reader in answering_for(contact):
        key = f"contact-report:{report.id}:{reader}"
        queue_letter(reader, letter.subject, letter.body, dedupe_key=key)
