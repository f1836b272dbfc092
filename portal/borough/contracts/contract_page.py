"""Everything that the page of one contract says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.borough.contracts.rows import STANDING_KINDS, TIER_KINDS, annual_words, is_near, tier_words
from tenants.guidance.queries import sector_titles
from tenants.records.contracts.models import Clause, Contract
from tenants.records.contracts.pounds import pounds_words
from tenants.records.contracts.queries import (
    clauses,
    get_contract,
    held_clauses,
    manager_of,
    required_clauses,
)
from tenants.records.contracts.rules import (
    STANDING_WORDS,
    Required,
    Standing,
    missing_clauses,
    standing,
    time_words,
)
from tenants.records.posts.queries import get_post
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier
from tenants.records.suppliers.risk_queries import is_high_risk
from tenants.records.suppliers.rules import Tier


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A clause that is in force in the contract."""

    clause: Clause
    since_on: date | None
    is_asked_for: bool


@dataclass(frozen=True, slots=True)
class LackedLine:
    """A clause that its value asks for and that is not in force."""

    clause: Clause
    why: str  # "asked of contracts from £100,000"


@dataclass(frozen=True, slots=True)
class ContractPage:
    """What the page says of a contract."""

    contract: Contract
    supplier: Supplier
    standing: Standing
    standing_words: str
    standing_kind: str
    value: str
    annual: str
    manager: str
    is_vacant: bool
    sector: str
    is_high_risk_sector: bool
    tier: str
    tier_kind: str
    ends_note: str
    relet_note: str
    is_relet_near: bool
    held: tuple[HeldLine, ...]
    lacked: tuple[LackedLine, ...]
    has_clauses: bool  # whether the council has written down any clause at all


def open_page(contract_id: UUID, today: date) -> ContractPage:
    """The page of a contract; NotFound when it is not the tenant's."""
    contract = get_contract(contract_id)
    supplier, sectors = get_supplier(contract.supplier_id), sector_titles()
    seen = standing(contract.starts_on, contract.ends_on, today)
    known = {each.id: each for each in clauses(with_ended=True)}
    held = _held(contract)
    is_over = seen is Standing.ENDED
    return ContractPage(
        contract=contract,
        supplier=supplier,
        standing=seen,
        standing_words=STANDING_WORDS[seen],
        standing_kind=STANDING_KINDS[seen],
        value=pounds_words(contract.value),
        annual=annual_words(contract.value, contract.annual_value),
        manager=manager_of(contract).removesuffix(" (vacant)"),
        is_vacant=_is_vacant(contract),
        sector=sectors.get(contract.sector_key or "", ""),
        is_high_risk_sector=bool(contract.sector_key) and is_high_risk(contract.sector_key or "", today),
        tier=tier_words(supplier.tier),
        tier_kind=TIER_KINDS[Tier(supplier.tier)] if supplier.tier else "quiet",
        ends_note=time_words(contract.ends_on, today) if contract.ends_on else "",
        relet_note=time_words(contract.relet_on, today) if contract.relet_on and not is_over else "",
        is_relet_near=not is_over and is_near(contract.relet_on, today),
        held=held,
        lacked=_lacked(contract, held, known, sectors=dict(sectors)),
        has_clauses=bool(known),
    )


def _is_vacant(contract: Contract) -> bool:
    return contract.owner_post_id is not None and get_post(contract.owner_post_id).holder_id is None


def _asking(contract: Contract) -> list[Required]:
    """The rules that ask something of the contract, the one of the lowest value first."""
    facts = contract.value, contract.sector_key, contract.starts_on
    return [rule for rule in required_clauses() if rule.asks(*facts)]


def _held(contract: Contract) -> tuple[HeldLine, ...]:
    asked = {rule.clause_id for rule in _asking(contract)}
    return tuple(
        HeldLine(clause, since_on, clause.id in asked) for clause, since_on in held_clauses(contract.id)
    )


def _lacked(
    contract: Contract, held: tuple[HeldLine, ...], known: dict[UUID, Clause], *, sectors: dict[str, str]
) -> tuple[LackedLine, ...]:
    asking = _asking(contract)
    facts = contract.value, contract.sector_key, contract.starts_on
    lacked = missing_clauses(asking, [line.clause.id for line in held], *facts)
    first = {rule.clause_id: rule for rule in reversed(asking)}
    return tuple(LackedLine(known[key], asked_words(first[key], sectors)) for key in lacked)


def asked_words(rule: Required, sectors: dict[str, str]) -> str:
    """ "Asked of contracts from £100,000", "Asked of every contract for Cleaning"."""
    whom = f"contracts from {pounds_words(rule.min_value)}" if rule.min_value else "every contract"
    where = f" for {sectors.get(rule.sector_key, rule.sector_key)}" if rule.sector_key else ""
    return f"Asked of {whom}{where}"
