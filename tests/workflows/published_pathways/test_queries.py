"""Which pathway a place follows on a day, and how it reads."""

from datetime import date

import pytest
from flask import Flask

from tenants.authorities.models import TenantAlias
from tenants.database import db
from tenants.errors import NotFound
from tests.factories.guidance import make_guidance
from tests.factories.published_pathways import publish_pathway
from tests.factories.world import World
from workflows.published_pathways.queries import pathway_of, places

TODAY = date(2026, 11, 22)
BEGAN = date(2026, 3, 1)


@pytest.fixture
def london(world: World) -> World:
    """Barnet has followed a pathway of its own since March 2026; Bexley has none."""
    make_guidance()
    publish_pathway(world.barnet.id, valid_from=BEGAN)
    db.session.commit()
    return world


def test_a_place_follows_its_own_pathway_when_it_has_begun(london: World) -> None:
    shown = pathway_of("barnet", TODAY)
    assert (shown.place.name, shown.place.has_own) == ("Barnet", True)
    assert shown.own is not None
    assert (shown.own.number, shown.own.caveat) == (1, "Two boxes cannot be read.")
    assert [step.key for step in shown.steps()] == ["begin", "call", "rest"]
    assert shown.first.title == "Is anybody in danger in Barnet?"


def test_a_step_that_follows_the_national_one_has_its_words_and_its_clock(london: World) -> None:
    rest = pathway_of("barnet", TODAY).pathway.steps["rest"]
    assert rest.title == "A recovery period of at least 30 days"
    clock = pathway_of("barnet", TODAY).clock_of(rest)
    assert clock is not None
    assert (clock.length, clock.is_law) == ("30 days", False)
    assert pathway_of("barnet", TODAY).guidance.issued_on == date(2026, 4, 21)


@pytest.mark.parametrize(
    ("slug", "on"), [("barnet", date(2026, 2, 28)), ("bexley", TODAY), ("national", TODAY)]
)
def test_a_place_follows_the_national_pathway_when_it_has_none_of_its_own(
    london: World, slug: str, on: date
) -> None:
    shown = pathway_of(slug, on)
    assert shown.own is None
    assert (shown.place.slug, shown.title) == (slug, "National referral pathway")
    assert shown.first.title == "Is anybody in immediate danger?"


def test_the_later_edition_is_followed_from_its_own_day(london: World) -> None:
    publish_pathway(london.barnet.id, edition=2, valid_from=TODAY)
    db.session.commit()
    found = [pathway_of("barnet", on).own for on in (date(2026, 11, 21), TODAY)]
    assert [own.number for own in found if own] == [1, 2]


def test_the_rules_of_a_former_day_are_answered_when_they_are_asked_for(london: World) -> None:
    recovery = pathway_of("barnet", date(2022, 12, 12)).pathway.steps["recovery"]
    assert "45 days" in recovery.title and "30 days" not in recovery.text
    reconsider = pathway_of("national", date(2022, 12, 12)).pathway.steps["reconsider"]
    assert "30 days" not in reconsider.text


@pytest.mark.parametrize("slug", ["nowhere", "met", "lmsl", ""])
def test_no_pathway_is_found_when_the_place_is_none(london: World, slug: str) -> None:
    with pytest.raises(NotFound):
        pathway_of(slug, TODAY)


def test_the_places_are_the_authorities_and_say_who_has_a_pathway_of_its_own(london: World) -> None:
    db.session.add(TenantAlias(member_id=london.barnet.id, alias="LBB"))
    publish_pathway(london.met.id, valid_from=TODAY)
    db.session.commit()
    assert [(place.name, place.has_own) for place in places(date(2026, 11, 21))] == [
        ("Barnet", True),
        ("Bexley", False),
    ]
    found = {place.slug: place for place in places(TODAY)}
    assert found["met"].has_own
    assert found["barnet"].is_called("lbb") and not found["bexley"].is_called("lbb")


def test_nothing_is_followed_before_the_first_national_edition(sqlite_portal: Flask) -> None:
    make_guidance()
    with pytest.raises(NotFound):
        pathway_of("national", date(2015, 10, 31))
