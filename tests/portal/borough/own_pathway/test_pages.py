"""The pages of a tenant's own pathway: from its first draft to what everybody walks."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.pathways.queries import get_pathway
from tenants.records.pathways.service import steps_of
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.pathways import Editions, furnish_pathways
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.published_pathways.queries import pathway_of

Browse = Callable[..., Visitor]
TODAY = clock.today()


@pytest.fixture
def editions(sqlite_world: World) -> Editions:
    """Barnet's edition that is followed, and its draft."""
    with tenant_scope(sqlite_world.barnet.id):
        made = furnish_pathways(sqlite_world.barnet)
        db.session.commit()
    return made


def _draft(editions: Editions) -> str:
    return f"/barnet/pathway/{editions.draft}/"


def test_a_pathway_goes_from_the_national_one_to_everybody(world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    lead = browse(world.barnet.lead)
    lead.get("/barnet/pathway/")
    lead.follow("Start your pathway")
    lead.submit({"title": "Our own way"}, status=422)
    assert lead.page.problems == ["Choose who owns it"]
    lead.submit({"owner": f"person:{world.barnet.owner.id}"})
    assert "Every way through it comes to an end" in lead.page.text
    home = lead.page.url
    lead.get(f"{home}steps/add")
    lead.submit({"kind": "end", "title": "Ask the borough’s panel"})
    assert "No answer leads to this step" in lead.page.text
    assert lead.get(f"{home}send").text.count("No answer leads to this step") == 1
    lead.submit({}, status=409)
    assert "Put one thing right first" in lead.page.problems[0]
    lead.get(f"{home}steps/ask-the-boroughs-panel/")
    lead.submit({}, press="Remove this step")
    lead.get(f"{home}send")
    lead.submit({})
    assert "Waiting for a second person" in lead.page.text
    lead.get(f"{home}approve")
    lead.submit({}, status=403)
    assert "somebody else has to approve it" in lead.page.problems[0]
    owner = browse(world.barnet.owner)
    owner.get(f"{home}approve")
    owner.submit({})
    assert "everybody is shown it from its first day" in owner.page.text
    shown = pathway_of("barnet", TODAY)
    assert shown.title == "Our own way" and shown.own is not None
    owner.get("/barnet/pathway/")
    assert "Our own way, edition 1" in owner.page.links


def test_a_step_says_what_was_typed_when_it_is_edited(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    address = f"{_draft(editions)}steps/adult-team/"
    lead.get(f"{address}edit")
    assert lead.page.links["Back to the step"] == address
    lead.submit({"title": ""}, status=422)
    assert lead.page.problems == ["Enter the question, or what is to be done."]
    lead.submit({"title": "Ring the team", "clock": "recovery-period", "shows": ["first-responders"]})
    lead.get(f"{address}ways/0/edit")
    lead.submit({"goes_to": "danger", "words": "Ask again"})
    assert "Ask again" in lead.page.text and "No way from here comes to an end" in lead.page.text
    lead.get(f"{address}ways/add")
    lead.submit({"goes_to": "done", "words": "All is well"})
    lead.submit({}, press="Move up : All is well")
    lead.get(f"{address}contacts/add")
    lead.submit({"words": "Out-of-hours team"}, status=422)
    assert lead.page.problems == ["Enter a way to reach them, or tick that it is not known yet."]
    lead.submit({"is_missing": "y"})
    lead.submit({}, press="Remove : Adult team, 020 7946 0101")
    with tenant_scope(sqlite_world.barnet.id):
        step = steps_of(get_pathway(editions.draft)).steps["adult-team"]
    assert (step.title, step.clock, step.shows) == (
        "Ring the team",
        "recovery-period",
        ("first-responders",),
    )
    assert [way.goes_to for way in step.options] == ["done", "danger"]
    assert [(each.words, each.is_missing) for each in step.contacts] == [("Out-of-hours team", True)]
    lead.get(f"{_draft(editions)}history")
    assert "Step of the pathway changed" in lead.page.text


def test_what_differs_here_is_kept_when_somebody_says_it(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{_draft(editions)}local/guardian-service")
    lead.submit({"is_here": "yes", "since_on": ["1", "4", "2024"], "email": "guardians"}, status=422)
    lead.submit({"email": "guardians@service.example"})
    assert "Yes; guardians@service.example; 2024-04-01" in lead.page.text
    lead.get(f"{_draft(editions)}local/no-such-thing", status=404)


def test_the_preview_comes_to_an_end_when_every_link_is_followed(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    viewer.get(f"{_draft(editions)}walk")
    viewer.follow("No")
    assert "The person has 30 days to recover" in viewer.page.text
    viewer.follow("Then")
    assert "The way ends here" in viewer.page.text
    viewer.get(f"{_draft(editions)}walk?step=gone", status=404)


def test_what_is_new_is_shown_when_an_edition_came_before(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"{_draft(editions)}compare")
    assert "say the same as those of edition 1" in lead.page.text
    lead.get(f"{_draft(editions)}steps/done/edit")
    lead.submit({"title": "That is all"})
    lead.get(f"{_draft(editions)}compare")
    assert "Changed That is all" in lead.page.text and "You have done your part" in lead.page.text


def test_nothing_typed_is_lost_when_somebody_else_was_faster(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    slow, fast = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    address = f"{_draft(editions)}steps/done/"
    slow.get(f"{address}edit")
    fast.get(address)
    fast.submit({}, press="Begin the walk with this step")
    slow.submit({"title": "Well done"}, status=409)
    assert "Nothing you typed is lost" in slow.page.text and "Well done" in slow.page.html
    slow.submit({})
    assert "Well done" in slow.page.text
    fast.get(address)
    slow.get(f"{_draft(editions)}steps/danger/")
    fast.get(f"{_draft(editions)}steps/call-999/")
    slow.submit({}, press="Remove this step")
    fast.submit({}, press="Remove this step", status=409)
    assert "This is not done yet" in fast.page.text
    fast.submit({})
    assert "The step is removed" in fast.page.text


def test_the_national_pathway_is_shown_again_when_the_only_edition_is_withdrawn(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/pathway/{editions.published}/withdraw")
    assert "Everybody is shown the national pathway from now on" in lead.page.text
    lead.submit({"words": "A number in it is wrong"})
    assert "Nobody is shown it any more" in lead.page.text
    assert pathway_of("barnet", TODAY).own is None


def test_a_form_is_refused_when_the_edition_cannot_be_changed(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    lead, viewer = browse(sqlite_world.barnet.lead), browse(sqlite_world.barnet.viewer)
    lead.get(f"/barnet/pathway/{editions.published}/steps/done/edit", status=409)
    viewer.get(f"{_draft(editions)}steps/done/edit", status=404)
    viewer.get(f"{_draft(editions)}steps/done/")
    assert "Change the words" not in viewer.page.links
    browse(sqlite_world.bexley.lead).get(_draft(editions), status=404)
    lead.get(f"{_draft(editions)}steps/gone/", status=404)
    lead.get(f"{_draft(editions)}steps/done/ways/9/edit", status=404)


def test_it_is_sent_back_when_the_second_person_says_what_is_missing(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    waiting = f"/barnet/pathway/{editions.waiting}/"
    browse(sqlite_world.barnet.viewer).get(f"{waiting}send-back", status=403)
    owner = browse(sqlite_world.barnet.owner)
    owner.get(waiting)
    owner.follow("Send back")
    owner.submit({"words": "Name the night team"})
    assert "Sent back: Name the night team" in owner.page.text


def test_an_edition_waits_for_its_day_when_it_is_approved_ahead(
    sqlite_world: World, editions: Editions, browse: Browse
) -> None:
    later = TODAY + timedelta(days=40)
    owner = browse(sqlite_world.barnet.owner)
    owner.get(f"/barnet/pathway/{editions.waiting}/approve")
    owner.submit({"valid_from": [str(later.day), str(later.month), str(later.year)]})
    assert "Everybody is shown it from" in owner.page.text
    now, then = pathway_of("barnet", TODAY), pathway_of("barnet", later)
    assert now.own is not None and then.own is not None
    assert (now.own.number, then.own.number) == (1, 2)
