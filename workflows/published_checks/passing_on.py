"""Brings each question about a published check to the house whose check it is."""

from sqlalchemy import select

from tenants import clock
from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.records.contacts.queries import who_answers_for
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Task, owe
from tenants.records.suppliers.models import Supplier
from tenants.working_days import add_working_days
from workflows.published_checks.models import CheckEnquiry

ANSWER_WITHIN = 10  # working days


def take_up() -> int:
    """Finds new questions about the open house's checks and owes an answer to each; says how many."""
    own = select(SupplierCheck.published_id).where(SupplierCheck.published_id.is_not(None))
    asked = select(CheckEnquiry).where(
        CheckEnquiry.passed_on_at.is_(None),
        CheckEnquiry.answered_at.is_(None),
        CheckEnquiry.published_check_id.in_(own),
    )
    found = db.session.scalars(asked).all()
    for enquiry in found:
        enquiry.passed_on_at = clock.now()
        _owe_answer(enquiry)
    return len(found)


def _owe_answer(enquiry: CheckEnquiry) -> None:
    asker = db.session.scalars(select(Tenant.name).where(Tenant.id == enquiry.asked_by_tenant_id)).one()
    task = Task(
        Kind.CHECK_ENQUIRY,
        enquiry.id,
        f"Answer {asker}’s question about your check of “{_company(enquiry)}”"[:240],
        f"enquiries/{enquiry.id}/",
    )
    # The council's single point of contact, as its directory has it; without one, the leads are told.
    answers = who_answers_for("procurement", "modern-slavery-lead")
    owe(task, add_working_days(clock.today(), ANSWER_WITHIN), answers, by=None)


def _company(enquiry: CheckEnquiry) -> str:
    """The company's name in the open house's own register; its number when it has none."""
    named = select(Supplier.title).where(Supplier.company_number == enquiry.company_number)
    return db.session.scalar(named) or enquiry.company_number
