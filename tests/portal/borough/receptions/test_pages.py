"""The pages of reception plans: from a template to a plan, its night, its closing and its debrief."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.operations import LONG, make_operation
from tests.factories.receptions import Received, furnish_receptions
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY = _three(clock.today())
LATER = _three(clock.today() + timedelta(days=9))


@pytest.fixture
def received(world: World) -> Received:
    """Barnet's template, and a plan in each state."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        made = furnish_receptions(world.barnet)
        db.session.commit()
    return made


def test_a_plan_goes_from_its_template_to_its_debrief(
    world: World, received: Received, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    owner.get("/barnet/receptions/")
    owner.follow("Reception centre")
    owner.follow("Start a plan from it")
    owner.submit({"title": "For Friday", "owner": f"person:{world.barnet.owner.id}"})
    assert "0 of 2" in owner.page.text and "0 of 3" in owner.page.text  # partners and checklist
    address = owner.page.url
    owner.follow("Tick what is ready")
    boxes = owner.page.forms[-1].iter("input")
    confirmed = [box.get("value") for box in boxes if box.get("name") == "confirmed"]
    owner.submit({"confirmed": confirmed[:1], "ready": ["0", "2"]})
    assert "1 of 2" in owner.page.text and "2 of 3" in owner.page.text
    owner.follow("Open it")
    owner.submit({"opened_on": LATER}, status=422)
    owner.submit({"opened_on": TODAY})
    assert "Open now" in owner.page.text
    owner.follow("Close it")
    owner.submit({"spoken_with": "3", "adults": "4"}, status=422)
    assert owner.page.problems == ["There are more potential victims than people who were spoken with."]
    owner.submit({"spoken_with": "11", "adults": "6", "cost": "1,050"})
    said = owner.page.text
    assert "People spoken with 11" in said and "Potential victims: children Not known" in said
    assert "What it came to £1,050" in said and "Debrief Due" in said
    learned = owner.page.links["Write down what was learned"]
    assert learned.endswith(f"?reception_id={address.rstrip('/').rpartition('/')[2]}")
    owner.get("/barnet/deadlines/")
    assert "Write down what was learned: For Friday" in owner.page.text


def test_a_template_is_made_edited_and_used_no_more(world: World, received: Received, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/receptions/templates/add")
    lead.submit({"title": "Flats", "kind": "emergency"}, status=422)
    lead.submit({"owner": f"person:{world.barnet.owner.id}", "checklist": "Beds made\n\nKeys"})
    assert "Beds made" in lead.page.text and "Template" in lead.page.text
    lead.follow("Add a partner")
    lead.submit({"title": "Homelessness team", "presence": "on-call"})
    lead.follow("Change Homelessness team")
    lead.submit({"does": "Opens the flats"})
    assert "Opens the flats" in lead.page.text
    lead.follow("Change Homelessness team")
    lead.follow("Take this partner off the plan")
    lead.submit({})
    assert "Homelessness team" not in lead.page.text
    lead.follow("Edit")
    lead.submit({"nights": "5", "cost_per_night": "450"})
    assert "All nights, without other costs £2,250" in lead.page.text
    lead.follow("Edit")
    lead.submit({"other_costs": "0"})
    assert "All nights and other costs £2,250" in lead.page.text
    lead.follow("Stop using it")
    lead.submit({"reason": "The flats are let"})
    assert "Start a plan from it" not in lead.page.links and "No longer used" in lead.page.text


def test_the_sheet_for_the_night_is_read_and_taken_along(
    world: World, received: Received, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    owner.get(f"/barnet/receptions/{received.opened}/")
    owner.follow("The sheet for the night")
    assert "Housing team" in owner.page.text and "Showers and towels" in owner.page.text
    word = docx.Document(BytesIO(owner.client.get(f"{owner.page.url}word").data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Housing team" in cells and "People spoken with" in cells
    pdf = PdfReader(BytesIO(owner.client.get(f"{owner.page.url}pdf").data))
    assert "Adult social care" in " ".join(page.extract_text() for page in pdf.pages)


def test_an_operation_and_its_plan_lead_to_each_other(
    world: World, received: Received, browse: Browse
) -> None:
    with tenant_scope(world.barnet.id):
        operation_id = make_operation(LONG).id
        db.session.commit()
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/receptions/{received.planned}/edit")
    lead.submit({"operation": str(operation_id)})
    lead.follow("Brothels and shared houses")
    lead.follow("Planned centre")
    lead.get(f"/barnet/operations/{operation_id}/remove")
    lead.submit({"reason": "Logged twice"}, status=409)
    assert "A reception plan belongs to this operation" in lead.page.text


def test_nothing_typed_is_lost_when_a_text_may_hold_somebody(
    world: World, received: Received, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/receptions/{received.planned}/edit")
    lead.submit({"aims": "For the man born 3 May 1994", "checklist": "Buy soap"}, status=422)
    assert "Take out" in lead.page.problems[0]
    assert "born 3 May 1994" in lead.page.html and "Buy soap" in lead.page.html


def test_a_closed_plan_is_corrected_and_kept_as_a_template(
    world: World, received: Received, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/receptions/{received.closed}/")
    assert "Edit" not in lead.page.links
    lead.follow("Correct what came of it")
    lead.submit({"children": "2"})
    assert "Potential victims: children 2" in lead.page.text
    lead.follow("Keep it as a template")
    lead.submit({"title": "As in winter"})
    lead.get("/barnet/receptions/")
    assert "As in winter" in lead.page.links
    lead.get(f"/barnet/receptions/{received.closed}/edit")
    lead.submit({"title": "Another"}, status=409)


def test_a_plan_that_never_opened_is_called_off(world: World, received: Received, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/receptions/{received.planned}/call-off")
    lead.submit({"reason": "The operation was put off"})
    assert "No longer used" in lead.page.text
    lead.get(f"/barnet/receptions/{received.planned}/history")
    assert "called off" in lead.page.text and "The operation was put off" in lead.page.text


@pytest.mark.parametrize(
    "path",
    ["", "start", "templates/add", "{0}/", "{0}/edit", "{0}/ready", "{0}/night/", "{0}/partners/{1}/edit"],
)
def test_there_is_no_such_page_when_somebody_may_not_see_operations(
    world: World, received: Received, browse: Browse, path: str
) -> None:
    address = f"/barnet/receptions/{path.format(received.planned, received.partner)}"
    browse(world.barnet.viewer).get(address, status=404)
    browse(world.bexley.lead).get(address, status=404)


def test_nothing_is_found_when_ids_do_not_belong_together(
    world: World, received: Received, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    for way in ("edit", "remove"):
        lead.get(f"/barnet/receptions/{received.opened}/partners/{received.partner}/{way}", status=404)
    lead.get("/barnet/receptions/start?template=nonsense")
    assert lead.page.heading == "Start a plan"
