"""Reads sums of money as people type them, and says them in words."""

import re
from decimal import ROUND_HALF_UP, Decimal

#: More than any council has ever spent at once, and well within what a database keeps.
MOST = 999_999_999_999
HOW = "Enter pounds like £1,250,000, 1250000 or 1.25m"

_TIMES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_SUM = re.compile(
    r"(?:£|gbp)?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<rest>\d{1,9}))?\s*"
    r"(?P<times>k|thousand|mn?|million|bn|billion)?\s*(?:gbp|pounds?)?",
    re.ASCII,
)
_PENCE = 2


def read_pounds(typed: str) -> int | None:
    """Whole pounds, pence rounded; None for an empty text; ValueError with words for what is no sum.

    "£1,250,000", "1,250,000.00", "1.25m", "250k" and "1.5 million" are all understood.
    """
    text = " ".join(typed.replace("\u00a0", " ").casefold().split())
    if not text:
        return None
    found = _SUM.fullmatch(text)
    if found is None:
        raise ValueError(HOW)
    rest, times = found["rest"] or "", found["times"] or ""
    if not times and len(rest) > _PENCE:  # as in 1.250 or 1.250000: a point where other countries have it
        raise ValueError(f"{HOW}. After a point there can be two figures, for pence")
    pounds = Decimal(f"{found['whole'].replace(',', '')}.{rest or 0}") * _TIMES[times]
    whole = int(pounds.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if whole > MOST:
        raise ValueError(f"Enter a sum of no more than {pounds_words(MOST)}")
    return whole


def pounds_words(value: int | None) -> str:
    """£1,250,000; nothing for None."""
    return "" if value is None else f"£{value:,}"
