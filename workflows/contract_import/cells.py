"""Reads the cells of a register as days, sums and marks, whichever way they are written."""

import re
from datetime import date, timedelta
from functools import lru_cache

from dateutil import parser as dates
from dateutil.relativedelta import relativedelta

from tenants.dating import MONTHS
from tenants.records.contracts.pounds import MOST, pounds_words, read_pounds

_NOTHING = frozenset(
    {
        *(
            "",
            "-",
            "--",
            "–",
            "—",
            "n/a",
            "na",
            "n.a.",
            "#n/a",
            "none",
            "null",
            "not applicable",
            "not known",
        ),
        *("unknown", "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "not stated", "not specified"),
    }
)
#: What stands in a column of dates when there is no such day.
_NO_DAY = re.compile(
    r"on-?going|rolling|open( ended)?|open-ended|perpetual|indefinite|no (end|expiry|fixed)( date| term)?"
    r"|until terminated|until further notice|continuous"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_SERIAL = re.compile(r"([2-8]\d{4})(?:\.0+)?", re.ASCII)
_EXCEL_BEGAN = date(1899, 12, 30)
_NAMED_MONTH = re.compile(r"[a-z]{3}", re.IGNORECASE)
_FILLERS = (dates.parse("1900-01-01"), dates.parse("1901-02-02"))
_FIRST_YEAR, _LAST_YEAR, _FOREVER = 1950, 2199, 2200
_HOW_DAY = f"Write it like 31/03/2027 or 31 {MONTHS[2]} 2027."
_HOW_SUM = "Write one sum in pounds, like £1,250,000 or 1250000."

_AROUND_SUM = re.compile(
    r"^(up to|approx(imately)?\.?|circa|c\.?(?=[ £\d])|est(imated)?\.?|max(imum)?\.?|~)\s*"
    r"|\s*\(?\b(ex|exc|excl|excluding|plus|net of|inc|incl|including)\.?,? ?vat\)?$"
)
_A_YEAR = re.compile(r"per annum|\bp\.?a\.?$|a year|per year|annual|/ ?(yr|year)$")
_MANY_PLACES = re.compile(r"£?\s*(\d{4,}\.\d+|\d+\.\d{4,}|\d(?:\.\d+)?e\+?\d{1,2})", re.ASCII)
_LENGTH = re.compile(r"(?:(\d{1,2}) ?[x×] ?)?(\d{1,3}|\d\.5) ?(months?|mths?|years?|yrs?)(?: extension)?s?")
_YEARS_ADDED = re.compile(r"\d(?: ?\+ ?\d)*(?: ?(?:years?|yrs?))?")
_YES = re.compile(
    r"y|yes|true|1|x|✓|sme|vcse|vcs|vco|both|micro|small|medium|charity|voluntary.*|small.*|medium.*|micro.*"
)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.strip().casefold() in _NOTHING


def is_yes(text: str) -> bool:
    """Whether a cell of marks is ticked, in whatever words."""
    return bool(_YES.fullmatch(text.strip().casefold()))


@lru_cache(maxsize=20_000)
def read_sum(text: str) -> int | None:
    """Whole pounds; None where nothing is said; ValueError with what to write instead."""
    plain = text.strip().casefold()
    if plain in _NOTHING or re.fullmatch(r"£?\s*-", plain):  # Excel's accounts show no pounds as a dash
        return None
    if plain.startswith(("-", "(", "£-")):
        raise ValueError("A contract is not worth less than nothing. " + _HOW_SUM)
    if _A_YEAR.search(plain):
        raise ValueError("This is the sum for one year. Put it into a column of its own for yearly sums.")
    return _pounds(_AROUND_SUM.sub("", _AROUND_SUM.sub("", plain)).strip())


def _pounds(plain: str) -> int | None:
    if found := _MANY_PLACES.fullmatch(plain):  # a number that Excel has calculated
        pounds = round(float(found[1]))
        plain = str(pounds) if pounds <= MOST else "9" * 14
    try:
        return 0 if plain == "nil" else read_pounds(plain)
    except ValueError as problem:
        too_much = "no more than" in str(problem)
        raise ValueError(f"Write a sum up to {pounds_words(MOST)}." if too_much else _HOW_SUM) from None


@lru_cache(maxsize=20_000)
def read_day(text: str) -> date | None:
    """The day; None where nothing is said, or no end; ValueError with what to write instead.

    The day comes before the month. A number is a day as Excel counts them.
    """
    plain = " ".join(text.casefold().split())
    if plain in _NOTHING or _NO_DAY.fullmatch(plain):
        return None
    try:
        found = _day(plain)
    except (ValueError, OverflowError):
        raise ValueError(f"This is no day that we can read. {_HOW_DAY}") from None
    if found.year >= _FOREVER:
        return None  # registers write 31/12/9999 where a contract has no end
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(f"The year {found.year} cannot be right. {_HOW_DAY}")
    return found


def _day(plain: str) -> date:
    if found := _YEAR_FIRST.fullmatch(plain.upper()):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(plain.upper()):
        return date(_full_year(found[3]), int(found[2]), int(found[1]))
    if found := _SERIAL.fullmatch(plain):
        return _EXCEL_BEGAN + timedelta(days=int(found[1]))
    return _in_words(plain)


def _full_year(typed: str) -> int:
    year = int(typed)
    return year if len(typed) == 4 else year + (1900 if year >= 70 else 2000)


def _in_words(plain: str) -> date:
    """1 April 2026 and the like; a month or a year alone is no day."""
    if not _NAMED_MONTH.search(plain):
        raise ValueError("no day")
    found, other = (dates.parse(plain, dayfirst=True, default=filler).date() for filler in _FILLERS)
    if found != other:
        raise ValueError("only a part of a day")
    return found


def read_extension(text: str, ends_on: date | None) -> date | None:
    """The last day with every extension: a day, or a length after the end; None when it says neither."""
    plain = " ".join(text.casefold().split())
    months = _months(plain)
    try:
        if not months:
            return read_day(text)
        last = ends_on + relativedelta(months=months) if ends_on else None
        return last if last and last.year < _FOREVER else None
    except (ValueError, OverflowError):
        return None


def _months(plain: str) -> int:
    """How many months “2 x 12 months”, “2 years” or “1+1” come to; 0 for anything else."""
    if found := _LENGTH.fullmatch(plain):
        each = float(found[2]) * (12 if found[3].startswith("y") else 1)
        return int(int(found[1] or 1) * each)
    if _YEARS_ADDED.fullmatch(plain) and ("+" in plain or "y" in plain):
        return 12 * sum(int(number) for number in re.findall(r"\d", plain))
    return 0
