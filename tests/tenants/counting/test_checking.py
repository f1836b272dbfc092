"""What makes a counting standard unfit, and what may be changed in one."""

from dataclasses import replace

import pytest
from flask import Flask

from tenants.counting.checking import Problem, problems
from tenants.counting.comparing import changes
from tenants.counting.editing import (
    ending,
    field_moved_up,
    may_end,
    offering_again,
    option_moved_up,
    with_field,
    with_option,
    with_option_words,
)
from tenants.counting.standard import Field, Option, Standard
from tenants.errors import FieldError, NotFound, WrongState
from tests.factories.standards import standard_of_today


@pytest.fixture
def standard(sqlite_portal: Flask) -> Standard:
    """The one that comes with the portal."""
    return standard_of_today()


def _without_option(field: Field, key: str) -> Field:
    return replace(field, options=tuple(each for each in field.options if each.key != key))


def test_nothing_is_wrong_when_the_portals_own_is_checked(standard: Standard) -> None:
    assert problems(standard, standard) == []


def test_an_option_that_entries_have_is_missed_when_it_is_removed(standard: Standard) -> None:
    changed = with_field(standard, _without_option(standard.fields["place"], "london"))
    words = "Entries of before say “Elsewhere in London”. End that option, and keep it."
    assert problems(changed, standard) == [Problem("place", words)]
    assert problems(changed) == []


@pytest.mark.parametrize(
    ("key", "option"),
    [("route", "dtn"), ("age_band", "disputed"), ("outcome", "suspended"), ("decision_maker", "unknown")],
)
def test_an_option_is_missed_when_the_portal_calculates_with_it(
    key: str, option: str, standard: Standard
) -> None:
    field = standard.fields[key]
    ended = replace(
        field, options=tuple(replace(each, is_ended=each.key == option) for each in field.options)
    )
    for changed in (_without_option(field, option), ended):
        found = problems(with_field(standard, changed))
        assert Problem(key, f"The portal calculates with the option “{option}”: offer it again.") in found


def test_who_decides_may_end_when_the_law_changes(standard: Standard) -> None:
    changed = with_field(standard, ending(standard.fields["decision_maker"], "ieca"))
    assert problems(changed, standard) == []


@pytest.mark.parametrize(
    ("key", "changed", "words"),
    [
        ("place", {"title": " "}, "Give the field “place” a title."),
        ("place", {"how": ""}, "Say how to count “Where it happened”."),
        ("place", {"weight": 11}, "Give “Where it happened” a weight from 0 to 10."),
        (
            "gender",
            {"is_required": True},
            "“Gender” is required, so a council may not leave it out. Choose one of the two.",
        ),
        ("age_band", {"is_required": False}, "Make “Age” required: nothing can be counted without it."),
        (
            "consent",
            {"options": (Option("given", "Given"),)},
            "Offer an option of “Consent” that says that it is not known.",
        ),
    ],
)
def test_a_field_is_unfit_when_its_words_or_rules_do_not_do(
    key: str, changed: dict[str, object], words: str, standard: Standard
) -> None:
    field = replace(standard.fields[key], **changed)  # type: ignore[arg-type]
    assert problems(with_field(standard, field)) == [Problem(key, words)]


def test_an_edition_is_unfit_when_nothing_has_a_weight(standard: Standard) -> None:
    fields = {key: replace(field, weight=0) for key, field in standard.fields.items()}
    assert [each.field_key for each in problems(replace(standard, fields=fields))] == [""]


def test_an_option_gets_a_key_that_its_column_can_hold_when_it_is_added(standard: Standard) -> None:
    field = with_option(standard.fields["place"], "In a place that nobody has found a short name for")
    assert [option.key for option in field.options][-2:] == ["in-a-place-that-nobo", "unknown"]
    again = with_option(field, "In a place that nobody has found a shorter name for")
    assert again.options[-2].key == "in-a-place-that--2" and len(again.options[-2].key) <= 20
    assert with_option(field, "Łódź – ＃").options[-2].key


def test_an_option_is_refused_when_its_words_stand_there_already(standard: Standard) -> None:
    premises = standard.fields["premises"]
    with pytest.raises(FieldError):
        with_option(premises, " car WASH ")
    with pytest.raises(FieldError, match="offer that one again"):
        with_option(ending(premises, "car-wash"), "Car wash")
    with pytest.raises(FieldError):
        with_option_words(premises, "shop", "Car wash", "")
    with pytest.raises(WrongState):
        with_option(standard.fields["route"], "Something new")
    with pytest.raises(WrongState):
        with_option(standard.fields["referred_on"], "Something new")


def test_the_last_way_to_say_not_known_stays_when_it_would_end(standard: Standard) -> None:
    place = standard.fields["place"]
    with pytest.raises(WrongState):
        ending(place, "unknown")
    assert not may_end(place, place.options[-1]) and may_end(place, place.options[0])
    ended = ending(place, "here")
    assert [option.key for option in ended.offered()] == ["london", "outside", "unknown"]
    assert offering_again(ended, "here") == place
    with pytest.raises(NotFound):
        ending(place, "gone")


def test_the_order_changes_by_one_place_when_something_moves_up(standard: Standard) -> None:
    moved = field_moved_up(standard, "route")
    assert list(moved.fields)[:2] == ["route", "referred_on"]
    assert field_moved_up(moved, "route") == moved
    place = option_moved_up(standard.fields["place"], "london")
    assert [option.key for option in place.options] == ["london", "here", "outside", "unknown"]


def test_every_difference_is_told_when_two_editions_are_compared(standard: Standard) -> None:
    place = replace(standard.fields["place"], weight=5)
    changed = with_field(standard, ending(with_option(place, "On a boat", "Moored here"), "outside"))
    changed = field_moved_up(with_field(changed, option_moved_up(changed.fields["place"], "london")), "route")
    found = changes(standard, changed)
    assert [change.title for change in found] == ["Where it happened", "Order of the fields"]
    lines = {line.label: (line.before, line.after) for line in found[0].lines}
    assert lines["Weight"] == ("2", "5")
    assert lines["Option ended"] == ("Outside London", "Outside London; ended")
    assert lines["New option"] == ("", "On a boat; Moored here")
    assert lines["Order of the options"][1].startswith("Elsewhere in London, In this borough")
    assert changes(standard, standard) == []
    fewer = replace(standard, fields={key: each for key, each in standard.fields.items() if key != "gender"})
    assert [(each.title, each.is_new) for each in changes(fewer, standard)] == [("Gender", True)]
