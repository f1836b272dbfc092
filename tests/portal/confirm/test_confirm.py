"""Somebody who was asked by e-mail says that an entry is right, or what is not, and what ends the link."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from flask import Flask, current_app
from itsdangerous import URLSafeSerializer
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.people.audiences import Audience
from tenants.people.memberships import end_membership
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.service import edit_contact
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.scope import tenant_scope
from tests.beds import SECRET
from tests.factories.asked_contacts import DETAILS, link_for, mailbox_link, make_confirmed, make_unowned
from tests.factories.world import World
from tests.portal.update.every_row import every_row
from tests.visitor import Visitor
from workflows.directory.models import DirectoryEntry
from workflows.directory.publishing import withdraw

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
ASKED_ON = date(2026, 11, 24)
CONFIRMED = date(2026, 9, 1)


@pytest.fixture
def asked_on(on_day: OnDay) -> AbstractContextManager[object]:
    """It is the day on which the letter came."""
    return on_day(ASKED_ON)


def contact_in(world: World) -> Contact:
    """Barnet's only entry."""
    with tenant_scope(world.barnet.id):
        return db.session.scalars(select(Contact)).one()


# The word that it is right


def test_the_entry_is_confirmed_when_the_button_is_pressed(
    world: World, browse: Browse, asked_on: AbstractContextManager[object]
) -> None:
    with asked_on:
        contact_id = make_confirmed(world.barnet, CONFIRMED)
        visitor = browse()
        page = visitor.get(link_for(world.barnet, contact_id, person_id=world.barnet.owner.id))
        assert page.heading == "Is this still right?"
        assert "Ada Adams" in page.text and "020 7946 0101" in page.text and "Adult safeguarding" in page.text
        assert visitor.submit(press="It is all right").heading == "Thank you"
        contact = contact_in(world)
        assert (contact.verified_on, contact.verified_by_id) == (ASKED_ON, world.barnet.owner.id)
        with tenant_scope(world.barnet.id):
            entry = db.session.scalars(select(DirectoryEntry)).one()
            owed = find_obligation(Kind.CONTACT_CONFIRMATION, contact_id)
        assert entry.verified_on == ASKED_ON
        assert owed is not None and owed.due_on == date(2027, 2, 24) and owed.done_on is None


def test_it_says_who_confirmed_when_the_letter_went_to_the_entrys_own_address(
    sqlite_world: World, browse: Browse, asked_on: AbstractContextManager[object]
) -> None:
    with asked_on:
        contact_id = make_unowned(sqlite_world.barnet, CONFIRMED)
        visitor = browse()
        visitor.get(mailbox_link(sqlite_world.barnet, contact_id))
        visitor.submit(press="It is all right")
        contact = contact_in(sqlite_world)
        assert contact.verified_on == ASKED_ON and contact.verified_by_id is None
        assert contact.verified_words == "Ada Adams, by a link in an e-mail"


def test_nobody_confirms_what_they_have_not_seen_when_the_entry_changed_meanwhile(
    sqlite_world: World, browse: Browse, asked_on: AbstractContextManager[object]
) -> None:
    with asked_on:
        contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
        visitor = browse()
        visitor.get(link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id))
        with tenant_scope(sqlite_world.barnet.id):
            changed = replace(DETAILS, phone="020 7946 0199")
            edit_contact(
                get_contact(contact_id), changed, Owner(person_id=sqlite_world.barnet.owner.id), by=None
            )
            db.session.commit()
        page = visitor.submit(press="It is all right", status=409)
        assert "was changed after you opened this page" in page.text and "020 7946 0199" in page.text
        assert contact_in(sqlite_world).verified_on == CONFIRMED
        assert visitor.submit(press="It is all right").heading == "Thank you"


def test_it_works_without_any_cookie_when_the_button_is_pressed(sqlite_world: World, browse: Browse) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    visitor = browse()
    visitor.client = current_app.test_client(use_cookies=False)
    page = visitor.get(link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id))
    assert "Set-Cookie" not in page.headers
    assert visitor.submit(press="It is all right").heading == "Thank you"


