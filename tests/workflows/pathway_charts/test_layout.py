"""Nothing in a chart covers anything else, and no line runs through a step that it does not lead to."""

from itertools import combinations, pairwise

import pytest

from tests.workflows.pathway_charts.pathways import going_round, hostile, own
from workflows.pathway_charts.layout import Layout, Spot, laid_out
from workflows.pathway_charts.placing import nearest

LAYOUTS = {
    "barnet": laid_out(own("barnet").pathway),
    "bexley": laid_out(own("bexley").pathway),
    "round": laid_out(going_round().pathway),
    "hostile": laid_out(hostile().pathway),
}


def _overlap(one: Spot, other: Spot) -> bool:
    across = abs(one.middle - other.middle) < (one.width + other.width) / 2 - 0.01
    return across and one.top < other.top + other.height and other.top < one.top + one.height


def _within(layout: Layout, spot: Spot) -> bool:
    across = spot.width / 2 - 0.01 <= spot.middle <= layout.width - spot.width / 2 + 0.01
    return across and spot.top >= 0 and spot.top + spot.height <= layout.height + 0.01


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_step_and_no_answer_covers_another_when_a_pathway_is_laid_out(name: str) -> None:
    layout = LAYOUTS[name]
    spots = [spot for _, spot in layout.boxes]
    spots += [line.label_spot for line in layout.lines if line.label_spot is not None]
    assert len(spots) > len(layout.boxes) > 2
    assert all(_within(layout, spot) for spot in spots)
    assert not [pair for pair in combinations(spots, 2) if _overlap(*pair)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_line_joins_its_own_steps_and_passes_the_others_when_it_is_drawn(name: str) -> None:
    layout = LAYOUTS[name]
    spots = {box.key: spot for box, spot in layout.boxes}
    for line in layout.lines:
        upper, lower = spots[line.way.upper], spots[line.way.lower]
        assert line.points[0] == (upper.middle, upper.top + upper.height)
        assert line.points[-1] == (lower.middle, lower.top)
        for (x, y), (to_x, to_y) in pairwise(line.points):
            covered = Spot((x + to_x) / 2, y + 0.01, abs(to_x - x) + 0.02, max(to_y - y - 0.02, 0.01))
            others = [spot for key, spot in spots.items() if key not in (line.way.source, line.way.target)]
            assert not any(_overlap(covered, spot) for spot in others)


@pytest.mark.parametrize(
    ("wanted", "apart", "placed"),
    [
        ([5.0, 90.0], [10.0], [5.0, 90.0]),
        ([50.0, 50.0], [10.0], [45.0, 55.0]),
        ([50.0, 40.0, 200.0], [10.0, 10.0], [40.0, 50.0, 200.0]),
        ([3.0, 2.0, 1.0], [1.0, 1.0], [1.0, 2.0, 3.0]),
    ],
)
def test_neighbours_keep_their_order_and_distance_when_they_want_the_same_place(
    wanted: list[float], apart: list[float], placed: list[float]
) -> None:
    assert nearest(wanted, apart) == pytest.approx(placed)
