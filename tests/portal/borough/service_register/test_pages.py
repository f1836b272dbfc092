"""The register of survivor services, as the secretariat keeps it."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.survivor_services import SECRET_ADDRESS, furnish_services_of, make_needs
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
_YEAR, _MONTH, _DAY = str(clock.today()).split("-")
TODAY = [_DAY, _MONTH, _YEAR]


@pytest.fixture
def register(world: World) -> list[UUID]:
    """A law service and a refuge in the directory, one suggested, one declined, one ended."""
    with tenant_scope(world.lmsl.id):
        made = furnish_services_of(world.lmsl)
        db.session.commit()
    return made


def test_a_service_goes_from_the_register_to_the_directory_and_out_again(
    world: World, browse: Browse
) -> None:
    make_needs()
    db.session.commit()
    office, public = browse(world.lmsl.secretariat), browse()
    office.get("/lmsl/services/")
    office.follow("Add a service")
    office.submit({"title": "Safe Rooms", "organisation": "Rooms Example"}, status=422)
    assert "Tick what it helps with" in office.page.problems
    office.submit(
        {
            "description": "Rooms for men.",
            "needs": ["safe-place"],
            "phone": "020 7946 0204",
            "minimum_age": "18",
            "genders": ["men"],
            "languages": "english, Albanian",
            "reach": "london",
            "is_refuge": "y",
            "address": SECRET_ADDRESS,
            "owner": f"person:{world.lmsl.secretariat.id}",
        }
    )
    assert "What everybody would read" in office.page.text and "English, Albanian" in office.page.text
    public.get("/directory/services/")
    assert "Safe Rooms" not in public.page.text
    office.follow("Approve it")
    office.submit({})
    assert "In the directory" in office.page.text and "Not yet" in office.page.text
    public.get("/directory/services/")
    public.follow("Safe Rooms")
    assert "18 and over" in public.page.text and "Hidden Mews" not in public.page.html
    office.follow("All of it is right")
    office.submit({})
    public.get(public.page.url)
    assert "has not confirmed" not in public.page.text
    office.follow("Edit")
    office.submit({"capacity": "Two rooms free", "capacity_on": TODAY})
    assert "Two rooms free" in public.get(public.page.url).text
    office.follow("End it")
    office.submit({"reason": ""}, status=422)
    office.submit({"reason": "The rooms are closed"})
    assert "Ended on" in office.page.text
    public.get(public.page.url, status=404)


def test_an_address_is_refused_in_the_words_when_the_place_must_stay_secret(
    world: World, register: list[UUID], browse: Browse
) -> None:
    office = browse(world.lmsl.secretariat)
    office.get(f"/lmsl/services/{register[1]}/edit")
    office.submit({"how_to_refer": "Ring the bell at 17 Hidden Mews."}, status=422)
    assert any("where a refuge is must never be published" in each for each in office.page.problems)
    assert "Ring the bell at 17 Hidden Mews." in office.page.html  # nothing typed is lost
    assert "Hidden Mews" not in browse().get(f"/directory/services/{register[1]}").html


def test_a_suggestion_is_decided_on_with_its_reason(
    world: World, register: list[UUID], browse: Browse
) -> None:
    chair = browse(world.lmsl.chair)
    chair.get("/lmsl/services/")
    chair.follow("Night Kitchen")
    assert "Met Member, Police" in chair.page.text
    chair.follow("Do not take it up")
    chair.submit({"reason": "It closed in May"})
    assert "It closed in May" in chair.page.text
    chair.get("/lmsl/services/?status=declined")
    assert "It closed in May" in chair.page.text and "Sold Dreams" in chair.page.text
    chair.follow("Night Kitchen")
    chair.follow("Approve it after all")
    chair.submit({"verified_on": TODAY})
    assert "In the directory" in chair.page.text and "It closed in May" not in chair.page.text


def test_nothing_is_lost_when_two_people_write_at_once(
    world: World, register: list[UUID], browse: Browse
) -> None:
    first, second = browse(world.lmsl.chair), browse(world.lmsl.secretariat)
    for visitor in (first, second):
        visitor.get(f"/lmsl/services/{register[0]}/edit")
    first.submit({"capacity": "Full until May"})
    second.submit({"hours": "At any hour"}, status=409)
    assert "At any hour" in second.page.html and "Full until May" in second.page.text
    second.submit({})
    assert "At any hour" in second.page.text


def test_a_page_is_refused_when_the_state_has_moved_on(
    world: World, register: list[UUID], browse: Browse
) -> None:
    chair, ended = browse(world.lmsl.chair), register[4]
    chair.get(f"/lmsl/services/{ended}/edit")
    chair.submit({"title": "Newer Lantern"}, status=409)
    chair.get(f"/lmsl/services/{ended}/confirm")
    chair.submit({}, status=409)
    assert "not in the directory" in chair.page.text


def test_what_happened_never_shows_where_a_refuge_is(
    world: World, register: list[UUID], browse: Browse
) -> None:
    office = browse(world.lmsl.secretariat)
    office.get(f"/lmsl/services/{register[1]}/")
    assert SECRET_ADDRESS in office.page.text  # the secretariat may know
    office.follow("Everything that was changed on this page")
    assert "Survivor service" in office.page.text and "Hidden Mews" not in office.page.html
    executive = browse(world.lmsl.executive)
    assert "Hidden Mews" not in executive.get("/lmsl/activity/").html
    executive.get(f"/lmsl/services/{register[1]}/edit", status=404)


def test_nothing_is_found_by_anybody_else(world: World, register: list[UUID], browse: Browse) -> None:
    for person in (world.barnet.lead, world.met.member):
        visitor = browse(person)
        for path in ("", f"{register[0]}/", f"{register[0]}/edit", "add"):
            visitor.get(f"/lmsl/services/{path}", status=404)
    browse(world.lmsl.chair).get(f"/lmsl/services/{uuid4()}/", status=404)


def test_the_committee_reads_the_register_but_neither_changes_it_nor_learns_where_a_refuge_is(
    world: World, register: list[UUID], browse: Browse
) -> None:
    for reader in (world.lmsl.executive, world.lmsl.analyst):
        committee = browse(reader)
        page = committee.get(f"/lmsl/services/{register[1]}/")
        assert "Hidden Mews" not in page.html and "Only the secretariat sees this" not in page.text
        assert "Edit" not in page.links
        committee.get(f"/lmsl/services/{register[1]}/edit", status=404)
        assert "Hidden Mews" not in committee.get(f"/lmsl/services/{register[1]}/history").html
        assert "Add a service" not in committee.get("/lmsl/services/").links
    assert "Hidden Mews" in browse(world.lmsl.secretariat).get(f"/lmsl/services/{register[1]}/").html
