"""The secretariat says which partner organisations there are, and whose staff may sign in."""

from collections.abc import Callable

from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.people.permissions import Role
from tenants.people.queries import belongings_of, find_person_by_email, leads_of
from tenants.scope import tenant_scope
from tests.factories.partners import approve
from tests.factories.world import World
from tests.portal.partner_sign_in.test_partner_sign_in import JO, come_in
from tests.visitor import Visitor
from workflows.partner_sign_in.models import ApprovedDomain

Browse = Callable[..., Visitor]
LIST = "/lmsl/partners/"


def test_an_organisation_is_a_partner_when_the_secretariat_adds_it(world: World, browse: Browse) -> None:
    visitor = browse(world.lmsl.secretariat)
    visitor.get(LIST)
    visitor.follow("Add a partner")
    page = visitor.submit({"name": "Hope for All", "slug": "hope-for-all"})
    assert "Hope for All is a partner now" in page.text and page.heading == "Partners"
    assert get_tenant_by_slug("hope-for-all").kind == TenantKind.PARTNER


def test_it_is_refused_in_words_when_the_organisation_is_there_already(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.lmsl.secretariat)
    visitor.get(f"{LIST}new")
    page = visitor.submit({"name": "metropolitan police", "slug": "police"}, status=422)
    assert page.problems == ["metropolitan police is in the network already."]
    page = visitor.submit({"name": "Police", "slug": "mps"}, status=422)
    assert "has this short name already" in page.problems[0]
    page = visitor.submit({"name": "Police", "slug": "directory"}, status=422)
    assert "The portal uses" in page.problems[0]


def test_its_staff_may_sign_in_when_a_domain_is_approved(world: World, browse: Browse) -> None:
    visitor = browse(world.lmsl.secretariat)
    visitor.get(f"{LIST}{world.met.id}/domains/new")
    page = visitor.submit({"domain": "@Met.Example"})
    assert "met.example, since" in page.text
    come_in(browse)
    with tenant_scope(world.lmsl.id):
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event.startswith("approved-"))).one()
    assert (entry.by_id, entry.subject_title) == (world.lmsl.secretariat.id, "met.example")


def test_a_domain_is_refused_in_words_when_it_cannot_be_approved(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    visitor = browse(sqlite_world.lmsl.secretariat)
    visitor.get(f"{LIST}{sqlite_world.met.id}/domains/new")
    for typed, words in (
        ("gmail.com", "Anybody can get an address at gmail.com"),
        ("met.example", "met.example is approved already, for Metropolitan Police."),
    ):
        page = visitor.submit({"domain": typed}, status=422)
        assert words in page.problems[0] and typed in page.html
    assert len(list(db.session.scalars(select(ApprovedDomain)))) == 1


def test_the_page_says_who_loses_access_before_a_domain_is_ended(world: World, browse: Browse) -> None:
    approve(world)
    come_in(browse)
    visitor = browse(world.lmsl.secretariat)
    visitor.get(LIST)
    page = visitor.follow("End met.example")
    assert f"Jo Smith, {JO}" in page.text and world.met.member.email not in page.text
    page = visitor.submit(press="End met.example")
    assert "met.example is ended. 1 person lost access by it." in page.text
    person = find_person_by_email(JO)
    assert person is not None and belongings_of(person.id) == []
    with tenant_scope(world.lmsl.id):
        titles = select(AuditEntry.subject_title).where(AuditEntry.event == "membership:ended")
        assert list(db.session.scalars(titles)) == ["Jo Smith, Metropolitan Police"]


def test_a_partner_has_a_lead_of_its_own_when_the_secretariat_invites_one(
    world: World, browse: Browse
) -> None:
    visitor = browse(world.lmsl.secretariat)
    visitor.get(f"{LIST}{world.met.id}/invite")
    details: dict[str, object] = {"name": "Lou Lead", "email": "lou@met.example", "role": Role.LEAD.value}
    assert "Lou Lead is invited" in visitor.submit(details).text
    assert [person.email for person in leads_of(world.met.id)] == ["lou@met.example"]
    visitor.get(f"{LIST}{world.met.id}/invite")
    assert "belongs here already" in visitor.submit(details, status=422).problems[0]


def test_no_borough_is_a_partner_when_its_id_is_named(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.lmsl.secretariat)
    for path in ("domains/new", "invite"):
        visitor.get(f"{LIST}{sqlite_world.barnet.id}/{path}", status=404)


def test_nobody_else_decides_when_they_belong_to_the_network_or_lead_a_borough(
    sqlite_world: World, browse: Browse
) -> None:
    for person in (sqlite_world.lmsl.executive, sqlite_world.lmsl.analyst, sqlite_world.barnet.lead):
        browse(person).get(LIST, status=404)
    browse(sqlite_world.barnet.lead).get("/barnet/partners/", status=404)
    browse(sqlite_world.lmsl.chair).get(LIST)
