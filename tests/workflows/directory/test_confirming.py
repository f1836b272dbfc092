"""Whoever looks after an entry is asked until somebody says that it is right, each time once."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from flask import Flask
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.service import leave_vacant
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.asked_contacts import DETAILS, MAILBOX, make_confirmed, make_unowned
from tests.factories.world import Borough, World
from workflows.chasing.absences import plan_leave
from workflows.directory.jobs import AskingIncomplete, confirm_contacts
from workflows.directory.models import DirectoryEntry
from workflows.directory.standing import confirm_contact
from workflows.notices.models import OutboxMessage

CONFIRMED = date(2026, 9, 1)
DUE = date(2026, 12, 1)


def letters() -> Counter[str]:
    """How many letters wait for whom, by e-mail address."""
    rows = db.session.execute(
        select(Person.email, OutboxMessage.to_address).select_from(OutboxMessage).outerjoin(Person)
    )
    found = Counter(row.email or row.to_address for row in rows)
    db.session.commit()
    return found


def last_letter() -> OutboxMessage:
    """The letter queued last."""
    newest = select(OutboxMessage).order_by(OutboxMessage.created_at.desc()).limit(1)
    found = db.session.scalars(newest).one()
    db.session.commit()
    return found


def make_asked(borough: Borough, due_on: date, *titles: str) -> None:
    """Entries that the borough's owner is to confirm by a day."""
    for title in titles:
        make_confirmed(borough, due_on - relativedelta(months=3), details=replace(DETAILS, title=title))


def titles_in(letter: OutboxMessage) -> list[str]:
    """The entries in a letter, in its order."""
    *titles, what_to_do = re.findall(r"^(.+)\n-+$", letter.body, re.MULTILINE)
    assert what_to_do == "What to do"
    return titles


@pytest.mark.parametrize(
    ("days_late", "told"),
    [(-8, 0), (-7, 1), (0, 1), (13, 1), (14, 3)],
)
def test_they_are_told_by_stages_when_the_day_comes_near(
    days_late: int, told: int, sqlite_world: World
) -> None:
    make_confirmed(sqlite_world.barnet, CONFIRMED)
    confirm_contacts(DUE + timedelta(days=days_late))
    assert letters().total() == told  # the owner; from two weeks on both leads as well


def test_entries_are_told_apart_when_their_posts_have_one_title(sqlite_world: World) -> None:
    for organisation in ("Harbour Trust", "Willow Trust"):
        details = replace(DETAILS, title="Safeguarding", organisation=organisation)
        make_confirmed(sqlite_world.barnet, CONFIRMED, details=details)
    confirm_contacts(DUE)
    assert sorted(titles_in(last_letter())) == ["Safeguarding, Harbour Trust", "Safeguarding, Willow Trust"]


def test_each_letter_goes_once_a_stage_when_the_job_runs_again(world: World) -> None:
    make_confirmed(world.barnet, CONFIRMED)
    owner = world.barnet.owner.email
    for day, count in ((-7, 1), (-7, 1), (-3, 1), (0, 2), (1, 2)):
        confirm_contacts(DUE + timedelta(days=day))
        assert letters() == {owner: count}, day


def test_the_directory_says_so_when_it_is_four_weeks_late(world: World) -> None:
    contact_id = make_confirmed(world.barnet, CONFIRMED)
    confirm_contacts(DUE + timedelta(days=27))
    assert _stale_since(contact_id) is None
    words = confirm_contacts(DUE + timedelta(days=28))
    assert _stale_since(contact_id) == DUE + timedelta(days=28)
    assert "marked 1 as stale" in words
    assert "marked 0 as stale" in confirm_contacts(DUE + timedelta(days=29))


def _stale_since(contact_id: object) -> date | None:
    found = db.session.scalars(select(DirectoryEntry).where(DirectoryEntry.id == contact_id)).one()
    db.session.commit()
    return found.stale_since_on


def test_asking_begins_anew_when_somebody_has_confirmed(sqlite_world: World) -> None:
    contact_id = make_confirmed(sqlite_world.barnet, CONFIRMED)
    confirm_contacts(DUE)
    with tenant_scope(sqlite_world.barnet.id):
        confirm_contact(contact_id, by=sqlite_world.barnet.owner.id, today=DUE)
        db.session.commit()
    confirm_contacts(DUE + timedelta(days=30))
    assert letters().total() == 1
    confirm_contacts(date(2027, 3, 1))
    assert letters().total() == 2


def test_the_letter_names_the_entry_and_no_one_in_it_when_it_is_written(sqlite_world: World) -> None:
    make_confirmed(sqlite_world.barnet, CONFIRMED)
    confirm_contacts(DUE - timedelta(days=7))
    letter = last_letter()
    assert letter.subject == "Is this still right? Adult safeguarding duty desk"
    assert "by 1 December 2026" in letter.body and "/confirm/" in letter.body
    assert "Last confirmed: 1 September 2026" in letter.body
    assert "Ada Adams" not in letter.body and MAILBOX not in letter.body


