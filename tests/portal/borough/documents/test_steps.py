"""The page of one document, and every step that people take from there."""

import io
from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.documents.queries import get_document
from tenants.records.meetings.service import plan_meeting
from tenants.scope import tenant_scope
from tests.factories.documents import LINK, PDF, Filed
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _open(visitor: Visitor, document_id: UUID) -> Visitor:
    visitor.get(f"/barnet/documents/{document_id}/")
    return visitor


def _three(day: object) -> list[str]:
    """A day as the three boxes of a form take it."""
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY = _three(clock.today())
LATER = _three(clock.today() + timedelta(days=100))


def test_a_document_goes_from_plan_to_publication(world: World, browse: Browse) -> None:
    lead, owner, second = browse(world.barnet.lead), browse(world.barnet.owner), browse(world.joint)
    lead.get("/barnet/documents/")
    lead.follow("Plan a document")
    lead.submit({"title": "Licensing protocol", "kind": "protocol", "due_on": LATER}, status=422)
    assert lead.page.problems == ["Choose who owns it"]
    lead.submit({"owner": f"person:{world.barnet.owner.id}"})
    assert "Planned: not written yet" in lead.page.text
    assert "Finish by" in lead.page.text
    owner.get(lead.page.url.partition("#")[0])
    owner.follow("Add a version")
    owner.submit({"label": "1", "url": LINK, "what_changed": "First draft"})
    owner.follow("Send for approval")
    owner.submit({})
    assert "You sent this one or added its version" in owner.page.text
    assert "Approve" not in owner.page.links
    second.get(owner.page.url)
    second.follow("Approve")
    second.submit({"adopted_on": TODAY}, status=422)
    assert second.page.problems == ["Choose the meeting that approved it, or say which it was."]
    second.submit({"meeting_words": "Cabinet, 14 October"})
    assert "By Cabinet, 14 October" in second.page.text
    second.follow("Publish")
    second.submit({})
    assert "It is published since" in second.page.text
    assert second.page.links["Read version 1"] == LINK


def test_the_lead_who_sent_it_sees_no_button_and_is_refused_in_words(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.draft)
    lead.follow("Send for approval")
    lead.submit({})
    assert "Approve" not in lead.page.links
    assert "Take it back" in lead.page.links
    address = f"/barnet/documents/{sqlite_filed.draft}/approve"
    lead.get(address)
    lead.submit({"meeting_words": "Me", "adopted_on": TODAY}, status=403)
    assert "somebody else has to approve it" in lead.page.problems[0]


