"""Fills a tenant's register with invented suppliers, contracts, tiers and checks, in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.fence import insert_many
from tenants.guidance.models import RiskFramework
from tenants.guidance.queries import risk_frameworks
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CHECK_WORDS, CheckKind, CheckStatus, Outcome
from tenants.records.contracts.models import Clause, ClauseRule, Contract, ContractClause
from tenants.records.suppliers.models import (
    RiskAssessment,
    RiskFinding,
    Supplier,
    SupplierCountry,
    SupplierSector,
)
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import (
    Presence,
    RiskLevel,
    Tier,
    name_key,
    proposed_tier,
    search_words,
    small_letters,
)
from workflows.demonstration.invented_companies import Company, Purchase, company, purchase

INVENTED = "everything"
#: How a council's reference of a contract begins, so that a register read in later finds it again.
REFERENCE = "DN"
_KINDS = (CheckKind.ANNUAL, CheckKind.STATEMENT, CheckKind.QUESTIONNAIRE, CheckKind.CLAUSES, CheckKind.MSAT)
_OUTCOMES = (Outcome.SATISFACTORY,) * 6 + (Outcome.IMPROVE, Outcome.IMPROVE, Outcome.UNCLEAR, Outcome.SERIOUS)
_ABROAD = ("BD", "CN", "IN", "PK", "TR", "VN", "ES", "IT", "PL", "RO")
_LEVELS = (
    RiskLevel.HIGH,
    RiskLevel.MEDIUM,
    RiskLevel.MEDIUM,
    RiskLevel.LOW,
    RiskLevel.LOW,
    RiskLevel.UNKNOWN,
)
_HELD = 0.75  # of the clauses that a contract's value asks for

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each there are to be."""

    suppliers: int
    contracts: int
    tiered: int
    checks: int


@dataclass(slots=True)
class _Rows:
    """Everything that is to be written, by table."""

    suppliers: list[Row] = field(default_factory=list)
    sectors: list[Row] = field(default_factory=list)
    countries: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    contracts: list[Row] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)

    def write(self) -> None:
        """Those first to which others refer."""
        for model, rows in (
            (Supplier, self.suppliers),
            (SupplierSector, self.sectors),
            (SupplierCountry, self.countries),
            (RiskAssessment, self.assessments),
            (RiskFinding, self.findings),
            (Contract, self.contracts),
            (ContractClause, self.held),
            (SupplierCheck, self.checks),
        ):
            insert_many(model, rows)


def fill_register(slug: str, sizes: Sizes, today: date) -> list[UUID]:
    """Fills the open tenant's register, the same for the same slug; gives the suppliers of high risk."""
    dice = Random(slug)  # noqa: S311 - invents data, and the same each time
    rows, now = _Rows(), clock.now()
    firms = [(uuid4(), company(number)) for number in range(sizes.suppliers)]
    [framework, *_] = risk_frameworks(today)
    risky = high_risk_keys(today)
    tiers: dict[UUID, Tier] = {}
    for place, (key, firm) in enumerate(firms):
        if place < sizes.tiered:
            tiers[key] = _assess(rows, key, firm, framework, firm.sector_key in risky, today, dice)
        rows.suppliers.append(
            _supplier(key, firm, tiers.get(key), today) | {"created_at": now, "updated_at": now}
        )
        rows.sectors.append({"supplier_id": key, "sector_key": firm.sector_key})
        rows.countries.extend(_countries(key, firm, dice))
    _add_contracts(rows, firms, sizes.contracts, today, dice)
    _add_checks(rows, firms[: sizes.tiered], sizes.checks, min(today, now.date()), dice)
    rows.write()
    db.session.flush()
    return [key for key, _firm in firms if tiers.get(key) == Tier.HIGH]


def _supplier(key: UUID, firm: Company, tier: Tier | None, today: date) -> Row:
    return {
        "id": key,
        "title": firm.name,
        "name_key": name_key(firm.name),
        "company_number": firm.number,
        "search_words": search_words([firm.name], firm.number),
        "is_small": firm.is_small,
        "is_charity": firm.sector_key == "community",
        "tier": tier,
        "tiered_on": today - timedelta(days=200) if tier else None,
        "invented": INVENTED,
        "is_demonstration": True,
        "version": 1,
    }


