"""Checks of the pages of people and posts."""

from collections.abc import Callable

from sqlalchemy import select

from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.people.models import Person
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage

Browse = Callable[..., Visitor]


def _events(world: World) -> list[str]:
    with tenant_scope(world.barnet.id):
        return [change.event for change in changes(Wanted(by_id=world.barnet.lead.id))]


def test_everybody_and_the_vacant_post_are_shown_when_the_list_is_opened(
    sqlite_world: World, browse: Browse
) -> None:
    page = browse(sqlite_world.barnet.owner).get("/barnet/people/")
    assert "Barnet Lead" in page.text
    assert "Bexley" not in page.text
    assert "Head of community safety Vacant nobody holds it" in page.text
    assert "Invite somebody" not in page.links


def test_somebody_new_gets_a_letter_sets_a_password_and_is_in_when_invited(
    world: World, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/people/invite")
    page = lead.submit(
        {"name": "Ada Obi", "email": "Ada.Obi@barnet.example", "role": "owner"}, press="Send invitation"
    )
    assert "Ada Obi is invited" in page.text
    assert "Invited" in page.text
    letter = db.session.scalars(select(OutboxMessage)).one()
    address = next(line for line in letter.body.splitlines() if "/set-password/" in line)
    newcomer = browse()
    newcomer.get(address.removeprefix("http://localhost"))
    newcomer.submit({"password": "seventeen green teapots", "again": "seventeen green teapots"})
    person = db.session.scalars(select(Person).where(Person.id == letter.person_id)).one()
    newcomer.sign_in(person, "seventeen green teapots")
    assert newcomer.get("/barnet/people/").status == 200
    assert _events(world)[0] == "membership:began"


def test_what_was_typed_is_kept_when_an_invitation_has_problems(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/people/invite")
    page = lead.submit({"name": "<b>Ada", "email": "not an address"}, press="Send invitation", status=422)
    assert len(page.problems) == 2
    assert "&lt;b&gt;Ada" in page.html
    assert "not an address" in page.html


def test_an_invitation_is_refused_in_words_when_the_person_belongs_already(
    sqlite_world: World, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/people/invite")
    page = lead.submit(
        {"name": "Again", "email": "owner@barnet.example", "role": "viewer"},
        press="Send invitation",
        status=422,
    )
    assert "belongs here already" in page.problems[0]


def test_a_role_of_another_kind_of_tenant_is_refused_when_it_is_forged(
    sqlite_world: World, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/people/{sqlite_world.barnet.owner.id}/role")
    page = lead.submit({"role": "chair"}, press="Save role", status=422)
    assert page.problems == ["Choose what they will do here"]


def test_the_last_lead_stays_when_somebody_would_remove_them(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/people/{world.joint.id}/end")
    assert "can no longer see" in lead.submit(press="Remove Jo Joint").text
    lead.get(f"/barnet/people/{world.barnet.lead.id}/end")
    page = lead.submit(press="Remove Barnet Lead", status=409)
    assert "the only lead here" in page.problems[0]
    lead.get(f"/barnet/people/{world.barnet.lead.id}/role")
    page = lead.submit({"role": "viewer"}, press="Save role", status=409)
    assert "the only lead here" in page.problems[0]
    assert lead.get("/barnet/people/").status == 200


def test_the_posts_become_vacant_when_their_holder_is_removed(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    page = lead.get(f"/barnet/people/{sqlite_world.barnet.procurement.id}/end")
    assert "Procurement manager" in page.text
    page = lead.submit(press="Remove Barnet Procurement")
    assert "2 posts have nobody in them" in page.text
    assert set(_events(sqlite_world)) == {"membership:ended", "post:vacated"}


def test_somebody_who_left_is_let_in_again_when_invited_anew(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/people/{sqlite_world.barnet.owner.id}/end")
    lead.submit(press="Remove Barnet Owner")
    lead.get("/barnet/people/invite")
    lead.submit(
        {"name": "Barnet Owner", "email": sqlite_world.barnet.owner.email, "role": "training"},
        press="Send invitation",
    )
    assert browse(sqlite_world.barnet.owner).get("/barnet/people/").status == 200


def test_a_post_is_added_filled_and_vacated_when_the_lead_says_so(
    sqlite_world: World, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/people/posts/new")
    assert "is added" in lead.submit({"title": "Director of housing"}, press="Add post").text
    lead.get(f"/barnet/people/posts/{sqlite_world.barnet.plan.vacant_post_id}/holder")
    page = lead.submit({"holder": str(sqlite_world.barnet.viewer.id)}, press="Save")
    assert "is filled now" in page.text
    lead.get(f"/barnet/people/posts/{sqlite_world.barnet.plan.vacant_post_id}/holder")
    assert "is vacant now" in lead.submit({"holder": "vacant"}, press="Save").text
    assert sorted(_events(sqlite_world)) == ["post:created", "post:filled", "post:vacated"]


def test_a_post_is_refused_when_there_is_one_of_that_name_or_its_holder_is_a_stranger(
    sqlite_world: World, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/people/posts/new")
    page = lead.submit({"title": "Procurement manager"}, press="Add post", status=422)
    assert "already a post" in page.problems[0]
    lead.get("/barnet/people/posts/new")
    page = lead.submit(
        {"title": "Another", "holder": str(sqlite_world.bexley.lead.id)}, press="Add post", status=422
    )
    assert page.links[page.problems[0]] == "#holder"
