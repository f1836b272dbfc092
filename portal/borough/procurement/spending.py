"""What is spent with suppliers of each tier, as the rows of a table and the bars of a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from tenants.records.checks.coverage import SpendLine
from tenants.records.contracts.pounds import pounds_words
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS
from workflows.charts.money import Sum

TITLE = "Spend under contract with suppliers whose check still counts, by tier"


@dataclass(frozen=True, slots=True)
class SpendRow:
    """One tier in words; money is pounds a year."""

    tier: str
    query: str  # of the list of suppliers of this tier
    suppliers: int
    contracts: int
    value: str
    share: str  # of all that is spent
    checked: str
    checked_share: str  # of what is spent with this tier
    unvalued: int


def spend_rows(lines: Sequence[SpendLine]) -> list[SpendRow]:
    """A row for each tier, and a last one for all of them."""
    whole = sum(line.annual_value for line in lines)
    return [*(_row(line, whole) for line in lines), _total(lines, whole)]


def _row(line: SpendLine, whole: int) -> SpendRow:
    return SpendRow(
        tier=_tier_words(line),
        query=f"tier={line.tier.value if line.tier else 'none'}",
        suppliers=line.suppliers,
        contracts=line.contracts,
        value=pounds_words(line.annual_value),
        share=_percent(line.annual_value, whole),
        checked=pounds_words(line.checked_value),
        checked_share=_percent(line.checked_value, line.annual_value),
        unvalued=line.unvalued,
    )


def _total(lines: Sequence[SpendLine], whole: int) -> SpendRow:
    checked = sum(line.checked_value for line in lines)
    return SpendRow(
        tier="All",
        query="",
        suppliers=sum(line.suppliers for line in lines),
        contracts=sum(line.contracts for line in lines),
        value=pounds_words(whole),
        share=_percent(whole, whole),
        checked=pounds_words(checked),
        checked_share=_percent(checked, whole),
        unvalued=sum(line.unvalued for line in lines),
    )


def _percent(part: int, whole: int) -> str:
    """In whole per cent, rounded down so that 100% means all of it; a dash when there is nothing to share."""
    if not whole:
        return "–"
    return "under 1%" if 0 < part * 100 < whole else f"{part * 100 // whole}%"


def spend_sums(lines: Sequence[SpendLine]) -> list[Sum]:
    """The bars of the chart; a tier without spend has none."""
    return [
        Sum(_tier_words(line), line.checked_value, line.annual_value) for line in lines if line.annual_value
    ]


def spend_in_words(lines: Sequence[SpendLine]) -> str:
    """The text alternative of the chart: every number in it."""
    said = (f"{row.tier}: {row.checked} of {row.value} ({row.checked_share})" for row in spend_rows(lines))
    return f"{TITLE}. {'; '.join(said)}."


def _tier_words(line: SpendLine) -> str:
    return TIER_WORDS[line.tier] if line.tier else NOT_TIERED
