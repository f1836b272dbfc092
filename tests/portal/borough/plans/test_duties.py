"""The pages on which recurring duties are added, changed and ended."""

from collections.abc import Callable

import pytest

from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _adding(world: World, browse: Browse) -> Visitor:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/plans/{world.barnet.plan.plan_id}/")
    lead.follow("Add a recurring duty to Make Barnet hard to exploit people in")
    return lead


def _typed(world: World, **rhythm: object) -> dict[str, object]:
    owner = f"person:{world.barnet.owner.id}"
    return {"title": "Report to the board", "owner": owner} | rhythm


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        ({"rhythm": ["yearly"], "day": "18 October"}, "Every year on 18 October"),
        ({"rhythm": ["months"], "months": ["3", "9"]}, "Every March and September"),
        ({"rhythm": ["every"], "every": "3", "first": "March 2027"}, "Every quarter, from March 2027"),
        (
            {"rhythm": ["completion"], "after": "12", "first_after": "11 December 2026"},
            "Every 12 months from completion",
        ),
    ],
)
def test_the_duty_stands_in_the_plan_with_its_next_date_when_it_is_added(
    sqlite_world: World, browse: Browse, rhythm: dict[str, object], words: str
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world, **rhythm))
    assert f"The recurring duty is added: {words}." in lead.page.text
    assert f"Recurring: {words}" in lead.page.text
    assert "Next: " in lead.page.text


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        ({}, "Choose how often it comes round"),
        ({"rhythm": ["yearly"], "day": "31 June"}, "Enter a day and a month, for example 18 October"),
        ({"rhythm": ["yearly"]}, "Enter a day and a month, for example 18 October"),
        ({"rhythm": ["months"]}, "Choose at least one month"),
        (
            {"rhythm": ["every"], "every": "0", "first": "March 2027"},
            "Enter a whole number of months from 1 to 120",
        ),
        ({"rhythm": ["every"], "first": "March 2027"}, "Enter a whole number of months from 1 to 120"),
        ({"rhythm": ["every"], "every": "3", "first": "ongoing"}, "Enter the month or the day"),
        ({"rhythm": ["weekly"]}, "Choose how often it comes round"),
    ],
)
def test_the_form_comes_back_with_one_problem_when_the_rhythm_cannot_be_read(
    sqlite_world: World, browse: Browse, rhythm: dict[str, object], words: str
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world, **rhythm), status=422)
    assert len(lead.page.problems) == 1
    assert words in lead.page.problems[0]
    assert "Report to the board" in lead.page.html


def test_other_fields_do_not_matter_when_their_rhythm_was_not_chosen(
    sqlite_world: World, browse: Browse
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world, rhythm=["yearly"], day="18 October", every="lots", first="soonish"))
    assert "Every year on 18 October" in lead.page.text


def test_the_rhythm_is_shown_as_it_stands_and_kept_when_only_words_change(
    sqlite_world: World, browse: Browse
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world, rhythm=["every"], every="3", first="March 2027"))
    lead.follow("Edit the recurring duty Report to the board")
    lead.submit({"title": "Report to the council"})
    assert "Report to the council" in lead.page.text
    assert "Every quarter, from March 2027" in lead.page.text


def test_the_second_is_told_when_two_leads_edit_one_duty(sqlite_world: World, browse: Browse) -> None:
    first, second = _adding(sqlite_world, browse), browse(sqlite_world.joint)
    first.submit(_typed(sqlite_world, rhythm=["yearly"], day="18 October"))
    first.follow("Edit the recurring duty Report to the board")
    second.get(first.page.url)
    first.submit({"title": "First words"})
    second.submit({"title": "Second words"}, status=409)
    assert "First words" in second.page.text
    assert "Second words" in second.page.html


def test_the_duty_leaves_the_plan_and_its_actions_stay_when_it_is_ended(
    sqlite_world: World, browse: Browse
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world, rhythm=["yearly"], day="18 October"))
    lead.follow("End the recurring duty Report to the board")
    lead.submit({"reason": ""}, status=422)
    lead.submit({"reason": "The network does it now."})
    assert "Recurring:" not in lead.page.text
    assert "Report to the board" in lead.page.text
