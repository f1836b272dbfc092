"""What a check of a contract's clauses finds: those that its value asks for and it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.contracts.models import Clause, Contract, ContractClause
from tenants.records.contracts.queries import clauses, required_clauses
from tenants.records.contracts.rules import missing_clauses


@dataclass(frozen=True, slots=True)
class ClausesFound:
    """The clauses of one contract by their titles."""

    contract: Contract
    held: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the check's record says of them."""
        held = f"In force: {'; '.join(self.held)}." if self.held else "No clause is in force."
        if self.missing:
            return f"Asked for by its value and not in force: {'; '.join(self.missing)}. {held}"
        return f"It holds every clause that its value asks for. {held}"


def clauses_found(contracts: Sequence[Contract]) -> list[ClausesFound]:
    """What each contract holds and lacks today."""
    required, held = required_clauses(), _held([each.id for each in contracts])
    titles = {each.id: each.title for each in clauses()}
    found = []
    for contract in contracts:
        have = held.get(contract.id, {})
        missing = missing_clauses(required, have, contract.value, contract.sector_key, contract.starts_on)
        lacks = tuple(titles[key] for key in missing if key in titles)
        found.append(ClausesFound(contract, tuple(have.values()), lacks))
    return found


def _held(contract_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, str]]:
    """The titles of the clauses in force in each contract, by the clause."""
    same = ContractClause.clause_id == Clause.id
    statement = select(ContractClause.contract_id, Clause.id, Clause.title).join(Clause, same)
    wanted = statement.where(ContractClause.contract_id.in_(contract_ids)).order_by(Clause.title)
    known: dict[UUID, dict[UUID, str]] = {}
    for contract_id, clause_id, title in db.session.execute(wanted):
        known.setdefault(contract_id, {})[clause_id] = title
    return known
