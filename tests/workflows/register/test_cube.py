"""Checks the figures that the square reads: cells by codes, quarters beside each other, years added up."""

import pytest
from flask import Flask

from tests.factories.releases import furnish_releases, make_release
from workflows.register.cube import Cell, Cube
from workflows.register.queries import cube, cube_of, get_release, periods, releases
from workflows.register.rules import Profile


def _cube(measure: str, *quarters: str, profile: str = Profile.MEMBERS) -> Cube:
    found = cube(measure, profile, quarters or None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(0, "", 4), "0–4"),
        (Cell(0), "0"),
        (Cell(1240, "", 4), "1,240"),
        (Cell(None, "c"), "[c]"),
        (Cell(0, "", 9), "0–9"),
    ],
)
def test_a_cell_says_what_it_may_be_when_read(cell: Cell, words: str) -> None:
    assert cell.words == words


def test_codes_find_their_cell_when_a_table_has_it(portal: Flask) -> None:
    make_release()
    referrals = _cube("referrals")
    assert referrals.cell(authority="barnet", type="labour", age="adult") == Cell(5, "", 4)
    assert referrals.cell(authority="area-north-central").value == 5 + 10 + 15 + 5
    assert referrals.cell().value == 5 * 36 + 5
    assert referrals.cell(authority="ealing").words == "[x]"
    assert referrals.cell(authority="barnet", route="nrm").words == "[x]"
    assert referrals.coverage.words == "8 of 9 authorities gave figures"
    with pytest.raises(KeyError):
        referrals.cell(borough="barnet")


def test_a_withheld_cell_has_no_number_when_read(portal: Flask) -> None:
    make_release()
    withheld = _cube("operations").cell(authority="area-west", kind="joint-visit", counted="operations")
    assert (withheld.value, withheld.low, withheld.high, withheld.words) == (None, None, None, "[c]")
    assert withheld.meaning


def test_the_public_sees_fewer_tables_with_the_same_figures_when_they_ask(portal: Flask) -> None:
    make_release()
    public, members = _cube("referrals", profile=Profile.PUBLIC), _cube("referrals")
    assert {table.key for table in public.tables} < {table.key for table in members.tables}
    assert public.cell(authority="barnet").words == "[x]"
    assert public.cells.items() <= members.cells.items()
    assert public.coverage.givers == ()


def test_a_year_of_rounded_figures_is_their_sum_when_all_four_quarters_are_there(portal: Flask) -> None:
    furnish_releases()
    year = ["2024-25-q1", "2024-25-q2", "2024-25-q3", "2024-25-q4"]
    rounded = _cube("referrals", *year, "2025-26-q1", "2025-26-q2")
    whole = rounded.cell(authority="barnet", quarter="2024-25")
    assert whole == Cell(
        sum(rounded.cell(authority="barnet", quarter=each).value or 0 for each in year), "", 16
    )
    assert rounded.cell(quarter="2025-26").words == "[x]"
    assert rounded.cell(authority="ealing", quarter="2024-25").words == "[x]"
    assert [code.code for code in rounded.axis("quarter").at("year")] == ["2024-25"]
    assert _cube("operations", *year).cell(counted="operations", quarter="2024-25").words == "[x]"


def test_quarters_stand_in_order_when_several_are_asked_for(portal: Flask) -> None:
    newest = furnish_releases()
    both = _cube("referrals", "2025-26-q2", "2025-26-q1")
    assert both.quarters == ("2025-26-q1", "2025-26-q2")
    assert both.cell(authority="camden") == both.cell(authority="camden", quarter="2025-26-q2")
    assert both.cell(authority="camden") != both.cell(authority="camden", quarter="2025-26-q1")
    assert periods(Profile.PUBLIC)[0] == newest.period
    assert cube("referrals", Profile.MEMBERS, ["2019-20-q1"]) is None


def test_one_release_can_be_read_when_it_was_replaced(portal: Flask) -> None:
    made = make_release()
    line = get_release(made.members)
    assert cube_of(line, "referrals").cell(authority="barnet").value == 10
    assert [each.profile for each in releases()] == [Profile.MEMBERS, Profile.PUBLIC]
