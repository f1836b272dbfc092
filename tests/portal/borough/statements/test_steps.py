"""A statement on its way: sent by one, approved by another, signed, published, corrected."""

from collections.abc import Callable
from datetime import time, timedelta

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.boards.queries import get_board
from tenants.records.meetings.service import plan_meeting
from tenants.records.statements.queries import get_statement, promises_of, sections_of
from tenants.records.statements.rules import StatementStatus
from tenants.scope import tenant_scope
from tests.factories.statements import HOME_PAGE, Stated
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.published_statements.models import PublishedStatement
from workflows.published_statements.service import withdraw

Browse = Callable[..., Visitor]
LIST = "/barnet/statements/"
TODAY = clock.today()
THREE = [str(TODAY.day), str(TODAY.month), str(TODAY.year)]


def _address(statement_id: object, rest: str = "") -> str:
    return f"{LIST}{statement_id}/{rest}"


def _editions(world: World, stated: Stated) -> list[PublishedStatement]:
    with tenant_scope(world.barnet.id):
        ends_on = get_statement(stated.draft).year_ends_on
    ours = PublishedStatement.authority_id == world.barnet.id
    wanted = select(PublishedStatement).where(ours, PublishedStatement.year_ends_on == ends_on)
    return list(db.session.scalars(wanted.order_by(PublishedStatement.edition)))


def test_two_people_take_a_draft_to_publication(world: World, stated: Stated, browse: Browse) -> None:
    writer, lead = browse(world.joint), browse(world.barnet.lead)
    writer.get(_address(stated.draft))
    writer.follow("Send for review")
    assert "“Policies” is empty." in writer.page.text or "There is no introduction." in writer.page.text
    writer.submit({"words": "The training figures are of October."})
    assert "Ask Barnet Lead." in writer.page.text
    assert "Record the approval" not in writer.page.links
    lead.get(_address(stated.draft))
    lead.follow("Record the approval")
    lead.submit({"meeting_words": "Cabinet, item 7"}, status=422)
    assert lead.page.problems == ["Enter the day on which the board approved it."]
    lead.submit({"on": THREE})
    lead.follow("Record the signature")
    lead.submit({"name": "Ada Signatory", "role": "Chief Executive", "on": THREE})
    lead.follow("Publish")
    lead.submit({"home_page_url": HOME_PAGE}, status=422)
    assert lead.page.problems == ["Choose where in the plan its promises go"]
    lead.submit({"aim": f"aim:{world.barnet.plan.aim_id}"})
    assert "The statement is published: everybody can read it." in lead.page.text
    with tenant_scope(world.barnet.id):
        assert all(each.action_id for each in promises_of(stated.draft))
    [edition] = _editions(world, stated)
    assert edition.content["signed_by"] == "Ada Signatory"
    db.session.close()
    public = browse()
    public.get(lead.page.links["Read it as everybody does"])
    assert "We buy care and cleaning." in public.page.text
    assert "Barnet Procurement" not in public.page.text


def test_whoever_wrote_it_is_refused_in_words_and_told_who_may(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.draft, "introduction"))
    lead.submit({"text": "We will not look away."})
    lead.follow("Send for review")
    lead.submit({})
    assert "Record the approval" not in lead.page.links
    assert "Take it back" in lead.page.links
    lead.get(_address(sqlite_stated.draft, "approve"))
    lead.submit({"meeting_words": "Cabinet", "on": THREE}, status=403)
    assert "Ask Jo Joint." in lead.page.problems[0]
    with tenant_scope(sqlite_world.barnet.id):
        assert get_statement(sqlite_stated.draft).status == StatementStatus.IN_REVIEW


def test_a_meeting_of_its_board_is_chosen_from_a_list(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        board, met_on = get_board(sqlite_stated.board), TODAY - timedelta(days=5)
        meeting = plan_meeting(
            board, title="Autumn", meets_on=met_on, starts_at=time(10), ends_at=time(11), by=None
        ).id
        db.session.commit()
    db.session.close()
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.in_review, "approve"))
    lead.submit({"meeting": str(sqlite_stated.board)}, status=422)
    lead.submit({"meeting": str(meeting)})
    assert "Autumn" in lead.page.text
    assert "The approval is recorded." in lead.page.text


