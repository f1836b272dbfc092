"""How checks look in words: the colour of each tag, percentages, and what a price challenge shows."""

from datetime import date

from tenants.dating import format_day
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckStatus, Outcome
from tenants.records.documents.rules import how_late
from tenants.records.statements.rules import Level
from tenants.records.suppliers.rules import Tier

#: The kind of a tag decides its colour; the words in it always say the same.
STATUS_KINDS: dict[CheckStatus, str] = {
    CheckStatus.PLANNED: "quiet",
    CheckStatus.UNDER_WAY: "waiting",
    CheckStatus.DONE: "done",
    CheckStatus.CALLED_OFF: "quiet",
}
OUTCOME_KINDS: dict[Outcome, str] = {
    Outcome.SATISFACTORY: "done",
    Outcome.IMPROVE: "soon",
    Outcome.SERIOUS: "late",
    Outcome.UNCLEAR: "quiet",
}
LEVEL_KINDS: dict[Level, str] = {Level.ABSENT: "late", Level.ONE: "soon", Level.TWO: "done"}
TIER_KINDS: dict[Tier, str] = {Tier.HIGH: "late", Tier.MEDIUM: "soon", Tier.LOW: "done"}
#: From this many days before its day on, what is due says how long there is left.
_COUNTED = 60


def due_note(due_on: date | None, today: date) -> str:
    """ "3 working days late", "12 working days left", or nothing while it is far off."""
    if due_on is None or (due_on - today).days > _COUNTED:
        return ""
    return how_late(due_on, today)


def price_difference(check: SupplierCheck) -> str:
    """ "25% below the expected price"; nothing without both prices."""
    if check.price is None or not check.expected_price:
        return ""
    percent = round((check.price - check.expected_price) * 100 / check.expected_price)
    if percent == 0:
        return "the same as the expected price"
    return f"{abs(percent)}% {'below' if percent < 0 else 'above'} the expected price"


def period_words(starts_on: date | None, ends_on: date | None) -> str:
    """ "1 April 2025 to 31 March 2026", or what is known of it."""
    if starts_on and ends_on:
        return f"{format_day(starts_on)} to {format_day(ends_on)}"
    if starts_on:
        return f"from {format_day(starts_on)}"
    return f"to {format_day(ends_on)}" if ends_on else "Not said"


def of_a_supplier(criterion: str) -> str:
    """A point that the guidance makes for a council's own statement, said of a supplier's."""
    return criterion.replace("the council’s own", "the supplier’s own").replace("the council", "the supplier")
