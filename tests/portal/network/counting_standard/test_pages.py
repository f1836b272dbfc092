"""The pages on which everybody reads how the network counts on a day."""

from collections.abc import Callable
from datetime import timedelta

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.standards import make_standard_agreed, make_standard_draft
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/network/counting-standard/"
LATER = clock.today() + timedelta(days=30)


def _agree_for_later(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        make_standard_agreed(world.lmsl, make_standard_draft(world.lmsl), LATER)
        db.session.commit()


def test_the_edition_of_the_day_is_shown_when_another_begins_later(
    sqlite_world: World, browse: Browse
) -> None:
    _agree_for_later(sqlite_world)
    viewer = browse(sqlite_world.barnet.viewer)
    page = viewer.get(ADDRESS)
    assert "the network has not agreed it" in page.text and "Riders and kitchens" not in page.text
    viewer.follow("Read it : How London counts")
    assert "Riders and kitchens" in viewer.page.text and "The network agreed it on" in viewer.page.text
    assert viewer.get(f"{ADDRESS}?on=not-a-day").text == page.text


def test_how_to_count_is_a_paper_when_somebody_prints_it(sqlite_world: World, browse: Browse) -> None:
    _agree_for_later(sqlite_world)
    member = browse(sqlite_world.met.member)
    member.get(f"{ADDRESS}?on={LATER}")
    member.follow("How to count, to print")
    assert member.page.heading == "How to count" and "Food delivery" in member.page.text
    answer = member.client.get(member.page.links["PDF to keep or to pass on"])
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")


def test_a_stranger_signs_in_first_when_they_open_it(sqlite_world: World, browse: Browse) -> None:
    page = browse().get(ADDRESS, status=302, follow=False)
    assert page.headers["Location"].startswith("/sign-in")
