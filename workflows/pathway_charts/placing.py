"""Places what stands in each layer from left to right: near what it is linked to, and never too close."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from workflows.pathway_charts.ordering import Layers, Links

_MOST_ROUNDS, _FEWEST_ROUNDS = 24, 4
_PATIENCE = 12_000  # how often anything is placed, so that a huge pathway does not take minutes


@dataclass(slots=True)
class _Block:
    """Neighbours that stand as close as they may, and where the first of them then stands."""

    place: float
    count: int


def placed(
    layers: Layers, widths: Mapping[str, float], links: Sequence[Links], gap: float
) -> dict[str, float]:
    """The middle of each from left to right; `links` are those upwards and those downwards.

    Layer by layer, down and up in turn, each goes where what it is linked to stands.
    """
    places = _side_by_side(layers, widths, gap)
    up, down = links
    for turn in range(max(_FEWEST_ROUNDS, min(_MOST_ROUNDS, _PATIENCE // len(places)))):
        for layer in layers if turn % 2 == 0 else layers[::-1]:
            linked = up if turn % 2 == 0 else down
            _settle(layer, places, widths, linked, gap)
    return places


def _side_by_side(layers: Layers, widths: Mapping[str, float], gap: float) -> dict[str, float]:
    places = {}
    for layer in layers:
        edge = 0.0
        for key in layer:
            places[key] = edge + widths[key] / 2
            edge += widths[key] + gap
    return places


def _settle(
    layer: list[str], places: dict[str, float], widths: Mapping[str, float], linked: Links, gap: float
) -> None:
    wanted = [_wanted(key, places, linked) for key in layer]
    apart = [(widths[left] + widths[right]) / 2 + gap for left, right in pairwise(layer)]
    for key, place in zip(layer, nearest(wanted, apart), strict=True):
        places[key] = place


def _wanted(key: str, places: Mapping[str, float], linked: Links) -> float:
    others = [places[each] for each in linked.get(key, ())]
    return sum(others) / len(others) if others else places[key]


def nearest(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Places in the same order, at least so far apart, with the least sum of squares to the wanted ones."""
    offsets = [*accumulate(apart, initial=0.0)]
    blocks: list[_Block] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append(_Block(want - offset, 1))
        while len(blocks) > 1 and blocks[-2].place > blocks[-1].place:
            _join(blocks)
    firsts = [block.place for block in blocks for _ in range(block.count)]
    return [first + offset for first, offset in zip(firsts, offsets, strict=True)]


def _join(blocks: list[_Block]) -> None:
    last, before = blocks.pop(), blocks.pop()
    count = before.count + last.count
    blocks.append(_Block((before.place * before.count + last.place * last.count) / count, count))
