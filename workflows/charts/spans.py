"""Draws how long something takes: its middle, the middle half, and an average published elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from workflows.charts.drawing import BRAND, INK, LINE, SOFT, Drawing, finish
from workflows.charts.titled import ON_PAGE, Frame, framed

_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """Days that something took: a quarter took `low` or less, a quarter `high` or more.

    `middle` is None when only `average` is known, as for a published figure; all are None when nobody knows.
    """

    label: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    average: float | None = None


def spans(rows: Sequence[Span], alt: str, across: str, frame: Frame = ON_PAGE) -> Drawing:
    """A line over the middle half and a dot at the middle; a diamond where only an average is known."""
    figure = framed(1.0 + 0.5 * max(1, len(rows)), frame)
    axes = figure.subplots()
    widest = max((row.high or row.average or 0 for row in rows), default=0) or 1
    for place, row in enumerate(rows):
        _draw(axes, place, row, widest)
    axes.set_yticks(range(len(rows)), [fill(row.label, _LETTERS) for row in rows], fontsize=9)
    axes.set_ylim(len(rows) - 0.4, -0.6)  # the first row on top
    axes.set_xlim(0, widest * 1.5)
    axes.set_xlabel(across, color=SOFT, fontsize=9)
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=LINE, linewidth=0.5)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(axis="both", length=0)
    return finish(figure, alt, has_png=frame.leaves_page)


def _draw(axes: Any, place: int, row: Span, widest: float) -> None:
    at = None
    if row.middle is not None and row.low is not None and row.high is not None:
        axes.plot(
            [row.low, row.high], [place, place], color=BRAND, linewidth=7, alpha=0.35, solid_capstyle="butt"
        )
        axes.plot(
            [row.low, row.high], [place, place], color=BRAND, linestyle="none", marker="|", markersize=12
        )
        axes.scatter(row.middle, place, s=75, color=BRAND, zorder=3)
        at, words = row.high, f"{row.middle:,.0f} days ({row.low:,.0f} to {row.high:,.0f})"
    elif row.average is not None:
        axes.scatter(row.average, place, s=75, marker="D", facecolor="white", edgecolor=BRAND, linewidth=1.6)
        at, words = row.average, f"average {row.average:,.0f} days"
    else:
        at, words = 0, "none decided yet"
    beside = {"xytext": (9, 0), "textcoords": "offset points", "va": "center"}
    axes.annotate(words, (at, place), fontsize=8.5, color=INK, **beside)
