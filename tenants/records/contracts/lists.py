"""The list of contracts: filtered, sorted and counted, as rows of columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tenants.database import db
from tenants.records.contracts.conditions import in_force, is_of_high_risk, last_checks, still_counts
from tenants.records.contracts.lacking import lacks_a_clause
from tenants.records.contracts.models import Contract
from tenants.records.contracts.rules import Standing
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier, small_letters

PAGE_SIZE = 50
#: By when buying it anew has to be decided; a contract without such a date counts by its end.
RELET_ON = func.coalesce(Contract.relet_on, Contract.ends_on)
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ContractFilter:
    """What a list of contracts shows; each field is one parameter of the page's address."""

    words: str = ""
    standings: tuple[Standing, ...] = ()  # none: every contract
    supplier_id: UUID | None = None
    sector_key: str = ""
    department: str = ""
    tier: Tier | None = None  # of the supplier
    is_untiered: bool = False
    is_unchecked_high_risk: bool = False  # of high risk, and no check of the supplier counts any more
    relet_before: date | None = None
    relet_from: date | None = None
    lacks_clauses: bool = False
    value_from: int | None = None
    value_to: int | None = None
    sort: str = "ends"
    is_descending: bool = False


class ListedContract(NamedTuple):
    """What a row of the list shows."""

    id: UUID
    reference: str
    title: str
    supplier_id: UUID
    supplier_title: str
    tier: str | None
    sector_key: str | None
    department: str
    value: int | None
    annual_value: int | None
    starts_on: date | None
    ends_on: date | None
    relet_on: date | None
    invented: str


#: The columns a list can be sorted by; what has no value comes last whichever way round.
SORTS: dict[str, tuple[Any, ...]] = {
    "title": (Contract.title,),
    "supplier": (Supplier.title, Contract.title),
    "value": (Contract.value, Contract.title),
    "ends": (Contract.ends_on, Contract.title),
    "relet": (RELET_ON, Contract.title),
}


def page_of_contracts(wanted: ContractFilter, today: date, page: int) -> tuple[list[ListedContract], int]:
    """A page of rows, or the last page when there are fewer, and how many rows there are in all."""
    total = count_contracts(wanted, today)
    last = max(1, -(-total // PAGE_SIZE))
    statement = _joined(select(*_columns())).where(*conditions(wanted, today)).order_by(*order(wanted))
    found = statement.limit(PAGE_SIZE).offset((max(1, min(page, last)) - 1) * PAGE_SIZE)
    return [ListedContract._make(row) for row in db.session.execute(found)], total


def count_contracts(wanted: ContractFilter, today: date) -> int:
    """How many contracts the filter has in all, in one statement."""
    counted = select(func.count()).select_from(Contract)
    if wanted.words or wanted.tier or wanted.is_untiered or wanted.is_unchecked_high_risk:
        counted = counted.join(Supplier, Supplier.id == Contract.supplier_id)
    return db.session.scalar(counted.where(*conditions(wanted, today))) or 0


def count_lacking_clauses(today: date) -> int:
    """How many contracts in force lack a clause that their value, sector and beginning ask for."""
    return count_contracts(ContractFilter(standings=(Standing.IN_FORCE,), lacks_clauses=True), today)


def _columns() -> tuple[Any, ...]:
    """The fields of ListedContract, in its order."""
    return (
        Contract.id,
        Contract.reference,
        Contract.title,
        Contract.supplier_id,
        Supplier.title,
        Supplier.tier,
        Contract.sector_key,
        Contract.department,
        Contract.value,
        Contract.annual_value,
        Contract.starts_on,
        Contract.ends_on,
        Contract.relet_on,
        Contract.invented,
    )


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.select_from(Contract).join(Supplier, Supplier.id == Contract.supplier_id)


def conditions(wanted: ContractFilter, today: date) -> list[ColumnElement[bool]]:
    """What a contract, joined with its supplier where that is looked at, has to be to be in the list."""
    return [*_subjects(wanted), *_days(wanted, today), *_risks(wanted, today), *_values(wanted)]


def order(wanted: ContractFilter) -> list[Any]:
    """The order asked for, the same for contracts that are alike in it."""
    columns = SORTS.get(wanted.sort, SORTS["ends"])
    first = columns[0].desc() if wanted.is_descending else columns[0]
    return [first.nulls_last(), *columns[1:], Contract.id]


def _subjects(wanted: ContractFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.supplier_id:
        yield Contract.supplier_id == wanted.supplier_id
    if wanted.sector_key:
        yield Contract.sector_key == wanted.sector_key
    if wanted.department:
        yield Contract.department == wanted.department
    for word in small_letters(wanted.words).split()[:MOST_WORDS]:
        of_contract = Contract.search_words.contains(word, autoescape=True)
        yield or_(of_contract, Supplier.search_words.contains(word, autoescape=True))


def _days(wanted: ContractFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if set(wanted.standings) == {Standing.IN_FORCE, Standing.TO_COME}:
        yield _is_not_over(today)  # what the list shows at first, so it is asked for as plainly as can be
    elif wanted.standings:
        yield or_(*(standing_condition(one, today) for one in wanted.standings))
    if wanted.relet_before:
        yield wanted.relet_before > RELET_ON
    if wanted.relet_from:
        yield wanted.relet_from <= RELET_ON


def standing_condition(standing: Standing, today: date) -> ColumnElement[bool]:
    """The same decision as rules.standing, for the database to take."""
    return {
        Standing.ENDED: Contract.ends_on < today,
        Standing.TO_COME: and_(_is_not_over(today), Contract.starts_on > today),
        Standing.IN_FORCE: in_force(today),
    }[standing]


def _is_not_over(today: date) -> ColumnElement[bool]:
    return or_(Contract.ends_on.is_(None), Contract.ends_on >= today)


def _risks(wanted: ContractFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.tier:
        yield Supplier.tier == wanted.tier
    if wanted.is_untiered:
        yield Supplier.tier.is_(None)
    if wanted.is_unchecked_high_risk:
        yield is_of_high_risk(today)
        yield ~_is_checked(today)
    if wanted.lacks_clauses:
        yield lacks_a_clause()


def _is_checked(today: date) -> ColumnElement[bool]:
    """Whether a check of its supplier still counts."""
    checks = last_checks()
    checked = (
        select(Supplier.id)
        .join(checks, checks.c.supplier_id == Supplier.id)
        .where(still_counts(checks.c.last_on, today))
    )
    return Contract.supplier_id.in_(checked.correlate(None))


def _values(wanted: ContractFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.value_from is not None:
        yield Contract.value >= wanted.value_from
    if wanted.value_to is not None:
        yield Contract.value <= wanted.value_to
