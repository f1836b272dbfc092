"""Draws a glance from its released figures, with each sign and 0–4 said as it is."""

from functools import lru_cache

from portal.network.london.board import Seen
from portal.network.london.glances import Against
from portal.network.showing import PageRow, PageTable
from workflows.charts.columns import columns
from workflows.charts.drawing import Drawing
from workflows.charts.layers import Layer
from workflows.charts.lying import groups, stacked
from workflows.charts.titled import ON_PAGE, Frame

#: Kept by every figure and word in it, so a picture is never older than its page.
_MOST_KEPT = 256
_REST = "Withheld"
_NOT_WHOLE = "Where a whole is withheld, only the parts that are shown are drawn."


@lru_cache(maxsize=_MOST_KEPT)
def picture_of(seen: Seen, frame: Frame = ON_PAGE) -> Drawing:
    """The glance drawn; `frame` says what stands above and below it where it has to speak for itself."""
    table, against = seen.table, seen.glance.against
    rows = [row for row in table.rows if not row.is_whole]
    labels = [row.heads[0] for row in rows]
    if against is Against.BEFORE:
        places = [at for at in range(len(table.columns)) if _has_numbers(rows, at)][::-1]  # the newest first
        return groups(labels, layers_of(table, rows, places), seen.alt, table.unit, frame=frame)
    places = list(range(len(table.columns) - 1))  # the last is the whole
    layers, wholes = layers_of(table, rows, places), [row.cells[-1].words for row in rows]
    if against is Against.QUARTERS and not frame.is_narrow:
        return columns(shorter(labels), layers, seen.alt, table.unit, wholes=wholes, frame=frame)
    names = shorter(labels) if against is Against.QUARTERS else labels
    rest = [] if against is Against.QUARTERS else [_rest(rows)]
    return stacked(names, [*layers, *rest], seen.alt, table.unit, wholes=wholes, frame=frame)


def frame_of(seen: Seen, source: str) -> Frame:
    """What stands above and below a picture that leaves the page."""
    table = seen.table
    more = [_NOT_WHOLE] if seen.glance.against is Against.NOTHING and _withholds(table) else []
    return Frame(seen.glance.title, (f"{source}.", table.coverage, *table.notes, *more, *table.limits))


def layers_of(table: PageTable, rows: list[PageRow], places: list[int]) -> list[Layer]:
    """The columns at these places as layers, with each figure said as the table says it."""
    return [
        Layer(
            table.columns[at],
            tuple(row.cells[at].number for row in rows),
            said=tuple(row.cells[at].words for row in rows),
        )
        for at in places
    ]


def _rest(rows: list[PageRow]) -> Layer:
    """What is left of each whole that is shown when all parts that are shown are taken from it."""
    return Layer(_REST, tuple(map(_left, rows)), is_unknown=True)


def _left(row: PageRow) -> float | None:
    *parts, whole = (cell.number for cell in row.cells)
    return None if whole is None else max(0, whole - sum(part or 0 for part in parts))


def _has_numbers(rows: list[PageRow], at: int) -> bool:
    return any(row.cells[at].number is not None for row in rows)


def _withholds(table: PageTable) -> bool:
    return any(row.cells[-1].number is None for row in table.rows)


def shorter(labels: list[str]) -> list[str]:
    """Jul to Sep 2025, where a dozen of them stand side by side."""
    return [
        " ".join(word[:3] if word.isalpha() and word != "to" else word for word in each.split())
        for each in labels
    ]
