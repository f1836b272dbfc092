"""An authority's own figures beside London's, from released values alone."""

from collections.abc import Callable

import pytest

from portal.borough.beside_london.comparing import share_words
from portal.borough.beside_london.standing import Band, bands_of, says_of
from tenants.authorities.queries import get_tenant_by_slug
from tenants.counts import Codes
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.releases import PERIOD, furnish_releases
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.cube import Cell
from workflows.register.periods import quarter_at

Browse = Callable[..., Visitor]
ADDRESS = "/barnet/london/"
OWN: dict[Codes, int] = {("labour", "adult", "nrm"): 37, ("labour", "child", "nrm"): 4}


def _furnish(world: World) -> None:
    furnish_releases()
    get_tenant_by_slug("barnet").sub_region = "North"
    quarter = quarter_at(PERIOD)
    with tenant_scope(world.barnet.id):
        give_figures("referrals", OWN, quarter=quarter)
        give_figures("referrals", {("labour", "adult", "nrm"): 30}, quarter=quarter.before())
        give_figures("operations", {("joint-visit", "operations"): 9}, quarter=quarter)
    db.session.commit()


def test_the_page_says_so_when_nothing_was_released(sqlite_world: World, browse: Browse) -> None:
    assert "Nothing has been released yet" in browse(sqlite_world.barnet.lead).get(ADDRESS).text
    browse(sqlite_world.barnet.lead).get(f"{ADDRESS}standing.svg", status=404)


def test_own_figures_stand_beside_london_when_they_were_given(world: World, browse: Browse) -> None:
    _furnish(world)
    page = browse(world.barnet.lead).get(ADDRESS)
    assert "All 41 125 425 9% to 10%" in page.text
    assert "Labour 41 125 425" in page.text and "Sexual 0 0–4 0–4 cannot be told" in page.text
    assert "Of 7 other authorities with a figure" in page.text
    assert "April to June 2025 30" in page.text and "January to March 2025 Not given" in page.text
    assert "No figure 1" in page.text


def test_no_other_authority_is_named_when_a_lead_reads_it(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world)
    text = browse(sqlite_world.barnet.lead).get(ADDRESS).text
    for name in ("Camden", "Enfield", "Hackney", "Newham", "Hounslow", "Hillingdon", "Bexley"):
        assert name not in text, name


def test_london_alone_is_shown_when_nothing_was_given(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world)
    page = browse(sqlite_world.bexley.lead).get("/bexley/london/")
    assert "gave no figures of this measure" in page.text and "41" not in page.text
    assert "it has no place among them" in page.text


def test_a_withheld_figure_tells_no_share_when_it_is_looked_at(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world)
    page = browse(sqlite_world.barnet.lead).get(f"{ADDRESS}?measure=operations")
    assert "Joint visit Operations 9" in page.text
    assert "Among the others" not in page.text and "Quarter by quarter" in page.text


def test_both_pictures_are_drawn_when_the_page_is_read(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    for name in ("standing", "quarters"):
        drawn = lead.client.get(f"{ADDRESS}{name}.svg?type=labour&age=child")
        assert drawn.mimetype == "image/svg+xml"
    assert "(yours)" in lead.client.get(f"{ADDRESS}standing.svg").data.decode()


@pytest.mark.parametrize(
    "query", ["measure=x&rows=y&type=z&age=", "rows=route&type=labour", "measure=operations&counted=all"]
)
def test_whatever_cannot_be_read_is_left_as_usual_when_the_address_is_odd(
    query: str, sqlite_world: World, browse: Browse
) -> None:
    _furnish(sqlite_world)
    browse(sqlite_world.barnet.lead).get(f"{ADDRESS}?{query}")


def test_nobody_else_sees_own_figures_when_they_try(sqlite_world: World, browse: Browse) -> None:
    _furnish(sqlite_world)
    for person in (sqlite_world.bexley.lead, sqlite_world.lmsl.chair, sqlite_world.barnet.viewer):
        assert browse(person).client.get(ADDRESS).status_code in (403, 404)


def test_a_share_is_a_range_when_london_is_rounded() -> None:
    assert share_words(41, Cell(425, "", 4)) == "9% to 10%"
    assert share_words(3, Cell(0, "", 4)) == "cannot be told"
    assert share_words(3, Cell(None, "c")) == "cannot be told"
    assert share_words(0, Cell(100, "", 4)) == "0%"
    assert share_words(1, Cell(400, "", 4)) == "less than 1%"
    assert share_words(9, Cell(10, "", 4)) == "64% to 100%"
    assert share_words(5, Cell(20)) == "25%"


def test_the_others_are_counted_in_bands_when_figures_are_rounded() -> None:
    others = [Cell(value, "", 4) for value in (0, 0, 5, 15, 20, 25)]
    assert bands_of(others, Cell(10, "", 4), step=5) == (
        Band("0–4", 2, False),
        Band("5", 1, False),
        Band("10", 0, True),
        Band("15–20", 2, False),
        Band("25–30", 1, False),
    )


def test_only_what_the_rounding_tells_is_said_when_others_lie_near() -> None:
    others = [Cell(value, "", 4) for value in (0, 5, 10, 15, 20)]
    assert says_of(others, 12).startswith(
        "Of 5 other authorities with a figure, 1 has more than your 12 and 2 have fewer. 2 lie"
    )
