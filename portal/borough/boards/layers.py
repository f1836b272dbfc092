"""Puts boxes into columns by who reports to whom, so that lines run from right to left and cross little."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

#: Between two boxes of a column, in pixels.
SPACE = 26
#: The height that a line needs where it passes through a column.
_PASSAGE = 18
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Edge:
    """One box reports to another, perhaps for a part of its work."""

    child: str
    parent: str
    part: str = ""


@dataclass(slots=True)
class Placed:
    """A box, or the passage of a long line, in its column; `y` is its upper edge."""

    key: str
    column: int
    height: float
    y: float = 0.0
    is_passage: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(slots=True)
class Layout:
    """Every box in its place, and for each edge the stations of its line from child to parent."""

    columns: list[list[Placed]] = field(default_factory=list)
    stations: dict[Edge, list[Placed]] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """The height of the tallest column."""
        return max((column[-1].y + column[-1].height for column in self.columns if column), default=0.0)


def lay_out(heights: dict[str, float], edges: Sequence[Edge]) -> Layout:
    """Columns from left, where those stand that report to nobody, to right; `heights` are of the boxes."""
    ranks = _ranks(heights, edges)
    layout = Layout([[] for _ in range(max(ranks.values(), default=-1) + 1)])
    boxes = {key: Placed(key, ranks[key], height) for key, height in heights.items()}
    for box in boxes.values():
        layout.columns[box.column].append(box)
    for edge in edges:
        if ranks[edge.child] > ranks[edge.parent]:
            layout.stations[edge] = _stations(edge, boxes, layout)
    neighbours = _neighbours(layout)
    for sweep in range(_SWEEPS):
        _order(layout, neighbours, from_left=sweep % 2 == 0)
    _place(layout, neighbours)
    return layout


def _ranks(heights: Iterable[str], edges: Sequence[Edge]) -> dict[str, int]:
    """How far each box is from the top; should there be a circle, one of its lines is not counted."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
    ranks: dict[str, int] = {}

    def rank(key: str, below: frozenset[str]) -> int:
        if key not in ranks:
            above = [one for one in parents[key] if one not in below and one != key]
            ranks[key] = 1 + max((rank(one, below | {key}) for one in above), default=-1)
        return ranks[key]

    for key in heights:
        rank(key, frozenset())
    return ranks


def _stations(edge: Edge, boxes: dict[str, Placed], layout: Layout) -> list[Placed]:
    """The child, a passage through each column between, and the parent."""
    child, parent = boxes[edge.child], boxes[edge.parent]
    passages = []
    for column in range(child.column - 1, parent.column, -1):
        passage = Placed(f"{edge.child}>{edge.parent}>{column}", column, _PASSAGE, is_passage=True)
        layout.columns[column].append(passage)
        passages.append(passage)
    return [child, *passages, parent]


_Neighbours = dict[str, list[Placed]]


def _neighbours(layout: Layout) -> _Neighbours:
    """What each box or passage is joined to in the columns beside it."""
    found: _Neighbours = defaultdict(list)
    for stations in layout.stations.values():
        for right, left in pairwise(stations):
            found[right.key].append(left)
            found[left.key].append(right)
    return found


def _order(layout: Layout, neighbours: _Neighbours, *, from_left: bool) -> None:
    """Sorts each column by where its neighbours stand in the column before."""
    columns = layout.columns if from_left else layout.columns[::-1]
    for before, column in pairwise(columns):
        at = {one.key: float(place) for place, one in enumerate(before)}
        column.sort(key=_by_mean(at, neighbours))


def _by_mean(at: dict[str, float], neighbours: _Neighbours) -> Callable[[Placed], float]:
    def mean(one: Placed) -> float:
        places = [at[each.key] for each in neighbours[one.key] if each.key in at]
        return sum(places) / len(places) if places else float(len(at))

    return mean


def _place(layout: Layout, neighbours: _Neighbours) -> None:
    """Stacks each column, then moves boxes towards the middle of their neighbours without touching."""
    for column in layout.columns:
        _stack(column, [0.0] * len(column))
    for columns in (layout.columns[::-1], layout.columns, layout.columns[::-1]):
        for column in columns:
            _stack(column, [_wished(one, neighbours) for one in column])
    top = min((column[0].y for column in layout.columns if column), default=0.0)
    for column in layout.columns:
        for one in column:
            one.y -= top


def _wished(one: Placed, neighbours: _Neighbours) -> float:
    joined = neighbours[one.key]
    return sum(each.middle for each in joined) / len(joined) - one.height / 2 if joined else one.y


def _stack(column: list[Placed], wished: list[float]) -> None:
    """As near to where each wishes to be as the one above it allows."""
    lowest = float("-inf")
    for one, wish in zip(column, wished, strict=True):
        one.y = max(wish, lowest)
        lowest = one.y + one.height + SPACE
