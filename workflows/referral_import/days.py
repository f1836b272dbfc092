"""Reads cells of days, also where only the month is known."""

import re
from datetime import date
from functools import lru_cache

from tenants.dating import MONTHS
from workflows.contract_import.cells import read_day

HOW = "Write it like 22/11/2026, or like November 2026 when only the month is known."
_SHORT = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
_NAMED = re.compile(r"([a-z]{3})[a-z]*\.?[ ,/'’-]*(\d{4}|\d{2})", re.ASCII)
_YEAR_NAMED = re.compile(r"(\d{4})[ ,/-]*([a-z]{3})[a-z]*", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[/.-](\d{1,2})", re.ASCII)


@lru_cache(maxsize=4_000)
def read_day_or_month(text: str) -> tuple[date | None, bool]:
    """The day, and whether only its month is said; ValueError with what to write instead."""
    plain = " ".join(text.casefold().split())
    month = _month(plain)
    if month is not None:
        return month, True
    try:
        return read_day(plain), False
    except ValueError:
        raise ValueError(f"This is no day that we can read. {HOW}") from None


def _month(plain: str) -> date | None:
    """The first day of a month that stands alone; None for anything else."""
    if (found := _NAMED.fullmatch(plain)) and found[1] in _SHORT:
        return date(_year(found[2]), _SHORT[found[1]], 1)
    if (found := _YEAR_NAMED.fullmatch(plain)) and found[2] in _SHORT:
        return date(int(found[1]), _SHORT[found[2]], 1)
    if found := _MONTH_YEAR.fullmatch(plain):
        return _first(int(found[2]), int(found[1]))
    if found := _YEAR_MONTH.fullmatch(plain):
        return _first(int(found[1]), int(found[2]))
    return None


def _year(typed: str) -> int:
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 1 <= month <= 12 and year > 0 else None
