"""Every check and every follow-up with its supplier, for whoever takes them out as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from tenants.database import db
from tenants.people.models import Person
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.contracts.models import Contract
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post
from tenants.records.suppliers.models import Supplier

#: So many rows are fetched at a time.
BATCH = 1_000
_Doer = aliased(Person)


class CheckRow(NamedTuple):
    """One check, with its supplier, its deadline while it is open, and what it found."""

    supplier: str
    company_number: str
    tier: str | None
    kind: str
    status: str
    due_on: date | None
    done_on: date | None
    done_by: str | None
    outcome: str | None
    score: int | None
    summary: str
    contract: str | None
    owner_post: str | None
    owner_name: str | None
    status_reason: str
    invented: str


class FollowUpRow(NamedTuple):
    """One follow-up, with its supplier, the check it came from, and its deadline while it is open."""

    supplier: str
    company_number: str
    tier: str | None
    kind: str
    sanction: str | None
    imposed_on: date | None
    title: str
    details: str
    status: str
    due_on: date | None
    owner_post: str | None
    owner_name: str | None
    check: str | None
    closed_on: date | None
    closed_by: str | None
    closing_words: str
    invented: str


def check_rows() -> Iterator[CheckRow]:
    """Every check: those still to be done by their day, then the others, the latest first."""
    order = (Obligation.due_on.asc().nulls_last(), SupplierCheck.done_on.desc(), SupplierCheck.id)
    found = db.session.execute(_checks().order_by(*order).execution_options(yield_per=BATCH))
    return (CheckRow._make(row) for row in found)


def follow_up_rows() -> Iterator[FollowUpRow]:
    """Every follow-up: those still to be done by their day, then the others, the latest first."""
    order = (Obligation.due_on.asc().nulls_last(), FollowUp.closed_on.desc(), FollowUp.id)
    found = db.session.execute(_follow_ups().order_by(*order).execution_options(yield_per=BATCH))
    return (FollowUpRow._make(row) for row in found)


def count_checks() -> int:
    """How many checks there are, whatever became of them."""
    return db.session.scalar(select(func.count()).select_from(SupplierCheck)) or 0


def count_follow_ups() -> int:
    """How many follow-ups there are, whatever became of them."""
    return db.session.scalar(select(func.count()).select_from(FollowUp)) or 0


def _checks() -> Select[*tuple[Any, ...]]:
    """The fields of CheckRow, in its order."""
    statement = select(
        Supplier.title,
        Supplier.company_number,
        Supplier.tier,
        SupplierCheck.kind,
        SupplierCheck.status,
        Obligation.due_on,
        SupplierCheck.done_on,
        _Doer.name,
        SupplierCheck.outcome,
        SupplierCheck.score,
        SupplierCheck.summary,
        Contract.title,
        Post.title,
        Person.name,
        SupplierCheck.status_reason,
        SupplierCheck.invented,
    )
    about = statement.select_from(SupplierCheck).outerjoin(Contract, Contract.id == SupplierCheck.contract_id)
    return _joined(about, SupplierCheck, Kind.SUPPLIER_CHECK, SupplierCheck.done_by_id)


def _follow_ups() -> Select[*tuple[Any, ...]]:
    """The fields of FollowUpRow, in its order."""
    statement = select(
        Supplier.title,
        Supplier.company_number,
        Supplier.tier,
        FollowUp.kind,
        FollowUp.sanction,
        FollowUp.imposed_on,
        FollowUp.title,
        FollowUp.details,
        FollowUp.status,
        Obligation.due_on,
        Post.title,
        Person.name,
        SupplierCheck.title,
        FollowUp.closed_on,
        _Doer.name,
        FollowUp.closing_words,
        FollowUp.invented,
    )
    about = statement.select_from(FollowUp).outerjoin(SupplierCheck, SupplierCheck.id == FollowUp.check_id)
    return _joined(about, FollowUp, Kind.FOLLOW_UP, FollowUp.closed_by_id)


def _joined(
    statement: Select[*tuple[Any, ...]], model: Any, kind: Kind, done_by: Any
) -> Select[*tuple[Any, ...]]:
    """With the supplier, the deadline that is still open, the owner, and whoever did it."""
    owed = and_(Obligation.record_id == model.id, Obligation.kind == kind, Obligation.done_on.is_(None))
    return (
        statement.join(Supplier, Supplier.id == model.supplier_id)
        .outerjoin(Obligation, owed)
        .outerjoin(Post, Post.id == model.owner_post_id)
        .outerjoin(Person, Person.id == func.coalesce(model.owner_person_id, Post.holder_id))
        .outerjoin(_Doer, _Doer.id == done_by)
    )
