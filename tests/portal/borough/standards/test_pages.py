"""The network's pages of the counting standard: from a first draft to what every council counts by."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.standards.queries import get_edition, standard_of
from tenants.records.standards.service import add_option
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.standards import (
    StandardEditions,
    furnish_standards,
    make_standard_agreed,
    make_standard_draft,
)
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.published_standards.queries import standard_on

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
TODAY = clock.today()
TOMORROW = TODAY + timedelta(days=1)


def _boxes(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


@pytest.fixture
def editions(sqlite_world: World) -> StandardEditions:
    """The network's edition that waits for agreement, and its draft."""
    with tenant_scope(sqlite_world.lmsl.id):
        made = furnish_standards(sqlite_world.lmsl)
        db.session.commit()
    return made


def test_an_edition_goes_from_the_portals_proposal_to_every_council(world: World, browse: Browse) -> None:
    make_guidance()
    db.session.commit()
    analyst, chair = browse(world.lmsl.analyst), browse(world.lmsl.chair)
    analyst.get("/lmsl/counting-standard/")
    assert "the network has not agreed it" in analyst.page.text
    analyst.follow("Start the next edition")
    analyst.submit({"title": "How London counts"}, status=422)
    assert analyst.page.problems == ["Choose who owns it"]
    analyst.submit({"owner": f"person:{world.lmsl.secretariat.id}"})
    assert "Say what is new in it" in analyst.page.text
    home = analyst.page.url
    analyst.get(f"{home}fields/premises/options/add")
    analyst.submit({"title": "Car wash"}, status=422)
    assert analyst.page.problems == ["There is an option “Car wash” already."]
    analyst.submit({"title": "Food delivery", "help": "Riders and kitchens"})
    assert "The option is added" in analyst.page.text
    analyst.get(f"{home}about")
    analyst.submit({"changes": "Food delivery is counted apart."})
    analyst.get(f"{home}send")
    analyst.submit({})
    assert "Waiting for a second person" in analyst.page.text
    assert "Agree it" not in analyst.page.links
    chair.get(home)
    chair.follow("What is new in it")
    assert "New option" in chair.page.text and "Food delivery; Riders and kitchens" in chair.page.text
    chair.get(f"{home}agree")
    chair.submit({"valid_from": _boxes(TOMORROW)})
    assert "every council counts by it from its first day" in chair.page.text
    keys = [standard_on(day).key for day in (TODAY, TOMORROW)]
    assert keys == ["portal/2026", "lmsl/1"]
    assert "Start the next edition" in analyst.get(f"{home}about", status=409).text
    lead = browse(world.barnet.lead)
    assert "Food delivery" not in lead.get("/network/counting-standard/").text
    assert "Food delivery" in lead.get(f"/network/counting-standard/?on={TOMORROW}").text


def test_a_field_says_what_was_typed_when_it_is_edited(
    sqlite_world: World, editions: StandardEditions, browse: Browse
) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    address = f"/lmsl/counting-standard/{editions.draft}/fields/place/"
    analyst.get(f"{address}edit")
    analyst.submit({"how": "", "weight": "11"}, status=422)
    assert analyst.page.problems == [
        "Say how to count it",
        "Weight: enter a whole number from 0 to 10",
    ]
    analyst.submit({"how": "Where most of it happened.", "weight": "3", "rule": "required"})
    assert "Where most of it happened." in analyst.page.text and "Weight 3" in analyst.page.text
    analyst.submit({}, press="Move up : Elsewhere in London")
    analyst.submit({}, press="End : Outside London")
    analyst.submit({}, press="Offer again : Outside London")
    analyst.get(f"{address}options/here/edit")
    analyst.submit({"title": "Here"})
    with tenant_scope(sqlite_world.lmsl.id):
        field = standard_of(get_edition(editions.draft)).fields["place"]
    assert [option.title for option in field.options][:2] == ["Elsewhere in London", "Here"]
    assert (field.weight, field.is_required, field.is_local) == (3, True, False)
    history = analyst.get(f"/lmsl/counting-standard/{editions.draft}/history").text
    assert "Field of the counting standard changed" in history and "Weight: 2 → 3" in history


