"""Where a step stands in a pathway: what leads to it, the way back from it, and every way to an end."""

from collections.abc import Iterator, Mapping

from tenants.pathways.checking import in_order
from tenants.pathways.steps import Pathway, Step

#: Pages beside the steps of a walk, so no step may have one of these keys.
BESIDE_THE_STEPS = frozenset({"signs", "do-and-dont", "first-responders", "good-referral", "chart"})


def steps_in_order(pathway: Pathway) -> list[Step]:
    """The steps that can be reached, nearest to the start first."""
    return [pathway.steps[key] for key in in_order(pathway)]


def ways_on(pathway: Pathway, key: str) -> list[str]:
    """The keys of the steps to which a step leads, each once, as far as they are there."""
    goes_to = (option.goes_to for option in pathway.steps[key].options)
    return [each for each in dict.fromkeys(goes_to) if each in pathway.steps]


def ways_in(pathway: Pathway) -> Mapping[str, list[str]]:
    """The keys of the steps that lead to each step, nearest to the start first."""
    found: dict[str, list[str]] = {key: [] for key in pathway.steps}
    for key in in_order(pathway):
        for goes_to in ways_on(pathway, key):
            found[goes_to].append(key)
    return found


def way_back(pathway: Pathway, key: str) -> str | None:
    """The last step that everybody has passed who comes to this one; None at the start.

    With one step before it, it is that step. With several, it is where their ways parted.
    """
    passed = _passed_by_all(pathway).get(key, frozenset()) - {key}
    return max(passed, key=in_order(pathway).index) if passed else None


def _passed_by_all(pathway: Pathway) -> dict[str, frozenset[str]]:
    """For each step, those that no way from the start to it avoids, itself included."""
    order, before = in_order(pathway), ways_in(pathway)
    passed = dict.fromkeys(order, frozenset(order))
    passed.update({key: frozenset({key}) for key in order[:1]})
    is_settled = False
    while not is_settled:
        renewed = {key: _passed_before(passed, before[key]) | {key} for key in order[1:]}
        is_settled = all(passed[key] == found for key, found in renewed.items())
        passed.update(renewed)
    return passed


def _passed_before(passed: Mapping[str, frozenset[str]], keys: list[str]) -> frozenset[str]:
    return frozenset.intersection(*(passed[key] for key in keys))


def ways_to_an_end(pathway: Pathway) -> Iterator[tuple[str, ...]]:
    """Every way from the start until nothing leads on, as keys; no way passes a step twice."""
    waiting: list[tuple[str, ...]] = [(key,) for key in in_order(pathway)[:1]]
    while waiting:
        way = waiting.pop()
        onward = [key for key in ways_on(pathway, way[-1]) if key not in way]
        waiting += [(*way, key) for key in reversed(onward)]
        if not onward:
            yield way
