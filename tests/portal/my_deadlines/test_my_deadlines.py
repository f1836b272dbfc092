"""Tests of what one person is shown of their own, across tenants."""

from collections.abc import Callable
from datetime import timedelta

from tenants import clock
from tenants.database import db
from tenants.dating import Dating
from tenants.people.permissions import Role
from tenants.records.plans import queries
from tenants.records.plans.details import Details
from tenants.records.plans.models import Milestone
from tenants.records.plans.service import add_action
from tenants.scope import tenant_scope
from tests.factories.people import Somebody, join
from tests.factories.world import Borough, World
from tests.page import Page, text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _give(borough: Borough, person: Somebody, title: str, due: Dating) -> None:
    with tenant_scope(borough.id):
        aim = queries.get_aim(borough.plan.aim_id)
        add_action(aim, Details(title, owner_person_id=person.id), due, by=None)
    db.session.commit()


def _captions(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iter("caption")]


def test_mine_from_every_tenant_are_together_with_what_is_late_first(world: World, browse: Browse) -> None:
    today = clock.today()
    _give(world.bexley, world.joint, "Write to landlords", Dating.on_day(today + timedelta(days=200)))
    _give(world.bexley, world.joint, "Brief the board", Dating.ongoing())
    _give(world.barnet, world.joint, "Visit car washes", Dating.on_day(today - timedelta(days=9)))

    page = browse(world.joint).get("/my-deadlines/")

    assert _captions(page) == ["Late 1", "Later 1", "Without a date 1"]
    assert "3 open deadlines are yours, of which 1 is late." in page.text
    assert (page.links["Barnet"], page.links["Bexley"]) == ("/barnet/", "/bexley/")
    assert page.links["Visit car washes"].startswith("/barnet/actions/")


def test_what_a_post_owns_belongs_to_its_holder(world: World, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        due_on = clock.today() - timedelta(days=1)
        step = Milestone(action_id=world.barnet.plan.soon, title="List the twenty", due_on=due_on, position=1)
        db.session.add(step)
    db.session.commit()

    page = browse(world.barnet.procurement).get("/my-deadlines/")

    assert _captions(page) == ["Late 1", "Due soon 1"]
    assert "List the twenty" in page.text
    assert "Check Barnet suppliers" in page.text


def test_an_owner_finds_leave_cover_and_the_way_back(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.owner)

    page = visitor.get("/my-deadlines/")

    assert page.links["Barnet"] == "/barnet/"
    assert visitor.follow("plan leave cover").heading == "Leave cover"
    assert visitor.page.links["My deadlines"] == "/my-deadlines/"


def test_nobody_elses_are_there(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.viewer).get("/my-deadlines/")

    assert _captions(page) == []
    assert "Nothing is yours at the moment." in page.text
    assert "Going away?" not in page.text


def test_a_membership_that_reads_no_plans_is_not_looked_into(sqlite_world: World, browse: Browse) -> None:
    join(sqlite_world.met.member, sqlite_world.lmsl.id, Role.ANALYST)

    page = browse(sqlite_world.met.member).get("/my-deadlines/")

    assert (page.links["Metropolitan Police"], page.links["LMSL Network"]) == ("/directory/", "/lmsl/")


def test_somebody_who_belongs_nowhere_is_told_whom_to_ask(sqlite_world: World, browse: Browse) -> None:
    assert "can invite you" in browse(sqlite_world.stranger).get("/my-deadlines/").text


def test_the_page_asks_to_sign_in_first(sqlite_world: World, browse: Browse) -> None:
    assert browse().get("/my-deadlines/").url.startswith("/sign-in")