def _countries(key: UUID, firm: Company, dice: Random) -> Iterator[Row]:
    yield {"supplier_id": key, "country_code": "GB", "presence": Presence.BASED}
    if firm.sector_key in ("clothing", "manufacturing", "catering", "agriculture"):
        yield {"supplier_id": key, "country_code": dice.choice(_ABROAD), "presence": Presence.MAKES}


def _assess(
    rows: _Rows,
    key: UUID,
    firm: Company,
    framework: RiskFramework,
    is_risky: bool,
    today: date,
    dice: Random,
) -> Tier:
    assessment_id = uuid4()
    levels: list[RiskLevel] = []
    for characteristic in framework.characteristics:
        level = dice.choice(_LEVELS)
        if characteristic.code == "industry":
            level = RiskLevel.HIGH if is_risky else RiskLevel.LOW
        levels.append(level)
        rows.findings.append(
            {
                "assessment_id": assessment_id,
                "characteristic_key": characteristic.key,
                "level": level,
                "reason": "" if level == RiskLevel.UNKNOWN else "Invented for the demonstration",
            }
        )
    tier = proposed_tier(
        levels,
        highs_for_high=framework.highs_for_high,
        highs_for_medium=framework.highs_for_medium,
        mediums_for_medium=framework.mediums_for_medium,
    )
    rows.assessments.append(
        {
            "id": assessment_id,
            "supplier_id": key,
            "framework_code": framework.code,
            "tier": tier,
            "proposed_tier": tier,
            "why_other": "",
            "assessed_on": today - timedelta(days=200),
            "added_at": clock.now(),
        }
    )
    return tier


def _add_contracts(
    rows: _Rows, firms: Sequence[tuple[UUID, Company]], count: int, today: date, dice: Random
) -> None:
    """Every supplier has one while they last; the first, who are tiered, have more of the others."""
    asked = _asked_clauses()
    for number in range(count):
        key, firm = firms[number] if number < len(firms) else dice.choice(firms[: max(1, len(firms) // 3)])
        bought = purchase(firm.sector_key, today, dice)
        contract_id = uuid4()
        rows.contracts.append(_contract(contract_id, key, number, bought))
        for clause_id, min_value, sector_key in asked:
            is_asked = (bought.value or 0) >= min_value and sector_key in (None, bought.sector_key)
            if is_asked and dice.random() < _HELD:
                held = {"contract_id": contract_id, "clause_id": clause_id, "since_on": bought.starts_on}
                rows.held.append(held)


def _asked_clauses() -> list[tuple[UUID, int, str | None]]:
    statement = select(Clause.id, ClauseRule.min_value, ClauseRule.sector_key)
    rows = db.session.execute(statement.join(ClauseRule, ClauseRule.clause_id == Clause.id))
    return [(row.id, row.min_value, row.sector_key) for row in rows]


def _contract(key: UUID, supplier_id: UUID, number: int, bought: Purchase) -> Row:
    now, reference = clock.now(), f"{REFERENCE}{100_000 + number}"
    title = f"{bought.title}, {bought.starts_on.year}"
    return {
        "id": key,
        "supplier_id": supplier_id,
        "reference": reference,
        "title": title,
        "search_words": small_letters(f"{title} {reference}"),
        "sector_key": bought.sector_key,
        "department": bought.department,
        "value": bought.value,
        "annual_value": bought.annual_value,
        "starts_on": bought.starts_on,
        "ends_on": bought.ends_on,
        "relet_on": bought.relet_on,
        "invented": INVENTED,
        "is_demonstration": True,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def _add_checks(
    rows: _Rows, firms: Sequence[tuple[UUID, Company]], count: int, today: date, dice: Random
) -> None:
    for key, firm in dice.sample(list(firms), min(count, len(firms))):
        kind, now = dice.choice(_KINDS), clock.now()
        rows.checks.append(
            {
                "id": uuid4(),
                "supplier_id": key,
                "kind": kind,
                "status": CheckStatus.DONE,
                "title": f"{CHECK_WORDS[kind]}: {firm.name}",
                "done_on": today - timedelta(days=dice.randrange(5, 900)),
                "outcome": dice.choice(_OUTCOMES),
                "summary": "Invented for the demonstration.",
                "score": dice.randrange(30, 95) if kind == CheckKind.MSAT else None,
                "invented": INVENTED,
                "is_demonstration": True,
                "version": 1,
                "created_at": now,
                "updated_at": now,
            }
        )
