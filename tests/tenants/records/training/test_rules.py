"""How far training covers a group, and when it runs out, on plain values."""

from datetime import date
from itertools import permutations

import pytest

from tenants.records.training.rules import (
    Cover,
    RunOut,
    Trained,
    cover,
    evaluation_words,
    refreshers_of,
    urgency,
)

TODAY = date(2026, 11, 22)


def _cover(headcount: int | None, *came: Trained, months: int | None = None) -> Cover:
    return cover(headcount, came, months, TODAY)


def test_people_of_several_sessions_are_added_when_none_has_run_out() -> None:
    found = _cover(40, Trained(date(2025, 3, 1), 10), Trained(date(2026, 3, 1), 14), months=24)
    assert (found.trained, found.gap, found.percent) == (24, 16, 60)
    assert found.runs_out_next == date(2027, 3, 1)


def test_nothing_is_known_but_the_people_when_there_is_no_headcount() -> None:
    found = _cover(None, Trained(date(2026, 3, 1), 14))
    assert (found.trained, found.percent, found.gap, found.is_known) == (14, None, None, False)


def test_there_is_no_share_when_the_headcount_is_nought() -> None:
    found = _cover(0, Trained(date(2026, 3, 1), 14))
    assert (found.trained, found.percent, found.gap, found.has_no_staff) == (0, None, 0, True)


def test_nobody_is_covered_when_nobody_came() -> None:
    assert _cover(7) == Cover(7, 0, 0, 7, None)


def test_nobody_runs_out_when_a_session_of_nobody_is_in_the_list() -> None:
    assert _cover(7, Trained(date(2026, 3, 1), 0), months=24).runs_out_next is None


def test_coverage_stops_at_the_headcount_when_more_people_came() -> None:
    found = _cover(10, Trained(date(2026, 3, 1), 8), Trained(date(2026, 4, 1), 8))
    assert (found.trained, found.gap, found.percent) == (10, 0, 100)


@pytest.mark.parametrize(
    ("trained", "headcount", "percent"), [(199, 200, 99), (1, 200, 0), (200, 200, 100), (1, 3, 33)]
)
def test_the_share_is_rounded_down_when_it_is_not_whole(trained: int, headcount: int, percent: int) -> None:
    assert _cover(headcount, Trained(date(2026, 3, 1), trained)).percent == percent


@pytest.mark.parametrize(
    ("held_on", "counted"),
    [
        (date(2024, 11, 22), 0),  # runs out today
        (date(2024, 11, 23), 5),  # runs out tomorrow
        (TODAY, 5),
        (date(2026, 11, 23), 0),  # tomorrow's session
    ],
)
def test_training_counts_from_its_day_until_it_runs_out(held_on: date, counted: int) -> None:
    assert _cover(10, Trained(held_on, 5), months=24).trained == counted


def test_training_counts_for_ever_when_the_level_does_not_run_out() -> None:
    found = _cover(10, Trained(date(1999, 1, 1), 5))
    assert (found.trained, found.runs_out_next) == (5, None)


def test_training_of_a_leap_day_runs_out_on_the_twenty_eighth_when_the_year_has_no_other() -> None:
    leap = (Trained(date(2024, 2, 29), 5),)
    assert cover(10, leap, 12, date(2025, 2, 27)).trained == 5
    assert cover(10, leap, 12, date(2025, 2, 28)).trained == 0


def test_the_largest_share_uncovered_comes_first_when_groups_are_sorted() -> None:
    half_of_many, most_of_few = _cover(100, Trained(TODAY, 50)), _cover(4, Trained(TODAY, 1))
    unknown, covered, nobody = _cover(None), _cover(3, Trained(TODAY, 3)), _cover(0)
    expected = [most_of_few, half_of_many, unknown, covered, nobody]
    for shuffled in permutations(expected):
        assert sorted(shuffled, key=urgency) == expected


def test_the_larger_group_comes_first_when_the_shares_are_the_same() -> None:
    assert sorted([_cover(2), _cover(9)], key=urgency)[0].headcount == 9


