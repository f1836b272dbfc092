"""The register: one search, filters in the address, straight to the one supplier that is meant."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.suppliers import Supplied, make_supplier
from tests.factories.world import World
from tests.house.hostile import TEXTS
from tests.page import text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
LIST = "/barnet/suppliers/"


def _titles(visitor: Visitor) -> list[str]:
    """The suppliers in the list, in order."""
    return [text_of(cell.find("a")) for cell in visitor.page.tree.iter("th") if cell.get("scope") == "row"]


def test_the_register_shows_what_is_known(world: World, supplied: Supplied, browse: Browse) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(LIST)
    assert _titles(visitor) == ["Barnet Catering Ltd", "Barnet Farm"]
    text = visitor.page.text
    for words in ("2 suppliers", "01234567", "Not tiered yet", "No contract in force", "Never"):
        assert words in text
    assert "Not ours: known as a supplier of others" in text


def test_a_search_that_finds_one_goes_straight_to_it(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(LIST)
    visitor.submit({"words": "lunch"}, press="Search")
    assert visitor.page.url.startswith(f"{LIST}{sqlite_supplied.caterer}/")
    visitor.follow("See everything that mentions it")
    assert _titles(visitor) == ["Barnet Catering Ltd"]


@pytest.mark.parametrize("words", ["1234567", "01234567", "barnet CATERING limited"])
def test_a_number_or_a_name_is_enough(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse, words: str
) -> None:
    visitor = browse(sqlite_world.barnet.owner)
    visitor.get(f"{LIST}?{urlencode({'words': words})}")
    assert visitor.page.url.startswith(f"{LIST}{sqlite_supplied.caterer}/")


def test_a_search_that_finds_several_stays_a_list(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.procurement)
    visitor.get(f"{LIST}?words=barnet")
    assert _titles(visitor) == ["Barnet Catering Ltd", "Barnet Farm"]
    assert "2 suppliers: with “barnet”" in visitor.page.text


def test_close_spellings_are_offered_when_nothing_is_found(
    world: World, supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get(f"{LIST}?words=barnet+cattering")
    assert "No suppliers" in visitor.page.text
    assert "Barnet Catering Ltd (01234567)" in visitor.page.links
    visitor.follow("Add “barnet cattering” to the register")
    assert visitor.page.tree.find(".//input[@name='title']").get("value") == "barnet cattering"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("sector=catering", ["Barnet Catering Ltd"]),
        ("risk=high", ["Barnet Catering Ltd", "Barnet Farm"]),
        ("tier=none", ["Barnet Catering Ltd", "Barnet Farm"]),
        ("tier=high", []),
        ("checked=never&ended=too", ["Barnet Catering Ltd", "Barnet Farm", "Barnet Lamps"]),
        ("sort=-title", ["Barnet Farm", "Barnet Catering Ltd"]),
        ("words=%25&list=all", []),
    ],
)
def test_the_address_narrows_and_orders_the_list(
    world: World, supplied: Supplied, browse: Browse, query: str, titles: list[str]
) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(f"{LIST}?{query}")
    assert _titles(visitor) == titles


def test_an_address_that_makes_no_sense_says_so(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"{LIST}?tier=purple&sector=wizardry&sort=up&risk=low&colour=red&page=x")
    text = visitor.page.text
    for value in ("purple", "wizardry", "up", "low", "colour"):
        assert f"“{value}”" in text
    assert "2 suppliers" in text


@pytest.mark.parametrize("words", TEXTS)
def test_any_words_can_be_searched_for(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse, words: str
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get(f"{LIST}?{urlencode({'words': words, 'list': 'all'})}")


def test_a_viewer_sees_no_register(sqlite_world: World, sqlite_supplied: Supplied, browse: Browse) -> None:
    browse(sqlite_world.barnet.viewer).get(LIST, status=404)
    visitor = browse(sqlite_world.barnet.owner)
    visitor.get(LIST)
    assert "Add a supplier" not in visitor.page.links


def test_a_longer_register_costs_no_more_statements(
    sqlite_world: World, sqlite_supplied: Supplied, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    few = _statements(visitor)
    with tenant_scope(sqlite_world.barnet.id):
        for number in range(60):
            make_supplier(f"Supplier {number}", sector_keys=("catering", "cleaning"))
        db.session.commit()
    assert _statements(visitor) == few


def _statements(visitor: Visitor) -> int:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    visitor.get(LIST)  # what is read once and kept is kept by now
    event.listen(Engine, "before_cursor_execute", note)
    try:
        visitor.get(LIST)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    about = [each for each in seen if "supplier" in each or "sector" in each]
    assert len(about) <= 4, about
    return len(seen)
