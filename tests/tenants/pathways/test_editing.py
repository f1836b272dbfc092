"""Changing a pathway, and saying what differs."""

import pytest

from tenants.errors import NotFound, WrongState
from tenants.pathways import editing
from tenants.pathways.comparing import What, changes
from tenants.pathways.steps import Local, LocalFact, Pathway, Step, StepKind
from tests.factories.pathways import small_steps

SOUND = small_steps()


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Is it  Día de lucha?", "is-it-dia-de-lucha"),
        ("Signs", "signs-2"),  # the address of another page
        ("Danger", "danger-2"),
        ("？", "step"),
        ("x" * 90, "x" * editing.LONGEST_KEY),
    ],
)
def test_a_new_step_has_an_address_of_its_own_when_it_is_named(title: str, key: str) -> None:
    assert editing.new_key(SOUND, title) == key


def test_the_first_step_is_the_start_when_there_was_none() -> None:
    begun = editing.with_step(Pathway("", {}), Step("one", StepKind.END, "One"))
    assert begun.start == "one"


def test_the_start_is_kept_when_somebody_removes_it() -> None:
    with pytest.raises(WrongState):
        editing.without_step(SOUND, "danger")
    with pytest.raises(NotFound):
        editing.without_step(SOUND, "gone")
    assert "done" not in editing.without_step(SOUND, "done").steps


def test_an_item_moves_up_when_it_is_not_the_first() -> None:
    assert editing.moved_up(("a", "b", "c"), 2) == ("a", "c", "b")
    assert editing.moved_up(("a", "b"), 0) == ("a", "b")
    with pytest.raises(NotFound):
        editing.moved_up(("a", "b"), 2)


def test_every_difference_is_named_when_two_pathways_are_compared() -> None:
    step = Step("done", StepKind.END, "That is all")
    after = editing.with_step(editing.without_step(SOUND, "call-999"), step)
    after = editing.with_step(after, Step("more", StepKind.END, "More"))
    after = editing.starting_at(after, "adult-team")
    after = editing.with_local(after, Local.DEVOLVED_PANEL, LocalFact(False))
    found = {change.title: change for change in changes(SOUND, after)}
    assert found["That is all"].what == What.CHANGED and found["More"].what == What.ADDED
    assert found["Call 999"].what == What.REMOVED
    assert [(line.label, line.before) for line in found["That is all"].lines] == [
        ("Title", "You have done your part")
    ]
    assert found["Where it begins"].lines[0].after == "Ring the adult team"
    assert found["Panel that decides about children here"].lines[0].after == "No"
    assert changes(SOUND, SOUND) == []


def test_no_step_is_added_when_a_pathway_is_as_long_as_anybody_can_follow() -> None:
    steps = {f"s{number}": Step(f"s{number}", StepKind.END, "End") for number in range(editing.MOST_STEPS)}
    full = Pathway("s0", steps)
    with pytest.raises(WrongState):
        editing.with_step(full, Step("one-more", StepKind.END, "More"))
    assert editing.with_step(full, Step("s0", StepKind.END, "Another")).steps["s0"].title == "Another"
