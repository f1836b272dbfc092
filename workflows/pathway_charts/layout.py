"""Lays a pathway out as a chart: where each step and each answer stands, and how the lines run between."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenants.pathways.steps import Pathway
from workflows.pathway_charts.boxes import Box
from workflows.pathway_charts.ordering import Layers, Links, ordered
from workflows.pathway_charts.placing import placed
from workflows.pathway_charts.plan import Plan
from workflows.pathway_charts.ways import Way, reading_order, ways_of

_BESIDE = 18.0  # between two that stand beside each other
_BETWEEN = 14.0  # between two layers
_WIDTHS = (180.0, 210.0, 240.0)  # of boxes
_UPRIGHT = 0.8  # how wide the room for a chart is on a page, against its height

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """The room that something takes: its middle from left to right, its top, and how large it is."""

    middle: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A way as drawn: `points` from the upper step to the lower one, and its words where they stand."""

    way: Way
    points: tuple[Point, ...]
    label: tuple[str, ...] = ()
    label_spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart without its heading; the top left corner is 0, 0."""

    width: float
    height: float
    boxes: tuple[tuple[Box, Spot], ...]
    lines: tuple[Line, ...]


def laid_out(pathway: Pathway) -> Layout:
    """The layout of a pathway whose words are resolved; the same pathway is always laid out alike.

    Of boxes wide and narrow, those are taken that let it be printed largest on an upright page.
    """
    steps = reading_order(pathway)
    if not steps:
        return Layout(0.0, 0.0, (), ())
    plan = Plan(steps, ways_of(pathway))
    links = plan.links()
    layers = ordered(plan.layers(), links[1], links[0])
    tried = [_laid_out(plan, layers, links, plan.boxes(width)) for width in _WIDTHS]
    return min(tried, key=lambda each: max(each.width / _UPRIGHT, each.height))


def _laid_out(plan: Plan, layers: Layers, links: tuple[Links, Links], drawn: Mapping[str, Box]) -> Layout:
    spots = _spots(layers, plan.sizes(drawn), links)
    boxes = tuple((box, spots[key]) for key, box in drawn.items())
    bottoms = _bottoms(layers, spots)
    lines = tuple(_line(way, plan, spots, bottoms) for way in plan.ways)
    width = max(spot.middle + spot.width / 2 for spot in spots.values())
    return Layout(width, max(spot.top + spot.height for spot in spots.values()), boxes, lines)


def _spots(layers: Layers, sizes: Mapping[str, Point], links: tuple[Links, Links]) -> dict[str, Spot]:
    widths = {key: size[0] for key, size in sizes.items()}
    middles = placed(layers, widths, links, _BESIDE)
    left = min(middle - widths[key] / 2 for key, middle in middles.items())
    spots, top = {}, 0.0
    for layer in layers:
        for key in layer:
            spots[key] = Spot(middles[key] - left, top, *sizes[key])
        top += max((sizes[key][1] for key in layer), default=0.0) + _BETWEEN
    return spots


def _bottoms(layers: Layers, spots: Mapping[str, Spot]) -> dict[str, float]:
    """How high the layer is in which each stands."""
    found: dict[str, float] = {}
    for layer in layers:
        found |= dict.fromkeys(layer, max(spots[key].height for key in layer))
    return found


def _line(way: Way, plan: Plan, spots: Mapping[str, Spot], bottoms: Mapping[str, float]) -> Line:
    """It leaves a box straight down until the layer ends, so that no taller neighbour is cut."""
    chain = plan.chains[way.key]
    points: list[Point] = []
    for key in chain:
        spot = spots[key]
        lowest = spot.top + bottoms[key]
        if key == way.upper:
            points += [(spot.middle, spot.top + spot.height), (spot.middle, lowest)]
        elif key == way.lower:
            points.append((spot.middle, spot.top))
        else:
            points += [(spot.middle, spot.top), (spot.middle, lowest)]
    label = plan.labels[way.key]
    return Line(way, tuple(points), label, spots[plan.place_of_label(way)] if label else None)
