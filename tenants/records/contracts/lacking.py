"""Which clauses contracts lack, found by the database for however many contracts at once."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tenants.database import db
from tenants.records.contracts.models import Clause, ClauseRule, Contract, ContractClause


def clauses_lacked(contract_ids: Iterable[UUID]) -> Mapping[UUID, int]:
    """How many clauses each of these contracts lacks; those that lack none are left out."""
    counted = (
        select(Contract.id, func.count(ClauseRule.clause_id.distinct()))
        .join(ClauseRule, _is_asked_for())
        .where(Contract.id.in_(list(contract_ids)), ~_is_held())
        .group_by(Contract.id)
    )
    return dict(iter(db.session.execute(counted)))


def asked_and_lacked() -> Select[UUID, str]:
    """Each contract with the title of each clause that it lacks, by that title."""
    return (
        select(Contract.id, Clause.title)
        .join(ClauseRule, _is_asked_for())
        .join(Clause, Clause.id == ClauseRule.clause_id)
        .where(~_is_held())
        .distinct()
        .order_by(Clause.title)
    )


def _is_asked_for() -> ColumnElement[bool]:
    """The same decision as rules.Required.asks, for the database to take."""
    began = or_(ClauseRule.valid_from.is_(None), ClauseRule.valid_from <= Contract.starts_on)
    in_time = and_(began, or_(ClauseRule.valid_to.is_(None), ClauseRule.valid_to >= Contract.starts_on))
    undated = and_(Contract.starts_on.is_(None), ClauseRule.valid_to.is_(None))
    return and_(
        Contract.value >= ClauseRule.min_value,
        or_(ClauseRule.sector_key.is_(None), ClauseRule.sector_key == Contract.sector_key),
        or_(undated, and_(Contract.starts_on.is_not(None), in_time)),
    )


def _is_held() -> ColumnElement[bool]:
    held = select(ContractClause.clause_id).where(
        ContractClause.contract_id == Contract.id, ContractClause.clause_id == ClauseRule.clause_id
    )
    return held.correlate(Contract, ClauseRule).exists()


def lacks_a_clause() -> ColumnElement[bool]:
    """The condition that a contract lacks a clause that it has to hold."""
    lacked = select(ClauseRule.id).where(_is_asked_for(), ~_is_held())
    return lacked.correlate(Contract).exists()