def test_nothing_changes_when_a_scanner_opens_the_link(world: World, browse: Browse) -> None:
    contact_id = make_confirmed(world.barnet, CONFIRMED)
    path = link_for(world.barnet, contact_id, person_id=world.barnet.owner.id)
    client, before = browse().client, every_row()
    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        response = client.open(path, method=method)
        assert response.status_code == 200
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert (
            response.headers["Cache-Control"] == "no-store" and "noindex" in response.headers["X-Robots-Tag"]
        )
    assert every_row() == before


def test_what_only_the_house_sees_is_hidden_when_the_reader_is_outside(
    sqlite_world: World, browse: Browse
) -> None:
    secret = replace(DETAILS, note="Cover is thin in May", visibility={"note": Audience.HOUSE})
    contact_id = make_unowned(sqlite_world.barnet, CONFIRMED, secret)
    assert "thin in May" not in browse().get(mailbox_link(sqlite_world.barnet, contact_id)).text
    to_lead = link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.lead.id)
    assert "thin in May" in browse().get(to_lead).text


# Something has changed


def test_the_owner_is_asked_to_put_it_right_when_something_has_changed(world: World, browse: Browse) -> None:
    contact_id = make_unowned(world.barnet, CONFIRMED)
    visitor = browse()
    path = mailbox_link(world.barnet, contact_id)
    visitor.get(path)
    page = visitor.submit({"words": "Ada has moved to housing."}, press="Say what has changed")
    assert page.heading == "Thank you" and "asked to put it right" in page.text
    with tenant_scope(world.barnet.id):
        report = db.session.scalars(select(ContactReport)).one()
        assert find_obligation(Kind.CONTACT_REPORT, report.id) is not None
    assert (report.words, report.reporter) == (
        "Ada has moved to housing.",
        "Ada Adams, by a link in an e-mail",
    )
    assert contact_in(world).verified_on == CONFIRMED
    browse().get(path)  # once it is put right, the same link says so


def test_what_was_typed_stays_when_it_cannot_be_kept(sqlite_world: World, browse: Browse) -> None:
    contact_id = make_unowned(sqlite_world.barnet, CONFIRMED)
    visitor = browse()
    visitor.get(mailbox_link(sqlite_world.barnet, contact_id))
    page = visitor.submit({"words": ""}, press="Say what has changed", status=422)
    assert page.problems == ["Say what has changed"]
    visitor.submit({"words": "w" * 1001}, press="Say what has changed", status=422)
    assert "w" * 1001 in visitor.page.html


# What ends a link


def pressed(world: World, path: str, browse: Browse) -> None:
    visitor = browse()
    visitor.get(path)
    visitor.submit(press="It is all right")


def edited_away(world: World, _path: str, _browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        contact = db.session.scalars(select(Contact)).one()
        edit_contact(contact, DETAILS, Owner(person_id=world.barnet.training.id), by=world.barnet.lead.id)
        db.session.commit()


def left(world: World, _path: str, _browse: Browse) -> None:
    end_membership(world.barnet.owner.id, world.barnet.id, by=world.barnet.lead.id)
    db.session.commit()


def withdrawn(world: World, _path: str, _browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        withdraw(db.session.scalars(select(Contact)).one().id, by=world.barnet.lead.id)
        db.session.commit()


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (pressed, "was confirmed on"),
        (edited_away, "Somebody else looks after this entry now"),
        (left, "Somebody else looks after this entry now"),
        (withdrawn, "not in the directory any more"),
    ],
)
def test_the_link_says_why_when_it_is_good_no_more(
    ending: Callable[[World, str, Browse], None], words: str, sqlite_world: World, browse: Browse
) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    path = link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id)
    ending(sqlite_world, path, browse)
    assert words in browse().get(path, status=410).text
    assert words in browse().post(path, {}, status=410).text
    page = browse().post(f"{path}/changed", {"words": "Ada has left"}, status=410)
    assert words in page.text and "Ada has left" in page.text


