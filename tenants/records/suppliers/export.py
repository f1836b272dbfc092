"""Every supplier of a list with what is known of it, for whoever takes the list out as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import aliased

from tenants.database import db
from tenants.people.models import Person
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckStatus
from tenants.records.contracts.conditions import in_force
from tenants.records.contracts.models import Contract
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post
from tenants.records.suppliers.lists import SupplierFilter, conditions
from tenants.records.suppliers.models import Supplier, SupplierAlias, SupplierCountry, SupplierSector

#: So many rows are fetched at a time.
BATCH = 1_000
_OWNER_ID = func.coalesce(Supplier.owner_person_id, Post.holder_id)
_Parent = aliased(Supplier)


class SupplierRow(NamedTuple):
    """One supplier with its names, sectors and countries, and the figures of its contracts and checks."""

    id: UUID
    title: str
    company_number: str
    parent: str | None
    parent_words: str
    website: str
    is_direct: bool
    is_small: bool
    is_charity: bool
    tier: str | None
    tiered_on: date | None
    owner_post: str | None
    owner_name: str | None
    ended_on: date | None
    ended_because: str
    source: str
    invented: str
    contracts: int  # in force
    value: int  # pounds a year of those
    checked_on: date | None
    check_due_on: date | None
    aliases: tuple[str, ...] = ()
    sector_keys: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()


def supplier_rows(wanted: SupplierFilter, today: date) -> Iterator[SupplierRow]:
    """The suppliers by name, fetched some at a time; four statements however many they are."""
    aliases = _by_supplier(SupplierAlias.supplier_id, SupplierAlias.title)
    sectors = _by_supplier(SupplierSector.supplier_id, SupplierSector.sector_key)
    countries = _by_supplier(SupplierCountry.supplier_id, SupplierCountry.country_code)
    statement = _columns(today).where(*conditions(wanted, today)).order_by(Supplier.title, Supplier.id)
    for row in db.session.execute(statement.execution_options(yield_per=BATCH)):
        parts = (each.get(row[0], ()) for each in (aliases, sectors, countries))
        yield SupplierRow._make((*row, *parts))


def _by_supplier(supplier_id: Any, column: Any) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for key, value in db.session.execute(select(supplier_id, column).distinct().order_by(column)):
        found[key] = (*found.get(key, ()), value)
    return found


def _columns(today: date) -> Select[*tuple[Any, ...]]:
    """The fields of SupplierRow up to its names, in its order."""
    spent, checked = _contracts(today).subquery(), _checks().subquery()
    return (
        select(
            Supplier.id,
            Supplier.title,
            Supplier.company_number,
            _Parent.title,
            Supplier.parent_words,
            Supplier.website,
            Supplier.is_direct,
            Supplier.is_small,
            Supplier.is_charity,
            Supplier.tier,
            Supplier.tiered_on,
            Post.title,
            Person.name,
            Supplier.ended_on,
            Supplier.ended_because,
            Supplier.source,
            Supplier.invented,
            func.coalesce(spent.c.contracts, 0),
            func.coalesce(spent.c.value, 0),
            checked.c.checked_on,
            checked.c.check_due_on,
        )
        .select_from(Supplier)
        .outerjoin(_Parent, _Parent.id == Supplier.parent_id)
        .outerjoin(spent, spent.c.supplier_id == Supplier.id)
        .outerjoin(checked, checked.c.supplier_id == Supplier.id)
        .outerjoin(Post, Post.id == Supplier.owner_post_id)
        .outerjoin(Person, Person.id == _OWNER_ID)
    )


def _contracts(today: date) -> Select[*tuple[Any, ...]]:
    """Of each supplier: how many contracts are in force, and pounds a year of those."""
    return (
        select(
            Contract.supplier_id,
            func.count().label("contracts"),
            func.sum(Contract.annual_value).label("value"),
        )
        .where(in_force(today))
        .group_by(Contract.supplier_id)
    )


def _checks() -> Select[*tuple[Any, ...]]:
    """Of each supplier: when a check was last done, and when the next one is due."""
    owed = and_(
        Obligation.record_id == SupplierCheck.id,
        Obligation.kind == Kind.SUPPLIER_CHECK,
        Obligation.done_on.is_(None),
    )
    is_done = SupplierCheck.status == CheckStatus.DONE
    return (
        select(
            SupplierCheck.supplier_id,
            func.max(case((is_done, SupplierCheck.done_on))).label("checked_on"),
            func.min(Obligation.due_on).label("check_due_on"),
        )
        .select_from(SupplierCheck)
        .outerjoin(Obligation, owed)
        .group_by(SupplierCheck.supplier_id)
    )
