"""The shapes of a chart: each kind of step has its own, so that nobody needs the colours."""

from collections.abc import Sequence

from tenants.pathways.steps import StepKind
from workflows.pathway_charts.layout import Point, Spot

INK, LINE_INK = "#14191b", "#4a5558"
_POINT = 9.0  # how far a question's sides point outwards
_FOLD = 12.0  # of a checklist's corner
_ROUND = 18.0  # of an end's corners
_BAR = 5.0  # between the two lines at the sides of a period
_LOOKS: dict[StepKind, tuple[str, str]] = {
    StepKind.QUESTION: ("#fff3dc", "#7a4b00"),
    StepKind.ACTION: ("#e6eff1", "#0b3c49"),
    StepKind.PERIOD: ("#ebebf8", "#3c3a8c"),
    StepKind.CHECKLIST: ("#ffffff", "#0b3c49"),
    StepKind.END: ("#e3f3ec", "#00613f"),
}
_URGENT = ("#fbeae8", "#a3231b")


def shape(kind: StepKind, spot: Spot, *, is_urgent: bool = False) -> str:
    """The outline of a step; of one that says to ring 999, red and thicker."""
    fill, stroke = _URGENT if is_urgent else _LOOKS[kind]
    look = f'fill="{fill}" stroke="{stroke}" stroke-width="{3 if is_urgent else 1.5}"'
    left, right = spot.middle - spot.width / 2, spot.middle + spot.width / 2
    bottom = spot.top + spot.height
    if kind == StepKind.QUESTION:
        middle = spot.top + spot.height / 2
        inner = (left + _POINT, right - _POINT)
        corners = [(inner[0], spot.top), (inner[1], spot.top), (right, middle), (inner[1], bottom)]
        return _polygon([*corners, (inner[0], bottom), (left, middle)], look)
    if kind == StepKind.CHECKLIST:
        corners = [(left, spot.top), (right - _FOLD, spot.top), (right, spot.top + _FOLD)]
        return _polygon([*corners, (right, bottom), (left, bottom)], look)
    if kind == StepKind.PERIOD:
        bars = "".join(_bar(at, spot, stroke) for at in (left + _BAR, right - _BAR))
        return _rectangle(spot, look) + bars
    return _rectangle(spot, look, corner=min(_ROUND, spot.height / 2) if kind == StepKind.END else 0)


def arrow_head(tip: Point, *, is_upwards: bool, colour: str) -> str:
    """A filled triangle with its tip there."""
    base = tip[1] + (7 if is_upwards else -7)
    return _polygon([tip, (tip[0] - 4, base), (tip[0] + 4, base)], f'fill="{colour}"')


def number(value: float) -> str:
    """A coordinate without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def _rectangle(spot: Spot, look: str, corner: float = 0) -> str:
    place = f'x="{number(spot.middle - spot.width / 2)}" y="{number(spot.top)}"'
    size = f'width="{number(spot.width)}" height="{number(spot.height)}" rx="{number(corner)}"'
    return f"<rect {place} {size} {look}/>"


def _polygon(corners: Sequence[Point], look: str) -> str:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return f'<polygon points="{points}" {look}/>'


def _bar(at: float, spot: Spot, colour: str) -> str:
    top, bottom = number(spot.top), number(spot.top + spot.height)
    return f'<path d="M{number(at)} {top}V{bottom}" stroke="{colour}" stroke-width="1.5"/>'
