"""Draws counts of categories as lying bars, stacked or side by side."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from workflows.charts.drawing import BRAND, INK, LINE, SOFT, Drawing, finish
from workflows.charts.layers import Layer, drawn_layers, is_crossed, legend, style_of
from workflows.charts.titled import ON_PAGE, Frame, framed

NOT_KNOWN = "not known"


def stacked(
    labels: Sequence[str],
    layers: Sequence[Layer],
    alt: str,
    across: str,
    *,
    unknown: Sequence[bool] = (),
    nothing: str = NOT_KNOWN,
    wholes: Sequence[str] = (),
    frame: Frame = ON_PAGE,
) -> Drawing:
    """A bar for each label, the first on top, its layers one after the other and its whole at the end.

    A row that is `unknown` counts what is not known, and is crossed; `nothing` says what no number means.
    `wholes` says each bar's whole in words where the sum of its layers would not be true.
    """
    figure = framed(0.75 + _height_of(labels, frame.letters) * max(1, len(labels)), frame)
    axes, shown = figure.subplots(), drawn_layers(layers)
    legend(axes, shown, is_narrow=frame.is_narrow)
    ends = [0.0] * len(labels)
    for number, layer in shown:
        for place, value in enumerate(layer.values):
            style = style_of(number, is_unknown=layer.is_unknown or is_crossed(unknown, place))
            axes.barh(place, value or 0, left=ends[place], height=0.6, **style)
            ends[place] += value or 0
    widest = max(ends, default=0) or 1
    for place, end in enumerate(ends):
        is_known = any(layer.values[place] is not None for layer in layers)
        words = f"{end:,.0f}" if is_known else nothing
        _say(axes, place, end, widest, wholes[place] if wholes else words)
    _label(axes, labels, across, widest, frame)
    return finish(figure, alt, has_png=frame.leaves_page)


def groups(
    labels: Sequence[str],
    layers: Sequence[Layer],
    alt: str,
    across: str,
    *,
    unknown: Sequence[bool] = (),
    is_percent: bool = False,
    frame: Frame = ON_PAGE,
) -> Drawing:
    """For each label a bar for each layer, side by side, each with its number."""
    thick = 0.8 / max(1, len(layers))
    figure = framed(0.75 + (0.18 + 0.24 * max(1, len(layers))) * max(1, len(labels)), frame)
    axes = figure.subplots()
    legend(axes, list(enumerate(layers)), is_narrow=frame.is_narrow)
    widest = max((value or 0 for layer in layers for value in layer.values), default=0) or 1
    for number, layer in enumerate(layers):
        middle = (number - (len(layers) - 1) / 2) * thick
        for place, value in enumerate(layer.values):
            style = style_of(number, is_unknown=is_crossed(unknown, place))
            axes.barh(place + middle, value or 0, height=thick * 0.86, **style)
            words = NOT_KNOWN if value is None else f"{value:,.0f}{'%' if is_percent else ''}"
            words = layer.said[place] if layer.said else words
            _say(axes, place + middle, value or 0, widest, words)
    _label(axes, labels, across, 100 / 1.04 if is_percent and len(layers) == 1 else widest, frame)
    return finish(figure, alt, has_png=frame.leaves_page)


def _height_of(labels: Sequence[str], letters: int) -> float:
    """Of one bar with the room round it, in inches: so much that its label does not touch the next."""
    lines = max((fill(label, letters).count("\n") + 1 for label in labels), default=1)
    return max(0.42, 0.18 * lines)


def _say(axes: Any, place: float, end: float, widest: float, words: str) -> None:
    axes.text(end + widest * 0.012, place, words, va="center", fontsize=8.5, color=INK)


def _label(axes: Any, labels: Sequence[str], across: str, widest: float, frame: Frame) -> None:
    axes.set_yticks(range(len(labels)), [fill(label, frame.letters) for label in labels], fontsize=9)
    axes.set_ylim(len(labels) - 0.45, -0.55)  # the first row on top
    axes.set_xlim(0, widest * (1.3 if frame.is_narrow else 1.16))
    axes.xaxis.get_major_locator().set_params(integer=True, nbins=3 if frame.is_narrow else 6)
    axes.set_xlabel(across, color=SOFT, fontsize=9)
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=LINE, linewidth=0.5)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.spines["left"].set_color(BRAND)
    axes.tick_params(axis="both", length=0)
