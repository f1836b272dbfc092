"""Reading contracts and the clauses that the tenant's contracts hold or have to hold."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.contracts.models import Clause, ClauseRule, Contract, ContractClause
from tenants.records.contracts.rules import Required
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

_CONTRACT = select(Contract).where(Contract.id == bindparam("contract_id"))
_NOT_FOUND = "We could not find that contract."


def get_contract(contract_id: UUID) -> Contract:
    """The tenant's contract; NotFound when there is none or it is another tenant's."""
    contract = db.session.scalar(_CONTRACT, {"contract_id": contract_id})
    if contract is None:
        raise NotFound(_NOT_FOUND)
    return contract


def get_contract_to_change(contract_id: UUID) -> Contract:
    """The contract, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Contract).where(Contract.id == contract_id).with_for_update()
    contract = db.session.scalar(statement.execution_options(populate_existing=True))
    if contract is None:
        raise NotFound(_NOT_FOUND)
    return contract


def find_contract_by_reference(reference: str) -> Contract | None:
    """The contract with exactly this reference of the council's own; None for an empty one."""
    if not reference.strip():
        return None
    return db.session.scalar(select(Contract).where(Contract.reference == reference.strip()))


def contracts_of(supplier_id: UUID) -> list[Contract]:
    """Every contract with a supplier, the one that ends last first, those without an end before them."""
    found = db.session.scalars(select(Contract).where(Contract.supplier_id == supplier_id))
    # Put in order here: asked to do it, SQLite goes through every contract of the tenant by its last day.
    return sorted(found, key=lambda each: (-(each.ends_on or date.max).toordinal(), each.title))


def departments() -> list[str]:
    """Every department that a contract names, by name."""
    statement = select(Contract.department).where(Contract.department != "").distinct()
    return list(db.session.scalars(statement.order_by(Contract.department)))


def manager_of(contract: Contract) -> str:
    """Who looks after it: "Head of Licensing (Ann Lee)", or what the register calls them; else nothing."""
    if contract.owner_post_id is None and contract.owner_person_id is None:
        return contract.manager_words
    post = select(Post.title, Post.holder_id).where(Post.id == contract.owner_post_id)
    title, holder_id = db.session.execute(post).first() or (None, None)
    person_id = contract.owner_person_id or holder_id
    name = db.session.scalar(select(Person.name).where(Person.id == person_id)) if person_id else None
    return owner_words(name, title)


def clauses(*, with_ended: bool = False) -> list[Clause]:
    """The tenant's clauses by title, those in use only unless asked otherwise."""
    statement = select(Clause).order_by(Clause.ended_on.is_not(None), Clause.title)
    return list(db.session.scalars(statement if with_ended else statement.where(Clause.ended_on.is_(None))))


def get_clause(clause_id: UUID) -> Clause:
    """The tenant's clause; NotFound otherwise."""
    clause = db.session.scalar(select(Clause).where(Clause.id == clause_id))
    if clause is None:
        raise NotFound("We could not find that clause.")
    return clause


def get_clause_to_change(clause_id: UUID) -> Clause:
    """The clause, held until the transaction ends."""
    statement = select(Clause).where(Clause.id == clause_id).with_for_update()
    clause = db.session.scalar(statement.execution_options(populate_existing=True))
    if clause is None:
        raise NotFound("We could not find that clause.")
    return clause


def thresholds(clause_id: UUID | None = None) -> list[ClauseRule]:
    """From which values clauses are asked for, one clause's or all, the newest first."""
    statement = select(ClauseRule).order_by(
        ClauseRule.valid_from.desc().nulls_last(), ClauseRule.min_value, ClauseRule.id
    )
    asked = statement.where(ClauseRule.clause_id == clause_id) if clause_id else statement
    return list(db.session.scalars(asked))


def get_threshold(clause_id: UUID, rule_id: UUID) -> ClauseRule:
    """One threshold of one clause; NotFound otherwise."""
    wanted = ClauseRule.id == rule_id, ClauseRule.clause_id == clause_id
    found = db.session.scalar(select(ClauseRule).where(*wanted))
    if found is None:
        raise NotFound("We could not find that threshold.")
    return found


def required_clauses() -> list[Required]:
    """Every threshold as the rule that says which contracts have to hold its clause."""
    columns = (
        ClauseRule.clause_id,
        ClauseRule.min_value,
        ClauseRule.sector_key,
        ClauseRule.valid_from,
        ClauseRule.valid_to,
    )
    statement = select(*columns).order_by(ClauseRule.min_value, ClauseRule.id)
    return [Required(*row) for row in db.session.execute(statement)]


def held_clauses(contract_id: UUID) -> list[tuple[Clause, date | None]]:
    """The clauses in force in a contract, each with the day since when, by title."""
    held = ContractClause.clause_id == Clause.id
    statement = select(Clause, ContractClause.since_on).join(ContractClause, held)
    wanted = statement.where(ContractClause.contract_id == contract_id).order_by(Clause.title)
    return list(db.session.execute(wanted))


def find_held(contract_id: UUID, clause_id: UUID) -> ContractClause | None:
    """The clause as it is in force in the contract; None when it is not."""
    wanted = ContractClause.contract_id == contract_id, ContractClause.clause_id == clause_id
    return db.session.scalar(select(ContractClause).where(*wanted))


def contracts_with_each_clause() -> Mapping[UUID, int]:
    """How many contracts hold each clause."""
    counted = select(ContractClause.clause_id, func.count()).group_by(ContractClause.clause_id)
    return dict(iter(db.session.execute(counted)))
