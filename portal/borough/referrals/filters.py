"""What an address asks the log for, and the address that asks for the same again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta

from portal.paging import page_asked_for
from tenants.records.referrals.details import EARLIEST
from tenants.records.referrals.lists import State, Wanted

LAST_YEAR, EVERYTHING = "12-months", "all"
_YEAR_BEGINS = 4  # councils count from April
#: The parameters that name an option, and the field of Wanted that each narrows.
NARROWS = {
    "route": "route",
    "age": "age_band",
    "type": "type_key",
    "place": "place",
    "service": "service_key",
    "responder": "responder_key",
}
_KNOWN = {"period", "state", "page", *NARROWS}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; what is at its default stays out of the address."""

    period: str = LAST_YEAR
    state: State | None = None
    narrowed: tuple[tuple[str, str], ...] = ()  # parameter and value
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        return urlencode([(name, value) for name, value in _parameters(replace(self, **changes)) if value])

    def is_narrowed(self) -> bool:
        """Whether the list is another than the plain one."""
        return replace(self, page=1) != Asked()

    def wanted(self, today: date) -> Wanted:
        """The entries that it means."""
        starts_on, ends_on = days_of(self.period, today)
        fields = {NARROWS[name]: value for name, value in self.narrowed}
        return Wanted(starts_on, ends_on, state=self.state, **fields)

    def value(self, name: str) -> str:
        """What a parameter is narrowed to; "" for anything."""
        return dict(self.narrowed).get(name, "")


def _parameters(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "period", "" if asked.period == LAST_YEAR else asked.period
    yield "state", asked.state or ""
    yield from asked.narrowed
    yield "page", str(asked.page) if asked.page > 1 else ""


def read(args: Mapping[str, str], today: date) -> tuple[Asked, tuple[str, ...]]:
    """What the parameters of an address ask for, and a note for each that is left out."""
    given = {name: value.strip() for name, value in args.items() if value.strip()}
    notes = [
        f"“{name[:40]}” is nothing that this list can be narrowed by." for name in given if name not in _KNOWN
    ]
    period, state = given.get("period", LAST_YEAR), given.get("state", "")
    if period not in dict(periods(today)):
        notes.append("This period is not known; the list shows the last 12 months.")
        period = LAST_YEAR
    if state and state not in set(State):
        notes.append("This state is not known, and is left out.")
        state = ""
    narrowed = tuple(
        (name, given[name]) for name in NARROWS if len(given.get(name, "")) in range(1, _LONGEST)
    )
    asked = Asked(
        period, State(state) if state else None, narrowed, max(1, page_asked_for(given.get("page")))
    )
    return asked, tuple(notes)


def periods(today: date) -> list[tuple[str, str]]:
    """The periods to choose from, each as value and words, the latest first."""
    years = range(_year_of(today), _year_of(today) - 6, -1)
    named = [(f"{year}", f"April {year} to March {year + 1}") for year in years]
    return [(LAST_YEAR, "The last 12 months"), *named, (EVERYTHING, "Everything")]


def days_of(period: str, today: date) -> tuple[date, date]:
    """The first and the last day of a period."""
    if period == EVERYTHING:
        return EARLIEST, today
    if period.isdigit():
        year = int(period)
        return date(year, _YEAR_BEGINS, 1), date(year + 1, _YEAR_BEGINS, 1) - relativedelta(days=1)
    return (today - relativedelta(months=11)).replace(day=1), today


def _year_of(day: date) -> int:
    return day.year if day.month >= _YEAR_BEGINS else day.year - 1
