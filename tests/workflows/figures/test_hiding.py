"""Hiding small counts: whoever knows all that is shown, and the rule itself, cannot tell a small one."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

import pytest

from workflows.figures.hiding import hide, least_total

Counts = tuple[int, ...]


def _tables(total: int, rows: int) -> Iterator[Counts]:
    """Every table of so many rows that adds up to the total."""
    if rows == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in _tables(total - first, rows - 1))


@pytest.mark.parametrize(
    ("threshold", "rows", "most"),
    [(2, 2, 14), (2, 4, 11), (3, 2, 20), (3, 3, 18), (3, 4, 13), (5, 2, 30), (5, 3, 24)],
)
def test_a_hidden_small_count_may_be_one_or_large_when_all_else_and_the_rule_are_known(
    threshold: int, rows: int, most: int
) -> None:
    for total in range(least_total(threshold), most + 1):
        alike: dict[tuple[int | None, ...], set[Counts]] = defaultdict(set)
        for counts in _tables(total, rows):
            for order in permutations(range(rows)):
                alike[hide(counts, total, order, threshold)].add(counts)
        for shown, could_be in alike.items():
            for place, cell in enumerate(shown):
                values = {counts[place] for counts in could_be}
                is_small = cell is None and any(0 < value < threshold for value in values)
                assert not is_small or (1 in values and max(values) >= threshold), (shown, place, values)


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_no_small_count_is_shown_and_every_other_is_true_when_every_small_table_is_hidden(rows: int) -> None:
    for total in range(31 if rows < 4 else 21):
        for counts in _tables(total, rows):
            shown = hide(counts, total, range(rows), 5)
            assert all(cell is None or cell == count for cell, count in zip(shown, counts, strict=True))
            assert not {1, 2, 3, 4} & {cell for cell in shown if cell is not None}, counts


def test_everything_is_shown_when_no_count_is_small() -> None:
    assert hide((30, 0, 7, 12), 49, (0, 1, 2, 3), 5) == (30, 0, 7, 12)


def test_small_counts_are_hidden_alone_when_together_they_are_enough() -> None:
    assert hide((40, 4, 2, 30), 76, (0, 1, 2, 3), 5) == (40, None, None, 30)


def test_another_count_is_hidden_with_them_when_small_ones_are_too_few() -> None:
    assert hide((40, 3, 2, 30), 75, (3, 0, 1, 2), 5) == (40, None, None, None)
    assert hide((40, 2, 0, 30), 72, (2, 0, 1, 3), 5) == (None, None, 0, 30)


def test_everything_is_hidden_when_few_people_are_in_it() -> None:
    assert hide((9, 0, 0), 9, range(3), 5) == (None, None, None)
    assert hide((10,) + (0,) * 6, 10, range(7), 5) == (None,) * 7
    assert hide((12,) + (0,) * 6, 12, range(7), 5) == (12, 0, 0, 0, 0, 0, 0)