def test_a_meeting_of_its_board_is_chosen_from_a_list(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    met_on = clock.today() - timedelta(days=5)
    with tenant_scope(sqlite_world.barnet.id):
        board = create_board(BoardDetails("Slavery board", BoardKind.STRATEGIC_BOARD), by=None)
        plan_meeting(
            board, title="Autumn meeting", meets_on=met_on, starts_at=time(10), ends_at=time(11), by=None
        )
        get_document(sqlite_filed.for_approval).board_id = board.id
        db.session.commit()
    db.session.close()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/documents/{sqlite_filed.for_approval}/approve")
    select = next(each for each in lead.page.tree.iter("select") if each.get("name") == "meeting")
    meeting = list(select.iter("option"))[1]
    lead.submit({"meeting": meeting.get("value"), "adopted_on": TODAY})
    assert "By Autumn meeting" in lead.page.text
    assert "Slavery board" in lead.page.links


def test_it_comes_back_to_its_owner_with_the_reason(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.for_approval)
    lead.follow("Send back")
    lead.submit({"due_on": LATER}, status=422)
    assert lead.page.problems == ["Say what is still to be done"]
    lead.submit({"reason": "Add the night number"})
    assert "It is back with its owner, as a draft." in lead.page.text
    assert "Sent back: Add the night number" in lead.page.text


def test_whoever_sent_it_may_take_it_back_and_nobody_else_without_the_right(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    address = f"/barnet/documents/{sqlite_filed.for_approval}/send-back"
    browse(sqlite_world.barnet.viewer).get(address, status=403)
    owner = _open(browse(sqlite_world.barnet.owner), sqlite_filed.for_approval)
    owner.follow("Take it back")
    owner.submit({"reason": "A page was missing", "due_on": LATER})
    assert "It is back with its owner" in owner.page.text


@pytest.mark.parametrize("step", ["versions/add", "send"])
def test_somebody_whose_document_it_is_not_cannot_work_on_it(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse, step: str
) -> None:
    visitor = _open(browse(sqlite_world.barnet.procurement), sqlite_filed.draft)
    assert "Its owner and the leads of this council can do that." in visitor.page.text
    visitor.get(f"/barnet/documents/{sqlite_filed.draft}/{step}", status=403)
    assert "Only the owner of this document and the leads" in visitor.page.text


def test_the_holder_of_the_post_that_owns_it_may_begin_a_new_version(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    visitor = _open(browse(sqlite_world.barnet.procurement), sqlite_filed.adopted)
    assert "Reviewed: no change needed" not in visitor.page.links
    assert "tell a lead of this council" in visitor.page.text
    visitor.follow("Begin a new version")
    visitor.submit({"label": "3", "url": LINK}, status=422)
    assert visitor.page.problems == ["Enter the day by which the new version is to be finished"]
    visitor.submit({"due_on": LATER})
    assert "In force: version 2; in draft: version 3" in visitor.page.text
    assert visitor.page.links["Read version 2"] == LINK


def test_the_new_version_is_given_up(sqlite_world: World, sqlite_filed: Filed, browse: Browse) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.revised)
    lead.follow("Give up the new version")
    lead.submit({"reason": "The law did not change"})
    assert "The new version is given up. The version in force stays." in lead.page.text
    assert "In draft" not in lead.page.text


def test_a_file_is_added_and_given_back_as_an_attachment_only(
    world: World, filed: Filed, browse: Browse
) -> None:
    owner = _open(browse(world.barnet.owner), filed.draft)
    owner.follow("Add a version")
    owner.submit({"label": "2", "file": (io.BytesIO(PDF), "path way.pdf")})
    page = owner.follow("Download version 2")
    assert page.headers["Content-Disposition"] == 'attachment; filename="path way.pdf"'
    assert page.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in page.headers["Content-Security-Policy"]


def test_a_version_is_refused_when_its_file_cannot_be_kept(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    owner = _open(browse(sqlite_world.barnet.owner), sqlite_filed.draft)
    owner.follow("Add a version")
    owner.submit({"label": "2", "file": (io.BytesIO(b"MZ\x90"), "tool.exe")}, status=422)
    assert "We can keep" in owner.page.problems[0]
    owner.submit({"label": "2", "url": ""}, status=422)
    assert owner.page.problems == ["Enter a web address, or choose a file: one of the two"]


def test_a_version_is_not_found_when_it_is_a_link_or_of_another_document(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.viewer)
    for document, version in ((sqlite_filed.adopted, sqlite_filed.version), (sqlite_filed.draft, uuid4())):
        visitor.get(f"/barnet/documents/{document}/versions/{version}", status=404)
    visitor.get(f"/barnet/documents/{sqlite_filed.draft}/versions/{sqlite_filed.version}")


def test_what_exists_already_is_added_with_its_file(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/documents/add")
    lead.submit({"title": "Pathway", "kind": "pathway"}, status=422)
    assert lead.page.problems == ["Choose who owns it", "Choose whether it is adopted or published"]
    fields: dict[str, object] = {
        "owner": f"post:{world.barnet.plan.vacant_post_id}",
        "status": "published",
        "version_label": "2025",
        "adopted_on": ["1", "6", "2026"],
        "file": (io.BytesIO(PDF), "pathway.pdf"),
    }
    lead.submit(fields)
    assert "Review by 1 June 2027" in lead.page.text
    assert "Head of community safety Vacant" in lead.page.text
    assert "Download version 2025" in lead.page.links


def test_a_link_and_a_file_at_once_are_refused(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/documents/add")
    lead.submit({"url": LINK, "file": (io.BytesIO(PDF), "pathway.pdf")}, status=422)
    assert "Enter a web address, or choose a file: not both" in lead.page.problems


def test_a_review_is_noted_and_another_asked_for(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.adopted)
    assert "It is past its review date." in lead.page.text
    lead.follow("Reviewed: no change needed")
    lead.submit({"outcome": "Read against the new guidance"})
    assert "The review is noted." in lead.page.text
    assert "Read against the new guidance" in lead.page.text
    lead.follow("Something has changed: review it")
    lead.submit({"because": "A new law", "due_on": LATER})
    assert "The review is asked for." in lead.page.text
    assert "A new law" in lead.page.text


def test_the_date_is_changed_with_its_reason(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.planned)
    lead.follow("Change the date")
    lead.submit({"due_on": LATER, "reason": "The author is ill"})
    assert "The date is changed." in lead.page.text
    assert "The author is ill" in lead.page.text


def test_another_document_takes_its_place_and_one_is_withdrawn(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.adopted)
    lead.follow("Another document takes its place")
    lead.submit({}, status=422)
    assert lead.page.problems == ["Choose the document that takes its place"]
    lead.submit({"newer": str(sqlite_filed.draft)})
    assert "Pathway has taken its place." in lead.page.text
    assert "Withdraw" not in lead.page.links
    _open(lead, sqlite_filed.planned).follow("Withdraw")
    lead.submit({"reason": "Not needed after all"})
    assert "Why: Not needed after all" in lead.page.text


def test_nothing_typed_is_lost_when_somebody_else_was_first(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead, other = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    for visitor in (lead, other):
        _open(visitor, sqlite_filed.adopted).follow("Edit")
    other.submit({"audience": "All staff"})
    lead.submit({"notes": "Read with the toolkit"}, status=409)
    assert "While you were writing, somebody else changed this." in lead.page.text
    assert "Audience: All staff" in lead.page.text or "audience: All staff" in lead.page.text
    assert "Read with the toolkit" in lead.page.text
    lead.submit({})
    assert "Your changes are saved." in lead.page.text


def test_a_second_press_on_an_old_page_changes_nothing(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead, other = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    for visitor in (lead, other):
        visitor.get(f"/barnet/documents/{sqlite_filed.for_approval}/approve")
    sent: dict[str, object] = {"meeting_words": "Cabinet", "adopted_on": TODAY}
    lead.submit(sent)
    other.submit(sent, status=409)
    other.submit({}, status=409)
    assert "It is not waiting for approval any more" in other.page.problems[0]


def test_personal_data_in_a_reason_is_pointed_out(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse
) -> None:
    lead = _open(browse(sqlite_world.barnet.lead), sqlite_filed.planned)
    lead.follow("Withdraw")
    lead.submit({"reason": "Ask her on 07700 900123"}, status=422)
    assert "Take it out" in lead.page.problems[0]


def test_everything_that_was_changed_is_told(world: World, filed: Filed, browse: Browse) -> None:
    lead = _open(browse(world.barnet.lead), filed.for_approval)
    lead.follow("Everything that was changed on this document")
    for words in ("Document planned", "Version of a document added", "Document sent for approval"):
        assert words in lead.page.text
    lead.get("/barnet/activity/?kind=document")
    assert lead.page.links["Policy"].endswith(f"/documents/{filed.for_approval}/")


@pytest.mark.parametrize(
    "step", ["edit", "publish", "reviewed", "review", "date", "supersede", "withdraw", "approve"]
)
def test_a_viewer_is_offered_nothing_and_finds_nothing(
    sqlite_world: World, sqlite_filed: Filed, browse: Browse, step: str
) -> None:
    visitor = _open(browse(sqlite_world.barnet.viewer), sqlite_filed.adopted)
    assert "Edit" not in visitor.page.links
    visitor.get(f"/barnet/documents/{sqlite_filed.adopted}/{step}", status=404)
