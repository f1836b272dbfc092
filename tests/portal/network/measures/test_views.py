"""The catalogue of measures: all of them, and one with its tables, rules and limitations."""

from collections.abc import Callable

import pytest

from tenants.database import db
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.releases.measures import MEASURES, POLICE

Browse = Callable[..., Visitor]
ADDRESS = "/network/measures/"


def test_everybody_reads_every_measure_when_they_open_the_catalogue(
    sqlite_world: World, browse: Browse
) -> None:
    make_guidance()
    db.session.commit()
    stranger = browse()
    page = stranger.get(ADDRESS)
    catalogue = [(each.key, each.title, each.definition) for each in MEASURES]
    for key, title, definition in (*catalogue, (POLICE.key, POLICE.title, POLICE.definition)):
        assert title in page.links, key
        assert definition in stranger.get(f"{ADDRESS}{key}").text


def test_the_rule_in_force_is_told_when_a_measure_is_opened(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    referrals, boards = browse().get(f"{ADDRESS}referrals"), browse().get(f"{ADDRESS}boards")
    assert "a multiple of 5" in referrals.text and "within 4 of the true one" in referrals.text
    assert "fewer than 3 authorities contribute" in boards.text and "90% or more" in boards.text


def test_nothing_can_be_released_when_no_rule_is_loaded(sqlite_world: World, browse: Browse) -> None:
    assert "nothing of it can be released" in browse().get(f"{ADDRESS}referrals").text


def test_police_figures_stand_apart_when_they_were_published(sqlite_world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    page = browse().get(f"{ADDRESS}police")
    assert "no authority contributes to them here" in page.text
    assert "Barnet 80 72" in page.text and "1 April 2021 to 31 March 2022" in page.text


@pytest.mark.parametrize("key", ["names", "Referrals", "%00"])
def test_there_is_no_page_when_there_is_no_such_measure(
    key: str, sqlite_world: World, browse: Browse
) -> None:
    browse().get(f"{ADDRESS}{key}", status=404)
