"""How soon a supplier is checked again, by its tier of risk."""

from datetime import date

from tenants.guidance.queries import find_clock
from tenants.records.suppliers.rules import Tier

#: Where no rule is loaded, and for a supplier whose risk nobody has judged yet.
_USUAL = 12


def months_until_next(tier: Tier | str | None, on: date) -> int:
    """Months after which a check comes round again by the rule in force on a day."""
    found = find_clock(f"check-again-{Tier(tier).value}", on) if tier else None
    return found.months if found else _USUAL
