"""Orders what stands beside each other in a layer so that as few lines cross as can be found."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Layers = list[list[str]]
Links = Mapping[str, Sequence[str]]

_ROUNDS = 16
_IDLE = 4  # rounds in which nothing gets better, before it is left


def ordered(layers: Layers, down: Links, up: Links) -> Layers:
    """The layers, each in the order that makes fewest crossings; `down` and `up` link next layers."""
    best, fewest = layers, crossings(layers, down)
    tried, idle = layers, 0
    for turn in range(_ROUNDS):
        tried = _swept(tried, down if turn % 2 else up, is_upwards=bool(turn % 2))
        count = crossings(tried, down)
        idle = 0 if count < fewest else idle + 1
        if count < fewest:
            best, fewest = tried, count
        if not fewest or idle == _IDLE:
            break
    return best


def crossings(layers: Layers, down: Links) -> int:
    """How many pairs of lines between two layers cross."""
    return sum(_crossing(upper, lower, down) for upper, lower in pairwise(layers))


def _crossing(upper: list[str], lower: list[str], down: Links) -> int:
    """Each line crosses those before it that end further right."""
    place = {key: number for number, key in enumerate(lower)}
    ends: list[int] = []
    count = 0
    for key in upper:
        reached = sorted(place[on] for on in down.get(key, ()))
        count += sum(len(ends) - bisect_right(ends, end) for end in reached)
        for end in reached:
            insort(ends, end)
    return count


def _swept(layers: Layers, links: Links, *, is_upwards: bool) -> Layers:
    """Each layer in the order of the middle of what it is linked to in the layer before."""
    turned = layers[::-1] if is_upwards else layers
    found = [turned[0], *_following(turned, links)]
    return found[::-1] if is_upwards else found


def _following(layers: Layers, links: Links) -> Iterator[list[str]]:
    before = layers[0]
    for layer in layers[1:]:
        before = _drawn_to(before, layer, links)
        yield before


def _drawn_to(before: list[str], layer: list[str], links: Links) -> list[str]:
    place = {key: number for number, key in enumerate(before)}
    middles = [_middle([place[each] for each in links.get(key, ())], own) for own, key in enumerate(layer)]
    return [key for _, _, key in sorted(zip(middles, range(len(layer)), layer, strict=True))]


def _middle(places: list[int], otherwise: int) -> float:
    return sum(places) / len(places) if places else otherwise
