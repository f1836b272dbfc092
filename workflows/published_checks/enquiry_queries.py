"""Reading questions about published checks, as either of their two ends."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import NotFound
from tenants.records.checks.models import SupplierCheck
from tenants.scope import current_tenant
from workflows.published_checks.models import CheckEnquiry


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """A question as one of its two ends sees it; whose check it is stays hidden until they answer."""

    id: UUID
    published_check_id: UUID
    company_number: str
    kind: str
    done_on: date
    asked_by: str  # the council that asked
    asked_at: datetime
    words: str
    passed_on_at: datetime | None
    answer: str
    answered_by: str  # the council that answered, or nothing
    answered_at: datetime | None
    is_declined: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


def own_check_id(published_id: UUID) -> UUID | None:
    """The tenant's own check behind a published one; None when it is another's."""
    return db.session.scalar(select(SupplierCheck.id).where(SupplierCheck.published_id == published_id))


def get_enquiry(enquiry_id: UUID) -> CheckEnquiry:
    """A question that the tenant asked, was asked, or answered; NotFound for everybody else's."""
    found = db.session.scalar(select(CheckEnquiry).where(CheckEnquiry.id == enquiry_id))
    if found is None or not (_asked_it(found) or _is_asked(found)):
        raise NotFound("We could not find that question.")
    return found


def _asked_it(enquiry: CheckEnquiry) -> bool:
    return enquiry.asked_by_tenant_id == current_tenant()


def _is_asked(enquiry: CheckEnquiry) -> bool:
    has_answered = enquiry.answered_by_tenant_id == current_tenant()
    return has_answered or own_check_id(enquiry.published_check_id) is not None


def is_to_answer(enquiry: CheckEnquiry) -> bool:
    """Whether the open house is the one that is asked."""
    return _is_asked(enquiry) and not _asked_it(enquiry)


def asked_by_us(company_number: str = "") -> list[EnquiryLine]:
    """The tenant's own questions, newest first; about one company, if its number is given."""
    statement = _LINES.where(CheckEnquiry.asked_by_tenant_id == current_tenant())
    if company_number:
        statement = statement.where(CheckEnquiry.company_number == company_number)
    return _lines(statement)


def asked_of_us() -> list[EnquiryLine]:
    """Questions about the tenant's checks, newest first."""
    own = select(SupplierCheck.published_id).where(SupplierCheck.published_id.is_not(None))
    is_ours = CheckEnquiry.published_check_id.in_(own)
    return _lines(_LINES.where(is_ours | (CheckEnquiry.answered_by_tenant_id == current_tenant())))


def line_of(enquiry: CheckEnquiry) -> EnquiryLine:
    """One question in words."""
    return _lines(_LINES.where(CheckEnquiry.id == enquiry.id))[0]


_ASKER, _ANSWERER = aliased(Tenant), aliased(Tenant)
_LINES: Any = (
    select(CheckEnquiry, _ASKER.name.label("asker"), _ANSWERER.name.label("answerer"))
    .join(_ASKER, _ASKER.id == CheckEnquiry.asked_by_tenant_id)
    .outerjoin(_ANSWERER, _ANSWERER.id == CheckEnquiry.answered_by_tenant_id)
    .order_by(CheckEnquiry.asked_at.desc())
)


def _lines(statement: Any) -> list[EnquiryLine]:
    return [
        EnquiryLine(
            id=row.CheckEnquiry.id,
            published_check_id=row.CheckEnquiry.published_check_id,
            company_number=row.CheckEnquiry.company_number,
            kind=row.CheckEnquiry.kind,
            done_on=row.CheckEnquiry.done_on,
            asked_by=row.asker,
            asked_at=row.CheckEnquiry.asked_at,
            words=row.CheckEnquiry.words,
            passed_on_at=row.CheckEnquiry.passed_on_at,
            answer=row.CheckEnquiry.answer,
            answered_by=row.answerer or "",
            answered_at=row.CheckEnquiry.answered_at,
            is_declined=row.CheckEnquiry.is_declined,
        )
        for row in db.session.execute(statement)
    ]
