"""Publishes checks and asks about them, each in its own council's house."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import get_check
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, make_borough
from workflows.published_checks.enquiries import ask
from workflows.published_checks.enquiry_queries import asked_by_us, asked_of_us
from workflows.published_checks.models import PublishedCheck
from workflows.published_checks.passing_on import take_up
from workflows.published_checks.service import publish

#: Of the form of a company's number; the invented company of these tests.
NUMBER = "09999001"


def checked_supplier(borough: Borough, number: str = NUMBER) -> UUID:
    """Adds the company with this number to the borough's register, with one check; returns the check's id."""
    with tenant_scope(borough.id):
        known = db.session.scalar(select(Supplier).where(Supplier.company_number == number))
        supplier = known or make_supplier("Brightwater Cleaning Ltd", company_number=number)
        check: SupplierCheck = make_check(supplier, by=borough.lead.id)
        db.session.commit()
        return check.id


def publish_check(
    borough: Borough, check_id: UUID, *, is_named: bool = False, with_outcome: bool = False
) -> UUID:
    """Publishes it; returns its id in the square."""
    with tenant_scope(borough.id):
        row = publish(get_check(check_id), is_named=is_named, with_outcome=with_outcome, by=borough.lead.id)
        db.session.commit()
        return row.id


def ask_about(borough: Borough, published_id: UUID, words: str = "Did you visit the depot?") -> UUID:
    """Asks about it from the borough's house; returns the question's id."""
    with tenant_scope(borough.id):
        published = db.session.scalars(select(PublishedCheck).where(PublishedCheck.id == published_id)).one()
        enquiry = ask(published, words, by=borough.procurement.id)
        db.session.commit()
        return enquiry.id


def pass_on(borough: Borough) -> int:
    """Lets the borough's house find what it was asked."""
    with tenant_scope(borough.id):
        found = take_up()
        db.session.commit()
        return found


def check_with_camden(*boroughs: Borough) -> None:
    """Camden and each of them have checked the same company, and ask each other about it.

    Only Camden lets itself be named, so no borough learns anything of another one of them.
    """
    camden = make_borough("camden", "Camden")
    theirs = publish_check(camden, checked_supplier(camden), is_named=True)
    for borough in boroughs:
        mine = publish_check(borough, checked_supplier(borough))
        publish_check(borough, checked_supplier(borough))  # one more, about which nobody has asked
        ask_about(borough, theirs)
        ask_about(camden, mine)
        pass_on(borough)
    pass_on(camden)


def pages_of_published_checks(borough: Borough) -> list[str]:
    """The pages of a furnished borough's published checks and of the questions about them."""
    with tenant_scope(borough.id):
        published = select(SupplierCheck.id).where(SupplierCheck.published_id.is_not(None))
        checks = [f"checks/{one}/" for one in db.session.scalars(published)]
        enquiries = [f"enquiries/{one.id}/" for one in (*asked_of_us(), *asked_by_us())]
    return [f"/{borough.slug}/{place}" for place in (*checks, *enquiries)]
