"""Every contract of a list with all that is known of it, for whoever takes the list out as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.contracts.lacking import asked_and_lacked
from tenants.records.contracts.lists import ContractFilter, conditions, order
from tenants.records.contracts.models import Clause, Contract, ContractClause
from tenants.records.posts.models import Post
from tenants.records.suppliers.models import Supplier

#: So many rows are fetched at a time.
BATCH = 1_000
_OWNER_ID = func.coalesce(Contract.owner_person_id, Post.holder_id)


class ContractRow(NamedTuple):
    """One contract with its supplier, its manager and its clauses."""

    id: UUID
    reference: str
    title: str
    supplier: str
    company_number: str
    tier: str | None
    sector_key: str | None
    category_words: str
    department: str
    manager_post: str | None
    manager_name: str | None
    manager_words: str
    value: int | None
    annual_value: int | None
    starts_on: date | None
    ends_on: date | None
    extends_to_on: date | None
    relet_on: date | None
    description: str
    invented: str
    clauses: tuple[str, ...] = ()
    lacked: tuple[str, ...] = ()


def contract_rows(wanted: ContractFilter, today: date) -> Iterator[ContractRow]:
    """The contracts in the list's order, fetched some at a time; three statements however many they are."""
    held, lacked = _by_contract(_HELD), _by_contract(asked_and_lacked())
    statement = _columns().where(*conditions(wanted, today)).order_by(*order(wanted))
    for row in db.session.execute(statement.execution_options(yield_per=BATCH)):
        yield ContractRow._make((*row, held.get(row[0], ()), lacked.get(row[0], ())))


_HELD = (
    select(ContractClause.contract_id, Clause.title)
    .join(Clause, Clause.id == ContractClause.clause_id)
    .order_by(Clause.title)
)


def _by_contract(statement: Select[UUID, str]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for contract_id, title in db.session.execute(statement):
        found[contract_id] = (*found.get(contract_id, ()), title)
    return found


def _columns() -> Select[*tuple[Any, ...]]:
    """The fields of ContractRow up to its clauses, in its order."""
    return (
        select(
            Contract.id,
            Contract.reference,
            Contract.title,
            Supplier.title,
            Supplier.company_number,
            Supplier.tier,
            Contract.sector_key,
            Contract.category_words,
            Contract.department,
            Post.title,
            Person.name,
            Contract.manager_words,
            Contract.value,
            Contract.annual_value,
            Contract.starts_on,
            Contract.ends_on,
            Contract.extends_to_on,
            Contract.relet_on,
            Contract.description,
            Contract.invented,
        )
        .select_from(Contract)
        .join(Supplier, Supplier.id == Contract.supplier_id)
        .outerjoin(Post, Post.id == Contract.owner_post_id)
        .outerjoin(Person, Person.id == _OWNER_ID)
    )