def test_training_runs_out_at_the_end_of_the_month_when_it_has_to_be_done_again() -> None:
    came = [Trained(date(2025, 3, 3), 10), Trained(date(2025, 3, 28), 4), Trained(date(2025, 5, 1), 7)]
    assert refreshers_of(came, 24) == [
        RunOut(date(2027, 3, 31), 14, 14),
        RunOut(date(2027, 5, 31), 7, 7),
    ]


def test_nothing_runs_out_when_the_level_does_not() -> None:
    assert refreshers_of([Trained(date(2025, 3, 3), 10)], None) == []


@pytest.mark.parametrize(
    ("again_on", "left"),
    [
        (date(2026, 9, 29), 10),  # more than six months before 31 March 2027
        (date(2026, 9, 30), 4),
        (date(2027, 3, 31), 4),
        (date(2028, 1, 1), 4),  # late, but done
    ],
)
def test_new_training_counts_against_the_old_when_it_is_near_enough(again_on: date, left: int) -> None:
    came = [Trained(date(2025, 3, 3), 10), Trained(again_on, 6)]
    assert refreshers_of(came, 24)[0] == RunOut(date(2027, 3, 31), 10, left)


def test_the_oldest_are_refreshed_first_when_several_run_out() -> None:
    came = [Trained(date(2025, 1, 5), 10), Trained(date(2025, 2, 5), 10), Trained(date(2027, 1, 20), 15)]
    assert [each.people_left for each in refreshers_of(came, 24)] == [0, 5, 15]


def test_nobody_is_trained_again_twice_when_more_come_than_are_left() -> None:
    came = [Trained(date(2025, 1, 5), 3), Trained(date(2027, 1, 20), 15), Trained(date(2029, 1, 20), 15)]
    assert [each.people_left for each in refreshers_of(came, 24)] == [0, 0, 15]


def test_two_sessions_of_one_day_do_not_refresh_each_other() -> None:
    came = [Trained(date(2025, 1, 5), 3), Trained(date(2025, 1, 5), 4)]
    assert refreshers_of(came, 1) == [RunOut(date(2025, 2, 28), 7, 7)]


def test_the_window_is_half_the_time_when_training_lasts_less_than_a_year() -> None:
    came = [Trained(date(2026, 1, 10), 5), Trained(date(2026, 1, 20), 5)]
    assert [each.people_left for each in refreshers_of(came, 4)] == [10]


def test_the_order_does_not_matter_when_attendance_is_handed_in() -> None:
    came = [
        Trained(date(2025, 1, 5), 10),
        Trained(date(2025, 2, 5), 10),
        Trained(date(2027, 1, 20), 15),
        Trained(date(2027, 1, 20), 2),
    ]
    assert len({tuple(refreshers_of(order, 24)) for order in permutations(came)}) == 1


def test_people_let_go_need_no_refresher_when_others_are_trained_again() -> None:
    came = [Trained(date(2025, 1, 5), 10), Trained(date(2025, 2, 5), 10), Trained(date(2027, 1, 20), 8)]
    let_go = {date(2027, 1, 31): 6, date(2027, 2, 28): 99}
    assert [each.people_left for each in refreshers_of(came, 24, let_go)] == [0, 0, 8]
    assert [each.people_left for each in refreshers_of(came[:1], 24, let_go)] == [4]


def test_people_let_go_are_taken_off_once_when_a_month_had_two_sessions() -> None:
    came = [Trained(date(2025, 1, 5), 10), Trained(date(2025, 1, 6), 10)]
    assert refreshers_of(came, 24, {date(2027, 1, 31): 14}) == [RunOut(date(2027, 1, 31), 20, 6)]


def test_an_evaluation_says_what_is_not_given_when_the_source_does_not_say() -> None:
    said = "43% before (28 answers), 93% after (number of answers not given)"
    assert evaluation_words(43, 28, 93, None) == said
    assert evaluation_words(None, None, 0, 1) == "not asked before, 0% after (1 answer)"
