"""Draws a table of one's own choice, where it is small enough to be read as a picture."""

from enum import Enum
from functools import lru_cache

from portal.network.london.pictures import layers_of, shorter
from portal.network.showing import PageRow, PageTable
from portal.network.tables.asking import Asked
from workflows.charts.columns import columns
from workflows.charts.drawing import Drawing
from workflows.charts.layers import Layer
from workflows.charts.lying import groups, stacked
from workflows.charts.titled import ON_PAGE, Frame

MOST_BARS, MOST_LAYERS = 40, 7
#: Kept by every figure and word in it, so a picture is never older than its page.
_MOST_KEPT = 128
_REST = "Not shown by itself"


class Shape(Enum):
    """How a table is drawn."""

    STANDING = "standing"  # a column for each quarter, its parts on top of each other
    STACKED = "stacked"  # a bar for each row, its parts one after the other
    GROUPS = "groups"  # a bar for each figure


def shape_of(asked: Asked) -> Shape | None:
    """How it is drawn; None when it is not."""
    return None if why_not(asked) else _shape(asked)


def why_not(asked: Asked) -> str:
    """Why there is no picture, in words; nothing when there is one."""
    if not asked.table.has_figures:
        return "There is no picture, because there is no figure in it."
    layers = _layers(asked)
    if layers > MOST_LAYERS:
        return (
            f"There is no picture: {layers} columns are too many to be told apart. Up to {MOST_LAYERS} "
            "are drawn."
        )
    rows = sum(not row.is_whole for row in asked.table.rows)
    bars = rows * layers if _shape(asked) is Shape.GROUPS else rows
    if bars > MOST_BARS:
        return f"There is no picture: it would have {bars} bars. Up to {MOST_BARS} are drawn."
    return ""


def picture_of(asked: Asked, frame: Frame = ON_PAGE) -> Drawing:
    """The table drawn; only where `shape_of` says how."""
    return _drawn(asked.table, _shape(asked), _layers(asked), frame)


def alt_of(asked: Asked) -> str:
    """The words that stand for the picture."""
    return _alt(asked.table)


def _shape(asked: Asked) -> Shape:
    is_whole_shown = asked.has_whole or len(asked.table.columns) == 1
    if asked.is_by_quarter and is_whole_shown:
        return Shape.STANDING
    return Shape.STACKED if asked.has_whole else Shape.GROUPS


def _layers(asked: Asked) -> int:
    return len(asked.table.columns) - asked.has_whole


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(table: PageTable, shape: Shape, count: int, frame: Frame) -> Drawing:
    rows = [row for row in table.rows if not row.is_whole] or list(table.rows)
    labels = [row.heads[0] for row in rows]
    layers = layers_of(table, rows, list(range(count)))
    alt, wholes = _alt(table), [row.cells[-1].words for row in rows]
    if shape is Shape.GROUPS:
        return groups(labels, layers, alt, table.unit, frame=frame)
    if len(table.columns) > 1:
        layers.append(Layer(_REST, tuple(map(_left, rows)), is_unknown=True))
    if shape is Shape.STANDING:
        labels = shorter(labels)
    if shape is Shape.STANDING and not frame.is_narrow:
        return columns(labels, layers, alt, table.unit, wholes=wholes, frame=frame)
    return stacked(labels, layers, alt, table.unit, wholes=wholes, frame=frame)


def _left(row: PageRow) -> float | None:
    """What is left of a whole that is shown when all parts that are shown are taken from it."""
    *parts, whole = (cell.number for cell in row.cells)
    return None if whole is None else max(0, whole - sum(part or 0 for part in parts))


def _alt(table: PageTable) -> str:
    return f"{table.caption}. All figures are in the table."
