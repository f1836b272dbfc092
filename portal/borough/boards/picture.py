"""Draws who reports to whom as a picture that can stand on a page and on paper."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from portal.borough.boards.layers import SPACE, Edge, Layout, Placed, lay_out

_WIDTH = 210  # of a box
_PAD = 12
_MARGIN = 6
_GAP = 64  # between columns whose lines say nothing
_STRAIGHT = 124  # what a line that says something needs besides
_TITLE, _SMALL = 18, 15  # the height of a line of text
_TITLE_LETTERS, _SMALL_LETTERS, _PART_LETTERS = 23, 30, 19  # letters that fit in a line
_ABREAST = 3  # boxes without any line that stand side by side
_INK, _SOFT, _LINE, _BRAND, _FILL = "#14191b", "#4a5558", "#4a5558", "#0b3c49", "#e6eff1"
_FONT = "Arial, Helvetica, Liberation Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Box:
    """One board, or a body that is only named."""

    key: str
    title: str
    about: str = ""  # "Working group"
    life: str = ""  # "Paused"; nothing when it is in force
    is_named_only: bool = False
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing as an address for an image, its size in pixels, and the same in words."""

    address: str
    width: int
    height: int
    alt: str


def draw(boxes: Sequence[Box], edges: Sequence[Edge]) -> Picture:
    """The picture of some boxes and of who reports to whom."""
    joined = {key for edge in edges for key in (edge.child, edge.parent)}
    by_key = {box.key: box for box in boxes}
    layout = lay_out({box.key: _height(box, edges) for box in boxes if box.key in joined}, edges)
    left = _lefts(layout)
    parts = [*_lines(layout, left), *_boxes(layout, left, by_key)]
    alone = [box for box in boxes if box.key not in joined]
    width = max((left[-1] + _WIDTH if left else 0), _width_alone(alone)) + 2 * _MARGIN
    below, height = _alone(alone, layout.height)
    height += 2 * _MARGIN
    svg = _svg(width, height, [*parts, *below])
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return Picture(address, round(width), round(height), in_words(boxes, edges))


def in_words(boxes: Sequence[Box], edges: Sequence[Edge]) -> str:
    """The same as sentences: whom each board reports to."""
    titles = {box.key: box.title for box in boxes}
    told = []
    for box in boxes:
        lines = [
            f"{titles[edge.parent]}{f' ({edge.part})' if edge.part else ''}"
            for edge in edges
            if edge.child == box.key
        ]
        if lines:
            told.append(f"{box.title} reports to {' and to '.join(lines)}.")
        elif not box.is_named_only:
            told.append(f"{box.title} reports to nobody.")
    return " ".join(["Who reports to whom.", *told])


def _height(box: Box, edges: Sequence[Edge]) -> float:
    """As high as its words, and as the words on the lines that leave it."""
    text = 2 * _PAD + len(_wrapped(box.title, _TITLE_LETTERS)) * _TITLE
    text += len(_small(box)) * _SMALL
    return max(text, sum(_line_height(edge) for edge in edges if edge.child == box.key))


def _small(box: Box) -> list[str]:
    return [*_wrapped(box.about, _SMALL_LETTERS), *_wrapped(box.life, _SMALL_LETTERS)]


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, letters, break_long_words=True)


def _line_height(edge: Edge) -> float:
    return 14 + len(_wrapped(edge.part, _PART_LETTERS)) * 14


def _lefts(layout: Layout) -> list[float]:
    """Where each column begins; there is more room before one whose lines have words."""
    lefts, at = [], float(_MARGIN)
    spoken = {stations[0].column for edge, stations in layout.stations.items() if edge.part}
    for column in range(len(layout.columns)):
        if column:
            at += _WIDTH + _GAP + (_STRAIGHT if column in spoken else 0)
        lefts.append(at)
    return lefts


def _boxes(layout: Layout, left: list[float], by_key: dict[str, Box]) -> Iterator[str]:
    for column in layout.columns:
        for one in column:
            if not one.is_passage:
                yield _box(by_key[one.key], left[one.column], one.y + _MARGIN, one.height)


