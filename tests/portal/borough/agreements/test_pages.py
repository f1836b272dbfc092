"""The pages of agreements: the register, its filters, signatures, reviews and ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.agreements import Agreements, furnish_agreements, make_agreement
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY = clock.today()
LATER = _three(TODAY + timedelta(days=400))


@pytest.fixture
def agreed(world: World) -> Agreements:
    """Barnet's agreements, one in each state."""
    with tenant_scope(world.barnet.id):
        made = furnish_agreements(world.barnet)
        db.session.commit()
    return made


def test_an_agreement_goes_from_its_draft_to_its_end(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/agreements/")
    lead.follow("Add an agreement")
    lead.submit({"title": "Sharing with the police"}, status=422)
    assert lead.page.problems == ["Choose what it is", "Choose who owns it"]
    lead.submit({"kind": "sharing", "owner": f"person:{world.barnet.owner.id}"})
    assert "Being agreed" in lead.page.text and "None is named" in lead.page.text
    lead.follow("Add a party")
    lead.submit({"title": "Metropolitan Police", "signs_as": "Borough commander"})
    lead.follow("It is signed")
    lead.submit({"signed_on": _three(TODAY), "review_on": LATER}, status=422)
    assert "tick “It names no legal basis”" in lead.page.problems[0]
    lead.submit({"may_lack_basis": "y"})
    assert "This agreement names no legal basis." in lead.page.text and "In force" in lead.page.text
    lead.follow("Has signed, or edit Metropolitan Police")
    lead.submit({"signed_on": _three(TODAY)})
    lead.follow("It has been looked at")
    lead.submit({"words": "Still right", "next_on": _three(TODAY + timedelta(days=90))})
    lead.follow("End it")
    lead.submit({"reason": "Replaced by another"})
    assert "Replaced by another" in lead.page.text and "Edit or renew" not in lead.page.links
    lead.follow("Everything that was changed on this agreement")
    assert "Still right" in lead.page.text


def test_the_register_shows_what_is_asked_for(world: World, agreed: Agreements, browse: Browse) -> None:
    viewer = browse(world.barnet.viewer)
    page = viewer.get("/barnet/agreements/")
    assert "3 agreements" in page.text and "1 of 2 have signed" in page.text
    assert "Add an agreement" not in page.links
    page = viewer.get("/barnet/agreements/?kind=protocol&status=&words=")
    assert "1 agreement: protocol" in page.text and "Housing protocol" in page.links
    page = viewer.get("/barnet/agreements/?kind=nonsense&colour=red")
    assert "We could not read “nonsense” as a kind of agreement" in page.text and "3 agreements" in page.text
    assert "cannot be narrowed by “colour”" in page.text
    assert "No agreements: late" in viewer.get("/barnet/agreements/?due=late").text
    viewer.get(f"/barnet/agreements/{agreed.in_force}/edit", status=404)


def test_what_is_late_is_said_on_its_page_and_among_the_deadlines(world: World, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        late = make_agreement(title="Forgotten", review_on=TODAY - timedelta(days=3)).id
        db.session.commit()
    lead = browse(world.barnet.lead)
    assert "Look at it again by" in lead.get(f"/barnet/agreements/{late}/").text
    assert "Look at the agreement “Forgotten” again" in lead.get("/barnet/deadlines/").text


def test_nothing_is_lost_when_two_people_write_at_once(
    world: World, agreed: Agreements, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.joint)
    address = f"/barnet/agreements/{agreed.in_force}/edit"
    first.get(address)
    second.get(address)
    first.submit({"scope": "The first wrote this."})
    second.submit({"scope": "The second wrote that."}, status=409)
    assert "The second wrote that." in second.page.html and "The first wrote this." in second.page.text
    second.submit({})
    assert "The second wrote that." in second.page.text


def test_personal_data_is_pointed_out_when_it_is_in_the_scope(
    world: World, agreed: Agreements, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/agreements/{agreed.draft}/edit")
    lead.submit({"scope": "Write to a.person@mail.example"}, status=422)
    assert "a.person@mail.example" in lead.page.problems[0]


def test_nothing_is_found_when_ids_do_not_belong_together(
    world: World, agreed: Agreements, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        theirs = furnish_agreements(world.bexley)
        db.session.commit()
    lead = browse(world.barnet.lead)
    for path in (
        f"{theirs.in_force}/",
        f"{theirs.in_force}/end",
        f"{agreed.draft}/parties/{agreed.party}/edit",
        f"{agreed.in_force}/parties/{theirs.party}/remove",
    ):
        lead.get(f"/barnet/agreements/{path}", status=404)
