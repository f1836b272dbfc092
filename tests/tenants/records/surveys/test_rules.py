"""Which areas may be told beside the whole, when letters go out, and which last days there can be."""

from datetime import date, timedelta
from itertools import product

import pytest

from tenants.records.surveys.rules import (
    LEAST_SHOWN,
    areas_shown,
    band_words,
    is_nudge_day,
    may_be_reminded,
    problem_with_last_day,
)

TODAY = date(2026, 11, 22)


def test_no_few_answers_can_be_worked_out_when_areas_are_told_beside_the_whole() -> None:
    """Every survey of up to four areas with up to eight answers in each."""
    for counts in product(range(9), repeat=4):
        answered = dict(zip("abcd", counts, strict=True))
        shown = areas_shown(answered)
        assert all(answered[area] >= LEAST_SHOWN for area in shown)
        left = sum(count for area, count in answered.items() if area not in shown)
        assert left == 0 or left >= LEAST_SHOWN or not shown


def test_the_smallest_area_told_is_held_back_when_too_few_would_be_left() -> None:
    assert areas_shown({"North": 7, "South": 6, "East": 3}) == {"North"}
    assert areas_shown({"North": 7, "South": 6, "East": 3, "": 2}) == {"North", "South"}
    assert areas_shown({"North": 7, "South": 6, "East": 0}) == {"North", "South"}
    assert areas_shown({"North": 7, "South": 6}, among={"North"}) == {"North"}
    assert areas_shown({"North": 7, "South": 3}) == set()


@pytest.mark.parametrize(
    ("closes_on", "words"),
    [
        (None, "Enter the last day"),
        (TODAY, "after today"),
        (TODAY + timedelta(days=181), "next six months"),
        (TODAY + timedelta(days=180), None),
        (TODAY + timedelta(days=1), None),
    ],
)
def test_a_last_day_is_refused_when_nobody_could_answer_by_it(
    closes_on: date | None, words: str | None
) -> None:
    problem = problem_with_last_day(closes_on, TODAY)
    assert problem is None if words is None else problem is not None and words in problem


def test_letters_go_out_a_week_apart_when_nobody_answers() -> None:
    assert not may_be_reminded(TODAY - timedelta(days=6), TODAY)
    assert may_be_reminded(TODAY - timedelta(days=7), TODAY) and may_be_reminded(date.min, TODAY)
    nudged = [days for days in range(15) if is_nudge_day(TODAY + timedelta(days=days), TODAY)]
    assert nudged == [4, 5, 6, 7]


def test_bands_are_told_in_words_when_numbers_are_counted() -> None:
    assert [band_words(each) for each in ((0, 0), (1, 4), (100, None))] == ["0", "1 to 4", "100 or more"]
