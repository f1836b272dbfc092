"""Contacts in the directory: put in, renewed, confirmed, and taken out without a trace."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import Base, db
from tenants.errors import NotFound, ScopeError, WrongState
from tenants.people.audiences import Audience
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import ContactState, Field
from tenants.records.contacts.service import add_contact, edit_contact, leave_vacant
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tenants.statements import is_fenced
from tests.factories.directory import make_entry
from tests.factories.world import World
from workflows.directory.entries import entries_for, get_entry
from workflows.directory.models import DirectoryEntry, DirectoryWord
from workflows.directory.publishing import differs, publish, withdraw
from workflows.directory.standing import confirm_contact, mark_contact_stale

TODAY = clock.today()
SECRET = "Imaginary Okonkwo"


def _words() -> dict[str, int]:
    rows = db.session.execute(select(DirectoryWord.word, DirectoryWord.audience))
    return {row.word: row.audience for row in rows}


def test_a_published_contact_stands_in_the_directory_for_its_own_authority(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry("adults", "Duty manager", holder=SECRET, mailbox="adults@barnet.example")
        assert get_contact(entry_id).state == ContactState.PUBLISHED
        db.session.commit()
    entry = get_entry(entry_id, Audience.NETWORK)
    assert (entry.publisher_name, entry.organisation, entry.covers) == ("Barnet", "Barnet", ("Barnet",))
    assert entry.service_title == "Adult safeguarding"
    assert entry.fields[Field.HOLDER] == SECRET
    assert Field.HOLDER not in get_entry(entry_id, Audience.MEMBERS).fields
    with pytest.raises(NotFound):
        get_entry(entry_id, Audience.PUBLIC)


def test_each_word_has_the_widest_audience_of_the_fields_that_hold_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_entry(
            "adults",
            "Duty manager",
            holder=SECRET,
            mailbox="duty.desk@barnet.example",
            phone="+44 (0)20 7946 0456",
            seen_by={Field.PHONE: Audience.PUBLIC, Field.NOTE: Audience.HOUSE},
            note="Whispered",
        )
    words = _words()
    assert words["okonkwo"] == Audience.NETWORK
    assert words["desk"] == words["duty.desk@barnet.example"] == Audience.MEMBERS
    assert words["duty"] == words["02079460456"] == Audience.PUBLIC  # the title is the heading of the phone
    assert "whispered" not in words


def test_publishing_again_renews_the_entry_and_all_that_it_is_found_by(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry("adults", "Duty manager", holder=SECRET, covers=("barnet", "bexley"))
        contact = get_contact(entry_id)
        assert not differs(contact)
        details = ContactDetails("housing", "Housing desk", phone="101", covers=("bexley",))
        edit_contact(contact, details, Owner(), by=None)
        assert differs(contact)
        assert get_entry(entry_id, Audience.NETWORK).title == "Duty manager"  # until it is published
        publish(entry_id, by=None, today=TODAY)
        assert not differs(contact)
        db.session.commit()
    entry = get_entry(entry_id, Audience.NETWORK)
    assert (entry.title, entry.covers, dict(entry.fields)) == (
        "Housing desk",
        ("Bexley",),
        {Field.PHONE: "101"},
    )
    assert "okonkwo" not in _words()


def test_only_other_covers_make_it_differ_too(world: World) -> None:
    with tenant_scope(world.barnet.id):
        contact = get_contact(make_entry(covers=("barnet", "bexley")))
        contact.covers = ["barnet"]
        db.session.flush()
        assert differs(contact)


def test_withdrawing_leaves_no_trace_of_anybody_in_the_square(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry("adults", "Duty manager", holder=SECRET, mailbox="okonkwo@barnet.example")
        withdraw(entry_id, by=world.barnet.lead.id)
        assert get_contact(entry_id).state == ContactState.WITHDRAWN
        with pytest.raises(WrongState):
            withdraw(entry_id, by=None)
        db.session.commit()
    square = [table for table in Base.metadata.sorted_tables if not is_fenced(table)]
    assert {"directory_entry", "directory_word", "directory_cover"} <= {table.name for table in square}
    held = {table.name: str(db.session.execute(select(table)).all()).casefold() for table in square}
    assert [name for name, rows in held.items() if "okonkwo" in rows or str(entry_id) in rows] == []


def test_whether_a_contact_can_be_relied_on_is_seen_at_once(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry(verified_on=TODAY - timedelta(days=90))
        mark_contact_stale(entry_id, "A letter came back", today=TODAY)
        assert get_entry(entry_id, Audience.NETWORK).stale_since_on == TODAY
        confirm_contact(entry_id, by=world.barnet.lead.id, today=TODAY)
        db.session.commit()
    entry = get_entry(entry_id, Audience.NETWORK)
    assert (entry.verified_on, entry.stale_since_on) == (TODAY, None)


def test_an_entry_gets_no_new_date_when_it_is_not_what_was_confirmed(world: World) -> None:
    before = TODAY - timedelta(days=90)
    with tenant_scope(world.barnet.id):
        entry_id = make_entry(title="Duty manager", verified_on=before)
        get_contact(entry_id).title = "Not yet for others"
        db.session.flush()
        confirm_contact(entry_id, by=world.barnet.lead.id, today=TODAY)
        entry = get_entry(entry_id, Audience.NETWORK)
        assert (entry.title, entry.verified_on) == ("Duty manager", before)
        publish(entry_id, by=None, today=TODAY)
        entry = get_entry(entry_id, Audience.NETWORK)
        assert (entry.title, entry.verified_on) == ("Not yet for others", TODAY)


def test_what_is_not_in_the_directory_is_confirmed_in_the_house_alone(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry()
        withdraw(entry_id, by=None)
        assert confirm_contact(entry_id, by=None, words="By phone", today=TODAY).verified_on == TODAY
        assert not differs(get_contact(entry_id))
    with pytest.raises(NotFound):
        get_entry(entry_id, Audience.NETWORK)


def test_a_vacant_post_is_published_as_vacant_without_whoever_held_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry(holder=SECRET)
        leave_vacant(get_contact(entry_id), TODAY, by=None)
        publish(entry_id, by=None, today=TODAY)
    entry = get_entry(entry_id, Audience.NETWORK)
    assert entry.is_vacant and Field.HOLDER not in entry.fields
    assert "okonkwo" not in _words()


def test_entries_of_a_place_are_its_own_and_those_that_others_publish_for_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_entry("housing", "Housing")
        make_entry("adults", "Adults")
    with tenant_scope(world.met.id):
        make_entry("police-bcu", "Unit", covers=("barnet", "bexley"), organisation="Met North West")
    titles = [each.title for each in entries_for("barnet", None, Audience.MEMBERS)]
    assert titles == ["Adults", "Housing", "Unit"]
    assert [each.title for each in entries_for("bexley", "police-bcu", Audience.MEMBERS)] == ["Unit"]
    assert entries_for("nowhere", None, Audience.NETWORK) == []
    assert entries_for(None, None, Audience.PUBLIC) == []


def test_nobody_publishes_or_withdraws_for_another_tenant(world: World) -> None:
    with tenant_scope(world.barnet.id):
        entry_id = make_entry()
        db.session.commit()
    with tenant_scope(world.bexley.id):
        with pytest.raises(NotFound):
            publish(entry_id, by=None, today=TODAY)
        with pytest.raises(NotFound):
            confirm_contact(entry_id, by=None, today=TODAY)
        with pytest.raises(NotFound):
            mark_contact_stale(entry_id, "Because", today=TODAY)
        with pytest.raises(NotFound):
            withdraw(entry_id, by=None)
        entry = db.session.scalar(select(DirectoryEntry).where(DirectoryEntry.id == entry_id))
        assert entry is not None
        entry.title = "Ours now"
        with pytest.raises(ScopeError):
            db.session.flush()
        db.session.rollback()


def test_the_exit_refuses_a_contact_that_nobody_could_reach(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_entry()
        details = ContactDetails("adults", "A name alone", holder=SECRET)
        contact = add_contact(details, Owner(), by=None)
        with pytest.raises(WrongState):
            publish(contact.id, by=None, today=TODAY)
