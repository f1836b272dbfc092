"""How the council's own view of a sector counts before the published list, from a day on."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.suppliers.models import SectorView
from tenants.records.suppliers.risk import high_risk_keys, is_high_risk, take_own_view
from tenants.records.suppliers.risk_queries import sector_views, views_seen
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import World

TODAY = clock.today()
EARLIER, LATER = TODAY - timedelta(days=100), TODAY + timedelta(days=100)


def test_the_published_list_counts_while_the_council_has_no_view(house: World) -> None:
    assert is_high_risk("cleaning", TODAY)
    assert not is_high_risk("security", TODAY)
    assert high_risk_keys(TODAY) >= {"agriculture", "social-care", "agency-labour"}


def test_the_councils_view_counts_from_its_day_and_the_past_stays(house: World) -> None:
    take_own_view("security", True, "Agencies at night", from_on=TODAY, by=None)
    take_own_view("cleaning", False, "Our own staff", from_on=TODAY, by=None)
    assert is_high_risk("security", TODAY)
    assert not is_high_risk("cleaning", TODAY)
    yesterday = TODAY - timedelta(days=1)
    assert not is_high_risk("security", yesterday)
    assert is_high_risk("cleaning", yesterday)


def test_the_newest_view_counts_and_may_follow_the_published_list_again(house: World) -> None:
    take_own_view("cleaning", False, "Our own staff", from_on=EARLIER, by=None)
    take_own_view("cleaning", None, "Out to contract again", from_on=LATER, by=None)
    assert not is_high_risk("cleaning", TODAY)
    assert is_high_risk("cleaning", LATER)
    assert is_high_risk("cleaning", EARLIER - timedelta(days=1))


def test_a_view_of_the_same_day_is_put_right(house: World) -> None:
    take_own_view("security", True, "A guess", from_on=TODAY, by=None)
    seen = views_seen("security")
    take_own_view("security", False, "Better known", from_on=TODAY, by=None)
    [view] = sector_views("security")
    assert (view.is_high_risk, view.why) == (False, "Better known")
    assert views_seen("security") > seen


def test_two_views_of_one_day_never_stand_side_by_side(house: World) -> None:
    take_own_view("security", True, "First", from_on=TODAY, by=None)
    db.session.add(SectorView(sector_key="security", is_high_risk=False, why="Second", valid_from=TODAY))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(("key", "why", "field"), [("security", " ", "why"), ("spaceships", "New", "sector")])
def test_a_view_needs_a_reason_and_a_known_sector(house: World, key: str, why: str, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        take_own_view(key, True, why, from_on=TODAY, by=None)
    assert refused.value.field == field


def test_the_neighbours_view_does_not_count_here(world: World) -> None:
    make_guidance()
    with tenant_scope(world.bexley.id):
        take_own_view("security", True, "Agencies at night", from_on=TODAY, by=None)
        db.session.commit()
    with tenant_scope(world.barnet.id):
        assert not is_high_risk("security", TODAY)
