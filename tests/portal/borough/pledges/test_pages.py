"""The pages of a charter: taking it on, keeping its register, and the yearly report."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import docx
import pytest
from pypdf import PdfReader

from tenants import clock
from tenants.database import db
from tenants.records.pledges.queries import commitments_of
from tenants.scope import tenant_scope
from tests.factories.pledges import PDF, WORDS, Pledged, furnish_pledges, make_charters, take_on
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY = _three(clock.today())
LATER = _three(clock.today() + timedelta(days=100))


@pytest.fixture
def pledged(world: World) -> Pledged:
    """Barnet's charters, with everything that can belong to one."""
    with tenant_scope(world.barnet.id):
        made = furnish_pledges(world.barnet)
        db.session.commit()
    return made


def test_a_charter_goes_from_its_taking_on_to_a_report(world: World, browse: Browse) -> None:
    make_charters()
    db.session.commit()
    lead = browse(world.barnet.procurement)
    lead.get("/barnet/pledges/")
    lead.follow("Take it on")
    lead.submit({"charter": "against-modern-slavery", "adopted_on": LATER}, status=422)
    assert "Choose who owns it" in lead.page.problems
    lead.submit({"adopted_on": TODAY, "owner": f"person:{world.barnet.lead.id}", "adopted_by": "Council"})
    assert "0 in place, 0 under way, 10 not started" in lead.page.text
    lead.follow(f"{WORDS}, part 3.")
    lead.follow("Say how far it has come")
    lead.submit({"progress": "under-way", "due_on": LATER}, status=422)
    assert lead.page.problems == ["Say what has been done: the yearly report is made of this."]
    lead.submit({"words": "Every tender is looked at."})
    assert "Under way" in lead.page.text and "Every tender is looked at." in lead.page.text
    lead.follow("Add evidence")
    lead.submit({"title": "Register", "file": (BytesIO(PDF), "register.pdf")})
    assert "Download Register" in lead.page.links
    lead.get(lead.page.links["Charter Against Modern Slavery"])
    lead.follow("Make the yearly report")
    assert "Every tender is looked at." in lead.page.text
    lead.submit({"summary": "We looked at every tender."}, press="Show it with my words")
    assert lead.page.text.count("We looked at every tender.") == 2
    lead.submit({}, press="Make the report")
    assert lead.page.heading.startswith("Charter Against Modern Slavery: report")
    assert "We looked at every tender." in lead.page.text


def test_a_report_is_taken_along_as_word_and_pdf(world: World, pledged: Pledged, browse: Browse) -> None:
    viewer = browse(world.barnet.viewer)
    viewer.get(f"/barnet/pledges/{pledged.pledge}/reports/{pledged.report}/")
    assert "Moved on" not in viewer.page.text  # it is the first
    address = viewer.page.url
    word = docx.Document(BytesIO(viewer.client.get(f"{address}word").data))
    pdf = PdfReader(BytesIO(viewer.client.get(f"{address}pdf").data))
    assert any("We began with what we buy most." in each.text for each in word.paragraphs)
    assert "Every buyer took the course in May." in " ".join(page.extract_text() for page in pdf.pages)


def test_an_owner_says_how_far_it_has_come_and_no_more(
    world: World, pledged: Pledged, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    owner.get(f"/barnet/pledges/{pledged.pledge}/commitments/{pledged.progress}/")
    owner.follow("Say how far it has come")
    names = {each.get("name") for each in owner.page.forms[-1].iter()}
    assert "progress" in names and not names & {"owner", "due_on"}
    owner.submit({"progress": "in-place", "words": "It stands in every contract."})
    assert "In place" in owner.page.text
    owner.get(f"/barnet/pledges/{pledged.pledge}/edit", status=404)


def test_somebody_who_neither_owns_nor_writes_is_refused(
    world: World, pledged: Pledged, browse: Browse
) -> None:
    viewer = browse(world.barnet.viewer)
    page = viewer.get(f"/barnet/pledges/{pledged.pledge}/commitments/{pledged.progress}/")
    assert "Say how far it has come" not in page.links and "Standard terms" in page.links
    for address in ("edit", "evidence/add", f"evidence/{pledged.link}/remove"):
        viewer.get(f"{page.url}{address}", status=403)
    for address in ("report", "end", "edit", "take-up"):
        viewer.get(f"/barnet/pledges/{pledged.pledge}/{address}", status=404)


def test_nothing_is_lost_when_two_people_write_at_once(
    world: World, pledged: Pledged, browse: Browse
) -> None:
    address = f"/barnet/pledges/{pledged.pledge}/commitments/{pledged.progress}/edit"
    first, second = browse(world.barnet.lead), browse(world.joint)
    first.get(address)
    second.get(address)
    first.submit({"words": "The first wrote this."})
    second.submit({"words": "The second wrote that."}, status=409)
    assert "The second wrote that." in second.page.html and "The first wrote this." in second.page.text
    second.submit({})
    assert "The second wrote that." in second.page.text


def test_a_charter_ends_and_is_taken_up_again(world: World, pledged: Pledged, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/pledges/{pledged.pledge}/")
    lead.follow("End it")
    lead.submit({"reason": ""}, status=422)
    lead.submit({"reason": "The council follows another one"})
    assert "Ended on" in lead.page.text and "Make the yearly report" not in lead.page.links
    lead.get(f"/barnet/pledges/{pledged.pledge}/commitments/{pledged.progress}/edit")
    lead.submit({"words": "x"}, status=409)
    lead.get(f"/barnet/pledges/{pledged.pledge}/")
    lead.follow("Take it up again")
    lead.submit({})
    assert "Make the yearly report" in lead.page.links


def test_evidence_is_taken_away_and_its_file_is_for_the_house_alone(
    world: World, pledged: Pledged, browse: Browse
) -> None:
    address = f"/barnet/pledges/{pledged.pledge}/commitments/{pledged.progress}/evidence"
    lead = browse(world.barnet.lead)
    answer = lead.client.get(f"{address}/{pledged.file}")
    assert answer.data == PDF and "attachment" in answer.headers["Content-Disposition"]
    lead.get(f"{address}/{pledged.link}", status=404)  # it is no file
    lead.get(f"{address}/{pledged.link}/remove")
    lead.submit({})
    assert "Standard terms" not in lead.page.links
    browse(world.bexley.lead).get(f"{address}/{pledged.file}", status=404)


def test_nothing_is_found_when_ids_do_not_belong_together(
    world: World, pledged: Pledged, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        theirs = take_on(world.bexley).id
        other = commitments_of(theirs)[0].progress.id
        db.session.commit()
    lead = browse(world.barnet.lead)
    for path in _foreign(pledged, theirs, other):
        lead.get(f"/barnet/pledges/{path}", status=404)


def _foreign(pledged: Pledged, theirs: UUID, other: UUID) -> list[str]:
    return [
        f"{theirs}/",
        f"{theirs}/edit",
        f"{theirs}/report",
        f"{pledged.pledge}/commitments/{other}/",
        f"{pledged.ended}/commitments/{pledged.progress}/",
        f"{pledged.ended}/commitments/{pledged.progress}/edit",
        f"{pledged.pledge}/commitments/{pledged.progress}/evidence/{uuid4()}/remove",
        f"{pledged.ended}/reports/{pledged.report}/",
        f"{pledged.ended}/reports/{pledged.report}/pdf",
    ]
