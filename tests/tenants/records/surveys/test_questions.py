"""What a question may be, and which answers fit it."""

import pytest

from tenants.errors import FieldError
from tenants.records.surveys.answers import read_answer
from tenants.records.surveys.questions import Question
from tenants.records.surveys.rules import Asked

ONE = Question("Which?", Asked.ONE, ("A", "B"), key="q1")


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (Question("  ", Asked.YES_NO), "words"),
        (Question("x" * 301, Asked.YES_NO), "words"),
        (Question("Why?", Asked.YES_NO, help="x" * 301), "help"),
        (Question("Which?", Asked.ONE, ("A",)), "choices"),
        (Question("Which?", Asked.SEVERAL, ("A", "a")), "choices"),
        (Question("Which?", Asked.ONE, ("A", "b" * 121)), "choices"),
        (Question("Which?", Asked.ONE, tuple(map(str, range(21)))), "choices"),
    ],
)
def test_a_question_is_refused_at_its_field_when_it_cannot_be_asked(question: Question, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        question.check()
    assert refused.value.field == field


def test_choices_are_kept_only_when_they_are_chosen_from() -> None:
    kept = Question(" How many? ", Asked.NUMBER, ("A", "B"), key="q7").as_kept()
    assert kept["choices"] == [] and kept["words"] == "How many?"
    assert Question.of(ONE.as_kept()) == ONE


@pytest.mark.parametrize(
    ("asked", "given", "kept"),
    [
        (Asked.ONE, ["1"], 1),
        (Asked.SEVERAL, ["1", "0", "1"], [0, 1]),
        (Asked.YES_NO, ["no"], False),
        (Asked.NUMBER, ["1,250"], 1250),
        (Asked.NUMBER, ["0"], 0),  # none is not the same as unknown
    ],
)
def test_an_answer_is_kept_as_a_plain_value_when_it_fits(
    asked: Asked, given: list[str], kept: object
) -> None:
    assert read_answer(Question("?", asked, ("A", "B"), key="q1"), given) == kept


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (Asked.ONE, ["2"]),
        (Asked.ONE, ["-1"]),
        (Asked.SEVERAL, ["0", "x"]),
        (Asked.YES_NO, ["maybe"]),
        (Asked.NUMBER, ["a few"]),
        (Asked.NUMBER, ["-3"]),
        (Asked.NUMBER, ["1.5"]),
        (Asked.NUMBER, ["٣"]),
        (Asked.NUMBER, ["1234567"]),
        (Asked.ONE, []),
        (Asked.NUMBER, [" "]),
    ],
)
def test_an_answer_is_refused_at_its_question_when_it_does_not_fit(asked: Asked, given: list[str]) -> None:
    with pytest.raises(FieldError) as refused:
        read_answer(Question("?", asked, ("A", "B"), key="q1"), given)
    assert refused.value.field == "answer_q1"


def test_nothing_is_kept_when_an_optional_question_is_left_out() -> None:
    assert read_answer(Question("?", Asked.NUMBER, is_required=False, key="q1"), [""]) is None
