"""Draws a figure in its shape."""

from functools import lru_cache
from typing import Any

from workflows.charts.columns import columns, panels
from workflows.charts.drawing import Drawing
from workflows.charts.layers import Layer
from workflows.charts.lying import groups, stacked
from workflows.charts.spans import Span, spans
from workflows.charts.titled import ON_PAGE, Frame
from workflows.figures.values import Cell, Figure, Shape

#: Kept by every figure and word in it, so a picture is never older than its page.
_MOST_KEPT = 256


@lru_cache(maxsize=_MOST_KEPT)
def picture_of(figure: Figure, frame: Frame = ON_PAGE) -> Drawing:
    """The figure drawn; `frame` says what stands above and below it where it has to speak for itself."""
    labels, unknown = [row.words for row in figure.rows], [row.is_unknown for row in figure.rows]
    how: dict[str, Any] = {"unknown": unknown, "frame": frame}
    if figure.shape is Shape.SPANS:
        return spans([_span(row.words, row.cells) for row in figure.rows], figure.alt, figure.across, frame)
    if figure.shape is Shape.PANELS:
        return panels(labels, layers_of(figure), figure.alt, frame)
    if figure.shape is Shape.COLUMNS:
        return columns(labels, layers_of(figure), figure.alt, figure.across, **how)
    if figure.shape is Shape.GROUPS:
        how["is_percent"] = figure.is_percent
        return groups(labels, layers_of(figure), figure.alt, figure.across, **how)
    how["nothing"] = figure.nothing.lower()
    return stacked(labels, layers_of(figure), figure.alt, figure.across, **how)


def layers_of(figure: Figure) -> list[Layer]:
    """What is drawn of each row, by column."""
    return [
        Layer(
            figure.head[place + 1].removesuffix(", per cent"),
            tuple(_number(row.cells[place]) for row in figure.rows),
            is_unknown=place in figure.unknown,
        )
        for place in figure.drawn
    ]


def _span(words: str, cells: tuple[Cell, ...]) -> Span:
    _decided, middle, low, high, average, *_waiting = (_number(cell) for cell in cells)
    return Span(words, low, middle, high, average)


def _number(cell: Cell) -> float | None:
    return None if cell is None or isinstance(cell, str) else float(cell)