def test_a_later_step_is_refused_when_one_before_it_is_missing(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.approved, "publish"))
    aim = f"aim:{sqlite_world.barnet.plan.aim_id}"
    lead.submit({"home_page_url": HOME_PAGE, "aim": aim}, status=409)
    assert "Only a signed statement can be published" in lead.page.problems[0]
    lead.get(_address(sqlite_stated.draft, "sign"))
    lead.submit({"name": "Ada", "role": "Chief Executive", "on": THREE}, status=409)
    with tenant_scope(sqlite_world.barnet.id):
        assert get_statement(sqlite_stated.approved).published_on is None


def test_what_is_published_stays_until_the_corrected_edition_is(
    world: World, stated: Stated, browse: Browse
) -> None:
    lead, writer = browse(world.barnet.lead), browse(world.joint)
    writer.get(_address(stated.published))
    public = writer.page.links["Read it as everybody does"]
    writer.follow("Correct it")
    writer.submit({"words": "One figure was wrong"})
    assert "stays public" in writer.page.text
    assert "We buy care and cleaning." in browse().get(public).text
    with tenant_scope(world.barnet.id):
        section = sections_of(stated.published)[0].id
    db.session.close()
    writer.get(_address(stated.published, f"sections/{section}/"))
    writer.submit({"text": "We buy care, cleaning and clothing."}, press="Save")
    assert "We buy care and cleaning." in browse().get(public).text
    writer.follow("Send for review")
    writer.submit({})
    lead.get(_address(stated.published, "approve"))
    lead.submit({"meeting_words": "Cabinet, by urgency", "on": THREE})
    lead.follow("Record the signature")
    lead.submit({"name": "Ada Signatory", "role": "Chief Executive", "on": THREE})
    lead.follow("Publish")
    lead.submit({"aim": f"aim:{world.barnet.plan.aim_id}"})
    assert "clothing" in browse().get(public).text


def test_an_approved_one_is_opened_again_with_a_reason(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_address(sqlite_stated.approved))
    lead.follow("Open it again")
    lead.submit({}, status=422)
    lead.submit({"words": "The cabinet asked for one more figure"})
    assert "Opened again by Barnet Lead: The cabinet asked for one more figure" in lead.page.text
    assert "Send for review" in lead.page.links


def test_one_of_two_is_told_when_both_take_a_step_at_once(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    lead, joint = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    lead.get(_address(sqlite_stated.in_review, "approve"))
    joint.get(_address(sqlite_stated.in_review, "send-back"))
    joint.submit({"words": "Add the training figures"})
    joint.follow("Send for review")
    joint.submit({})
    lead.submit({"meeting_words": "Cabinet", "on": THREE}, status=409)
    assert "somebody else changed this" in lead.page.text
    with tenant_scope(sqlite_world.barnet.id):
        assert get_statement(sqlite_stated.in_review).status == StatementStatus.IN_REVIEW


def test_nobody_without_the_permission_takes_a_step(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    procurement, owner = browse(sqlite_world.barnet.procurement), browse(sqlite_world.barnet.owner)
    for step in ("approve", "sign", "publish"):
        procurement.get(_address(sqlite_stated.in_review, step), status=404)
    for step in ("send", "reopen", "correct", "edit", "introduction", "promises/add", "actions"):
        owner.get(_address(sqlite_stated.draft, step), status=404)


def test_every_year_is_listed_with_what_was_published(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    viewer.get(LIST)
    rows = [cell for cell in viewer.page.tree.iter("th") if cell.get("scope") == "row"]
    assert len(rows) == 2 + 5  # two rules and five years
    read = next(words for words in viewer.page.links if words.endswith("as everybody does"))
    viewer.follow(read)
    assert "Modern slavery statement" in viewer.page.heading


def test_the_steps_stand_in_its_history_with_names(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    text = viewer.get(_address(sqlite_stated.published)).text
    for happened in ("Started", "Sent for review", "Approved", "Signed", "Published"):
        assert happened in text
    assert "Barnet Procurement" in text
    text = viewer.get(_address(sqlite_stated.published, "history")).text
    assert "Approval of the statement by its board recorded" in text


def test_a_withdrawn_one_is_not_said_to_be_public(
    sqlite_world: World, sqlite_stated: Stated, browse: Browse
) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        ends_on = get_statement(sqlite_stated.published).year_ends_on
        withdraw(ends_on, "A name stood in it.", by=sqlite_world.barnet.lead.id, today=TODAY)
        db.session.commit()
    db.session.close()
    viewer = browse(sqlite_world.barnet.viewer)
    viewer.get(_address(sqlite_stated.published))
    assert "Everybody can read it" not in viewer.page.text
    assert "A name stood in it. To publish it anew, correct it." in viewer.page.text
    assert "Read it as everybody does" not in viewer.page.links
