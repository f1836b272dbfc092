"""The public pages of survivor services, as somebody sees them who belongs to nobody here."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.survivor_services.queries import services
from tenants.records.survivor_services.rules import ServiceStatus
from tenants.scope import tenant_scope
from tests.factories.survivor_services import (
    LAWYERS,
    OFFICE,
    REFUGE,
    SECRET_ADDRESS,
    make_needs,
    make_service,
)
from tests.factories.world import World
from tests.page import Page, text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()
#: Every part of where the refuge is, as somebody who looks for it could recognise it.
SECRETS = (SECRET_ADDRESS, "Hidden Mews", "N3 9ZZ")


@pytest.fixture
def published(world: World) -> tuple[UUID, UUID]:
    """A law service, which was confirmed today, and a refuge."""
    with tenant_scope(world.lmsl.id):
        made = make_service(world.lmsl, verified_on=TODAY), make_service(world.lmsl, REFUGE)
        db.session.commit()
    return made


def _titles(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iter("h3")]


def test_anybody_finds_a_service_by_what_is_needed(published: tuple[UUID, UUID], browse: Browse) -> None:
    visitor = browse()
    visitor.get("/directory/services/")
    assert _titles(visitor.page) == ["Lantern Legal", "Harbour House"]
    visitor.follow("Legal advice")
    assert _titles(visitor.page) == ["Lantern Legal"] and "1 service for: Legal advice" in visitor.page.text
    visitor.submit({"need": ["safe-place"], "area": "barnet", "gender": "women"})
    assert _titles(visitor.page) == ["Harbour House"]
    assert "A safe place to stay, in Barnet, for a woman or girl" in visitor.page.text
    visitor.submit({"area": "bexley"})
    assert "No service in the directory fits all of this." in visitor.page.text
    visitor.follow("Start again")
    visitor.follow("Harbour House")
    assert "Not confirmed" not in visitor.page.text and "has not confirmed this" in visitor.page.text
    visitor.get(f"/directory/services/{published[0]}")
    assert OFFICE in visitor.page.text and "Ring the duty adviser." in visitor.page.text
    assert visitor.page.links["020 7946 0201"] == "tel:02079460201"


def test_nobody_is_followed_and_the_way_out_stands_first(
    published: tuple[UUID, UUID], browse: Browse
) -> None:
    visitor = browse()
    for address in ("/directory/services/?need=legal", f"/directory/services/{published[1]}"):
        page = visitor.get(address)
        assert "Set-Cookie" not in page.headers
        main = next(each for each in page.tree.iter("main"))
        first = next(each for each in main.iter("a"))
        assert "Exit this page" in text_of(first) and "999" in page.text


def test_where_a_refuge_is_shows_nowhere_whatever_is_asked(
    published: tuple[UUID, UUID], browse: Browse
) -> None:
    visitor, refuge = browse(), published[1]
    addresses = (
        "/directory/services/",
        "/directory/services/?words=Harbour",
        "/directory/services/?words=Hidden",
        "/directory/services.json",
        f"/directory/services/{refuge}",
        f"/directory/services/{refuge}.json",
    )
    for address in addresses:
        html = visitor.get(address).html
        assert not [secret for secret in SECRETS if secret in html], address
    assert _titles(visitor.get("/directory/services/?words=Hidden Mews")) == []


def test_the_list_is_read_as_open_data(published: tuple[UUID, UUID], browse: Browse) -> None:
    client = browse().client
    page = client.get("/directory/services.json?per_page=1").get_json()
    assert (page["total_items"], page["total_pages"], page["size"]) == (2, 2, 1)
    found = client.get("/directory/services.json?taxonomy_term_id=legal").get_json()
    assert [each["id"] for each in found["contents"]] == [str(published[0])]
    assert client.get("/directory/services.json?search=harbour").get_json()["total_items"] == 1
    one = client.get(f"/directory/services/{published[1]}.json").get_json()
    assert one["name"] == "Harbour House" and "service_at_locations" not in one
    assert one["url"].endswith(f"/directory/services/{published[1]}")


@pytest.mark.parametrize("query", ["need=x&age=9&page=0", "nrm=%00&language=%3Cb%3E", "per_page=0&page=-1"])
def test_what_nobody_offers_is_passed_over(published: tuple[UUID, UUID], browse: Browse, query: str) -> None:
    visitor = browse()
    assert len(_titles(visitor.get(f"/directory/services/?{query}"))) == 2
    assert visitor.client.get(f"/directory/services.json?{query}").get_json()["total_items"] == 2


def test_nothing_is_found_when_a_service_is_not_public(
    world: World, published: tuple[UUID, UUID], browse: Browse
) -> None:
    for service_id in (uuid4(), world.barnet.plan.plan_id):
        browse().get(f"/directory/services/{service_id}", status=404)
        browse().get(f"/directory/services/{service_id}.json", status=404)


def test_a_partner_suggests_a_service_and_nothing_typed_is_lost(world: World, browse: Browse) -> None:
    make_needs()
    db.session.commit()
    member = browse(world.met.member)
    member.get("/directory/services/")
    member.follow("Suggest a service")
    typed: dict[str, object] = {
        "title": "Night Kitchen",
        "organisation": "Kitchen Example",
        "description": "Hot meals for people who left exploitation.",
        "needs": ["health"],
        "reach": "boroughs",
    }
    member.submit(typed, status=422)
    assert member.page.problems == ["Give at least one way to reach it: a phone number, e-mail or website."]
    member.submit({"phone": "020 7946 0203"}, status=422)
    assert member.page.problems == ["Tick the boroughs in which it works."]
    member.submit({"areas": ["barnet", "bexley"]})
    assert "The secretariat looks at your suggestion" in member.page.text
    assert "Night Kitchen" not in _titles(member.page)
    with tenant_scope(world.lmsl.id):
        (service,) = services(ServiceStatus.SUGGESTED)
        assert service.suggested_by_words == f"{world.met.member.name}, Metropolitan Police"
        assert service.areas == ["barnet", "bexley"]


def test_somebody_of_no_member_cannot_suggest(world: World, browse: Browse) -> None:
    browse(world.stranger).get("/directory/services/suggest", status=403)
    page = browse().get("/directory/services/suggest", status=302, follow=False)
    assert page.headers["Location"].startswith("/sign-in?next=")


def test_twenty_services_fill_a_page(world: World, browse: Browse) -> None:
    with tenant_scope(world.lmsl.id):
        for number in range(21):
            make_service(world.lmsl, replace(LAWYERS, title=f"Service {number:02}"))
        db.session.commit()
    visitor = browse()
    visitor.get("/directory/services/?need=legal")
    assert len(_titles(visitor.page)) == 20
    visitor.follow("Next page")
    assert _titles(visitor.page) == ["Service 20"] and "need=legal" in visitor.page.url
