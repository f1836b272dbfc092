"""The table builder: rows, columns and filters over all that was released, and nothing besides."""

import io
from collections.abc import Callable
from itertools import product

import openpyxl
import pytest

from portal.network.london.quarters import look
from portal.network.showing import page_cell
from portal.network.tables.asking import read
from portal.network.tables.lines import NONE, lines_of, together
from portal.network.tables.pictures import shape_of, why_not
from tenants.database import db
from tests.factories.releases import furnish_releases
from tests.factories.square import furnish_square
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.cube import Cube
from workflows.register.rules import Profile

Browse = Callable[..., Visitor]
ADDRESS = "/network/tables/"
BY_PLACE = f"{ADDRESS}?measure=referrals&rows=authorities&columns=age&type=labour&quarter=2025-26-q2"


def _furnish() -> None:
    furnish_releases()
    db.session.commit()


def _cube(key: str, profile: Profile = Profile.MEMBERS) -> Cube:
    seen = look(profile, {})
    found = seen.cube(key, seen.so_far) if seen else None
    assert found is not None
    return found


def test_the_page_says_so_when_nothing_was_released(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.lmsl.chair).get(ADDRESS)
    assert "Nothing has been released yet" in page.text
    browse(sqlite_world.lmsl.chair).get(f"{ADDRESS}table.csv", status=404)
    browse(sqlite_world.lmsl.chair).get(f"{ADDRESS}picture.svg", status=404)


def test_a_table_is_made_step_by_step_when_a_member_chooses(world: World, browse: Browse) -> None:
    _furnish()
    lead = browse(world.barnet.lead)
    lead.get("/network/")
    lead.follow("Make a table")
    lead.submit({"measure": "referrals"}, press="Choose")
    lead.submit({"rows": "authorities", "columns": "quarters"}, press="Show the table")
    lead.submit({"type": "labour", "age": "child"}, press="Show the table")
    assert "Referrals by authorities and quarters: Labour, Children" in lead.page.text
    assert "8 of 9 authorities gave figures" in lead.page.text
    assert "Within 4" in lead.page.text or "within 4" in lead.page.text
    again = browse(world.bexley.viewer).get(
        lead.page.url + "?" + lead.page.links["Address of this table"].partition("?")[2]
    )
    assert "Referrals by authorities and quarters: Labour, Children" in again.text


def test_a_choice_of_no_table_is_not_available_when_it_is_asked_for(world: World, browse: Browse) -> None:
    _furnish()
    page = browse(world.barnet.lead).get(f"{ADDRESS}?measure=referrals&rows=authorities&columns=route")
    assert "never released in this combination" in page.text
    assert {cell.text for cell in page.tree.iter("td")} >= {"[x]"}
    assert "Referrals by area, route and age" in page.links


@pytest.mark.parametrize(
    "query",
    [
        "measure=nothing",
        "rows=shoes&columns=%00%3Cscript%3E&shoes=1",
        "measure=operations&rows=kind&columns=kind&counted=all&quarter=1999-00-q1",
        "measure=referrals&rows=areas&columns=authorities&type=x",
        "rows=" + "y" * 3000,
    ],
)
def test_what_is_not_understood_is_said_when_the_address_is_odd(
    query: str, sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    page = browse(sqlite_world.barnet.lead).get(f"{ADDRESS}?{query}")
    assert "Not everything in the address was understood" in page.text
    for kind in ("csv", "xlsx"):
        assert (
            browse(sqlite_world.barnet.lead).client.get(f"{ADDRESS}table.{kind}?{query}").status_code == 200
        )


def test_no_choice_shows_more_than_the_cube_when_each_is_tried(sqlite_world: World) -> None:
    furnish_square()
    for key in ("referrals", "operations"):
        cube = _cube(key)
        known = {page_cell(cell).words for cell in cube.cells.values()} | {"[x]"}
        for down, across in product(lines_of(cube), [*lines_of(cube), None]):
            asked = read(cube, {"rows": down.value, "columns": across.value if across else NONE})
            for row in asked.table.rows:
                assert {cell.words.rstrip("°") for cell in row.cells} <= known


def test_every_table_of_a_measure_has_figures_when_its_link_is_followed(sqlite_world: World) -> None:
    furnish_square()
    for key, profile in product(("referrals", "operations"), Profile):
        cube = _cube(key, profile)
        for each in together(cube):
            asked = read(cube, each.address)
            assert asked.table.has_figures and not asked.unclear and not asked.is_incomplete, each
            assert read(cube, asked.address) == asked


def test_the_public_gets_no_authorities_when_the_reader_has_left_the_network(sqlite_world: World) -> None:
    furnish_square()
    cube = _cube("referrals", Profile.PUBLIC)
    assert "authorities" not in {line.value for line in lines_of(cube)}
    asked = read(cube, {"rows": "type", "columns": NONE, "authority": "barnet"})
    assert asked.unclear and "Barnet" not in str(asked.table)


def test_a_year_is_the_sum_of_its_quarters_when_all_were_released(sqlite_world: World) -> None:
    furnish_square()
    asked = read(_cube("referrals"), {"rows": "areas", "columns": "years"})
    assert any("sum of its four quarters" in words for words in asked.table.notes)
    assert any("within 16" in words for words in asked.table.notes)


def test_the_same_choice_leaves_as_a_file_when_it_is_saved(sqlite_world: World, browse: Browse) -> None:
    _furnish()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(BY_PLACE)
    assert lead.get(BY_PLACE.replace("?", "table.csv?")).text.count("Barnet") == 1
    book = openpyxl.load_workbook(io.BytesIO(lead.client.get(BY_PLACE.replace("?", "table.xlsx?")).data))
    assert "Notes" in book.sheetnames and "Dictionary" in book.sheetnames
    few = f"{ADDRESS}KIND?measure=referrals&rows=type&columns=age"
    drawn = lead.client.get(few.replace("KIND", "picture.svg"))
    assert drawn.mimetype == "image/svg+xml" and "0–4" in drawn.data.decode()
    assert lead.client.get(few.replace("KIND", "table.png")).data.startswith(b"\x89PNG")
    lead.get(few.replace("KIND", "table.exe"), status=404)


def test_there_is_no_picture_when_it_would_have_too_many_bars(sqlite_world: World, browse: Browse) -> None:
    _furnish()
    wide = f"{ADDRESS}KIND?measure=referrals&rows=quarters&columns=authorities"
    lead = browse(sqlite_world.barnet.lead)
    assert "9 columns are too many to be told apart" in lead.get(wide.replace("KIND", "")).text
    lead.get(wide.replace("KIND", "picture.svg"), status=404)
    cube = _cube("referrals")
    assert shape_of(read(cube, {"rows": "authorities", "columns": "quarters"})) is None
    assert "54 bars" in why_not(read(cube, {"rows": "authorities", "columns": "quarters"}))


def test_strangers_are_asked_to_sign_in_when_they_open_the_builder(
    sqlite_world: World, browse: Browse
) -> None:
    answer = browse().get(ADDRESS, status=302, follow=False)
    assert answer.headers["Location"].startswith("/sign-in")
