"""Where a step stands: what leads to it, the way back from it, every way to an end."""

import pytest

from tenants.pathways.steps import Option, Pathway, Step, StepKind
from tenants.pathways.walking import steps_in_order, way_back, ways_in, ways_to_an_end

#: A question whose two answers meet again, one of them over a step more, and a step that nobody reaches.
WAYS = {
    "danger": ("call", "hours"),
    "call": ("hours",),
    "hours": ("adult", "child"),
    "adult": ("refer",),
    "child": ("guardian", "gone"),
    "guardian": ("refer",),
    "refer": (),
    "lost": ("refer",),
}


def _pathway(ways: dict[str, tuple[str, ...]]) -> Pathway:
    steps = {
        key: Step(key, StepKind.QUESTION, key, options=tuple(Option(to, to) for to in goes_to))
        for key, goes_to in ways.items()
    }
    return Pathway(next(iter(ways)), steps)


PATHWAY = _pathway(WAYS)


def test_the_steps_are_those_that_can_be_reached_nearest_first() -> None:
    reached = [step.key for step in steps_in_order(PATHWAY)]
    assert reached == ["danger", "call", "hours", "adult", "child", "refer", "guardian"]


@pytest.mark.parametrize(
    ("step", "back"),
    [
        ("danger", None),
        ("call", "danger"),
        ("hours", "danger"),  # not the call, which not everybody makes
        ("child", "hours"),
        ("guardian", "child"),
        ("refer", "hours"),  # where the ways of adult and child parted
        ("lost", None),
    ],
)
def test_the_way_back_is_the_last_step_that_everybody_passed(step: str, back: str | None) -> None:
    assert way_back(PATHWAY, step) == back


def test_a_way_that_nobody_can_take_leads_nowhere() -> None:
    assert ways_in(PATHWAY)["refer"] == ["adult", "guardian"]
    assert ways_in(PATHWAY)["lost"] == []


def test_every_way_is_walked_to_its_end_once() -> None:
    assert sorted(ways_to_an_end(PATHWAY)) == [
        ("danger", "call", "hours", "adult", "refer"),
        ("danger", "call", "hours", "child", "guardian", "refer"),
        ("danger", "hours", "adult", "refer"),
        ("danger", "hours", "child", "guardian", "refer"),
    ]


def test_a_walk_ends_and_leads_back_when_the_steps_go_round() -> None:
    round_and_round = _pathway({"a": ("b",), "b": ("c",), "c": ("a", "b", "end"), "end": ()})
    assert list(ways_to_an_end(round_and_round)) == [("a", "b", "c", "end")]
    assert [way_back(round_and_round, key) for key in ("b", "c", "end")] == ["a", "b", "c"]


def test_nothing_is_walked_when_the_start_is_not_there() -> None:
    assert list(ways_to_an_end(Pathway("gone", PATHWAY.steps))) == []
