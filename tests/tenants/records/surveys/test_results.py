"""What is counted, and what is held back of a question because it could show who said what."""

from itertools import product
from typing import Any

from tenants.records.surveys.questions import Question
from tenants.records.surveys.results import Given, QuestionResult, Results, results_of
from tenants.records.surveys.rules import LEAST_SHOWN, Asked

YES = Question("Yes?", Asked.YES_NO, key="q1")
SEVERAL = Question("Which?", Asked.SEVERAL, ("A", "B", "C"), key="q2")
ONE = Question("Which one?", Asked.ONE, ("A", "B"), key="q3")
NUMBER = Question("How many?", Asked.NUMBER, key="q4")


def counts(result: QuestionResult) -> dict[str, int]:
    """The counts by their words."""
    return {each.words: each.count for each in result.counts}


def test_each_kind_of_answer_is_counted_and_silence_is_told_beside_it() -> None:
    given: list[Given] = [
        ("N", {"q1": True, "q2": [0, 2], "q3": 0, "q4": 0}),
        ("N", {"q1": False, "q2": [2], "q3": 1, "q4": 3}),
        ("N", {"q1": True, "q2": [], "q3": 1, "q4": 99}),
        ("N", {"q1": True, "q2": [1, 2], "q3": 0, "q4": 100}),
        ("N", {"q1": True, "q2": [2], "q3": 0, "q4": 4}),
        ("N", {"q4": 4}),
    ]
    yes, several, one, number = results_of([YES, SEVERAL, ONE, NUMBER], given).questions
    assert counts(yes) == {"Yes": 4, "No": 1} and (yes.answered, yes.unanswered) == (5, 1)
    assert counts(several) == {"A": 1, "B": 1, "C": 4} and several.counts[2].percent == 80
    assert counts(one) == {"A": 3, "B": 2} and one.total is None
    assert counts(number) == {
        **{"0": 1, "1 to 4": 3, "5 to 9": 0, "10 to 19": 0, "20 to 49": 0},
        **{"50 to 99": 1, "100 or more": 1},
    }
    assert number.total == 210


def test_a_sum_is_held_back_when_it_would_tell_one_number() -> None:
    def total(numbers: list[int], area: str | None = None, others: tuple[int, ...] = ()) -> int | None:
        given: list[Given] = [*(("N", {"q4": n}) for n in numbers), *(("S", {"q4": n}) for n in others)]
        return results_of([NUMBER], given, area).questions[0].total

    assert total([20, 30, 25, 22, 28]) == 125 and total([0, 0, 0, 0, 0]) == 0
    assert total([0, 0, 0, 0, 250]) is None, "one gave all of it"
    assert total([1, 2, 3, 4, 5_000]) is None, "nearly all of it is one's"
    assert total([20, 30, 25, 22, 28], None, (0, 0, 0, 0, 90)) == 215
    assert total([20, 30, 25, 22, 28], "N", (0, 0, 0, 0, 90)) is None, "what is left of the whole is one's"
    assert total([20, 30, 25, 22, 28], "N", (9, 8, 7, 8, 9)) == 125


def test_a_question_is_held_back_when_few_answered_it() -> None:
    given: list[Given] = [("N", {"q1": True} if n < 4 else {}) for n in range(20)]
    [held] = results_of([YES], given).questions
    assert held.is_held_back and not held.counts and held.unanswered is None
    [nobody] = results_of([YES], [("N", {})] * 20).questions
    assert {each.percent for each in nobody.counts} == {None}, "nothing is shared out among nobody"
    assert not nobody.is_held_back and (nobody.answered, nobody.unanswered) == (0, 20)


def test_nothing_is_counted_when_an_area_is_held_back() -> None:
    given: list[Given] = [*[("N", {"q1": True})] * 9, *[("S", {"q1": True})] * 8, *[("E", {"q1": True})] * 3]
    whole, hidden = results_of([YES], given), results_of([YES], given, "E")
    assert whole.areas == ("N",) and whole.held_back == ("E", "S")
    assert hidden.is_held_back and not hidden.questions


def test_an_areas_question_cannot_be_worked_out_when_it_is_held_back() -> None:
    """Whatever the areas told of a question are, what is left of the whole is nobody or enough."""
    areas = ("A", "B", "C")
    for said in product((0, 2, 4, 5, 7), repeat=3):
        given = [row for area, count in zip(areas, said, strict=True) for row in _rows(area, count)]
        told = [results_of([YES], given, area) for area in areas]
        _must_leave_enough(results_of([YES], given), told)


def _rows(area: str, said: int) -> list[Given]:
    """Eight who answered the survey, so many of them the question."""
    answers: list[dict[str, Any]] = [{"q1": True} if n < said else {} for n in range(8)]
    return [(area, each) for each in answers]


def _must_leave_enough(whole: Results, told: list[Results]) -> None:
    [all_of_it] = whole.questions
    shown = [each.questions[0] for each in told if each.questions and not each.questions[0].is_held_back]
    counted = [each.answered or 0 for each in shown]
    assert all(count == 0 or count >= LEAST_SHOWN for count in counted)
    if not all_of_it.is_held_back:
        left = (all_of_it.answered or 0) - sum(counted)
        assert left == 0 or left >= LEAST_SHOWN or not any(counted)
