"""Draws a pathway's chart as SVG without styles and scripts, so that it is shown wherever pictures are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from workflows.papers.legible import legible
from workflows.pathway_charts.boxes import LABEL_SIZE, LINE_HEIGHT, SMALL_SIZE, TITLE_SIZE, Box
from workflows.pathway_charts.chart import INFERRED, Chart, in_words
from workflows.pathway_charts.layout import Layout, Line, Point, Spot, laid_out
from workflows.pathway_charts.legend import LEGEND_HEIGHT, legend
from workflows.pathway_charts.measuring import FACE, wrapped
from workflows.pathway_charts.shapes import INK, LINE_INK, arrow_head, number, shape

_MARGIN = 16.0
_HEAD_SIZE, _ABOUT_SIZE = 18.0, 11.0
_NARROWEST = 620.0  # so that the heading and the legend have room
_HEAD = 7.0  # how long an arrow's head is


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; its size is in the unit in which a title has the size of boxes.TITLE_SIZE."""

    svg: str
    width: float
    height: float


def draw(chart: Chart, *, with_heading: bool = True) -> Picture:
    """The chart with its legend; without its heading for a page that has one of its own."""
    layout = laid_out(chart.pathway)
    width = max(layout.width, _NARROWEST) + 2 * _MARGIN
    heading, top = _heading(chart, width) if with_heading else ("", 0.0)
    top += _MARGIN
    left = (width - layout.width) / 2
    height = top + layout.height + LEGEND_HEIGHT + 2 * _MARGIN
    below = top + layout.height + _MARGIN
    parts = (
        f'<rect width="{number(width)}" height="{number(height)}" fill="#ffffff"/>',
        heading,
        f'<g transform="translate({number(left)} {number(top)})">{_drawn(layout)}</g>',
        f'<g transform="translate({number(_MARGIN)} {number(below)})">{legend(chart.pathway)}</g>',
    )
    return Picture(_document(chart, width, height, "".join(parts)), width, height)


def _document(chart: Chart, width: float, height: float, inside: str) -> str:
    size = f'width="{number(width)}" height="{number(height)}"'
    view = f'viewBox="0 0 {number(width)} {number(height)}"'
    known = 'role="img" aria-labelledby="title desc"'
    names = f'<title id="title">{_safe(chart.title)}</title><desc id="desc">{_safe(in_words(chart))}</desc>'
    face = f"font-family={quoteattr(FACE)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} {known} {face} fill="{INK}">'
    return f"{head}{names}{inside}</svg>"


def _heading(chart: Chart, width: float) -> tuple[str, float]:
    """The heading, and how high it is."""
    room = width - 2 * _MARGIN
    title = wrapped(chart.title, _HEAD_SIZE, room, is_bold=True)
    about = [line for words in chart.about for line in wrapped(words, _ABOUT_SIZE, room)]
    baseline = _MARGIN + _HEAD_SIZE
    told = _text(title, _MARGIN, baseline, _HEAD_SIZE, bold=True, high=22, anchor="start")
    below = baseline + 22 * (len(title) - 1) + 18
    told += _text(about, _MARGIN, below, _ABOUT_SIZE, high=15, anchor="start") if about else ""
    return told, below + 15 * len(about) - 8


def _drawn(layout: Layout) -> str:
    """Lines first, so that boxes and answers stand above them."""
    return "".join(
        [*map(_line, layout.lines), *map(_label, layout.lines), *(_box(*each) for each in layout.boxes)]
    )


def _box(box: Box, spot: Spot) -> str:
    outline = shape(box.kind, spot, is_urgent=box.is_urgent)
    first = spot.top + 7 + TITLE_SIZE - 1
    title = _text(box.title, spot.middle, first, TITLE_SIZE, bold=True)
    below = _text(box.below, spot.middle, first + len(box.title) * LINE_HEIGHT, SMALL_SIZE)
    return f"<g data-step={quoteattr(box.key)}>{outline}{title}{below}</g>"


def _line(line: Line) -> str:
    way = line.way
    dashes = ' stroke-dasharray="5 3"' if way.basis == INFERRED else ""
    path = f'<path d="{_curve(line.points, leads_back=way.leads_back)}"{dashes}/>'
    tip = line.points[0 if way.leads_back else -1]
    head = arrow_head(tip, is_upwards=way.leads_back, colour=LINE_INK)
    about = f"data-from={quoteattr(way.source)} data-to={quoteattr(way.target)}"
    return f'<g {about} fill="none" stroke="{LINE_INK}" stroke-width="1.4">{path}{head}</g>'


def _curve(points: Sequence[Point], *, leads_back: bool) -> str:
    """Straight down within a layer, and bent between two; it stops where the arrow's head begins."""
    (x, y), *rest = points
    drawn = f"M{number(x)} {number(y + _HEAD if leads_back else y)}"
    is_across = False
    for place, (to_x, to_y) in enumerate(rest):
        end = to_y if leads_back or place < len(rest) - 1 else to_y - _HEAD
        half = (y + end) / 2
        bent = f"C{number(x)} {number(half)} {number(to_x)} {number(half)} {number(to_x)} {number(end)}"
        drawn += bent if is_across else f"V{number(end)}"
        is_across, x, y = not is_across, to_x, to_y
    return drawn


def _label(line: Line) -> str:
    spot = line.label_spot
    if spot is None:
        return ""
    place = f'x="{number(spot.middle - spot.width / 2)}" y="{number(spot.top)}"'
    size = f'width="{number(spot.width)}" height="{number(spot.height)}"'
    words = _text(line.label, spot.middle, spot.top + LABEL_SIZE, LABEL_SIZE)
    return f'<rect {place} {size} fill="#ffffff"/>{words}'


def _text(
    lines: Iterable[str],
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    high: float = LINE_HEIGHT,
    anchor: str = "middle",
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    spans = "".join(_spans(lines, x, y, high))
    return f'<text font-size="{number(size)}"{weight} text-anchor="{anchor}">{spans}</text>' if spans else ""


def _spans(lines: Iterable[str], x: float, y: float, high: float) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f'<tspan x="{number(x)}" y="{number(y + place * high)}">{_safe(line)} </tspan>'


def _safe(words: str) -> str:
    return escape(legible(words))
