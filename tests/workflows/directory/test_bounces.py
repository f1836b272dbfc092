"""An entry is stale as soon as mail to one of its addresses comes back, in whichever house it is."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import ContactState
from tenants.records.contacts.service import edit_contact
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.asked_contacts import DETAILS, MAILBOX, make_confirmed, make_unowned
from tests.factories.world import Borough, World
from tests.workflows.directory.test_confirming import letters
from workflows.directory.jobs import confirm_contacts
from workflows.directory.models import DirectoryEntry
from workflows.directory.standing import confirm_contact
from workflows.notices.delivery import NotDelivered, Refused, TryAgain
from workflows.notices.letters import Envelope, Letter
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.office import Office
from workflows.notices.sending import send_queued
from workflows.notices.service import queue_letter

GONE = "The mail server did not take the message (550 5.1.1)."


class Returning:
    """A way out of the portal on which mail to some addresses never arrives."""

    def __init__(self, problem: NotDelivered, *addresses: str) -> None:
        self.problem, self.addresses = problem, addresses

    def deliver(self, envelope: Envelope) -> None:
        """Refuses those addresses."""
        if envelope.to_address in self.addresses:
            raise self.problem


def send(problem: NotDelivered, *addresses: str, tries: int = 1) -> None:
    """Sends everything queued; what goes to these addresses comes back."""
    office = Office(Returning(problem, *addresses), "Portal <portal@lmsl.example>", "https://portal.example")
    for number in range(tries):
        now = partial(_later, timedelta(days=number))
        send_queued(office, _no_digest, _say_nothing, now=now, within=None)


def _later(span: timedelta) -> datetime:
    return clock.now() + span


def _no_digest(_message: OutboxMessage) -> Letter | None:
    return None


def _say_nothing(_message: OutboxMessage, _state: MessageState) -> None:
    pass


def write_to(world: World) -> None:
    """A letter of any kind to the owner."""
    queue_letter(world.barnet.owner.id, "Hello", "Hello", dedupe_key=f"hello:{clock.now()}")
    db.session.commit()


def standing(borough: Borough, contact_id: UUID) -> tuple[date | None, str]:
    """Since when an entry is stale in the directory, and why in the house."""
    with tenant_scope(borough.id):
        entry = db.session.scalars(select(DirectoryEntry).where(DirectoryEntry.id == contact_id)).one()
        found = entry.stale_since_on, get_contact(contact_id).stale_because
        db.session.commit()
    return found


def of_the_owner(world: World) -> ContactDetails:
    """An entry whose holder's address is the owner's own."""
    return replace(DETAILS, holder_email=world.barnet.owner.email.upper())


def test_the_entry_is_stale_in_every_house_when_mail_to_its_address_comes_back(world: World) -> None:
    barnet, bexley = world.barnet, world.bexley
    here = make_confirmed(barnet, clock.today(), details=of_the_owner(world))
    there = make_confirmed(bexley, clock.today(), details=of_the_owner(world))
    other = make_confirmed(bexley, clock.today())
    write_to(world)
    send(Refused(GONE), barnet.owner.email)
    assert "marked 2 as stale" in confirm_contacts(clock.today())
    for borough, contact_id in ((barnet, here), (bexley, there)):
        since, why = standing(borough, contact_id)
        assert since == clock.today() and barnet.owner.email in why.lower()
    assert standing(bexley, other)[0] is None


def test_it_is_due_at_once_and_the_leads_are_told_when_mail_comes_back(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    contact_id = make_confirmed(barnet, clock.today(), details=of_the_owner(sqlite_world))
    write_to(sqlite_world)
    send(Refused(GONE), barnet.owner.email)
    confirm_contacts(clock.today())
    with tenant_scope(barnet.id):
        owed = find_obligation(Kind.CONTACT_CONFIRMATION, contact_id)
        assert owed is not None and owed.due_on == clock.today() and owed.done_on is None
        db.session.commit()
    assert letters()[barnet.lead.email] == letters()[sqlite_world.joint.email] == 1


def test_the_leads_have_one_letter_when_an_address_stands_in_several_entries(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    for title in ("Adults", "Children"):
        make_confirmed(barnet, clock.today(), details=replace(of_the_owner(sqlite_world), title=title))
    write_to(sqlite_world)
    send(Refused(GONE), barnet.owner.email)
    assert "marked 2 as stale" in confirm_contacts(clock.today())
    theirs = select(OutboxMessage).where(OutboxMessage.subject.startswith("Mail comes back"))
    found = list(db.session.scalars(theirs))
    assert {letter.subject for letter in found} == {"Mail comes back: 2 entries of the directory"}
    assert {letter.person_id for letter in found} == {barnet.lead.id, sqlite_world.joint.id}
    assert len(found) == 2 and all("Adults\n------" in letter.body for letter in found)
    db.session.commit()


def test_it_counts_once_when_somebody_confirms_the_entry_after_all(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    contact_id = make_confirmed(barnet, clock.today(), details=of_the_owner(sqlite_world))
    write_to(sqlite_world)
    send(Refused(GONE), barnet.owner.email)
    for _ in range(2):
        confirm_contacts(clock.today())
    with tenant_scope(barnet.id):
        confirm_contact(contact_id, by=barnet.lead.id, today=clock.today())
        db.session.commit()
    assert "marked 0 as stale" in confirm_contacts(clock.today())
    assert standing(barnet, contact_id) == (None, "")


def test_it_does_not_count_when_the_entry_was_changed_since(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    contact_id = make_confirmed(barnet, clock.today(), details=of_the_owner(sqlite_world))
    write_to(sqlite_world)
    send(Refused(GONE), barnet.owner.email)
    with tenant_scope(barnet.id):
        contact, owner = get_contact(contact_id), Owner(person_id=barnet.owner.id)
        edit_contact(contact, of_the_owner(sqlite_world), owner, by=barnet.lead.id)
        db.session.commit()
    assert "marked 0 as stale" in confirm_contacts(clock.today())


def test_no_entry_is_stale_when_the_mail_server_was_out_of_reach(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    make_confirmed(barnet, clock.today(), details=of_the_owner(sqlite_world))
    write_to(sqlite_world)
    send(TryAgain("The mail server could not be reached (OSError)."), barnet.owner.email, tries=9)
    states = set(db.session.scalars(select(OutboxMessage.state)))
    db.session.commit()
    assert states == {MessageState.FAILED}
    assert "marked 0 as stale" in confirm_contacts(clock.today())


def test_our_own_letter_to_an_address_outside_counts_when_it_comes_back(world: World) -> None:
    barnet, due = world.barnet, clock.today()
    by_mailbox = replace(DETAILS, holder="", holder_email="")
    contact_id = make_unowned(barnet, due - timedelta(days=90), by_mailbox)
    confirm_contacts(due)
    assert letters() == {MAILBOX: 1}
    send(Refused(GONE), MAILBOX)
    confirm_contacts(due)
    assert standing(barnet, contact_id)[0] == due
    confirm_contacts(due + timedelta(days=14))  # and now the leads are asked, not the dead mailbox
    assert MAILBOX not in letters()


@pytest.mark.parametrize("state", [ContactState.DRAFT, ContactState.WITHDRAWN])
def test_an_entry_is_left_alone_when_it_is_not_in_the_directory(
    state: ContactState, sqlite_world: World
) -> None:
    barnet = sqlite_world.barnet
    make_confirmed(barnet, clock.today(), details=of_the_owner(sqlite_world))
    with tenant_scope(barnet.id):
        db.session.scalars(select(Contact)).one().state = state
        db.session.commit()
    write_to(sqlite_world)
    send(Refused(GONE), barnet.owner.email)
    assert "marked 0 as stale" in confirm_contacts(clock.today())
    with tenant_scope(barnet.id):
        events = set(db.session.scalars(select(AuditEntry.event)))
        db.session.commit()
    assert "contact:mail-came-back" not in events
