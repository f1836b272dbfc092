"""Joining two entries of the register that are one company."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.checks.models import Exclusion, FollowUp, SupplierCheck
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.chain import is_upstream
from tenants.records.suppliers.models import (
    RegistryEntry,
    Supplier,
    SupplierAlias,
    SupplierContact,
    SupplierCountry,
    SupplierSector,
    SupplyLink,
)
from tenants.records.suppliers.queries import aliases_of
from tenants.records.suppliers.rules import name_key, search_words

#: What simply goes over to the entry that is kept. Assessments of risk stay where they were made: they are
#: never changed, and the tier of the entry that is kept stands.
_MOVED: tuple[Any, ...] = (Contract, SupplierCheck, FollowUp, Exclusion, SupplierContact)
_LONGEST = 300


def merge(kept: Supplier, other: Supplier, *, by: UUID, today: date) -> None:
    """Everything of `other` goes over to `kept`, which is known by its names as well; `other` is ended."""
    _check(kept, other)
    names = [other.title, *aliases_of(other.id)]
    number = kept.company_number or other.company_number
    for model in _MOVED:
        db.session.execute(update(model).where(model.supplier_id == other.id).values(supplier_id=kept.id))
    for model in (SupplierSector, SupplierCountry):
        _move_what_is_new(model, kept.id, other.id)
    _move_registry_entries(kept.id, other.id)
    _move_links(kept.id, other.id)
    children = update(Supplier).where(Supplier.parent_id == other.id, Supplier.id != kept.id)
    db.session.execute(children.values(parent_id=kept.id))
    _end(other, kept, by=by, today=today)
    _take_names(kept, names)
    _keep(kept, other, number, by)


def _check(kept: Supplier, other: Supplier) -> None:
    if kept.id == other.id:
        raise FieldError("words", "Choose another entry: this is the one whose page you came from.")
    if kept.company_number and other.company_number:
        raise FieldError(
            "words",
            f"The two have different company numbers, {kept.company_number} and {other.company_number}, so "
            "they are two companies. If one of the numbers is wrong, correct it first.",
        )


def _move_what_is_new(model: Any, kept_id: UUID, other_id: UUID) -> None:
    """Rows that the entry that is kept does not have yet; the rest is said of it already."""
    names = [
        each.key for each in model.__mapper__.column_attrs if each.key not in ("tenant_id", "supplier_id")
    ]
    held = {tuple(getattr(row, name) for name in names) for row in _rows(model, kept_id)}
    for row in _rows(model, other_id):
        values = {name: getattr(row, name) for name in names}
        db.session.delete(row)
        if tuple(values.values()) not in held:
            db.session.add(model(supplier_id=kept_id, **values))
    db.session.flush()


def _move_registry_entries(kept_id: UUID, other_id: UUID) -> None:
    held = {(each.year, each.url) for each in _rows(RegistryEntry, kept_id)}
    for entry in _rows(RegistryEntry, other_id):
        if (entry.year, entry.url) in held:
            db.session.delete(entry)
        else:
            entry.supplier_id = kept_id
    db.session.flush()


def _rows(model: Any, supplier_id: UUID) -> list[Any]:
    return list(db.session.scalars(select(model).where(model.supplier_id == supplier_id)))


def _move_links(kept_id: UUID, other_id: UUID) -> None:
    """The steps of the chain, but for those that would be there twice or lead round in a circle."""
    touching = or_(SupplyLink.customer_id == other_id, SupplyLink.supplier_id == other_id)
    for link in db.session.scalars(select(SupplyLink).where(touching)).all():
        customer = kept_id if link.customer_id == other_id else link.customer_id
        supplier = kept_id if link.supplier_id == other_id else link.supplier_id
        if supplier and (
            customer == supplier or _is_there(customer, supplier) or _circles(customer, supplier)
        ):
            db.session.delete(link)
        else:
            link.customer_id, link.supplier_id = customer, supplier
        db.session.flush()


def _is_there(customer: UUID, supplier: UUID) -> bool:
    wanted = (SupplyLink.customer_id == customer, SupplyLink.supplier_id == supplier)
    return db.session.scalar(select(SupplyLink.id).where(*wanted).limit(1)) is not None


def _circles(customer: UUID, supplier: UUID) -> bool:
    return is_upstream(customer, of=supplier)


def _end(other: Supplier, kept: Supplier, *, by: UUID, today: date) -> None:
    for alias in _rows(SupplierAlias, other.id):
        db.session.delete(alias)
    db.session.flush()
    other.company_number, other.search_words = "", search_words([other.title], "")
    other.parent_id = None if other.parent_id == kept.id else other.parent_id
    other.ended_on = other.ended_on or today
    other.ended_because = f"The same company as “{kept.title}”, where everything went over"[:_LONGEST]
    other.updated_at = clock.now()
    audit.record("supplier:ended", other, by=by)
    db.session.flush()


def _take_names(kept: Supplier, names: Iterable[str]) -> None:
    held = {kept.title, *aliases_of(kept.id)}
    for title in dict.fromkeys(names):
        if title not in held:
            db.session.add(SupplierAlias(supplier_id=kept.id, title=title, name_key=name_key(title)))
    db.session.flush()


def _keep(kept: Supplier, other: Supplier, number: str, by: UUID) -> None:
    words = search_words([kept.title, *aliases_of(kept.id)], number)
    kept.company_number, kept.search_words = number, words
    kept.is_direct = kept.is_direct or other.is_direct
    kept.parent_id = None if kept.parent_id == other.id else kept.parent_id
    kept.updated_at = clock.now()
    audit.record("supplier:merged", kept, by=by, joined=other.title)
    db.session.flush()
