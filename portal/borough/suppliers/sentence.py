"""Says in one sentence what the register shows."""

from collections.abc import Iterator, Mapping

from portal.borough.suppliers.filters import Asked, TierAsked
from portal.formatting import plural

TIER_WORDS: dict[TierAsked, str] = {
    TierAsked.HIGH: "High",
    TierAsked.MEDIUM: "Medium",
    TierAsked.LOW: "Low",
    TierAsked.NONE: "Not tiered yet",
}


def sentence(asked: Asked, total: int, sectors: Mapping[str, str]) -> str:
    """ "8,000 suppliers", "14 suppliers: of high risk, never checked", "No suppliers: with “Acme”"."""
    count = plural(total, "supplier") if total else "No suppliers"
    parts = ", ".join(_parts(asked, sectors))
    return f"{count}: {parts}" if parts else count


def _parts(asked: Asked, sectors: Mapping[str, str]) -> Iterator[str]:
    if asked.tier:
        is_none = asked.tier == TierAsked.NONE
        yield "not tiered yet" if is_none else f"of {TIER_WORDS[asked.tier].lower()} risk"
    if asked.sector:
        yield f"in {sectors.get(asked.sector, asked.sector)}"
    if asked.is_high_risk:
        yield "in sectors of high risk"
    if asked.never_checked:
        yield "never checked"
    if asked.with_ended:
        yield "ended ones too"
    if asked.words:
        yield f"with “{asked.words}”"
