"""Tests of which authority is found to have nobody confirmed for which service."""

from collections import Counter
from datetime import date

import pytest

from tenants.guidance.models import ContactService
from tenants.guidance.queries import contact_services
from tenants.people.audiences import Audience
from tests.factories.coverage import put_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from workflows.directory.coverage import Coverage, Covered, coverage, covered_by
from workflows.directory.tiles import TILES

DAY = date(2026, 11, 2)
LATER = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("vacant", "verified", "stale", "covered"),
    [
        (False, DAY, None, Covered.CONFIRMED),
        (False, None, None, Covered.UNCONFIRMED),
        (False, DAY, LATER, Covered.UNCONFIRMED),
        (True, DAY, None, Covered.VACANT),
    ],
)
def test_an_entry_is_worth_what_was_last_said_of_it(
    vacant: bool, verified: date | None, stale: date | None, covered: Covered
) -> None:
    assert covered_by(is_vacant=vacant, verified_on=verified, stale_since_on=stale) == covered


def _services(*keys: str) -> list[ContactService]:
    make_guidance()
    return [each for each in contact_services() if each.key in keys]


def _by_slug(found: Coverage) -> dict[str, list[Covered]]:
    return {place.authority.slug: [each.covered for each in place.services] for place in found.places}


def test_the_best_entry_decides_and_others_may_cover_a_place(world: World) -> None:
    services = _services("adults", "police-bcu")
    put_entry(world.barnet, "adults", is_vacant=True, title="Manager")
    put_entry(world.barnet, "adults", verified_on=DAY, title="Team")
    put_entry(world.bexley, "adults", is_vacant=True)
    put_entry(world.met, "police-bcu", covers=(world.barnet, world.bexley), verified_on=DAY)
    found = coverage(services)
    assert _by_slug(found) == {
        "barnet": [Covered.CONFIRMED, Covered.CONFIRMED],
        "bexley": [Covered.VACANT, Covered.CONFIRMED],
    }
    assert [one.title for one in found.places[0].services[0].entries] == ["Team", "Manager"]
    assert found.total(services[0]) == Counter({Covered.CONFIRMED: 1, Covered.VACANT: 1})
    assert [place.confirmed for place in found.places] == [2, 1]
    assert [each.service.key for each in found.places[1].gaps] == ["adults"]


def test_an_entry_covers_nobody_when_only_its_own_house_sees_it(world: World) -> None:
    services = _services("adults")
    put_entry(world.barnet, "adults", verified_on=DAY, audience=Audience.HOUSE)
    assert _by_slug(coverage(services))["barnet"] == [Covered.NOBODY]


def test_each_square_has_a_place_and_a_code_of_its_own() -> None:
    assert len(TILES) == 33
    assert len({(tile.column, tile.row) for tile in TILES.values()}) == 33
    assert len({tile.code for tile in TILES.values()}) == 33
    assert {tile.column for tile in TILES.values()} == set(range(8))
    assert {tile.row for tile in TILES.values()} == set(range(7))
