"""Puts an authority's own figures beside its area and London, from released values alone.

Own figures are exact, and London's are protected. The one is never taken from the other: that would tell of
those who are neither.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil, floor

from portal.borough.beside_london.asking import Asked
from portal.borough.beside_london.own import Own, own_of
from portal.network.showing import PageCell, PageRow, PageTable, coverage_words, notes_of, page_cell
from workflows.register.cube import LEAF, TOTAL, Axis, Cell
from workflows.register.periods import quarter_at
from workflows.register.queries import members
from workflows.releases.geography import LONDON, area_of
from workflows.releases.measures import AREA, AUTHORITY, QUARTER

YOURS, SHARE = "Yours, exactly", "Your share of London"
NOT_GIVEN = PageCell("Not given")
NOT_TOLD = "cannot be told"
_EXACT = "Yours are exact, as your authority gave them for this quarter."


def own_area(asked: Asked, slug: str) -> str | None:
    """The code of the area that the authority lies in; None when no area was released."""
    found = next((each.sub_region for each in members() if each.slug == slug), None)
    code = area_of(found)
    has_areas = any(AREA in table.levels.get(AUTHORITY, ()) for table in asked.cube.tables)
    return code if has_areas and asked.cube.axis(AUTHORITY).has(code) else None


def by_part(asked: Asked, area: str | None) -> PageTable:
    """The quarter, divided by one part."""
    own = own_of(asked.cube.measure_key, asked.look.release)
    other = [axis for axis in asked.parts if axis != asked.rows and not axis.has(None)]  # never added up
    axes = [asked.rows, *other]
    codes = [axis.at(LEAF, TOTAL) for axis in axes]
    lines = []
    for found in product(*codes):
        chosen = {axis.name: code.code for axis, code in zip(axes, found, strict=True)}
        heads = tuple(code.words for code in found)
        is_whole = any(code.code is None for code in found)
        lines.append((heads, is_whole, own, {**chosen, QUARTER: asked.look.release.period}))
    title = f"{asked.cube.unit[:1].upper()}{asked.cube.unit[1:]}, {asked.look.quarter.words}"
    return _table(asked, title, axes, lines, area, (asked.look.release.period,))


def by_quarter(asked: Asked, area: str | None) -> PageTable:
    """Every quarter up to the one that is looked at, of what is fixed."""
    standing = {each.period: each for each in asked.look.standing}
    lines = []
    for key in asked.cube.quarters:
        own = own_of(asked.cube.measure_key, standing[key])
        lines.append(((quarter_at(key).words,), False, own, {**asked.codes, QUARTER: key}))
    unit = asked.cube.unit[:1].upper() + asked.cube.unit[1:]
    title = f"{unit} by quarter{f': {asked.fixed_words}' if asked.fixed_words else ''}"
    return _table(asked, title, [asked.cube.axis(QUARTER)], lines, area, asked.cube.quarters)


_Line = tuple[tuple[str, ...], bool, Own, dict[str, str | None]]


def _table(
    asked: Asked,
    title: str,
    axes: Sequence[Axis],
    lines: Sequence[_Line],
    area: str | None,
    quarters: Sequence[str],
) -> PageTable:
    places = [None] if area is None else [area, None]
    released = [[asked.cube.cell(**codes, authority=place) for place in places] for *_, codes in lines]
    rows = [
        PageRow(heads, tuple(_cells(own, codes, cells)), is_whole)
        for (heads, is_whole, own, codes), cells in zip(lines, released, strict=True)
    ]
    authority = asked.cube.axis(AUTHORITY)
    return PageTable(
        caption=title,
        heads=tuple(axis.title for axis in axes),
        columns=(YOURS, *([authority.words(area)] if area else []), LONDON, SHARE),
        rows=tuple(rows),
        notes=(_EXACT, *notes_of([cell for cells in released for cell in cells])),
        unit=asked.cube.unit,
        coverage=coverage_words(asked.cube, quarters),
        limits=asked.cube.limits,
    )


def _cells(own: Own, codes: dict[str, str | None], released: Sequence[Cell]) -> Iterator[PageCell]:
    number = own.number(codes)
    yield NOT_GIVEN if number is None else PageCell(f"{number:,}", number, number, number)
    yield from map(page_cell, released)
    yield NOT_GIVEN if number is None else PageCell(share_words(number, released[-1]))


def share_words(own: int, london: Cell) -> str:
    """Between which whole percentages an own number lies of London's, as far as its rounding tells."""
    low, high = london.low, london.high
    if not low or not high:
        return NOT_TOLD  # withheld, or it may be none at all
    if own == 0:
        return "0%"
    if 100 * own < low:
        return "less than 1%"
    if low == high:
        return f"{round(100 * min(own, high) / high)}%"
    least, most = floor(100 * own / high), min(100, ceil(100 * own / low))
    return f"{least}%" if least == most else f"{least}% to {most}%"
