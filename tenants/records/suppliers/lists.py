"""The register as people go through it: suppliers filtered, sorted and counted, as rows of columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    case,
    exists,
    false,
    func,
    select,
)

from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.records.suppliers.figures import (
    IS_DONE,
    figures_by_supplier,
    last_check,
    sectors_by_supplier,
    value_in_force,
)
from tenants.records.suppliers.models import Supplier, SupplierSector
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import Tier, small_letters

PAGE_SIZE = 50
#: So many words of a search count; each has to be found.
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class SupplierFilter:
    """What the list shows; each field is one parameter of the page's address."""

    words: str = ""
    tier: Tier | None = None
    is_untiered: bool = False
    sector_key: str = ""
    is_high_risk_sector: bool = False
    never_checked: bool = False
    with_ended: bool = False
    sort: str = "title"
    is_descending: bool = False


class ListedSupplier(NamedTuple):
    """What a row of the list shows; the id stays text, because the rows only make an address of it."""

    key: str
    title: str
    company_number: str
    tier: str | None
    tiered_on: date | None
    is_direct: bool
    ended_on: date | None
    invented: str
    sector_keys: tuple[str, ...]
    value: int | None  # pounds a year of its contracts in force; None when none of them has a value
    contracts: int  # in force
    checked_on: date | None  # when a check of it was last done


class _Found(NamedTuple):
    """A row as the first statement gives it."""

    id: UUID
    title: str
    company_number: str
    tier: str | None
    tiered_on: date | None
    is_direct: bool
    ended_on: date | None
    invented: str
    total: int


def page_of_suppliers(wanted: SupplierFilter, today: date, page: int) -> tuple[list[ListedSupplier], int]:
    """A page of rows, or the last page when there are fewer, and how many rows there are in all.

    Three statements: the page with its count, the sectors of its rows, and their contracts and checks.
    """
    high_risk = _high_risk(wanted, today)
    statement = _page(wanted, today, high_risk)
    rows = db.session.execute(statement, {"before": (page - 1) * PAGE_SIZE}).all()
    if not rows and page > 1:
        total = db.session.scalar(_count(wanted, today, high_risk)) or 0
        return page_of_suppliers(wanted, today, max(1, -(-total // PAGE_SIZE)))
    found = [_Found._make(row) for row in rows]
    return _listed(found, today), found[0].total if found else 0


def count_suppliers(wanted: SupplierFilter, today: date) -> int:
    """How many rows the filter has in all."""
    high_risk = _high_risk(wanted, today)
    return db.session.scalar(_count(wanted, today, high_risk)) or 0


def _listed(found: Sequence[_Found], today: date) -> list[ListedSupplier]:
    ids = [each.id for each in found]
    if not ids:
        return []
    sectors, figures = sectors_by_supplier(ids), figures_by_supplier(ids, today)
    return [
        ListedSupplier(str(each.id), *each[1:-1], tuple(sectors.get(each.id, ())), *figures[each.id])
        for each in found
    ]


_NO_TIER = len(Tier)
_TIER_RANK = case({tier: at for at, tier in enumerate(Tier)}, value=Supplier.tier, else_=_NO_TIER)


@lru_cache(maxsize=256)
def _page(wanted: SupplierFilter, today: date, high_risk: frozenset[str]) -> Select[*tuple[Any, ...]]:
    """Kept for the next who asks the same; it names no tenant, the fence adds the one that is open."""
    statement = select(
        Supplier.id,
        Supplier.title,
        Supplier.company_number,
        Supplier.tier,
        Supplier.tiered_on,
        Supplier.is_direct,
        Supplier.ended_on,
        Supplier.invented,
        _total(wanted, today, high_risk).label("total"),
    ).where(*_conditions(wanted, high_risk))
    statement = statement.order_by(*_order(wanted, today))
    return statement.limit(PAGE_SIZE).offset(bindparam("before", type_=Integer()))


def _total(wanted: SupplierFilter, today: date, high_risk: frozenset[str]) -> Any:
    """How many rows there are in all: the plain list is counted in an index, any other on the way."""
    if replace(wanted, sort="", is_descending=False) != SupplierFilter(sort=""):
        return func.count().over()
    return _count(wanted, today, high_risk).correlate(None).scalar_subquery()


@lru_cache(maxsize=256)
def _count(wanted: SupplierFilter, _today: date, high_risk: frozenset[str]) -> Select[int]:
    return select(func.count()).select_from(Supplier).where(*_conditions(wanted, high_risk))


def conditions(wanted: SupplierFilter, today: date) -> list[ColumnElement[bool]]:
    """What a supplier has to be to be in the list, for whoever takes all of it out."""
    return _conditions(wanted, _high_risk(wanted, today))


def _conditions(wanted: SupplierFilter, high_risk: frozenset[str]) -> list[ColumnElement[bool]]:
    return [*_states(wanted), *_kinds(wanted, high_risk), *mentions(wanted.words)]


def _states(wanted: SupplierFilter) -> Iterator[ColumnElement[bool]]:
    if not wanted.with_ended:
        yield Supplier.ended_on.is_(None)
    if wanted.is_untiered:
        yield Supplier.tier.is_(None)
    elif wanted.tier:
        yield Supplier.tier == wanted.tier
    if wanted.never_checked:
        yield ~exists().where(SupplierCheck.supplier_id == Supplier.id, IS_DONE)


def _kinds(wanted: SupplierFilter, high_risk: frozenset[str]) -> Iterator[ColumnElement[bool]]:
    if wanted.sector_key:
        yield _works_in([wanted.sector_key])
    if wanted.is_high_risk_sector:
        yield _works_in(sorted(high_risk)) if high_risk else false()


def _works_in(keys: Iterable[str]) -> ColumnElement[bool]:
    of_them = select(SupplierSector.supplier_id).where(SupplierSector.sector_key.in_(list(keys)))
    return Supplier.id.in_(of_them)


def mentions(words: str) -> Iterator[ColumnElement[bool]]:
    """That every word is in a supplier's names or number."""
    for word in small_letters(words).split()[:MOST_WORDS]:
        yield Supplier.search_words.contains(word, autoescape=True)


def _order(wanted: SupplierFilter, today: date) -> list[Any]:
    column = _sort_column(wanted.sort, today)
    if column is Supplier.title:
        return [*_best_first(wanted), column.desc() if wanted.is_descending else column, Supplier.id]
    first = column.desc() if wanted.is_descending else column.asc()
    return [first.nulls_last(), Supplier.title, Supplier.id]


def _best_first(wanted: SupplierFilter) -> Iterator[Any]:
    """Of what a search found, names that begin with its words come before those that only hold them."""
    if wanted.words and not wanted.is_descending:
        begins = Supplier.search_words.startswith(small_letters(wanted.words), autoescape=True)
        yield case((begins, 0), else_=1)


SORTS = ("title", "number", "tier", "value", "checked")


def _sort_column(sort: str, today: date) -> Any:
    match sort:
        case "number":
            return func.nullif(Supplier.company_number, "")
        case "tier":
            return _TIER_RANK
        case "value":
            return value_in_force(today)
        case "checked":
            return last_check()
    return Supplier.title


def _high_risk(wanted: SupplierFilter, today: date) -> frozenset[str]:
    """The sectors of high risk, looked up only when the filter asks for them."""
    return frozenset(high_risk_keys(today)) if wanted.is_high_risk_sector else frozenset()
