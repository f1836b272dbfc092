"""The page on which any reader says that an entry is wrong."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from tenants.database import db
from tenants.people.audiences import Audience
from tenants.records.contacts.queries import reports_of
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.contacts import make_published_contact
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _published(world: World, phone_for: Audience) -> UUID:
    with tenant_scope(world.barnet.id):
        owner = Owner(person_id=world.barnet.owner.id)
        contact = make_published_contact(owner, visibility={"phone": phone_for})
        db.session.commit()
        return contact.id


def _reports(world: World, entry_id: UUID) -> list[tuple[str, str]]:
    with tenant_scope(world.barnet.id):
        return [(each.words, each.reporter) for each in reports_of(entry_id)]


def test_anybody_says_that_an_entry_is_wrong_when_they_may_see_it(world: World, browse: Browse) -> None:
    entry_id = _published(world, Audience.PUBLIC)
    reader = browse()
    reader.get(f"/directory/{entry_id}")
    reader.follow("Something is wrong here")
    assert "Set-Cookie" not in reader.page.headers
    reader.submit({}, status=422)
    assert reader.page.problems == ["Say what is wrong"]
    reader.submit({"words": "It rings out"})
    assert reader.page.heading == "Thank you. Barnet has been told."
    assert _reports(world, entry_id) == [("It rings out", "")]


def test_a_reader_who_signed_in_need_not_type_their_name(world: World, browse: Browse) -> None:
    entry_id = _published(world, Audience.MEMBERS)
    reader = browse(world.met.member)
    reader.get(f"/directory/{entry_id}/wrong")
    reader.submit({"words": "It rings out"})
    member = world.met.member
    assert _reports(world, entry_id) == [("It rings out", f"{member.name}, {member.email}")]


@pytest.mark.parametrize("words", ["NHS 943 476 5919 was here", "ring 07700 900123"])
def test_personal_data_is_pointed_out_before_it_is_sent(
    sqlite_world: World, browse: Browse, words: str
) -> None:
    entry_id = _published(sqlite_world, Audience.PUBLIC)
    reader = browse()
    reader.get(f"/directory/{entry_id}/wrong")
    reader.submit({"words": words}, status=422)
    assert _reports(sqlite_world, entry_id) == []


def test_an_entry_is_not_known_when_nothing_of_it_is_for_the_reader(
    sqlite_world: World, browse: Browse
) -> None:
    entry_id = _published(sqlite_world, Audience.MEMBERS)
    reader = browse()
    for unseen in (entry_id, uuid4()):
        reader.get(f"/directory/{unseen}/wrong", status=404)
        reader.post(f"/directory/{unseen}/wrong", {"words": "It rings out"}, status=404)
        reader.get(f"/directory/{unseen}/wrong/thank-you", status=404)
    assert _reports(sqlite_world, entry_id) == []
