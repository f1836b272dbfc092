"""What is found wrong in a pathway."""

from dataclasses import replace
from typing import Any

import pytest

from tenants.pathways.checking import in_order, problems
from tenants.pathways.editing import following
from tenants.pathways.steps import Option, Pathway, Step, StepKind
from tests.factories.pathways import small_steps

SOUND = small_steps()


def _with(key: str, **changed: Any) -> Pathway:
    return replace(SOUND, steps={**SOUND.steps, key: replace(SOUND.steps[key], **changed)})


def _to(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(f"To {key}", key) for key in keys)


def test_nothing_is_wrong_when_every_way_comes_to_an_end() -> None:
    assert problems(SOUND) == []
    assert in_order(SOUND) == ["danger", "call-999", "adult-team", "done"]


@pytest.mark.parametrize(
    ("pathway", "key", "words"),
    [
        (_with("adult-team", options=_to("gone")), "adult-team", "“To gone” leads to a step that does not"),
        (_with("adult-team", options=()), "adult-team", "It leads nowhere"),
        (_with("danger", options=_to("call-999")), "danger", "two answers or more"),
        (_with("danger", options=(*_to("call-999"), Option("", "done"))), "danger", "An answer has no words"),
        (_with("done", options=_to("danger")), "done", "An ending leads no further"),
        (_with("adult-team", title="  "), "adult-team", "It has no title"),
        (small_steps(Step("alone", StepKind.END, "Alone")), "alone", "No answer leads to this step"),
        (_with("call-999", title="Ring"), "danger", "call 999 when somebody is in danger"),
        (replace(SOUND, start="gone"), "", "Nobody knows where to begin"),
        (Pathway("", {}), "", "There are no steps yet"),
    ],
)
def test_a_fault_is_named_at_its_step_when_there_is_one(pathway: Pathway, key: str, words: str) -> None:
    found = problems(pathway)
    assert [each.step_key for each in found if words in each.words] == [key], found


def test_only_those_who_go_round_for_ever_are_told_when_a_loop_has_no_way_out() -> None:
    rounds = {
        **SOUND.steps,
        "call-999": replace(SOUND.steps["call-999"], options=_to("wait")),
        "wait": Step("wait", StepKind.ACTION, "Wait", options=_to("call-999")),
    }
    found = problems(replace(SOUND, steps=rounds))
    assert {each.step_key for each in found} == {"call-999", "wait"}
    assert {each.words.partition(".")[0] for each in found} == {"No way from here comes to an end"}


def test_a_loop_is_no_problem_when_one_of_its_answers_leads_out() -> None:
    back = _with("adult-team", kind=StepKind.QUESTION, options=_to("danger", "done"))
    assert problems(back) == []


def test_a_step_behind_a_broken_one_is_left_alone_when_only_that_one_is_at_fault() -> None:
    found = problems(_with("adult-team", options=_to("gone")))
    assert {each.step_key for each in found} == {"adult-team", "done"}
    assert [each.words for each in found if each.step_key == "done"] == [
        "No answer leads to this step. Let one lead here, or remove the step."
    ]


def test_the_national_words_count_when_a_step_follows_them() -> None:
    own = following(SOUND)
    assert problems(own, SOUND) == []
    left = {key: step for key, step in SOUND.steps.items() if key != "call-999"}
    gone = problems(own, replace(SOUND, steps=left))
    assert [each.words for each in gone if each.step_key == "call-999"] == [
        "It follows a national step that is gone. Write words of your own."
    ]
