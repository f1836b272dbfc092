"""What stands in which layer of a chart: steps, and between them answers and lines that pass by."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tenants.pathways.steps import Step
from workflows.pathway_charts.boxes import LABEL_SIZE, LINE_HEIGHT, Box, box_of, label_of
from workflows.pathway_charts.measuring import width_of
from workflows.pathway_charts.ordering import Layers, Links
from workflows.pathway_charts.ways import Way, ranks

_THREAD = 6.0  # the room of a line that passes a layer


class Plan:
    """What stands in which layer: steps in every second one, answers and passing lines between."""

    def __init__(self, steps: list[Step], ways: list[Way]) -> None:
        self.steps, self.ways = steps, ways
        self.rank = ranks((step.key for step in steps), ways)
        self.labels = {way.key: label_of(way.words) for way in ways}
        self.chains = {way.key: [*self._chain(way)] for way in ways}

    def boxes(self, width: float) -> dict[str, Box]:
        """The steps' boxes, all as wide as this."""
        numbered = enumerate(self.steps, start=1)
        return {step.key: box_of(step, number, width) for number, step in numbered}

    def _chain(self, way: Way) -> Iterator[str]:
        yield way.upper
        for layer in range(2 * self.rank[way.upper] + 1, 2 * self.rank[way.lower]):
            yield f"{way.key}/{layer}"
        yield way.lower

    def place_of_label(self, way: Way) -> str:
        """Beside the step that gives the answer."""
        return self.chains[way.key][-2 if way.leads_back else 1]

    def layers(self) -> Layers:
        """Every layer from the top, in the order in which the ways are first walked."""
        found: Layers = [[] for _ in range(2 * max(self.rank.values()) + 1)]
        for step in self.steps:
            found[2 * self.rank[step.key]].append(step.key)
        for way in self.ways:
            for number, key in enumerate(self.chains[way.key][1:-1], start=2 * self.rank[way.upper] + 1):
                found[number].append(key)
        return found

    def links(self) -> tuple[Links, Links]:
        """What each is linked to in the layer above it, and in the one below."""
        up: dict[str, list[str]] = {}
        down: dict[str, list[str]] = {}
        for chain in self.chains.values():
            for above, below in pairwise(chain):
                down.setdefault(above, []).append(below)
                up.setdefault(below, []).append(above)
        return up, down

    def sizes(self, boxes: Mapping[str, Box]) -> dict[str, tuple[float, float]]:
        """How wide and how high each is."""
        found = {key: (box.width, box.height) for key, box in boxes.items()}
        for way in self.ways:
            chain, label = self.chains[way.key][1:-1], self.labels[way.key]
            found |= dict.fromkeys(chain, (_THREAD, 0.0))
            if label:
                widest = max(width_of(line, LABEL_SIZE) for line in label)
                found[self.place_of_label(way)] = (widest + 8, len(label) * LINE_HEIGHT)
        return found
