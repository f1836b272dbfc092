"""Draws counts by month as standing columns, stacked by category or in rows above each other."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from workflows.charts.drawing import BRAND, LINE, SOFT, Drawing, finish
from workflows.charts.layers import Layer, drawn_layers, is_crossed, legend, style_of
from workflows.charts.titled import ON_PAGE, Frame, framed

_MANY = 14  # more labels than this do not fit side by side
_MOST_TOTALS = 24
_LETTERS, _FEW_LETTERS = 9, 5  # in a line under a column, and under one of many


def columns(
    labels: Sequence[str],
    layers: Sequence[Layer],
    alt: str,
    across: str,
    *,
    unknown: Sequence[bool] = (),
    wholes: Sequence[str] = (),
    frame: Frame = ON_PAGE,
) -> Drawing:
    """A column for each label, its layers on top of each other, and its whole above it.

    A label that is `unknown` counts what is not known, and its column is crossed. `wholes` says each column's
    whole in words where the sum of its layers would not be true.
    """
    figure = framed(3.2, frame)
    axes, shown = figure.subplots(), drawn_layers(layers)
    legend(axes, shown)
    heights = [0.0] * len(labels)
    for place, layer in shown:
        for at, value in enumerate(layer.values):
            style = style_of(place, is_unknown=layer.is_unknown or is_crossed(unknown, at))
            axes.bar(at, value or 0, bottom=heights[at], width=0.72, **style)
            heights[at] += value or 0
    _say_totals(axes, heights, layers, wholes)
    _label(axes, labels, across, max(heights, default=0))
    return finish(figure, alt, has_png=frame.leaves_page)


def panels(labels: Sequence[str], layers: Sequence[Layer], alt: str, frame: Frame = ON_PAGE) -> Drawing:
    """A row of columns for each layer, one above the other: each has a scale of its own, that starts at 0."""
    figure = framed(0.4 + 1.9 * max(1, len(layers)), frame)
    rows = figure.subplots(max(1, len(layers)), sharex=True, squeeze=False)[:, 0]
    for place, (axes, layer) in enumerate(zip(rows, layers, strict=False)):
        heights = [float(value or 0) for value in layer.values]
        axes.bar(range(len(labels)), heights, width=0.72, **style_of(place))
        _say_totals(axes, heights, [layer], layer.said)
        _label(axes, labels, layer.title, max(heights, default=0))
    return finish(figure, alt, has_png=frame.leaves_page)


def _say_totals(
    axes: Any, heights: Sequence[float], layers: Sequence[Layer], wholes: Sequence[str] = ()
) -> None:
    """The number above each column, where there is room; “?” where nothing is known."""
    if len(heights) > _MOST_TOTALS:
        return
    for place, height in enumerate(heights):
        is_known = any(layer.values[place] is not None for layer in layers)
        words = wholes[place] if wholes else f"{height:,.0f}" if is_known else "?"
        axes.annotate(words, (place, height), (0, 3), textcoords="offset points", ha="center", fontsize=8)


def _label(axes: Any, labels: Sequence[str], up: str, tallest: float) -> None:
    step = 1 if len(labels) <= _MANY else -(-len(labels) // 12)
    letters = _LETTERS if len(labels) < 10 else _FEW_LETTERS
    places = range(0, len(labels), step)
    axes.set_xticks(
        places, [fill(labels[place], letters, break_long_words=False) for place in places], fontsize=8
    )
    axes.set_xlim(-0.6, len(labels) - 0.4)
    axes.set_ylim(0, max(tallest * 1.14, 1))
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=5)
    axes.set_ylabel(up, color=SOFT, fontsize=9)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=LINE, linewidth=0.5)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(BRAND)
    axes.tick_params(axis="both", length=0)
