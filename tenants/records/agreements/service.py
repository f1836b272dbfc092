"""Adding an agreement to the register, keeping it right, looking at it again, and ending it."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.agreements.details import AgreementDetails
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.owed import (
    owe_end,
    owe_review,
    settle_all,
    settle_review,
    tell_of_change,
)
from tenants.records.agreements.rules import AgreementStatus, status_of
from tenants.records.documents.queries import get_document
from tenants.records.obligations.service import Owner, must_be_ours

LONGEST_REASON = 280


def add_agreement(
    details: AgreementDetails,
    owner: Owner,
    *,
    by: UUID | None,
    today: date,
    is_demonstration: bool = False,
) -> Agreement:
    """Adds it: in force if it is signed, being agreed if not. Review and end are owed from then on."""
    details.check(today)
    must_be_ours(owner)
    _must_have_document(details)
    agreement = Agreement(id=uuid4(), created_at=clock.now(), is_demonstration=is_demonstration)
    db.session.add(agreement)
    _write(agreement, details, owner)
    _keep("agreement:added", agreement, by)
    owe_review(agreement, by=by)
    owe_end(agreement, by=by, today=today)
    return agreement


def edit_agreement(
    agreement: Agreement, details: AgreementDetails, owner: Owner, *, by: UUID, today: date
) -> None:
    """Changes what stands about it; a signature puts it in force, and new days are owed anew."""
    must_stand(agreement)
    details.check(today)
    if owner != Owner.of(agreement):
        must_be_ours(owner)
    if agreement.signed_on is not None and details.signed_on is None:
        raise FieldError("signed_on", "It is in force: enter the day on which it was signed, or end it.")
    _must_have_document(details)
    before = (agreement.status, agreement.review_on), (agreement.status, agreement.ends_on)
    _write(agreement, details, owner)
    _keep("agreement:edited", agreement, by)
    tell_of_change(agreement, by=by)
    if before[0] != (agreement.status, agreement.review_on):
        owe_review(agreement, by=by, reason="The day of its review was changed")
    if before[1] != (agreement.status, agreement.ends_on):
        owe_end(agreement, by=by, today=today, reason="The day on which it runs out was changed")


def review(agreement: Agreement, words: str, next_on: date | None, *, by: UUID, today: date) -> None:
    """Says that somebody has looked at it, what came of that, and when it is looked at next."""
    _must_be_in_force(agreement)
    if not words.strip() or len(words.strip()) > LONGEST_REASON:
        raise FieldError("words", f"Say what came of it in {LONGEST_REASON} characters or fewer.")
    if next_on is None or next_on <= today:
        raise FieldError("next_on", "Enter a day after today on which it is looked at next.")
    agreement.review_on = next_on
    _keep("agreement:reviewed", agreement, by, words=words.strip())
    settle_review(agreement, by=by)
    owe_review(agreement, by=by)


def end_agreement(
    agreement: Agreement, because: str, ended_on: date | None, *, by: UUID, today: date
) -> None:
    """Says that it holds no more, since when and why; nothing is owed about it then."""
    must_stand(agreement)
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    if ended_on is None or ended_on > today:
        raise FieldError("ended_on", "Enter the day on which it ended: today, or an earlier one.")
    if agreement.signed_on is not None and ended_on < agreement.signed_on:
        raise FieldError("ended_on", "Enter a day after the agreement was signed.")
    agreement.ended_on, agreement.ended_because = ended_on, reason
    agreement.status = AgreementStatus.ENDED
    _keep("agreement:ended", agreement, by)
    settle_all(agreement, f"The agreement ended: {reason}", by=by)


def must_stand(agreement: Agreement) -> None:
    """WrongState when it has ended."""
    if agreement.status == AgreementStatus.ENDED:
        raise WrongState("This agreement has ended, so nothing about it changes any more. Add its successor.")


def _must_be_in_force(agreement: Agreement) -> None:
    must_stand(agreement)
    if agreement.status != AgreementStatus.IN_FORCE:
        raise WrongState("This agreement is still being agreed. Enter when it was signed first.")


def _must_have_document(details: AgreementDetails) -> None:
    if details.document_id is not None:
        get_document(details.document_id)


def _write(agreement: Agreement, details: AgreementDetails, owner: Owner) -> None:
    details.write_on(agreement)
    agreement.status = status_of(agreement.signed_on, agreement.ended_on)
    agreement.owner_post_id, agreement.owner_person_id = owner


def _keep(event: str, agreement: Agreement, by: UUID | None, **extra: str) -> None:
    agreement.updated_at = clock.now()
    audit.record(event, agreement, by=by, **extra)
    db.session.flush()
