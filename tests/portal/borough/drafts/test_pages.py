"""The pages on which a release is drafted by one person and published by another."""

from collections.abc import Callable

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.drafts import give_everything, make_draft, quarter_to_release, settle_authorities
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.register.models import Release
from workflows.register.rules import ReleaseStatus

Browse = Callable[..., Visitor]
ADDRESS = "/lmsl/releases/"


@pytest.fixture
def given(sqlite_world: World) -> World:
    """A London in which everybody but Newham has given figures for the newest quarter."""
    give_everything(settle_authorities(), quarter_to_release(), but_not=["newham"])
    db.session.commit()
    return sqlite_world


@pytest.fixture
def draft(given: World) -> Release:
    """A draft by the analyst."""
    made = make_draft(given.lmsl)
    db.session.commit()
    return made


def test_a_release_goes_out_when_a_second_person_publishes_it(given: World, browse: Browse) -> None:
    words = quarter_to_release().words
    analyst = browse(given.lmsl.analyst)
    analyst.get(ADDRESS)
    assert "7 authorities have given all figures. 1 has not given theirs yet" in analyst.page.text
    assert "Not given yet (1) Newham" in analyst.page.text
    analyst.submit(press=f"Draft {words}")
    address = analyst.page.url
    assert "You drafted it, so somebody else has to publish it" in analyst.page.text
    analyst.follow("Referrals by area, route and age")
    assert (
        "7 of 8 authorities gave figures" in analyst.page.text
        and "Support outside the NRM" in analyst.page.text
    )
    browse(given.barnet.lead).get("/network/releases/")
    chair = browse(given.lmsl.chair)
    chair.get(address)
    chair.follow("Publish it")
    chair.submit(press="Publish it")
    assert "It is published, for members and for everybody." in chair.page.text
    chair.follow("Read it as members do")
    assert words in chair.page.text and "Proved with" in chair.page.text


def test_nobody_publishes_their_own_draft(given: World, browse: Browse) -> None:
    chair = browse(given.lmsl.chair)
    chair.get(ADDRESS)
    chair.submit(press=f"Draft {quarter_to_release().words}")
    assert "Publish it" not in chair.page.links
    chair.get(f"{chair.page.url}publish")
    chair.submit(press="Publish it", status=403)
    assert "You drafted this release" in chair.page.text


def test_a_draft_is_seen_in_the_networks_house_only(given: World, draft: Release, browse: Browse) -> None:
    assert draft.title not in browse(given.barnet.lead).get("/network/releases/").text
    browse(given.barnet.lead).get(f"/network/releases/{draft.id}/", status=404)
    browse(given.barnet.lead).get(f"/lmsl/releases/{draft.id}/", status=404)
    browse(given.barnet.lead).get("/barnet/releases/", status=404)
    assert "Draft" in browse(given.lmsl.executive).get(f"/lmsl/releases/{draft.id}/").text


def test_a_draft_is_given_up_with_a_reason(given: World, draft: Release, browse: Browse) -> None:
    analyst = browse(given.lmsl.analyst)
    analyst.get(f"/lmsl/releases/{draft.id}/")
    analyst.follow("Give the draft up")
    analyst.submit({"because": " "}, press="Give it up", status=422)
    analyst.submit({"because": "Newham’s figures come tomorrow."}, press="Give it up")
    assert "Newham’s figures come tomorrow." in analyst.page.text
    with tenant_scope(given.lmsl.id):
        assert db.session.get_one(Release, draft.id).status == ReleaseStatus.DISCARDED


def test_a_release_that_was_withdrawn_leaves_a_tombstone(
    given: World, draft: Release, browse: Browse
) -> None:
    chair = browse(given.lmsl.chair)
    chair.get(f"/lmsl/releases/{draft.id}/publish")
    chair.submit(press="Publish it")
    chair.follow("Withdraw it")
    chair.submit({"because": "Two authorities had given each other’s figures."}, press="Withdraw it")
    page = browse(given.barnet.lead).get(f"/network/releases/{draft.id}/")
    assert "Two authorities had given each other’s figures." in page.text and "Proved with" not in page.text


@pytest.mark.parametrize("period", ["", "2031-32-q1", "1999-00-q9", "'; drop"])
def test_the_page_says_why_when_a_quarter_cannot_be_drafted(
    given: World, browse: Browse, period: str
) -> None:
    analyst = browse(given.lmsl.analyst)
    analyst.get(ADDRESS)
    analyst.submit({"period": period}, press=f"Draft {quarter_to_release().words}", status=409)
    assert analyst.page.problems
