"""Asking whoever checked a company, and answering, without either learning more than it is told."""

from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.checks.models import SupplierCheck
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle
from tenants.records.suppliers.models import Supplier
from tenants.scope import current_tenant
from workflows.notices.service import queue_letter
from workflows.published_checks.enquiry_queries import own_check_id
from workflows.published_checks.models import CheckEnquiry, PublishedCheck
from workflows.settings import settings

LONGEST = 2_000
MOST_WAITING = 50  # questions of one tenant that nobody has answered


def ask(published: PublishedCheck, words: str, *, by: UUID) -> CheckEnquiry:
    """Puts a question to whoever published the check; FieldError when there are no words."""
    if not words.strip() or len(words) > LONGEST:
        raise FieldError("words", f"Write what you want to know, in {LONGEST:,} characters or fewer.")
    if own_check_id(published.id) is not None:
        raise WrongState("This is a check of your own council.")
    _must_be_new(published.id)
    enquiry = CheckEnquiry(
        id=uuid4(),
        published_check_id=published.id,
        company_number=published.company_number,
        kind=published.kind,
        done_on=published.done_on,
        asked_by_tenant_id=current_tenant(),
        asked_by_id=by,
        words=words.strip(),
        asked_at=clock.now(),
    )
    db.session.add(enquiry)
    asked_about = select(Supplier).where(Supplier.company_number == published.company_number)
    audit.record("supplier:question-asked", db.session.scalars(asked_about).one(), by=by)
    db.session.flush()
    return enquiry


def _must_be_new(published_id: UUID) -> None:
    ours = select(CheckEnquiry).where(
        CheckEnquiry.asked_by_tenant_id == current_tenant(), CheckEnquiry.answered_at.is_(None)
    )
    waiting = db.session.scalars(ours).all()
    if any(each.published_check_id == published_id for each in waiting):
        raise WrongState("Your council has asked about this check already, and the answer is still to come.")
    if len(waiting) >= MOST_WAITING:
        raise WrongState(f"{MOST_WAITING} of your questions wait for an answer. Wait for some of them first.")


def answer(enquiry: CheckEnquiry, words: str, *, by: UUID) -> None:
    """Answers in the council's own name; the asker is told by mail. WrongState when it is answered."""
    if not words.strip() or len(words) > LONGEST:
        raise FieldError("words", f"Write your answer in {LONGEST:,} characters or fewer.")
    _close(enquiry, words.strip(), is_declined=False, by=by)


def decline(enquiry: CheckEnquiry, *, by: UUID) -> None:
    """Says that there is no answer, and not who says so."""
    _close(enquiry, "", is_declined=True, by=by)


def _close(enquiry: CheckEnquiry, words: str, *, is_declined: bool, by: UUID | None) -> None:
    if enquiry.answered_at is not None:
        raise WrongState("This question has been answered already.")
    enquiry.answer, enquiry.is_declined = words, is_declined
    enquiry.answered_by_tenant_id = None if is_declined else current_tenant()
    enquiry.answered_at = clock.now()
    settle(Kind.CHECK_ENQUIRY, enquiry.id, by=by, because="Declined" if is_declined else "Answered")
    check_id = own_check_id(enquiry.published_check_id)
    check = db.session.scalars(select(SupplierCheck).where(SupplierCheck.id == check_id)).one()
    audit.record("check:enquiry-declined" if is_declined else "check:enquiry-answered", check, by=by)
    _tell_asker(enquiry)
    db.session.flush()


def _tell_asker(enquiry: CheckEnquiry) -> None:
    asker = db.session.scalars(select(Tenant).where(Tenant.id == enquiry.asked_by_tenant_id)).one()
    said = "cannot be answered" if enquiry.is_declined else "is answered"
    queue_letter(
        enquiry.asked_by_id,
        f"Your question about a check {said}",
        f"Your question about a check of the company {enquiry.company_number} {said}.\n\n"
        f"Read it: {settings().base_url}/{asker.slug}/enquiries/{enquiry.id}/",
        dedupe_key=f"check-enquiry/{enquiry.id}",
    )


def close_open_enquiries(published_id: UUID, *, by: UUID | None) -> None:
    """Declines what still waits, when the check is taken back."""
    waiting = select(CheckEnquiry).where(
        CheckEnquiry.published_check_id == published_id, CheckEnquiry.answered_at.is_(None)
    )
    for enquiry in db.session.scalars(waiting).all():
        _close(enquiry, "", is_declined=True, by=by)