def test_the_calculated_options_stay_when_somebody_would_end_one(
    sqlite_world: World, editions: StandardEditions, browse: Browse
) -> None:
    analyst = browse(sqlite_world.lmsl.analyst)
    address = f"/lmsl/counting-standard/{editions.draft}/fields/route/"
    page = analyst.get(address)
    assert "The portal calculates with these options" in page.text and "Add an option" not in page.links
    analyst.get(f"{address}options/add", status=409)
    analyst.get(f"{address}edit")
    version = {each.get("name"): each.get("value") for each in analyst.page.tree.iter("input")}
    sent: dict[str, object] = {"csrf_token": version["csrf_token"], "version": version["version"]}
    page = analyst.post(f"{address}options/nrm/end", sent, status=409)
    assert page.problems == [
        "The portal needs “National Referral Mechanism”, so it cannot end. Its words can be changed."
    ]
    analyst.get(f"{address}options/gone/edit", status=404)
    analyst.get(f"/lmsl/counting-standard/{editions.draft}/fields/gone/", status=404)


def test_its_author_is_refused_when_they_would_agree_it_themselves(
    sqlite_world: World, editions: StandardEditions, browse: Browse
) -> None:
    secretariat, chair = browse(sqlite_world.lmsl.secretariat), browse(sqlite_world.lmsl.chair)
    home = f"/lmsl/counting-standard/{editions.draft}/"
    secretariat.get(f"{home}send")
    secretariat.submit({})
    secretariat.get(f"{home}agree")
    secretariat.submit({}, status=403)
    assert "somebody else has to agree it. Ask Lmsl Chair." in secretariat.page.problems[0]
    chair.get(f"{home}send-back")
    chair.submit({"words": "Say what cannabis farms count as now."})
    assert "It is a draft again" in chair.page.text
    assert "Say what cannabis farms count as now." in secretariat.get(home).text
    browse(sqlite_world.lmsl.executive).get(f"{home}send-back", status=403)


def test_it_is_withdrawn_before_its_first_day_and_never_after(
    sqlite_world: World, editions: StandardEditions, browse: Browse
) -> None:
    chair, home = browse(sqlite_world.lmsl.chair), f"/lmsl/counting-standard/{editions.waiting}/"
    chair.get(f"{home}agree")
    chair.submit({"valid_from": _boxes(TOMORROW)})
    chair.follow("Withdraw it")
    chair.submit({"words": "The subgroup wants a month more."})
    assert "It is withdrawn" in chair.page.text and standard_on(TOMORROW).key == "portal/2026"
    draft = f"/lmsl/counting-standard/{editions.draft}/"
    secretariat = browse(sqlite_world.lmsl.secretariat)
    secretariat.get(f"{draft}send")
    secretariat.submit({})
    chair.get(f"{draft}agree")
    chair.submit({"valid_from": _boxes(TODAY)})
    assert "Withdraw it" not in chair.page.links
    chair.get(f"{draft}withdraw")
    chair.submit({"words": "Too late"}, status=409)
    assert "Councils count by it already" in chair.page.problems[0]


def test_what_was_typed_stays_when_somebody_else_changed_the_edition_meanwhile(
    sqlite_world: World, editions: StandardEditions, browse: Browse
) -> None:
    one, other = browse(sqlite_world.lmsl.analyst), browse(sqlite_world.lmsl.secretariat)
    address = f"/lmsl/counting-standard/{editions.draft}/fields/gender/edit"
    one.get(address)
    other.get(address)
    other.submit({"weight": "2"})
    one.submit({"why": "Typed with care"}, status=409)
    assert "Typed with care" in one.page.html and "somebody else changed this" in one.page.text
    one.submit({})
    assert "Typed with care" in one.page.text


def test_a_new_option_is_on_the_log_form_from_its_first_day(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    with tenant_scope(sqlite_world.lmsl.id):
        edition = make_standard_draft(sqlite_world.lmsl)
        add_option(edition, "place", "Sold on the internet", "", by=sqlite_world.lmsl.analyst.id)
        make_standard_agreed(sqlite_world.lmsl, edition, TOMORROW)
        db.session.commit()
    address = "/barnet/referrals/log"
    assert "Sold on the internet" not in browse(sqlite_world.barnet.lead).get(address).text
    with on_day(TOMORROW):
        lead = browse(sqlite_world.barnet.lead)
        assert "Sold on the internet" in lead.get(address).text
