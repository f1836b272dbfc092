"""How many people the demonstration's logs hold: by published figures of 2021–22, a little more each year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from statistics import median

from tenants.guidance.queries import published_figures

YEARS = 3
GROWTH = 1.15  # each year has so much more than the one before
_OF_YEAR = date(2021, 4, 1)
#: The City of London is in no publication; next to nobody is found there.
CITY, IN_THE_CITY = "city-of-london", 3
#: Whose figures stand in for figures that nobody can read.
_AROUND: Mapping[str, tuple[str, ...]] = {
    "haringey": ("barnet", "enfield", "hackney", "waltham-forest", "islington"),
    "havering": ("barking-and-dagenham", "redbridge", "bexley"),
    "hillingdon": ("ealing", "harrow", "hounslow"),
    "southwark": ("lambeth", "lewisham", "tower-hamlets"),
    "wandsworth": ("lambeth", "merton", "kingston-upon-thames", "hammersmith-and-fulham"),
}
#: January to December: fewer while schools and offices are closed.
_SEASON = {
    "adult": (1.0, 1.0, 1.1, 0.95, 1.0, 1.05, 1.05, 0.95, 1.05, 1.05, 1.05, 0.75),
    "child": (1.05, 1.0, 1.15, 0.85, 1.1, 1.1, 1.0, 0.65, 1.1, 1.15, 1.1, 0.75),
}
_AT_WEEKENDS = 0.25  # of what comes on another day

#: A published type of exploitation, and "adult" or "child".
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who is referred on a day, as the publication would count them."""

    on: date
    type_key: str
    age: str


def arrivals(slug: str, today: date, rng: Random) -> list[Arrival]:
    """Everybody of an authority's three years up to today, the first one first."""
    if slug == CITY:
        days = sorted(_day(rng, today, year % YEARS, "adult") for year in range(IN_THE_CITY))
        return [Arrival(day, "labour", "adult") for day in days]
    found = [
        Arrival(_day(rng, today, year, age), type_key, age)
        for (type_key, age), figure in expected(slug).items()
        for year in range(YEARS)
        for _ in range(_how_many(rng, figure * GROWTH**year))
    ]
    return sorted(found, key=lambda each: each.on)


def expected(slug: str) -> dict[Cell, float]:
    """How many a year the publication has of each type and age; what it lacks, its neighbours have."""
    own = _published(slug)
    if all(figure is not None for figure in own.values()):
        return {cell: float(figure or 0) for cell, figure in own.items()}
    around = [_published(other) for other in _AROUND.get(slug, ())]
    return {cell: float(_or_median(figure, cell, around)) for cell, figure in own.items()}


def _or_median(figure: int | None, cell: Cell, around: list[dict[Cell, int | None]]) -> float:
    if figure is not None:
        return figure
    known = [each for each in (other.get(cell) for other in around) if each is not None]
    return median(known) if known else 0


def _published(slug: str) -> dict[Cell, int | None]:
    figures = published_figures("nrm-referrals", slug)
    return {
        (each.type_key, each.age_band): each.value
        for each in figures
        if each.starts_on == _OF_YEAR and each.type_key and each.age_band
    }


def _how_many(rng: Random, figure: float) -> int:
    """A whole number near the figure, now above it and now below."""
    return max(0, round(rng.gauss(figure, (figure * 0.3) ** 0.5))) if figure else 0


def _day(rng: Random, today: date, year: int, age: str) -> date:
    days, weights = _calendar(today, year, age)
    return rng.choices(days, cum_weights=weights)[0]


@lru_cache(maxsize=2 * YEARS)
def _calendar(today: date, year: int, age: str) -> tuple[list[date], list[float]]:
    """The days of one of the years, and how many come on each and those before it."""
    last = today - timedelta(days=365 * (YEARS - 1 - year))
    days = [last - timedelta(days=gone) for gone in reversed(range(365))]
    return days, list(accumulate(_weight(day, place, age) for place, day in enumerate(days)))


def _weight(day: date, place: int, age: str) -> float:
    growing: float = GROWTH ** (place / 365)
    at_work = _AT_WEEKENDS if day.weekday() > 4 else 1.0
    return growing * at_work * _SEASON[age][day.month - 1]
