"""The list of what is known from elsewhere, and of authorities that may put their figures together."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tests.factories.drafts import give_everything, make_draft, quarter_to_release, settle_authorities
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.models import Coalition, OutsideFact
from workflows.releases.ledger import coalitions_on

Browse = Callable[..., Visitor]
ADDRESS = "/lmsl/releases/known/"
FACT = {"place": "area-east", "part_type": "labour", "figure": "12", "source": "Council meeting, question 12"}


@pytest.fixture
def given(sqlite_world: World) -> World:
    """A London of eight authorities in which everybody has given figures."""
    give_everything(settle_authorities(), quarter_to_release())
    db.session.commit()
    return sqlite_world


def _day(name: str, back: int = 0) -> dict[str, object]:
    day = clock.today() - timedelta(days=back)
    return {f"{name}": [str(day.day), str(day.month), str(day.year)]}


def _add_fact(analyst: Visitor, status: int = 200, **changes: object) -> None:
    analyst.get("/lmsl/releases/")
    analyst.follow("What is known from elsewhere")
    analyst.follow("Add a figure")
    analyst.submit({**FACT, **_day("known_since_on", 3), **changes}, press="Add it", status=status)


def test_a_figure_is_reckoned_with_when_the_analyst_adds_it(given: World, browse: Browse) -> None:
    analyst = browse(given.lmsl.analyst)
    _add_fact(analyst)
    assert "East, Labour" in analyst.page.text and "Council meeting, question 12" in analyst.page.text
    fact = db.session.scalars(select(OutsideFact)).one()
    assert (fact.codes, fact.value) == ([["authority", "area-east"], ["type", "labour"]], 12)
    assert "Figure known from elsewhere added" in browse(given.lmsl.chair).get("/lmsl/activity/").text


def test_it_is_refused_when_it_is_known_or_no_table_shows_it(given: World, browse: Browse) -> None:
    analyst = browse(given.lmsl.analyst)
    _add_fact(analyst)
    _add_fact(analyst, status=422)
    assert "on the list already" in analyst.page.text
    _add_fact(analyst, status=422, place="barnet", part_route="nrm")
    assert "No table of this measure shows that figure" in analyst.page.text
    _add_fact(analyst, status=422, figure="-3")
    _add_fact(analyst, status=422, **_day("known_since_on", -3))
    assert "not in the future" in analyst.page.text


def test_it_is_taken_off_with_a_reason_when_it_was_a_mistake(given: World, browse: Browse) -> None:
    analyst = browse(given.lmsl.analyst)
    _add_fact(analyst)
    fact = db.session.scalars(select(OutsideFact)).one()
    db.session.rollback()
    analyst.get(f"{ADDRESS}figures/{fact.id}/remove")
    analyst.submit({"because": ""}, press="Take it off", status=422)
    analyst.submit({"because": "It was another quarter"}, press="Take it off")
    assert "No figure is known from elsewhere" in analyst.page.text
    analyst.get(f"{ADDRESS}figures/{fact.id}/remove", status=404)


def test_a_group_is_held_against_until_it_ends(given: World, browse: Browse) -> None:
    analyst = browse(given.lmsl.analyst)
    analyst.get(f"{ADDRESS}groups/add")
    few: dict[str, object] = {"title": "Police of the East", "members": ["bexley", "hackney"]}
    analyst.submit(few, press="Add it", status=422)
    assert "Choose 3 or more" in analyst.page.text
    analyst.submit({**few, "members": ["bexley", "hackney", "newham"]}, press="Add it")
    assert "Bexley, Hackney, Newham" in analyst.page.text
    assert [each.name for each in coalitions_on(clock.today())] == ["Police of the East"]
    group = db.session.scalars(select(Coalition)).one()
    db.session.rollback()
    analyst.get(f"{ADDRESS}groups/{group.id}/end")
    analyst.submit(_day("last_on", 1), press="Set the last day")
    assert coalitions_on(clock.today()) == ()
    analyst.get(f"{ADDRESS}groups/{group.id}/end")
    analyst.submit(_day("last_on"), press="Set the last day", status=409)


def test_a_draft_cannot_go_out_when_more_became_known(given: World, browse: Browse) -> None:
    draft = make_draft(given.lmsl)
    db.session.commit()
    _add_fact(browse(given.lmsl.analyst))
    chair = browse(given.lmsl.chair)
    chair.get(f"/lmsl/releases/{draft.id}/publish")
    chair.submit(press="Publish it", status=409)
    assert "More is known from elsewhere" in chair.page.text


def test_only_who_drafts_may_add_when_others_may_read(given: World, browse: Browse) -> None:
    assert "Add a figure" not in browse(given.lmsl.executive).get(ADDRESS).links
    browse(given.lmsl.executive).get(f"{ADDRESS}figures/add", status=404)
    browse(given.barnet.lead).get(ADDRESS, status=404)
