"""London at a glance for members: the page, its pictures and files, the map, and who gave figures."""

import re
from collections.abc import Callable

import pytest

from tenants.database import db
from tests.factories.releases import furnish_releases
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/network/"


def _furnish() -> None:
    furnish_releases()
    db.session.commit()


def test_the_page_says_so_when_nothing_was_released(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.lmsl.chair).get(ADDRESS)
    assert page.heading == "London at a glance" and "Nothing has been released yet" in page.text


def test_the_newest_quarter_is_put_against_those_before_when_there_are_some(
    world: World, browse: Browse
) -> None:
    _furnish()
    page = browse(world.lmsl.chair).get(ADDRESS)
    assert "July to September 2025" in page.text
    assert "Referrals 425 about 80 more about 200 more" in page.text
    assert "Referrals of children 5 about the same" in page.text
    assert "Operations 200 32 more 80 more" in page.text
    assert "8 of 9 authorities gave figures" in page.text
    assert "Low figures may mean that victims go unnoticed" in page.text
    assert "Ealing : [x]" in page.text and "Barnet : 40" in page.text


def test_a_rounded_nothing_is_never_a_bare_nought_when_london_is_read(
    sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    page = browse(sqlite_world.lmsl.chair).get(ADDRESS)
    figures = [cell.text for cell in page.tree.iter("td")]
    assert "0–4" in figures and "0" not in figures


def test_another_quarter_and_map_are_shown_when_the_address_asks(sqlite_world: World, browse: Browse) -> None:
    _furnish()
    page = browse(sqlite_world.bexley.viewer).get(f"{ADDRESS}?quarter=2025-26-q1&type=labour&age=child")
    assert "Referrals 345" in page.text and "Referrals: Labour, Children" in page.text
    assert "Barnet : 5" in page.text and "Bexley : 0–4" in page.text


@pytest.mark.parametrize("quarter", ["2019-20-q1", "next", "2025-26-q9", "'"])
def test_there_is_no_page_when_nothing_was_released_for_the_quarter(
    quarter: str, sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    browse(sqlite_world.lmsl.chair).get(f"{ADDRESS}?quarter={quarter}", status=404)


@pytest.mark.parametrize(
    ("kind", "starts"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")]
)
def test_a_figure_can_be_kept_when_it_is_asked_for_as_a_file(
    kind: str, starts: bytes, sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    answer = browse(sqlite_world.lmsl.analyst).client.get(f"/network/files/types.{kind}?quarter=2025-26-q2")
    assert answer.data.startswith(starts)
    assert "Referrals by type of exploitation" in answer.headers["Content-Disposition"]


def test_a_picture_says_up_to_four_when_a_figure_is_rounded_to_nothing(
    sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    client = browse(sqlite_world.lmsl.chair).client
    answer = client.get("/network/pictures/types.svg")
    assert answer.mimetype == "image/svg+xml" and b"0\xe2\x80\x934" in answer.data


@pytest.mark.parametrize("key", ["quarters", "types", "operations"])
def test_a_picture_is_narrow_when_the_screen_is(key: str, sqlite_world: World, browse: Browse) -> None:
    _furnish()
    client = browse(sqlite_world.lmsl.chair).client
    wide, narrow = (client.get(f"/network/pictures/{key}.svg{asked}") for asked in ("", "?narrow=yes"))
    assert [answer.status_code for answer in (wide, narrow)] == [200, 200]
    width = re.compile(rb'<svg [^>]*width="([\d.]+)pt"', re.DOTALL)
    found = [width.search(answer.data) for answer in (wide, narrow)]
    assert found[0] and found[1] and float(found[1][1]) < 0.6 * float(found[0][1])


def test_everything_is_open_when_the_address_asks_for_it(sqlite_world: World, browse: Browse) -> None:
    _furnish()
    chair = browse(sqlite_world.lmsl.chair)
    assert "Picture and numbers" in chair.get(ADDRESS).text
    page = chair.get(f"{ADDRESS}?open=all")
    assert "Picture and numbers" not in page.text and "Fold the pictures and tables" in page.text


@pytest.mark.parametrize(
    "path", ["pictures/names.svg", "pictures/boards.svg", "files/types.exe", "files/names.csv"]
)
def test_there_is_no_file_when_nothing_like_it_was_released(
    path: str, sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    browse(sqlite_world.lmsl.chair).get(ADDRESS + path, status=404)


def test_who_gave_figures_is_told_when_the_reader_is_of_the_network(
    sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    assert "None of 2 authorities gave figures" in browse(sqlite_world.barnet.lead).get(ADDRESS).text
    assert "Who gave figures" not in browse(sqlite_world.met.member).get(ADDRESS).text


def test_somebody_of_no_house_sees_what_is_public_when_they_are_signed_in(
    sqlite_world: World, browse: Browse
) -> None:
    _furnish()
    page = browse(sqlite_world.stranger).get(ADDRESS)
    assert "Referrals 425" in page.text and "Barnet" not in page.text


def test_a_stranger_signs_in_first_when_they_open_it(sqlite_world: World, browse: Browse) -> None:
    page = browse().get(ADDRESS, status=302, follow=False)
    assert page.headers["Location"].startswith("/sign-in")
