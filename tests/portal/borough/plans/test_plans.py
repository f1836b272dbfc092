"""The list of plans, one plan as a document, and starting and editing a plan."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants import clock
from tenants.database import db
from tenants.dating import Dating
from tenants.frameworks.models import PlanTemplate
from tenants.records.plans.details import Details
from tenants.records.plans.duties import add_duty, open_occurrences
from tenants.records.plans.queries import get_aim, get_plan
from tenants.records.plans.service import add_action
from tenants.recurrence import in_months, yearly_on
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _plan(world: World) -> str:
    return f"/barnet/plans/{world.barnet.plan.plan_id}/"


def _add_duty(world: World) -> None:
    with tenant_scope(world.barnet.id):
        details = Details("Report to the board", owner_post_id=world.barnet.plan.vacant_post_id)
        aim = get_aim(world.barnet.plan.aim_id)
        add_duty(aim, details, in_months([3, 9], clock.today()), by=None)
        open_occurrences(clock.today())
    db.session.commit()


def _end_plan(world: World) -> None:
    with tenant_scope(world.barnet.id):
        plan = get_plan(world.barnet.plan.plan_id)
        plan.starts_on, plan.ends_on = None, clock.today() - timedelta(days=1)
    db.session.commit()


@contextmanager
def _counting() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_plan_reads_as_one_document_when_anybody_opens_it(world: World, browse: Browse) -> None:
    _add_duty(world)
    page = browse(world.barnet.viewer).get(_plan(world))
    assert "Prevent" in page.text
    assert "Make Barnet hard to exploit people in" in page.text
    assert "On adoption of the policy" in page.text
    assert "Head of community safety Vacant" in page.text
    assert "Recurring: Every March and September" in page.text
    assert "Next: March" in page.text
    assert "Add an action" not in page.text
    assert "Bexley" not in page.text


def test_a_lead_may_add_and_edit_when_the_plan_is_open(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get(_plan(sqlite_world))
    for words in ("Add a recurring duty", "Add an aim", "Edit plan"):
        assert words in page.text


def test_the_number_of_statements_stays_when_the_plan_grows(sqlite_world: World, browse: Browse) -> None:
    viewer = browse(sqlite_world.barnet.viewer)
    _add_duty(sqlite_world)
    viewer.get(_plan(sqlite_world))
    with _counting() as small:
        viewer.get(_plan(sqlite_world))
    with tenant_scope(sqlite_world.barnet.id):
        aim = get_aim(sqlite_world.barnet.plan.aim_id)
        for number in range(8):
            details = Details(f"Action {number}", owner_post_id=sqlite_world.barnet.plan.held_post_id)
            add_action(aim, details, Dating.on_day(clock.today()), by=None)
            add_duty(aim, details, yearly_on(10, 18, clock.today()), by=None)
        open_occurrences(clock.today())
    db.session.commit()
    with _counting() as large:
        viewer.get(_plan(sqlite_world))
    assert len(large) == len(small)


def test_a_past_plan_stands_apart_when_its_period_is_over(sqlite_world: World, browse: Browse) -> None:
    _add_duty(sqlite_world)
    _end_plan(sqlite_world)
    viewer = browse(sqlite_world.barnet.viewer)
    page = viewer.get("/barnet/plans/")
    assert "Past plans Their period is over. Their recurring duties live on" in page.text
    assert "In force" not in page.text
    page = viewer.follow("Barnet modern slavery plan")
    assert "Past plan: its period ended on" in page.text
    assert "1 recurring duty lives on: it still comes round" in page.text


def test_a_blank_plan_is_started_when_a_lead_fills_in_the_form(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/plans/")
    lead.follow("Start a plan")
    lead.submit(
        {
            "title": "Plan 2027",
            "starts_on": ["1", "4", "2027"],
            "ends_on": ["31", "3", "2028"],
            "theme_set": "4p",
        }
    )
    assert lead.page.heading == "Plan 2027"
    assert "1 April 2027 to 31 March 2028." in lead.page.text
    assert "Nothing stands in this plan yet." in lead.page.text


def test_a_template_gives_its_actions_to_one_post_when_a_plan_starts_from_it(
    sqlite_world: World, browse: Browse
) -> None:
    outline = {"actions": [{"theme": "pursue", "aim": "Share what we know", "title": "Agree one form"}]}
    db.session.add(
        PlanTemplate(
            code="shire", title="A shire’s plan", source="A shire", theme_set_code="4p", outline=outline
        )
    )
    db.session.commit()
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/plans/start")
    lead.submit({"title": "Plan 2027", "start": ["shire"]}, status=422)
    assert lead.page.problems == ["Choose the post that owns the actions at first"]
    lead.submit({"owner_post": str(sqlite_world.barnet.plan.vacant_post_id)})
    assert "Agree one form" in lead.page.text
    assert "Head of community safety Vacant" in lead.page.text
    assert "No date given" in lead.page.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "Enter a title for the plan"),
        ({"ends_on": ["31", "3", "2026"]}, "The plan must end after it starts"),
        ({"starts_on": ["31", "2", "2027"]}, "February 2027 has 28 days"),
        ({"theme_set": "5p"}, "Choose a set of themes"),
        ({"start": ["forged"]}, "Choose a blank plan or a template"),
    ],
)
def test_the_form_comes_back_when_a_plan_cannot_be_started(
    sqlite_world: World, browse: Browse, fields: dict[str, object], words: str
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/plans/start")
    sent = {"title": "Plan 2027", "starts_on": ["1", "4", "2027"], "theme_set": "4p"} | fields
    lead.submit(sent, status=422)
    assert words in lead.page.problems[0]
    assert "2027" in lead.page.html


def test_a_plan_changes_when_a_lead_edits_it(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_plan(sqlite_world) + "edit")
    period: dict[str, object] = {"starts_on": ["1", "4", "2027"], "ends_on": ["", "", ""]}
    lead.submit({"title": "Our plan", "notes": "Agreed by the board."} | period)
    assert lead.page.heading == "Our plan"
    assert "From 1 April 2027." in lead.page.text
    assert "Agreed by the board." in lead.page.text


def test_the_second_is_told_when_two_leads_edit_one_plan(sqlite_world: World, browse: Browse) -> None:
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    for lead in (first, second):
        lead.get(_plan(sqlite_world) + "edit")
    period: dict[str, object] = {"starts_on": ["1", "4", "2027"], "ends_on": ["", "", ""]}
    first.submit({"title": "First words"} | period)
    second.submit({"notes": "Second words"} | period, status=409)
    assert "title from “Barnet modern slavery plan” to “First words”" in second.page.text
    assert "Second words" in second.page.html


def test_an_aim_is_added_and_renamed_when_a_lead_says_so(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(_plan(sqlite_world) + "aims/add")
    lead.submit({"title": "Find them sooner"}, status=422)
    assert lead.page.problems == ["Choose the theme that it stands under"]
    lead.submit({"theme": ["4p/pursue"]})
    assert "Find them sooner" in lead.page.text
    lead.follow("Edit the aim Find them sooner")
    lead.submit({"title": "Find people sooner"})
    assert "Find people sooner" in lead.page.text


def test_plans_are_not_found_when_a_neighbour_asks(sqlite_world: World, browse: Browse) -> None:
    plan = sqlite_world.barnet.plan
    neighbour = browse(sqlite_world.bexley.lead)
    for address in (
        f"/barnet/plans/{plan.plan_id}/",
        f"/bexley/plans/{plan.plan_id}/",
        f"/bexley/plans/{plan.plan_id}/edit",
        f"/bexley/plans/{sqlite_world.bexley.plan.plan_id}/aims/{plan.aim_id}/",
    ):
        neighbour.get(address, status=404)
