"""The map and the table of who can be reached in London."""

from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.service import admit_tenant
from tenants.database import db
from tests.factories.coverage import put_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor
from workflows.directory.models import LookUp
from workflows.directory.rules import Looked
from workflows.directory.tiles import TILES

Browse = Callable[..., Visitor]
DAY = date(2026, 11, 2)


@pytest.fixture
def covered(world: World) -> World:
    """Barnet has adults confirmed and housing vacant; Bexley has adults that nobody confirmed."""
    make_guidance()
    put_entry(world.barnet, "adults", title="Barnet duty desk", verified_on=DAY)
    put_entry(world.barnet, "housing", title="Options team", is_vacant=True)
    put_entry(world.bexley, "adults", title="Bexley front door")
    return world


def _words(element: Element) -> str:
    """What it says, without the gaps between its parts."""
    return text_of(element).replace(" :", ":").replace(" ,", ",")


def _tiles(visitor: Visitor) -> dict[str, Element]:
    links = [each for each in visitor.page.tree.iter("a") if "portal-tile" in each.get("class", "").split()]
    return {_words(each): each for each in links}


def _rows(visitor: Visitor, table: int) -> dict[str, list[str]]:
    """The cells of each row of the table, by the row's heading."""
    rows = [
        row for row in list(visitor.page.tree.iter("table"))[table].iter("tr") if row.find("td") is not None
    ]
    return {text_of(row[0]): [_words(cell) for cell in row[1:]] for row in rows}


def test_the_map_and_the_table_say_the_same_of_one_service(covered: World, browse: Browse) -> None:
    visitor = browse(covered.bexley.lead)
    visitor.get("/directory/coverage")
    visitor.submit({"service": "adults"}, press="Show")
    tiles = _tiles(visitor)
    assert list(tiles) == ["Brn Barnet: ✓ Confirmed", "Bex Bexley: ? Not confirmed"]
    assert "portal-tile--confirmed" in tiles["Brn Barnet: ✓ Confirmed"].get("class", "")
    assert _rows(visitor, 0) == {
        "Barnet": ["Confirmed", "Barnet duty desk confirmed on 2 November 2026"],
        "Bexley": ["Not confirmed", "Bexley front door never confirmed"],
    }
    totals = [text_of(each) for each in visitor.page.tree.iter("li") if " of 2: " in text_of(each)]
    assert totals == [
        "✓ 1 of 2: confirmed",
        "? 1 of 2: not confirmed",
        "○ 0 of 2: vacant",
        "✕ 0 of 2: nobody named",
    ]


def test_a_square_leads_to_its_entry_or_else_to_everybody_there(covered: World, browse: Browse) -> None:
    visitor = browse(covered.barnet.lead)
    visitor.get("/directory/coverage?service=adults")
    visitor.get(_tiles(visitor)["Brn Barnet: ✓ Confirmed"].get("href", ""))
    assert "Barnet duty desk" in visitor.page.text
    visitor.get("/directory/coverage?service=licensing")
    visitor.get(_tiles(visitor)["Bex Bexley: ✕ Nobody named"].get("href", ""))
    assert "Bexley front door" in visitor.page.text


def test_the_whole_of_london_is_counted_when_no_service_is_chosen(covered: World, browse: Browse) -> None:
    visitor = browse(covered.lmsl.analyst)
    visitor.get("/directory/coverage?service=no-such-service")
    assert _rows(visitor, 0)["Adult safeguarding"] == ["1", "1", "0", "0"]
    assert _rows(visitor, 0)["Housing and homelessness"] == ["0", "0", "1", "1"]
    barnet = _rows(visitor, 1)["Barnet"]
    assert barnet[0] == "1 of 6"
    assert "Housing and homelessness: Options team, vacant" in barnet[1]
    assert "Community safety: nobody named" in barnet[1]
    assert "Brn Barnet: ? 1 of 6 services confirmed" in _tiles(visitor)


def test_all_33_squares_stand_on_the_map_row_by_row(covered: World, browse: Browse) -> None:
    for slug in TILES.keys() - {"barnet", "bexley"}:
        admit_tenant(slug, slug, TenantKind.AUTHORITY, joined_on=clock.today())
    db.session.commit()
    visitor = browse(covered.barnet.lead)
    visitor.get("/directory/coverage")
    codes = [name.split()[0] for name in _tiles(visitor)]
    assert len(codes) == 33
    assert codes[:3] == ["Enf", "Hrw", "Brn"] and codes[-1] == "Sut"


def test_only_the_network_sees_the_gaps(covered: World, browse: Browse) -> None:
    for person in (covered.met.member, covered.barnet.viewer, covered.stranger):
        visitor = browse(person)
        for address in ("/directory/coverage", "/directory/all", "/directory/all.pdf"):
            visitor.get(address, status=404)
    for address in ("/directory/coverage", "/directory/all", "/directory/all.pdf"):
        page = browse().get(address, status=302, follow=False)
        assert page.headers["Location"].startswith("/sign-in?next=")
    assert list(db.session.scalars(select(LookUp))) == []


def test_a_look_at_the_coverage_is_noted(covered: World, browse: Browse) -> None:
    browse(covered.barnet.lead).get("/directory/coverage?service=adults")
    kept = db.session.scalars(select(LookUp)).one()
    assert (kept.kind, kept.service_key) == (Looked.COVERAGE, "adults")
    assert kept.person_id == covered.barnet.lead.id