def test_the_link_of_an_address_ends_when_the_address_does(sqlite_world: World, browse: Browse) -> None:
    contact_id = make_unowned(sqlite_world.barnet, CONFIRMED)
    path = mailbox_link(sqlite_world.barnet, contact_id)
    with tenant_scope(sqlite_world.barnet.id):
        new = replace(DETAILS, mailbox="duty@barnet.example")
        edit_contact(get_contact(contact_id), new, NOBODY, by=sqlite_world.barnet.lead.id)
        db.session.commit()
    browse().get(path, status=410)


def test_it_can_be_used_for_three_weeks_when_nobody_answers(
    sqlite_world: World, browse: Browse, on_day: OnDay
) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    path = link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id)
    last = clock.today() + timedelta(days=21)
    with on_day(last):
        browse().get(path)
    with on_day(last + timedelta(days=1)):
        assert "could be used until" in browse().get(path, status=410).text


def test_a_link_is_refused_when_it_was_not_made_here(sqlite_world: World, browse: Browse) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    good = link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id)
    token = good.removeprefix("/confirm/")
    said = [sqlite_world.barnet.id.hex, contact_id.hex, 1, clock.today().isoformat(), "", ""]
    signer = URLSafeSerializer(SECRET, salt="confirm-link")
    forged = [token[:-1], token + "A", "x", URLSafeSerializer(SECRET, salt="update-link").dumps(said)]
    forged += [signer.dumps(said[:5]), signer.dumps([*said[:2], True, *said[3:]]), signer.dumps("x")]
    before = every_row()
    for one in forged:
        browse().get(f"/confirm/{one}", status=404)
        browse().post(f"/confirm/{one}", {}, status=404)
        browse().post(f"/confirm/{one}/changed", {"words": "No"}, status=404)
    browse().get(f"/confirm/{signer.dumps(said)}", status=410)  # to nobody, so nobody answers for it
    assert every_row() == before


def test_another_houses_entry_stays_shut_when_the_link_names_the_wrong_house(
    world: World, browse: Browse
) -> None:
    contact_id = make_confirmed(world.barnet, CONFIRMED)
    said = [world.bexley.id.hex, contact_id.hex, 2, clock.today().isoformat(), world.joint.id.hex, ""]
    token = URLSafeSerializer(SECRET, salt="confirm-link").dumps(said)
    assert "Ada" not in browse().get(f"/confirm/{token}", status=410).text


def test_it_is_in_the_audit_when_the_button_is_pressed(sqlite_world: World, browse: Browse) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    path = link_for(sqlite_world.barnet, contact_id, person_id=sqlite_world.barnet.owner.id)
    pressed(sqlite_world, path, browse)
    with tenant_scope(sqlite_world.barnet.id):
        confirmed = select(AuditEntry.by_id).where(AuditEntry.event == "contact:confirmed")
        assert sqlite_world.barnet.owner.id in set(db.session.scalars(confirmed))


def test_one_word_counts_when_the_same_link_is_sent_at_the_same_moment(portal: Flask, world: World) -> None:
    contact_id = make_confirmed(world.barnet, CONFIRMED)
    path = link_for(world.barnet, contact_id, person_id=world.barnet.owner.id)
    version = contact_in(world).version
    db.session.close()
    together = Barrier(4)

    def send(_number: int) -> int:
        client = portal.test_client()
        together.wait()
        return client.post(path, data={"version": version}).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(4))) == [302, 410, 410, 410]
    with tenant_scope(world.barnet.id):
        confirmed = select(AuditEntry.by_id).where(AuditEntry.event == "contact:confirmed")
        assert len(list(db.session.scalars(confirmed))) == 2  # the first when it was made
