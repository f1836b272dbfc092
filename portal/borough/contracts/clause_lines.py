"""The clauses of a council's contracts as lines: from which value each is asked for, and how many hold it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.dating import format_day
from tenants.guidance.queries import sector_titles
from tenants.records.contracts.models import Clause, ClauseRule
from tenants.records.contracts.pounds import pounds_words
from tenants.records.contracts.queries import clauses, contracts_with_each_clause, thresholds


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """From which value, in which sector, for contracts of which time a clause is asked for."""

    id: UUID
    value: str
    sector: str
    when: str
    is_over: bool  # for contracts that begin today
    may_end: bool


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause with its thresholds, those of today first."""

    clause: Clause
    contracts: int
    thresholds: tuple[ThresholdLine, ...]


def clause_lines(today: date) -> list[ClauseLine]:
    """Every clause, those in use first."""
    sectors, held, rules = sector_titles(), contracts_with_each_clause(), thresholds()
    return [
        ClauseLine(
            clause=each,
            contracts=held.get(each.id, 0),
            thresholds=tuple(
                sorted(
                    (threshold_line(rule, sectors, today) for rule in rules if rule.clause_id == each.id),
                    key=lambda line: line.is_over,
                )
            ),
        )
        for each in clauses(with_ended=True)
    ]


def threshold_line(rule: ClauseRule, sectors: Mapping[str, str], today: date) -> ThresholdLine:
    """One threshold in words."""
    return ThresholdLine(
        id=rule.id,
        value=f"From {pounds_words(rule.min_value)}" if rule.min_value else "Of any value",
        sector=sectors.get(rule.sector_key, rule.sector_key) if rule.sector_key else "Every sector",
        when=_when(rule.valid_from, rule.valid_to),
        is_over=rule.valid_to is not None and rule.valid_to < today,
        may_end=rule.valid_to is None,
    )


def _when(valid_from: date | None, valid_to: date | None) -> str:
    if valid_from and valid_to:
        return f"Begun from {format_day(valid_from)} to {format_day(valid_to)}"
    if valid_from:
        return f"Begun on or after {format_day(valid_from)}"
    return f"Begun on or before {format_day(valid_to)}" if valid_to else "Whenever they began"
