"""Publishing that a company was checked, renewing what is published, and taking it back."""

from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.checks.changes import check_changed
from tenants.records.checks.exits import CheckCopy, publication
from tenants.records.checks.models import SupplierCheck
from tenants.records.suppliers.models import Supplier
from tenants.scope import current_tenant
from workflows.published_checks.enquiries import close_open_enquiries
from workflows.published_checks.models import PublishedCheck


def publish(check: SupplierCheck, *, is_named: bool, with_outcome: bool, by: UUID) -> PublishedCheck:
    """Puts the check into the square, or changes what it says there; WrongState when it cannot be."""
    copy = publication(check.id)
    row = _find(check.published_id) or _begin(check)
    _write(row, copy, is_named=is_named, with_outcome=with_outcome)
    audit.record("check:published", check, by=by)
    db.session.flush()
    return row


def take_back(check: SupplierCheck, *, by: UUID | None) -> None:
    """Leaves nothing of the check in the square; questions about it that wait are closed."""
    row = _find(check.published_id)
    if row is None:
        raise WrongState("This check is not published.")
    close_open_enquiries(row.id, by=by)
    db.session.delete(row)
    db.session.flush()  # before the house forgets its number, by which the database knows whose row it is
    check.published_id = None
    audit.record("check:taken-back", check, by=by)
    db.session.flush()


def _begin(check: SupplierCheck) -> PublishedCheck:
    row = PublishedCheck(id=uuid4(), house_key=_house_key(check.supplier_id))
    check.published_id = row.id
    db.session.flush()
    db.session.add(row)
    return row


def _house_key(supplier_id: UUID) -> UUID:
    """By which checks of one house of one company are counted once; made when it is first needed."""
    supplier = db.session.scalars(select(Supplier).where(Supplier.id == supplier_id)).one()
    if supplier.square_key is None:
        supplier.square_key = uuid4()
    return supplier.square_key


def _write(row: PublishedCheck, copy: CheckCopy, *, is_named: bool, with_outcome: bool) -> None:
    row.company_number, row.kind, row.done_on = copy.company_number, copy.kind, copy.done_on
    row.authority_id = current_tenant() if is_named else None
    row.outcome = copy.outcome if with_outcome else None
    row.published_at = clock.now()


def _find(published_id: UUID | None) -> PublishedCheck | None:
    if published_id is None:
        return None
    return db.session.scalar(select(PublishedCheck).where(PublishedCheck.id == published_id))


def renew(check: SupplierCheck) -> bool:
    """Says in the square what the check says now, or takes it down; whether anything was new."""
    row = _find(check.published_id)
    if row is None:
        return False
    try:
        copy = publication(check.id)
    except WrongState:
        take_back(check, by=None)
        return True
    before = (row.company_number, row.kind, row.done_on, row.outcome)
    outcome = copy.outcome if row.outcome is not None else None
    if before == (copy.company_number, copy.kind, copy.done_on, outcome):
        return False
    _write(row, copy, is_named=row.authority_id is not None, with_outcome=row.outcome is not None)
    db.session.flush()
    return True


@check_changed.connect
def _renew(_sender: object, check_id: UUID) -> None:
    """Nothing in the square is older than what the house says."""
    check = db.session.scalars(select(SupplierCheck).where(SupplierCheck.id == check_id)).one()
    renew(check)


def renew_all() -> int:
    """Renews every published check of the tenant, for what changed on its supplier; says how many had."""
    published = select(SupplierCheck).where(SupplierCheck.published_id.is_not(None))
    return sum(renew(check) for check in db.session.scalars(published).all())