def _box(box: Box, x: float, y: float, height: float) -> str:
    dashes = ' stroke-dasharray="7 5"' if box.is_dashed else ""
    fill = "#ffffff" if box.is_named_only or box.is_dashed else _FILL
    corner = 22 if box.is_named_only else 2
    shape = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{_WIDTH}" height="{height:.1f}" rx="{corner}" '
        f'fill="{fill}" stroke="{_BRAND}" stroke-width="2"{dashes}/>'
    )
    return shape + "".join(_words_in(box, x, y, height))


def _words_in(box: Box, x: float, y: float, height: float) -> Iterator[str]:
    title, small = _wrapped(box.title, _TITLE_LETTERS), _small(box)
    at = y + (height - len(title) * _TITLE - len(small) * _SMALL) / 2
    for line in title:
        at += _TITLE
        yield _text(x + _WIDTH / 2, at - 4, line, 15, _INK, "bold")
    for line in small:
        at += _SMALL
        yield _text(x + _WIDTH / 2, at - 3, line, 13, _SOFT)


def _text(
    x: float, y: float, words: str, size: int, colour: str, weight: str = "normal", at: str = "middle"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}" text-anchor="{at}">{escape(words)}</text>'
    )


def _lines(layout: Layout, left: list[float]) -> Iterator[str]:
    """Each line leaves its child at a height of its own and ends with an arrow at its parent."""
    used: dict[str, float] = {}
    from_top = sorted(layout.stations.items(), key=lambda item: item[1][1].middle)
    for edge, stations in from_top:
        child = stations[0]
        room = _line_height(edge)
        total = sum(_line_height(one) for one, each in layout.stations.items() if each[0] is child)
        start = child.y + _MARGIN + (child.height - total) / 2 + used.get(child.key, 0.0)
        used[child.key] = used.get(child.key, 0.0) + room
        yield _line(stations, left, start + room - 7)
        for place, words in enumerate(_wrapped(edge.part, _PART_LETTERS)):
            yield _text(left[child.column] - 10, start + 12 + place * 14, words, 13, _INK, at="end")


def _line(stations: list[Placed], left: list[float], y: float) -> str:
    """Straight beside the child, where its words stand, then curved from column to column."""
    child = stations[0]
    x = left[child.column]
    bend = left[child.column - 1] + _WIDTH + _GAP
    path = [f"M{x:.1f} {y:.1f}L{bend:.1f} {y:.1f}"]
    for one in stations[1:]:
        edge, to = left[one.column] + _WIDTH, one.middle + _MARGIN
        end = edge if one.is_passage else edge + 9
        half = (bend + end) / 2
        path.append(f"C{half:.1f} {y:.1f} {half:.1f} {to:.1f} {end:.1f} {to:.1f}")
        y = to
        if one.is_passage:
            bend = left[one.column - 1] + _WIDTH + _GAP
            path.append(f"L{bend:.1f} {to:.1f}")
    return f'<path d="{"".join(path)}" fill="none" stroke="{_LINE}" stroke-width="2" marker-end="url(#to)"/>'


def _width_alone(alone: Sequence[Box]) -> float:
    count = min(len(alone), _ABREAST)
    return count * _WIDTH + max(count - 1, 0) * _GAP + _MARGIN


def _alone(alone: Sequence[Box], above: float) -> tuple[list[str], float]:
    """Boxes without any line, in rows under the rest; and the height of everything."""
    parts: list[str] = []
    y = above
    if alone and above:
        y += 2 * SPACE + _TITLE
        words = "Reporting to nobody, and nobody reports to them"
        parts.append(_text(_MARGIN, y - 10, words, 15, _INK, "bold", "start"))
    for first in range(0, len(alone), _ABREAST):
        row = alone[first : first + _ABREAST]
        height = max(_height(box, ()) for box in row)
        for place, box in enumerate(row):
            parts.append(_box(box, _MARGIN + place * (_WIDTH + _GAP), y + _MARGIN, height))
        y += height + SPACE
    return parts, y


def _svg(width: float, height: float, parts: list[str]) -> str:
    arrow = (
        '<defs><marker id="to" markerWidth="10" markerHeight="10" refX="1" refY="5" orient="auto" '
        f'markerUnits="userSpaceOnUse"><path d="M0 0L10 5L0 10z" fill="{_LINE}"/></marker></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{_FONT}">{arrow}{"".join(parts)}</svg>'
    )
