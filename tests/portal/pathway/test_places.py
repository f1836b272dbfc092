"""Choosing the place whose pathway to follow."""

from collections.abc import Callable

import pytest

from tests.factories.directory import make_london
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@pytest.fixture
def london(sqlite_world: World) -> World:
    """The small world with some more boroughs, and the names that people use for them."""
    make_london()
    return sqlite_world


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Barnet", "barnet"),
        ("rbkc", "kensington-and-chelsea"),
        ("kensignton", "kensington-and-chelsea"),
        ("N3 1AB", "barnet"),
        ("barking", "barking-and-dagenham"),
    ],
)
def test_the_walk_begins_at_once_when_the_words_mean_one_place(
    london: World, browse: Browse, typed: str, place: str
) -> None:
    visitor = browse()
    visitor.get("/pathway/")
    visitor.submit({"place": typed})
    assert visitor.page.url == f"/pathway/{place}/"


def test_the_reader_chooses_when_the_words_mean_several(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/?place=minster")
    assert visitor.page.url == "/pathway/westminster/"
    visitor.get("/pathway/?place=b")
    assert "may be one of " in visitor.page.text
    assert {"Barnet", "Bexley"} <= set(visitor.page.links)


def test_every_place_is_offered_when_the_words_mean_none(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/?place=<b>xyzzy")
    assert "We do not know “ <b>xyzzy ”" in visitor.page.text
    assert {"Barnet", "Bexley", "the pathway for any place"} <= set(visitor.page.links)
    [field] = [each for each in visitor.page.tree.iter("input") if each.get("id") == "place"]
    assert field.get("value") == "<b>xyzzy"


def test_the_day_asked_about_is_kept_when_the_place_is_chosen(london: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get("/pathway/?on=2022-12-01")
    visitor.submit({"place": "bexley"})
    assert visitor.page.url == "/pathway/bexley/?on=2022-12-01"
