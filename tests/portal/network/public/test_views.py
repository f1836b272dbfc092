"""The newest figures that everybody may read, with their pictures and files."""

from collections.abc import Callable

from tenants.database import db
from tests.factories.releases import furnish_releases
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/network/public/"


def test_everybody_reads_the_newest_figures_when_they_have_not_signed_in(
    world: World, browse: Browse
) -> None:
    furnish_releases()
    db.session.commit()
    stranger = browse()
    page = stranger.get(ADDRESS)
    assert "Referrals 425 about 80 more" in page.text
    assert "Referrals by area" in page.text and "Barnet" not in page.text
    assert stranger.client.get(f"{ADDRESS}pictures/areas.svg").mimetype == "image/svg+xml"
    assert stranger.client.get(f"{ADDRESS}files/areas.csv").status_code == 200
    assert stranger.get("/").links["London’s figures"] == ADDRESS


def test_the_page_says_so_when_nothing_was_released(sqlite_world: World, browse: Browse) -> None:
    stranger = browse()
    assert "Nothing has been released yet" in stranger.get(ADDRESS).text
    stranger.get(f"{ADDRESS}pictures/areas.svg", status=404)
    stranger.get(f"{ADDRESS}?quarter=2025-26-q2", status=404)


def test_members_are_told_that_they_may_see_more_when_they_open_it(
    sqlite_world: World, browse: Browse
) -> None:
    furnish_releases()
    db.session.commit()
    page = browse(sqlite_world.barnet.lead).get(ADDRESS)
    assert page.links["Go to the members’ figures"] == "/network/"
    assert page.links["London’s figures"] == "/network/"
