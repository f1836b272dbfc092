"""Makes the plan of a measure for a release: its tables, and its dimensions with those who gave figures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from workflows.register.periods import Quarter
from workflows.register.rules import Method
from workflows.releases.disclosure.tables import LEAF, TOTAL, Dimension, Plan, Table
from workflows.releases.geography import LONDON, Place, areas
from workflows.releases.geography import VERSION as AREAS_VERSION
from workflows.releases.measure_parts import AREA, AUTHORITY, QUARTER, YEAR, Measure, Shown
from workflows.releases.measures import PLAN_VERSION

#: Of all tables of all measures, and of the areas: kept with each release, which is checked against the same.
VERSION = f"{PLAN_VERSION}, {AREAS_VERSION}"
ALL = "All"


def shows_years(measure: Measure) -> bool:
    """Whether years are released as figures of their own; a rounded year is the sum of its quarters."""
    return measure.method == Method.SUPPRESSION and any(YEAR in of for _, of in _levels(measure.tables))


def plan_of(
    measure: Measure, quarters: Sequence[Quarter], givers: Collection[str], of: Sequence[Place]
) -> Plan:
    """The plan over one quarter, or over all of a year and the year; its owners are those who gave."""
    gave = [place for place in of if place.slug in givers]
    grouped = {area.code: area.members for area in areas(gave)}
    authority = Dimension(AUTHORITY, tuple(place.slug for place in gave), {AREA: grouped})
    parts = (Dimension(part.name, tuple(code for code, _ in part.words)) for part in measure.parts)
    tables = tuple(Table(shown.key, levels_of(shown, quarters)) for shown in measure.tables)
    return Plan((authority, *parts, _in_time(quarters)), tables, owners=AUTHORITY)


def levels_of(shown: Shown, quarters: Sequence[Quarter]) -> dict[str, tuple[str, ...]]:
    """The levels that a table shows; a year only when all its quarters are there."""
    return {
        name: tuple(level for level in of if level != YEAR or _is_whole(quarters))
        for name, of in shown.levels
    }


def dimensions_of(
    measure: Measure,
    quarters: Sequence[Quarter],
    of: Sequence[Place],
    tables: Iterable[Mapping[str, Sequence[str]]],
) -> list[dict[str, Any]]:
    """The dimensions as the register keeps them, with words; of the quarters only the one that is released.

    All authorities are named, those too who gave nothing: of them no table has a cell.
    """
    shown = list(tables)
    authorities = [[place.slug, place.name, LEAF] for place in sorted(of, key=lambda place: place.name)]
    grouped = [[area.code, area.words, AREA] for area in areas(of)]
    quarter = quarters[-1]
    year = [[quarter.year_key, quarter.year_words, YEAR]] if _is_whole(quarters) else []
    return [
        _plain(AUTHORITY, "Authority", [*authorities, *grouped, *_total(AUTHORITY, LONDON, shown)]),
        *(
            _plain(part.name, part.title, [*_leaves(part.words), *_total(part.name, ALL, shown)])
            for part in measure.parts
        ),
        _plain(QUARTER, "Quarter", [[quarter.key, quarter.words, LEAF], *year]),
    ]


def _plain(name: str, title: str, codes: list[Any]) -> dict[str, Any]:
    return {"name": name, "title": title, "codes": codes}


def _leaves(words: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[code, said, LEAF] for code, said in words]


def _total(name: str, words: str, shown: Iterable[Mapping[str, Sequence[str]]]) -> list[list[str | None]]:
    """The total, where a table shows it; one that does not name the dimension shows nothing else of it."""
    return [[None, words, TOTAL]] if any(TOTAL in levels.get(name, (TOTAL,)) for levels in shown) else []


def _in_time(quarters: Sequence[Quarter]) -> Dimension:
    leaves = tuple(quarter.key for quarter in quarters)
    groups = {YEAR: {quarters[-1].year_key: leaves}} if _is_whole(quarters) else {}
    return Dimension(QUARTER, leaves, groups)


def _is_whole(quarters: Sequence[Quarter]) -> bool:
    return len(quarters) > 1


def _levels(tables: Iterable[Shown]) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (level for shown in tables for level in shown.levels)
