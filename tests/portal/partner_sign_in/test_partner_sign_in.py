"""The staff of a partner organisation sign in by a mailed link, and nobody else does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.memberships import end_membership
from tenants.people.models import Membership, Person, SignIn
from tenants.people.permissions import Role
from tenants.people.queries import belongings_of, find_person_by_email, get_person
from tenants.scope import tenant_scope
from tests.factories.partners import approve, mailed_links
from tests.factories.world import World
from tests.portal.update.every_row import every_row
from tests.visitor import Visitor
from workflows.notices.models import OutboxMessage
from workflows.partner_sign_in.domains import end_domain
from workflows.partner_sign_in.models import ApprovedDomain, MailedLink
from workflows.partner_sign_in.queries import get_domain

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
ASK = "/account/partner-sign-in"
JO = "jo.smith@met.example"


def ask(visitor: Visitor, email: str, status: int = 200) -> Visitor:
    """Asks for a link."""
    visitor.get(ASK)
    visitor.submit({"email": email}, status=status)
    return visitor


def link_for(browse: Browse, email: str = JO) -> str:
    """The path of the link mailed last after asking for one."""
    ask(browse(), email)
    return mailed_links(email)[-1]


def come_in(browse: Browse, email: str = JO, name: str = "Jo Smith") -> Visitor:
    """Somebody new signs in for the first time."""
    visitor = browse()
    visitor.get(link_for(browse, email))
    visitor.submit({"name": name})
    return visitor


def roles_of(email: str) -> list[tuple[str, Role]]:
    """Where somebody belongs, and as what."""
    person = find_person_by_email(email)
    found = belongings_of(person.id) if person else []
    db.session.commit()
    return [(each.slug, each.role) for each in found]


# Coming in


def test_somebody_new_is_a_member_of_the_partner_when_they_open_their_link(
    world: World, browse: Browse
) -> None:
    approve(world)
    visitor = browse()
    page = visitor.get(link_for(browse))
    assert "Metropolitan Police" in page.text and JO in page.text
    page = visitor.submit({"name": "Joanne Smith"})
    assert "Joanne Smith" in page.text
    assert roles_of(JO) == [("met", Role.MEMBER)]
    person = find_person_by_email(JO)
    assert person is not None and person.name == "Joanne Smith" and person.password_hash is None
    assert "You need no password" in visitor.get("/account/").text


def test_the_same_person_comes_back_when_they_ask_again(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    come_in(browse)
    visitor = browse()
    visitor.get(link_for(browse, "Jo.Smith@Met.Example".lower()))
    visitor.submit()
    assert "Jo Smith" in visitor.get("/account/").text
    people = list(db.session.scalars(select(Person.email).where(Person.email == JO)))
    assert len(people) == 1


def test_they_get_no_more_than_they_have_when_they_belong_somewhere_already(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world, "barnet.example")
    viewer = sqlite_world.barnet.viewer
    visitor = browse()
    visitor.get(link_for(browse, viewer.email))
    visitor.submit()
    assert viewer.name in visitor.get("/account/").text
    assert roles_of(viewer.email) == [("barnet", Role.VIEWER)]


def test_a_partners_member_reaches_no_house_when_they_are_signed_in(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    visitor = come_in(browse)
    for path in ("/barnet/plans/", "/met/plans/", "/met/people/", "/lmsl/partners/"):
        visitor.get(path, status=404)


def test_the_name_is_asked_for_when_somebody_new_leaves_it_empty(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    visitor = browse()
    path = link_for(browse)
    visitor.get(path)
    assert visitor.submit({"name": ""}, status=422).problems == ["Enter your full name"]
    assert roles_of(JO) == []
    visitor.submit({"name": "Jo Smith"})  # and the link was not used up by that
    assert roles_of(JO) == [("met", Role.MEMBER)]


# The same answer for everybody


@pytest.mark.parametrize(
    "email",
    [
        "jo@elsewhere.example",
        "jo@sub.met.example",
        "jo@met.example.elsewhere.example",
        "jo@notmet.example",
        "lead@barnet.example",
    ],
)
def test_nothing_is_mailed_and_the_answer_is_the_same_when_the_domain_is_not_approved(
    email: str, sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    answered = ask(browse(), JO).page
    refused = ask(browse(), email).page
    assert refused.heading == answered.heading == "Look in your e-mail"
    assert refused.text.replace(email, "") == answered.text.replace(JO, "")
    assert mailed_links(email) == []


def test_nothing_is_mailed_when_access_to_the_portal_was_closed(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    get_person(sqlite_world.met.member.id).is_active = False
    db.session.commit()
    assert ask(browse(), sqlite_world.met.member.email).page.heading == "Look in your e-mail"
    assert mailed_links(sqlite_world.met.member.email) == []


def test_a_private_address_is_refused_in_words_when_it_is_typed(sqlite_world: World, browse: Browse) -> None:
    visitor = browse()
    visitor.get(ASK)
    page = visitor.submit({"email": "jo@gmail.com"}, status=422)
    assert "a private address cannot be used" in page.problems[0]


def test_a_second_address_of_one_mailbox_is_refused_when_it_is_typed(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    page = ask(browse(), "jo.smith+2@met.example", 422).page
    assert page.problems == ["Enter your address without the plus sign and what follows it"]
    assert mailed_links("jo.smith+2@met.example") == []


def test_no_more_is_mailed_when_somebody_asks_again_and_again(
    world: World, browse: Browse, on_day: OnDay
) -> None:
    approve(world)
    with on_day(date(2026, 11, 23)):
        for _ in range(12):
            ask(browse(), JO)
        assert len(mailed_links(JO)) == 3
    with on_day(date(2026, 11, 23), time(9, 30)):
        ask(browse(), JO)
        assert len(mailed_links(JO)) == 4


def test_one_address_of_the_network_cannot_make_us_mail_many_when_it_asks_for_each(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    visitor = browse()
    visitor.get(ASK)
    for number in range(55):
        visitor.get(ASK)
        visitor.submit({"email": f"somebody{number}@met.example"})
    sent = db.session.scalars(select(MailedLink.email))
    assert len(list(sent)) == 50


# What ends a link


def test_opening_changes_nothing_when_a_scanner_follows_the_link(world: World, browse: Browse) -> None:
    approve(world)
    path = link_for(browse)
    client, before = browse().client, every_row()
    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        response = client.open(path, method=method)
        assert response.status_code == 200
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"
    assert every_row() == before


def test_only_a_hash_is_kept_when_a_link_is_mailed(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    token = link_for(browse).rpartition("/")[2]
    kept = db.session.scalars(select(MailedLink.token_hash)).one()
    keys = set(db.session.scalars(select(OutboxMessage.dedupe_key)))
    assert token not in kept and not any(token in key for key in keys)


def test_a_link_works_once_when_it_was_used(world: World, browse: Browse) -> None:
    approve(world)
    path = link_for(browse)
    first, second = browse(), browse()
    for visitor in (first, second):
        visitor.get(path)
    first.submit({"name": "Jo Smith"})
    assert second.submit({"name": "Jo Smith"}, status=410).heading == "This link no longer works"
    second.get("/account/", status=302, follow=False)
    assert len(list(db.session.scalars(select(SignIn.person_id)))) == 1


def test_a_link_works_for_twenty_minutes_when_nobody_opens_it(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    approve(sqlite_world)
    with on_day(date(2026, 11, 23)):
        path = link_for(browse)
    with on_day(date(2026, 11, 23), time(9, 19)):
        browse().get(path)
    with on_day(date(2026, 11, 23), time(9, 21)):
        visitor = browse()
        visitor.get(path, status=410)
        assert visitor.follow("Ask for a new link").heading == "Sign in for partner organisations"


@pytest.mark.parametrize("token", ["x", "x" * 43, "../account", "%00", "é"])
def test_a_link_is_refused_when_it_was_not_mailed_by_us(
    token: str, sqlite_world: World, browse: Browse
) -> None:
    assert browse().client.get(f"{ASK}/{token}").status_code in (404, 410)


# What ends the access


def ended(world: World) -> None:
    """The secretariat ends the domain of the Met."""
    with tenant_scope(world.lmsl.id):
        domain = get_domain(db.session.scalars(select(ApprovedDomain.id)).one())
        end_domain(domain, by=world.lmsl.secretariat.id, today=clock.today())
        db.session.commit()


def test_whom_it_let_in_loses_access_at_once_when_the_domain_ends(world: World, browse: Browse) -> None:
    approve(world)
    visitor, waiting = come_in(browse), link_for(browse, "kim@met.example")
    ended(world)
    assert roles_of(JO) == []
    assert "No council or organisation at present" in visitor.get("/account/").text
    browse().get(waiting, status=410)
    ask(browse(), "lee@met.example")
    assert mailed_links("lee@met.example") == []
    assert roles_of(world.met.member.email) == [("met", Role.MEMBER)]  # who was invited by name


def test_they_come_back_when_their_domain_is_approved_again(sqlite_world: World, browse: Browse) -> None:
    approve(sqlite_world)
    come_in(browse)
    ended(sqlite_world)
    approve(sqlite_world)
    visitor = browse()
    visitor.get(link_for(browse))
    visitor.submit()
    assert roles_of(JO) == [("met", Role.MEMBER)]


def test_they_do_not_come_back_by_a_link_when_somebody_removed_them(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    come_in(browse)
    waiting = link_for(browse)
    person = find_person_by_email(JO)
    assert person is not None
    end_membership(person.id, sqlite_world.met.id, by=None)
    db.session.commit()
    browse().get(waiting, status=410)
    ask(browse(), JO)
    assert len(mailed_links(JO)) == 2  # the two from before
    still = select(Membership.ended_on).where(Membership.person_id == person.id)
    assert db.session.scalars(still).one() is not None


def test_they_are_told_that_they_need_no_password_when_they_ask_for_one(
    sqlite_world: World, browse: Browse
) -> None:
    approve(sqlite_world)
    come_in(browse)
    visitor = browse()
    visitor.get("/account/forgotten-password")
    visitor.submit({"email": JO})
    person = find_person_by_email(JO)
    assert person is not None
    letter = db.session.scalars(select(OutboxMessage.body).where(OutboxMessage.person_id == person.id)).one()
    assert "set-password" not in letter and letter.count("/account/partner-sign-in") == 1
