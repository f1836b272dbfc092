"""The page on which a later version of a released quarter is asked for, and drafted."""

from collections.abc import Callable

import pytest

from tenants import clock
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.records.contributions.queries import find_given
from tenants.scope import tenant_scope
from tests.factories.contributions import give_figures
from tests.factories.drafts import (
    give_everything,
    make_draft,
    quarter_to_release,
    referrals,
    settle_authorities,
)
from tests.factories.referrals import make_referral
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.models import Release
from workflows.releases.service import publish

Browse = Callable[..., Visitor]


@pytest.fixture
def released(sqlite_world: World) -> Release:
    """A published release of a small London."""
    give_everything(settle_authorities(), quarter_to_release())
    members = make_draft(sqlite_world.lmsl)
    with tenant_scope(sqlite_world.lmsl.id):
        publish(members, by=sqlite_world.lmsl.chair.id, today=clock.today())
    db.session.commit()
    return members


def _open(world: World, released: Release, browse: Browse) -> Visitor:
    analyst = browse(world.lmsl.analyst)
    analyst.get(f"/lmsl/releases/{released.id}/")
    analyst.follow("Make a later version")
    return analyst


def test_a_later_version_is_drafted_when_an_authority_gave_other_figures(
    sqlite_world: World, released: Release, browse: Browse
) -> None:
    with tenant_scope(get_tenant_by_slug("hackney").id):
        changed = {("labour", "adult", "nrm"): 57}
        give_figures("referrals", referrals(5) | changed, quarter=quarter_to_release(), vintage=2)
    db.session.commit()
    analyst = _open(sqlite_world, released, browse)
    analyst.submit(press="Draft it")
    assert "The later version is drafted" in analyst.page.text
    assert "Version 2" in analyst.get("/lmsl/releases/").text
    for press in ("Draft it", "Ask the authorities"):
        analyst.get(f"/lmsl/releases/{released.id}/again")
        analyst.submit(press=press, status=409)
        assert "is drafted already" in analyst.page.text


def test_nothing_is_drafted_when_nothing_changed(
    sqlite_world: World, released: Release, browse: Browse
) -> None:
    analyst = _open(sqlite_world, released, browse)
    analyst.submit(press="Draft it", status=409)
    assert "Nobody has given other figures" in analyst.page.text


def test_a_lead_looks_again_when_the_authorities_are_asked_and_records_have_changed(
    sqlite_world: World, released: Release, browse: Browse
) -> None:
    analyst = _open(sqlite_world, released, browse)
    analyst.submit(press="Ask the authorities")
    assert "Nothing has changed" in analyst.page.text
    with tenant_scope(sqlite_world.barnet.id):
        make_referral(referred_on=quarter_to_release().starts_on)
    db.session.commit()
    analyst.submit(press="Ask the authorities")
    assert "One set of figures has changed since they were given" in analyst.page.text
    page = browse(sqlite_world.lmsl.chair).get("/lmsl/activity/")
    assert "Authorities asked for what has changed" in page.text
    analyst.submit(press="Ask the authorities")
    assert "Nothing has changed" in analyst.page.text


def test_it_is_refused_in_words_when_given_figures_were_changed_behind_the_portals_back(
    sqlite_world: World, released: Release, browse: Browse
) -> None:
    with tenant_scope(get_tenant_by_slug("hackney").id):
        given = find_given("referrals", quarter_to_release().starts_on)
        assert given is not None
        given.rows = [["labour", "adult", "nrm", 99]]
        db.session.commit()
    analyst = _open(sqlite_world, released, browse)
    analyst.submit(press="Draft it", status=409)
    assert "are not those that this release was made of" in analyst.page.text