def test_one_letter_lists_every_entry_the_latest_first_when_somebody_answers_for_several(
    world: World,
) -> None:
    make_asked(world.barnet, DUE, "Today")
    make_asked(world.barnet, DUE - timedelta(days=9), "Late", "Later still by name")
    make_asked(world.barnet, DUE + timedelta(days=3), "Soon")
    assert "Queued 1 letter about" in confirm_contacts(DUE)
    letter = last_letter()
    assert letters() == {world.barnet.owner.email: 1}
    assert letter.subject == "4 entries of the directory to confirm, 2 of them late"
    assert titles_in(letter) == ["Late", "Later still by name", "Today", "Soon"]
    assert len(set(re.findall(r"/confirm/(\S+)", letter.body))) == 4
    assert "9 days late: it was to be confirmed by 22 November 2026." in letter.body
    assert "To be confirmed by 4 December 2026, in 3 days." in letter.body
    assert "Queued 0 letters" in confirm_contacts(DUE + timedelta(days=1))


def test_an_entry_comes_in_the_next_days_letter_when_it_is_due_a_day_later(sqlite_world: World) -> None:
    make_asked(sqlite_world.barnet, DUE, "First")
    make_asked(sqlite_world.barnet, DUE + timedelta(days=1), "Second")
    day = DUE - timedelta(days=7)
    found = []
    for days in (0, 0, 1, 1, 2):
        confirm_contacts(day + timedelta(days=days))
        found.append((letters().total(), titles_in(last_letter())))
    assert found == [(1, ["First"]), (1, ["First"]), (2, ["Second"]), (2, ["Second"]), (2, ["Second"])]


def test_an_entry_waits_for_tomorrows_letter_when_todays_was_queued_before(world: World) -> None:
    make_asked(world.barnet, DUE, "First")
    confirm_contacts(DUE)
    make_asked(world.barnet, DUE, "Second")
    assert "Queued 0 letters" in confirm_contacts(DUE)
    assert "Queued 1 letter" in confirm_contacts(DUE + timedelta(days=1))
    assert titles_in(last_letter()) == ["Second"] and letters() == {world.barnet.owner.email: 2}


def test_each_lead_has_one_letter_for_all_houses_when_entries_are_late(world: World) -> None:
    for borough in (world.barnet, world.bexley):
        make_asked(borough, DUE - timedelta(days=14), "Adults", "Children")
    confirm_contacts(DUE)
    owners_and_leads = [who for each in (world.barnet, world.bexley) for who in (each.owner, each.lead)]
    assert letters() == {each.email: 1 for each in (world.joint, *owners_and_leads)}
    body = db.session.scalars(
        select(OutboxMessage.body).join(Person).where(Person.email == world.joint.email)
    ).one()
    db.session.commit()
    assert body.count("You are asked because you lead Barnet") == 2
    assert body.count("You are asked because you lead Bexley") == 2


def test_one_letter_goes_to_an_address_when_it_stands_in_entries_of_two_houses(world: World) -> None:
    for borough, address in ((world.barnet, MAILBOX), (world.bexley, MAILBOX.upper())):
        by_mailbox = replace(DETAILS, holder="", holder_email="", mailbox=address)
        make_unowned(borough, CONFIRMED, by_mailbox)
    for _ in range(2):
        confirm_contacts(DUE)
        assert letters() == {MAILBOX: 1}
    assert len(titles_in(last_letter())) == 2


def test_nothing_is_noted_as_asked_when_its_letter_fails(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_asked(sqlite_world.barnet, DUE, "First")
    with monkeypatch.context() as broken:
        broken.setattr("workflows.directory.asking_letters.note_asked", None)
        with pytest.raises(AskingIncomplete, match="1 reader could not be asked"):
            confirm_contacts(DUE)
    assert letters().total() == 0
    assert "Queued 1 letter" in confirm_contacts(DUE)


def test_the_entrys_own_address_is_written_to_when_nobody_of_the_portal_looks_after_it(
    sqlite_world: World,
) -> None:
    make_unowned(sqlite_world.barnet, CONFIRMED)
    confirm_contacts(DUE)
    assert letters() == {"ada.adams@barnet.example": 1}


def test_the_shared_mailbox_is_written_to_when_the_post_is_vacant(sqlite_world: World) -> None:
    contact_id = make_unowned(sqlite_world.barnet, CONFIRMED)
    with tenant_scope(sqlite_world.barnet.id):
        leave_vacant(get_contact(contact_id), clock.today(), by=None)
        db.session.commit()
    confirm_contacts(DUE)
    assert letters() == {MAILBOX: 1}


def test_the_leads_are_written_to_when_there_is_no_address_and_nobody_looks_after_it(
    sqlite_world: World,
) -> None:
    by_phone = ContactDetails(service_key="adults", title="Adults duty", phone="020 7946 0101")
    make_unowned(sqlite_world.barnet, CONFIRMED, by_phone)
    confirm_contacts(DUE)
    assert letters() == {sqlite_world.barnet.lead.email: 1, sqlite_world.joint.email: 1}


def test_the_holder_of_the_post_is_written_to_when_a_post_looks_after_it(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    make_confirmed(barnet, CONFIRMED, owner=Owner(post_id=barnet.plan.held_post_id))
    confirm_contacts(DUE)
    assert letters().total() == 1 and MAILBOX not in letters()


def test_whoever_covers_is_written_to_when_the_owner_is_away(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    make_confirmed(barnet, CONFIRMED)
    with tenant_scope(barnet.id):
        plan_leave(barnet.owner.id, barnet.training.id, DUE, DUE + timedelta(days=5), by=barnet.lead.id)
        db.session.commit()
    confirm_contacts(DUE)
    assert letters() == {barnet.training.email: 1}


def test_nobody_is_asked_when_the_entry_is_not_in_the_directory(
    sqlite_portal: Flask, sqlite_world: World
) -> None:
    confirm_contacts(DUE)
    assert letters().total() == 0
