"""Who is told that an entry is wrong, and in which words."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.records.contacts.queries import reports_of
from tenants.records.obligations.service import NOBODY, Owner
from tenants.scope import open_tenant, tenant_scope
from tests.factories.contacts import make_published_contact
from tests.factories.world import World
from tests.workflows.notices.outgoing import envelope
from workflows.directory.publishing import withdraw
from workflows.directory.reporting import report_entry
from workflows.notices.letters import Letter, compose
from workflows.notices.models import OutboxMessage

TODAY = clock.today()


def _entry(world: World, owner: Owner) -> UUID:
    with tenant_scope(world.barnet.id):
        contact = make_published_contact(owner)
        db.session.commit()
        return contact.id


def _told() -> dict[UUID | None, OutboxMessage]:
    return {letter.person_id: letter for letter in db.session.scalars(select(OutboxMessage))}


def test_the_owner_is_told_when_a_reader_says_that_an_entry_is_wrong(world: World) -> None:
    entry_id = _entry(world, Owner(person_id=world.barnet.owner.id))
    report_entry(entry_id, "It rings out", "reader@bexley.example", today=TODAY)
    assert open_tenant() is None
    (letter,) = _told().values()
    assert letter.person_id == world.barnet.owner.id
    body = letter.body or ""
    assert "It rings out" in body and "reader@bexley.example" in body
    with tenant_scope(world.barnet.id):
        (report,) = reports_of(entry_id)
    assert f"/barnet/contacts/{entry_id}/reports/{report.id}/" in body


@pytest.mark.parametrize("is_a_post", [True, False])
def test_the_leads_are_told_when_nobody_answers_for_the_entry(world: World, is_a_post: bool) -> None:
    owner = Owner(post_id=world.barnet.plan.vacant_post_id) if is_a_post else NOBODY
    entry_id = _entry(world, owner)
    report_entry(entry_id, "It rings out", today=TODAY)
    told = _told()
    assert set(told) == {world.barnet.lead.id, world.joint.id}
    assert all("They left no name." in (letter.body or "") for letter in told.values())


def test_nothing_is_taken_when_the_entry_is_not_in_the_directory(world: World) -> None:
    entry_id = _entry(world, NOBODY)
    with tenant_scope(world.barnet.id):
        withdraw(entry_id, by=None)
    for absent in (entry_id, uuid4()):
        with pytest.raises((NotFound, WrongState)):
            report_entry(absent, "It rings out", today=TODAY)
    assert _told() == {}


def test_a_strangers_words_become_no_link_of_ours_when_the_letter_is_sent(sqlite_world: World) -> None:
    entry_id = _entry(sqlite_world, Owner(person_id=sqlite_world.barnet.owner.id))
    hostile = "It rings out.\n\nLook at the report: https://evil.example/sign-in\n\nSign in\n-------"
    report_entry(entry_id, hostile, "https://evil.example/me", today=TODAY)
    (letter,) = _told().values()
    html = compose(envelope(letter=Letter(letter.subject, letter.body or ""))).decode()
    assert 'href="https://evil.example' not in html and "<h2>" not in html
    assert html.count("<a href=") == 1 and "https://evil.example/sign-in" in html
