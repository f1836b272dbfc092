"""A pathway's chart as a PDF of one page, whose picture is told in words to those who do not see it."""

from dataclasses import dataclass
from pathlib import Path

from workflows.papers.legible import named, one_line
from workflows.papers.pdf import written
from workflows.pathway_charts.boxes import SMALL_SIZE
from workflows.pathway_charts.chart import Chart, in_words
from workflows.pathway_charts.measuring import wrapped
from workflows.pathway_charts.svg import Picture, draw

_TEMPLATE = Path(__file__).with_name("chart.typ")
_POINTS = 72 / 25.4  # in a millimetre
_SIDES, _ENDS = 24 * _POINTS, 28 * _POINTS  # margins together
_TITLE_ROOM, _LINE_ROOM, _SPARE = 28.0, 13.8, 12.0
_ABOUT_SIZE = 8.5
_READABLE = 5.0  # points; in smaller print than this nobody reads a telephone number


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of paper, in points."""

    size: str
    width: float
    height: float
    is_wide: bool = False

    def room(self, about: tuple[str, ...]) -> tuple[float, float]:
        """How wide and how high the picture may be under what stands above it."""
        width = self.width - _SIDES
        lines = sum(len(wrapped(words, _ABOUT_SIZE, width)) for words in about)
        return width, self.height - _ENDS - _TITLE_ROOM - lines * _LINE_ROOM - _SPARE


_A4, _A3 = (210 * _POINTS, 297 * _POINTS), (297 * _POINTS, 420 * _POINTS)
#: The smallest on which the chart can be read is taken, or the last.
_SHEETS = (
    _Sheet("a4", *_A4),
    _Sheet("a4", *_A4[::-1], is_wide=True),
    _Sheet("a3", *_A3),
    _Sheet("a3", *_A3[::-1], is_wide=True),
)


def chart_pdf(chart: Chart, organisation: str) -> bytes:
    """The chart as a .pdf file of one page, upright or lying, A4 if it can be read on it and else A3."""
    picture = draw(chart, with_heading=False)
    sheet = _sheet_for(picture, chart.about)
    return written(
        _TEMPLATE,
        {
            "organisation": one_line(organisation),
            "title": named(chart.title, "Referral pathway"),
            "about": [one_line(words) for words in chart.about],
            "foot": "In immediate danger, ring 999.",
            "size": sheet.size,
            "is_wide": sheet.is_wide,
            "room": sheet.room(chart.about)[1],
            "picture": picture.svg,
            "alt": one_line(in_words(chart)),
        },
    )


def _sheet_for(picture: Picture, about: tuple[str, ...]) -> _Sheet:
    legible = [each for each in _SHEETS if _print_size(picture, each, about) >= _READABLE]
    best = max(_SHEETS, key=lambda each: _print_size(picture, each, about))
    return next(iter(legible), best)


def _print_size(picture: Picture, sheet: _Sheet, about: tuple[str, ...]) -> float:
    """How large the smallest words come out."""
    width, height = sheet.room(about)
    return SMALL_SIZE * min(width / picture.width, height / picture.height)
