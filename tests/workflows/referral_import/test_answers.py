"""Checks that answers are known however they are spelt, and that strange ones are refused with the list."""

import pytest

from tenants.counting.standard import Field, Option, Standard
from workflows.referral_import.answers import (
    Known,
    known_options,
    read_age,
    read_number,
    read_option,
    read_types,
    read_yes,
)
from workflows.referral_import.columns import BY_NAME, Column

UNKNOWN = Option("unknown", "Not known", is_unknown=True)
STANDARD = Standard.of(
    "t/1",
    "Test",
    Standard(
        "t/1",
        "Test",
        {
            "age_band": Field(
                "age_band",
                "Age",
                options=(
                    Option("adult", "Adult"),
                    Option("child", "Child"),
                    Option("disputed", "Age disputed"),
                    UNKNOWN,
                ),
            ),
            "exploitation": Field(
                "exploitation",
                "Exploitation",
                options=(
                    Option("labour", "Labour"),
                    Option("criminal", "Criminal"),
                    Option("sexual", "Sexual"),
                    Option("begging", "Begging and stealing"),
                    Option("old", "An old one", is_ended=True),
                    UNKNOWN,
                ),
            ),
        },
    ).content(),
)


def _known(name: str) -> Known:
    column: Column = BY_NAME[name]
    return known_options(STANDARD, column)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *(("ADULT", "adult"), ("over 18", "adult"), ("18", "adult"), ("Under 18", "child"), ("17", "child")),
        *(("age-disputed", "disputed"), ("n/k", "unknown"), ("", ""), ("n/a", "")),
    ],
)
def test_an_age_is_known_when_it_is_said_otherwise(typed: str, key: str) -> None:
    assert read_age(typed, _known("age_band")) == key


@pytest.mark.parametrize(
    ("cells", "keys"),
    [
        (["labour"], ("labour",)),
        (["Sexual; county lines"], ("sexual", "criminal")),
        (["CSE / labour and CCE"], ("sexual", "labour", "criminal")),
        (["Begging and stealing"], ("begging",)),  # an option of its own, though it has an “and” in it
        (["labour", "Not known"], ("labour",)),
        (["unknown", ""], ("unknown",)),
        (["", "-"], ()),
    ],
)
def test_several_types_are_read_when_one_cell_or_several_name_them(
    cells: list[str], keys: tuple[str, ...]
) -> None:
    assert read_types(cells, _known("types")) == keys


def test_a_slip_of_the_pen_is_read_and_remembered_when_one_answer_is_near() -> None:
    known = _known("types")
    assert read_option("Sexaul", known) == "sexual"
    assert read_option("Sexaul", known) == "sexual"
    assert known.guesses == {"Sexaul": ("sexual", 2)}


def test_the_answers_are_listed_when_a_cell_says_none_of_them() -> None:
    with pytest.raises(ValueError, match=r"“Slavery” is none of the answers.*Labour, Criminal, Sexual"):
        read_option("Slavery", _known("types"))
    with pytest.raises(ValueError, match="none of the answers"):  # not offered any more
        read_option("An old one", _known("types"))


def test_yes_and_numbers_are_read_when_they_are_written_as_people_do() -> None:
    assert [read_yes(each) for each in ("Yes", "x", "", "no")] == [True, True, False, False]
    assert [read_number(each) for each in ("0", "none", "", "14", "not known")] == [0, 0, None, 14, None]
    for typed in ("maybe", "-3", "1.5", "²", "٣"):
        with pytest.raises(ValueError, match="Write "):
            read_number(typed)
    with pytest.raises(ValueError, match="Write Yes"):
        read_yes("perhaps")
