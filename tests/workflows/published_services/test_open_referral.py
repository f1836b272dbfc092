"""A survivor service in the shape of Open Referral UK."""

from dataclasses import replace
from datetime import date

import pytest

from tenants.records.survivor_services.rules import Reach
from tenants.scope import tenant_scope
from tests.factories.survivor_services import LAWYERS, NEEDS, OFFICE, REFUGE, SECRET_ADDRESS, make_service
from tests.factories.world import World
from workflows.published_services.open_referral import Values, as_open_referral, page_of_services
from workflows.published_services.queries import get_published

#: What the standard demands of each part.
REQUIRED = {
    "organization": {"id", "name", "description"},
    "schedules": {"id"},
    "service_areas": {"id"},
    "languages": {"id"},
    "cost_options": {"id"},
    "contacts": {"id"},
    "attributes": {"id"},
    "service_at_locations": {"id"},
}


def _values(world: World, details: object = LAWYERS) -> Values:
    with tenant_scope(world.lmsl.id):
        made = make_service(world.lmsl, details, verified_on=date(2026, 11, 2))  # type: ignore[arg-type]
        published = get_published(made)
    return as_open_referral(published, NEEDS, {"barnet": "Barnet"}, "https://portal.example/here")


def test_every_part_has_what_the_standard_demands_when_a_service_is_told(sqlite_world: World) -> None:
    values = _values(sqlite_world, replace(LAWYERS, reach=Reach.BOROUGHS, areas=("barnet",)))
    assert {"id", "name", "status", "url"} <= values.keys() and values["status"] == "active"
    assert values["assured_date"] == "2026-11-02"
    for name, required in REQUIRED.items():
        parts = values[name] if isinstance(values[name], list) else [values[name]]
        assert parts and all(required <= part.keys() for part in parts), name
    assert values["contacts"][0]["phones"][0]["number"] == "020 7946 0201"
    place = values["service_at_locations"][0]["location"]["addresses"][0]
    assert (place["address_1"], place["postal_code"]) == (OFFICE, "SE1 1AA")
    assert values["service_areas"][0]["name"] == "Barnet"
    assert values["attributes"][0]["taxonomy_term"]["name"] == "Legal advice"
    assert "How to refer: Ring the duty adviser." in values["description"]


def test_a_refuge_has_no_place_when_it_is_told(sqlite_world: World) -> None:
    values = _values(sqlite_world, REFUGE)
    assert "service_at_locations" not in values and SECRET_ADDRESS not in str(values)
    assert values["url"] == "https://portal.example/here"  # it has no website of its own


@pytest.mark.parametrize(
    ("shown", "total", "number", "first", "last", "pages"),
    [(2, 5, 1, True, False, 3), (1, 5, 3, False, True, 3), (0, 0, 1, True, True, 0)],
)
def test_a_page_says_where_it_stands_when_there_are_more(
    shown: int, total: int, number: int, first: bool, last: bool, pages: int
) -> None:
    page = page_of_services([{}] * shown, total=total, number=number, size=2)
    told = (page["first_page"], page["last_page"], page["total_pages"], page["size"], page["empty"])
    assert told == (first, last, pages, shown, not shown)
