"""Draws how far groups have come, and what people said before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from workflows.charts.drawing import BRAND, BRAND_SOFT, INK, LINE, SOFT, Drawing, finish, new_figure

_WIDE = 7.2  # inches, as wide as a page of text
_LABEL = 34  # letters in a line beside a bar
_WORST = 3


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; `whole` is None when nobody knows."""

    label: str
    part: int
    whole: int | None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down so that 100 means everybody; None when not known."""
        return None if not self.whole else min(100, self.part * 100 // self.whole)

    @property
    def words(self) -> str:
        """30 of 120 (25%)."""
        if self.whole is None:
            return f"{self.part:,} trained, headcount not known"
        return f"{self.part:,} of {self.whole:,}" + ("" if self.percent is None else f" ({self.percent}%)")


@dataclass(frozen=True, slots=True)
class Change:
    """What per cent of people said something before and after."""

    label: str
    before: int
    after: int


def shares(title: str, rows: Sequence[Share]) -> Drawing:
    """A bar for each share, in the order given, with its numbers beside it; the rest of a bar is hatched."""
    figure = new_figure(_WIDE, 0.7 + 0.52 * max(1, len(rows)))
    axes = figure.subplots()
    places = range(len(rows))
    known = [row.percent or 0 for row in rows]
    axes.barh(places, known, color=BRAND, height=0.55)
    rest = [100 - share if row.whole else 0 for share, row in zip(known, rows, strict=True)]
    axes.barh(places, rest, left=known, color=BRAND_SOFT, edgecolor=LINE, hatch="////", height=0.55)
    for place, row in enumerate(rows):
        axes.text(102 if row.whole else 1, place, row.words, va="center", fontsize=9, color=INK)
    _label(axes, [row.label for row in rows], "Per cent trained")
    axes.set_xlim(0, 140)
    return finish(figure, shares_in_words(title, rows))


def changes(title: str, rows: Sequence[Change]) -> Drawing:
    """A line from before (a ring) to after (a dot) for each row, with both numbers."""
    figure = new_figure(_WIDE, 0.9 + 0.52 * max(1, len(rows)))
    axes = figure.subplots()
    for place, row in enumerate(rows):
        axes.plot([row.before, row.after], [place, place], color=BRAND, linewidth=2, zorder=1)
        axes.scatter(row.before, place, s=70, facecolor="white", edgecolor=BRAND, linewidth=2, zorder=2)
        axes.scatter(row.after, place, s=70, color=BRAND, zorder=2)
        left, right = sorted((row.before, row.after))
        axes.text(left - 3, place, f"{left}%", va="center", ha="right", fontsize=9)
        axes.text(right + 3, place, f"{right}%", va="center", ha="left", fontsize=9)
    _label(axes, [row.label for row in rows], "Per cent of those who answered: ring before, dot after")
    axes.set_xlim(-8, 112)
    return finish(figure, changes_in_words(title, rows))


def _label(axes: Any, labels: Sequence[str], across: str) -> None:
    axes.set_yticks(range(len(labels)), [fill(label, _LABEL) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)  # the first row on top
    axes.set_xticks(range(0, 101, 25), [f"{share}%" for share in range(0, 101, 25)])
    axes.set_xlabel(across, color=SOFT, fontsize=9)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def shares_in_words(title: str, rows: Sequence[Share]) -> str:
    """The text alternative of a chart of shares: the lowest, and how many are not known."""
    lowest = sorted((row for row in rows if row.percent is not None), key=lambda row: row.percent or 0)
    said = "; ".join(f"{row.label}, {row.words}" for row in lowest[:_WORST])
    unknown = sum(row.whole is None for row in rows)
    parts = [f"{title}.", f"Lowest: {said}." if said else ""]
    if unknown:
        parts.append(f"The headcount of {unknown} of {len(rows)} is not known.")
    return " ".join(filter(None, [*parts, "All figures are in the table."]))


def changes_in_words(title: str, rows: Sequence[Change]) -> str:
    """The text alternative of a chart of changes: every number in it."""
    said = "; ".join(f"{row.label}: {row.before}% before, {row.after}% after" for row in rows)
    return f"{title}. {said}."
