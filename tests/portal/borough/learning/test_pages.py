"""The pages of a review: adding it, writing down what was found, agreeing it, and following its lessons."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import docx
import pytest
from pypdf import PdfReader

from tenants import clock
from tenants.database import db
from tenants.records.learning.queries import lessons_of
from tenants.records.receptions.rules import ReceptionStatus
from tenants.scope import tenant_scope
from tests.factories.learning import FINDING, LESSON, THEME, Reviewed, furnish_learning, make_review
from tests.factories.retention import make_operation_of, make_reception_of
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TELLING = "Mr X, born 4 May 1999"


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


YESTERDAY = _three(clock.today() - timedelta(days=1))


@pytest.fixture
def reviewed(world: World) -> Reviewed:
    """Barnet's reviews, with everything that can belong to one."""
    with tenant_scope(world.barnet.id):
        made = furnish_learning(world.barnet)
        db.session.commit()
    return made


def test_a_review_goes_from_its_first_words_to_an_action_in_a_plan(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/learning/")
    lead.follow("Add a review")
    lead.submit({"title": "Referral forms", "kind": "dip-sample", "looked_at": "many"}, status=422)
    assert lead.page.problems == ["How many were looked at: enter a whole number from 0 to 99999"]
    lead.submit({"looked_at": "", "looked_at_words": "referral forms", "held_on": YESTERDAY, "hours": "3"})
    assert "Referral forms: number not known, 3 hours" in lead.page.text
    lead.follow("Add a finding")
    lead.submit({"title": FINDING, "grade": "weak"})
    lead.follow("Add a lesson")
    lead.submit({"title": LESSON, "theme": THEME})
    lead.follow("Agree the review")
    lead.submit({})
    assert "Agreed" in lead.page.text and "Add a finding" not in lead.page.links
    lead.follow("Make it an action (lesson 1)")
    aim = str(world.barnet.plan.aim_id)
    lead.submit({"aim": aim, "owner": f"person:{world.barnet.owner.id}", "due": "1 March 2027"})
    assert "Action is in time" in lead.page.text and "due 1 March 2027" in lead.page.text
    lead.get("/barnet/learning/lessons")
    assert "Action is in time" in lead.page.text and "Prevent" in lead.page.text


def test_nothing_is_saved_when_a_text_shows_who_somebody_is(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/learning/{reviewed.review}/findings/add")
    lead.submit({"title": TELLING, "grade": "weak"}, status=422)
    assert "4 May 1999" in lead.page.problems[0] and TELLING in lead.page.html
    names = {each.get("name") for each in lead.page.forms[-1].iter()}
    assert "is_checked" not in names  # there is no way to save it anyway


@pytest.mark.parametrize("part", ["edit", "agree", "remove", "findings/add", "lessons/add"])
def test_a_viewer_reads_and_does_not_write_when_a_review_is_open(
    world: World, reviewed: Reviewed, browse: Browse, part: str
) -> None:
    viewer = browse(world.barnet.viewer)
    page = viewer.get(f"/barnet/learning/{reviewed.review}/")
    assert FINDING in page.text and "Edit" not in page.links
    viewer.get(f"{page.url}{part}", status=404)


def test_an_owner_writes_and_makes_no_action_when_plans_are_the_leads(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    page = owner.get(f"/barnet/learning/{reviewed.review}/")
    assert (
        "Say what became of it (lesson 1)" in page.links and "Make it an action (lesson 1)" not in page.links
    )
    owner.get(f"{page.url}lessons/{reviewed.lesson}/action", status=404)
    owner.get(f"{page.url}lessons/{reviewed.lesson}/answer")
    owner.submit({"status": "learned"}, status=422)
    assert owner.page.problems == ["Say why, in a sentence: readers will ask."]
    owner.submit({"because": "The list hangs in every office."})
    assert "The list hangs in every office." in owner.page.text


def test_an_agreed_review_refuses_changes_when_somebody_keeps_the_address(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    with tenant_scope(world.barnet.id):
        lesson = lessons_of(reviewed.agreed)[1].id
    for part in ("edit", "agree", "remove", "findings/add", f"lessons/{lesson}/edit"):
        lead.get(f"/barnet/learning/{reviewed.agreed}/{part}", status=409)
    lead.get(f"/barnet/learning/{reviewed.agreed}/lessons/{lesson}/action", status=409)  # it has one


def test_what_two_people_typed_is_kept_when_they_write_at_once(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.joint)
    for visitor in (first, second):
        visitor.get(f"/barnet/learning/{reviewed.review}/lessons/{reviewed.lesson}/edit")
    first.submit({"title": "The first wrote this."})
    second.submit({"title": "The second wrote that."}, status=409)
    assert "The second wrote that." in second.page.html and "The first wrote this." in second.page.text
    second.submit({})
    assert "The second wrote that." in second.page.text


def test_parts_are_taken_away_when_a_review_is_open(world: World, reviewed: Reviewed, browse: Browse) -> None:
    lead, address = browse(world.barnet.lead), f"/barnet/learning/{reviewed.review}"
    for part in (f"findings/{reviewed.finding}", f"lessons/{reviewed.lesson}"):
        lead.get(f"{address}/{part}/remove")
        lead.submit({})
    assert "No finding is written down." in lead.page.text and "No lesson" in lead.page.text
    lead.get(f"{address}/remove")
    lead.submit({})
    lead.get(f"{address}/", status=404)


def test_a_review_is_taken_along_as_word_and_pdf_when_somebody_asks(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    viewer, address = browse(world.barnet.viewer), f"/barnet/learning/{reviewed.agreed}"
    assert "Not taken: Nobody would read it." in viewer.get(f"{address}/paper").text
    word = docx.Document(BytesIO(viewer.client.get(f"{address}/word").data))
    assert any("Nobody is in this paper" in each.text for each in word.paragraphs)
    pdf = PdfReader(BytesIO(viewer.client.get(f"{address}/pdf").data))
    assert "Learned: It hangs in every office." in " ".join(page.extract_text() for page in pdf.pages)


def test_lists_are_narrowed_when_the_address_says_so(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    viewer = browse(world.barnet.viewer)
    assert "1 review: debrief" in viewer.get("/barnet/learning/?kind=debrief").text
    assert "No review found" in viewer.get("/barnet/learning/?words=nothing&status=agreed").text
    assert "2 reviews" in viewer.get("/barnet/learning/?kind=nonsense&page=99").text
    assert "1 lesson: learned" in viewer.get("/barnet/learning/lessons?fate=learned").text
    assert "4 lessons: without a theme" in viewer.get("/barnet/learning/lessons?theme=none").text


def test_nothing_is_found_when_ids_do_not_belong_together(
    world: World, reviewed: Reviewed, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        theirs = make_review(world.bexley).id
        db.session.commit()
    lead = browse(world.barnet.lead)
    for path in (
        f"{theirs}/",
        f"{theirs}/edit",
        f"{theirs}/paper",
        f"{reviewed.agreed}/findings/{reviewed.finding}/edit",
        f"{reviewed.agreed}/lessons/{reviewed.lesson}/answer",
        f"{reviewed.review}/lessons/{uuid4()}/remove",
    ):
        lead.get(f"/barnet/learning/{path}", status=404)


def test_a_debrief_names_its_reception_when_the_address_does(world: World, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        reception = make_reception_of(clock.today(), ReceptionStatus.CLOSED)
        operation = make_operation_of(clock.today())
        db.session.commit()
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/learning/add?reception_id={reception}")
    lead.submit({})
    assert lead.page.heading == "Debrief: Reception centre"
    assert lead.page.links["Reception centre"] == f"/barnet/receptions/{reception}/"
    assert "Reception centre" not in browse(world.barnet.viewer).get(lead.page.url).links
    lead.get(f"/barnet/learning/add?operation_id={operation}")
    lead.submit({})
    assert lead.page.links["Car washes"] == f"/barnet/operations/{operation}/"
    lead.get(f"/barnet/learning/add?operation_id={uuid4()}&reception_id=nonsense")
    lead.submit({"title": "Forms", "kind": "thematic"})
    assert "About:" not in lead.page.text
