"""Which period an address of the figures asks for, and the address that asks for the same again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tenants import dating
from tenants.dating import format_day
from workflows.figures.periods import Period, last_twelve_months, year_from, year_words, years_since

LAST_TWELVE, BETWEEN = "last-12", "between"
#: The first day of the National Referral Mechanism.
FIRST_DAY = date(2009, 4, 1)
MOST = relativedelta(years=10)
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, how it was chosen, the query that asks for it, and what was wrong with the address."""

    period: Period
    chosen: str
    query: str
    notes: tuple[str, ...] = ()


def choices(earliest: date | None, today: date, chosen: str) -> list[tuple[str, str, bool]]:
    """What can be chosen: the value, the words, and whether it is chosen now."""
    years = years_since(earliest or today, today)
    pairs = [(LAST_TWELVE, "The last 12 months"), *((str(first), _words(first)) for first in years)]
    if chosen not in dict(pairs) and chosen != BETWEEN:
        pairs.append((chosen, _words(int(chosen))))
    return [(value, words, value == chosen) for value, words in pairs]


def _words(first: int) -> str:
    return f"April {first} to March {first + 1}"


def read(args: Mapping[str, str], today: date) -> Asked:
    """The period; the last twelve months when the address says none, or none that can be read."""
    if args.get("from", "").strip() or args.get("to", "").strip():
        return _between(args, today)
    wanted = args.get("period", "").strip() or LAST_TWELVE
    if wanted == LAST_TWELVE:
        return _usual(today)
    if wanted.isascii() and wanted.isdigit() and len(wanted) == 4:
        first = int(wanted)
        if FIRST_DAY.year <= first <= today.year and year_from(first).starts_on <= today:
            period = year_from(first)
            return Asked(Period(period.starts_on, min(period.ends_on, today)), wanted, f"period={first}")
    return _usual(today, "There is no such period, so this shows the last 12 months.")


def _usual(today: date, *notes: str) -> Asked:
    return Asked(last_twelve_months(today), LAST_TWELVE, f"period={LAST_TWELVE}", notes)


def _between(args: Mapping[str, str], today: date) -> Asked:
    """From a day to a day; what is left open is today, and a year before."""
    try:
        last = _day(args.get("to", ""), today, is_last=True) or today
        first = _day(args.get("from", ""), today) or last - relativedelta(years=1) + timedelta(days=1)
    except ValueError:
        return _usual(
            today, "We could not read those days, so this shows the last 12 months. Try 1 May 2026."
        )
    if first > last:
        first, last = last, first
    bounded = Period(max(first, FIRST_DAY, min(last, today) - MOST), min(max(last, FIRST_DAY), today))
    notes = _notes(Period(first, last), bounded)
    if bounded.starts_on > bounded.ends_on:
        return _usual(today, "Those days have not come yet, so this shows the last 12 months.")
    query = f"from={bounded.starts_on}&to={bounded.ends_on}"
    return Asked(bounded, BETWEEN, query, notes)


def _notes(wanted: Period, bounded: Period) -> tuple[str, ...]:
    if wanted == bounded:
        return ()
    first = f"Figures go up to today, over at most ten years, and not before {format_day(FIRST_DAY)}."
    return (f"{first} So this shows {bounded.words}.",)


def _day(typed: str, today: date, *, is_last: bool = False) -> date | None:
    """A day as the portal reads it everywhere; of a month its first or last day. ValueError for any other."""
    if not typed.strip():
        return None
    found = dating.parse(typed.strip()[:_LONGEST], today)
    day = found.due_on if is_last else found.starts_on
    if day is None:
        raise ValueError(typed)
    return day


def short_words(asked: Asked) -> str:
    """2025/26, or its days, for the name of a file."""
    return year_words(int(asked.chosen)).replace("/", "-") if asked.chosen.isdigit() else asked.period.words
