"""Draws sums of money as bars, with the part of each that is accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass

from workflows.charts.drawing import BRAND, BRAND_SOFT, INK, LINE, SOFT, Drawing, finish, new_figure

_WIDE = 7.2  # inches, as wide as a page of text
_MILLION, _THOUSAND = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class Sum:
    """So many pounds, and how many of them are accounted for."""

    label: str
    part: int
    whole: int


def sums(rows: Sequence[Sum], alt: str, part_words: str) -> Drawing:
    """A bar for each sum, in the order given; its part is filled, and the rest of it is hatched."""
    figure = new_figure(_WIDE, 0.9 + 0.52 * max(1, len(rows)))
    axes = figure.subplots()
    places = range(len(rows))
    axes.barh(places, [row.part for row in rows], color=BRAND, height=0.55)
    rest = [row.whole - row.part for row in rows]
    left = [row.part for row in rows]
    axes.barh(places, rest, left=left, color=BRAND_SOFT, edgecolor=LINE, hatch="////", height=0.55)
    longest = max((row.whole for row in rows), default=1) or 1
    for place, row in enumerate(rows):
        words = f"{short_pounds(row.part)} of {short_pounds(row.whole)}"
        axes.text(row.whole + longest * 0.02, place, words, va="center", fontsize=9, color=INK)
    axes.set_yticks(places, [row.label for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)  # the first row on top
    axes.set_xlim(0, longest * 1.35)
    axes.xaxis.set_major_formatter(lambda value, _place: short_pounds(int(value)))
    axes.set_xlabel(part_words, color=SOFT, fontsize=9)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    return finish(figure, alt)


def short_pounds(value: int) -> str:
    """£1.3m, £250k, £900."""
    if value >= _MILLION:
        return f"£{value / _MILLION:,.1f}m"
    return f"£{value / _THOUSAND:,.0f}k" if value >= _THOUSAND else f"£{value:,}"
