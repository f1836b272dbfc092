"""Keeping an entry: who answers for it, when it is confirmed, and what is left when somebody goes."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound, WrongState
from tenants.people.audiences import Audience
from tenants.records.contacts import service
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import (
    contacts,
    contacts_to_confirm,
    contacts_with_address,
    get_contact,
    owner_of,
    reports_of,
)
from tenants.records.contacts.reports import take_report
from tenants.records.contacts.rules import ContactState, Training
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.contacts import MAILBOX, furnish_contacts_of, make_contact
from tests.factories.world import World
from workflows.directory.publishing import withdraw

TODAY = clock.today()


def _owed(contact_id: UUID) -> Obligation:
    found = find_obligation(Kind.CONTACT_CONFIRMATION, contact_id)
    assert found is not None
    return found


def test_the_next_confirmation_is_owed_by_the_clock_when_an_entry_is_published(
    world: World, contact_id: UUID
) -> None:
    with tenant_scope(world.barnet.id):
        owed = _owed(contact_id)
        assert owed.due_on == TODAY - timedelta(days=10) + relativedelta(months=3)
        assert owed.owner_person_id == world.barnet.owner.id and owed.path == f"contacts/{contact_id}/"
        assert [each.contact.id for each in contacts_to_confirm(owed.due_on)] == [contact_id]
        assert contacts_to_confirm(owed.due_on - timedelta(days=1)) == []


def test_the_first_confirmation_is_owed_soon_when_nobody_ever_confirmed_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        contact = make_contact()
        assert find_obligation(Kind.CONTACT_CONFIRMATION, contact.id) is None
        service.mark_published(contact, by=None, today=TODAY)
        assert _owed(contact.id).due_on == TODAY + timedelta(days=7)


def test_the_round_begins_anew_when_somebody_confirms(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        contact, before = get_contact(contact_id), _owed(contact_id).due_version
        service.mark_stale(contact, "A letter came back", today=TODAY)
        assert _owed(contact_id).due_on == TODAY
        service.confirm(contact, by=None, words="The duty desk", today=TODAY)
        assert (contact.verified_on, contact.verified_words) == (TODAY, "The duty desk")
        assert (contact.stale_since_on, contact.stale_because) == (None, "")
        owed = _owed(contact_id)
        assert owed.due_on == TODAY + relativedelta(months=3) and owed.done_on is None
        assert owed.due_version > before


def test_a_late_confirmation_stays_late_when_the_entry_goes_stale(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        contact = get_contact(contact_id)
        due_on = _owed(contact_id).due_on
        service.mark_stale(contact, "Not confirmed", today=due_on + timedelta(days=28))
        assert _owed(contact_id).due_on == due_on
        service.mark_stale(contact, "Not confirmed", today=due_on + timedelta(days=29))
        assert contact.stale_since_on == due_on + timedelta(days=28)


def test_who_held_a_post_is_forgotten_when_it_falls_vacant(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        contact = get_contact(contact_id)
        contact.training, contact.trained_on = Training.DONE, TODAY
        service.leave_vacant(contact, TODAY, by=world.barnet.lead.id)
        assert not any((contact.holder, contact.holder_email, contact.trained_on))
        assert (contact.training, contact.vacant_since_on) == (Training.UNKNOWN, TODAY)
        assert contact.mailbox == MAILBOX
        service.fill(contact, " Nia Invented ", "nia@barnet.example", by=None)
        assert (contact.holder, contact.vacant_since_on) == ("Nia Invented", None)


@pytest.mark.parametrize("since_on", [None, TODAY + timedelta(days=1)])
def test_a_vacancy_is_refused_when_its_day_is_not_past(
    world: World, contact_id: UUID, since_on: date | None
) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        service.leave_vacant(get_contact(contact_id), since_on, by=None)
    assert refusal.value.field == "since_on"


def _edit(contact: Contact, owner: Owner, **details: object) -> None:
    typed = ContactDetails("adults", "Another title", **details)  # type: ignore[arg-type]
    service.edit_contact(contact, typed, owner, by=None)


def test_what_is_owed_goes_to_the_new_owner_when_an_entry_is_edited(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        report = take_report(contact_id, "It rings out", today=TODAY)
        contact, due_on = get_contact(contact_id), _owed(contact_id).due_on
        _edit(contact, Owner(person_id=world.barnet.lead.id), visibility={"phone": Audience.PUBLIC})
        owed, answer = _owed(contact_id), find_obligation(Kind.CONTACT_REPORT, report.id)
        assert (owed.due_on, owed.owner_person_id) == (due_on, world.barnet.lead.id)
        assert "Another title" in owed.title
        assert answer is not None and answer.owner_person_id == world.barnet.lead.id
        assert contact.verified_on == TODAY - timedelta(days=10)  # edited is not confirmed
        edited = next(
            each
            for each in changes(Wanted(subject_id=contact_id), offset=0, limit=9)
            if each.event == "contact:edited"
        )
        assert edited.after["who_may_see_it"] == "Phone: Everybody"
        assert owner_of(contact) == (world.barnet.lead.name, world.barnet.lead.id)


def test_a_vacant_post_is_filled_when_a_name_is_typed_in_it(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        contact = get_contact(contact_id)
        service.leave_vacant(contact, TODAY, by=None)
        _edit(contact, Owner.of(contact))
        assert contact.vacant_since_on == TODAY
        _edit(contact, Owner.of(contact), holder="Nia Invented")
        assert contact.vacant_since_on is None


def test_an_owner_is_refused_when_they_belong_to_another_house(world: World) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        make_contact(Owner(person_id=world.bexley.lead.id))
    assert refusal.value.field == "owner"


def test_nobodys_details_are_left_when_an_entry_ends(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        contact = get_contact(contact_id)
        report = take_report(contact_id, "It rings out", today=TODAY)
        with pytest.raises(WrongState, match="out of the directory first"):
            service.end_contact(contact, by=None, today=TODAY)
        withdraw(contact_id, by=None)
        assert contact.state == ContactState.WITHDRAWN and _owed(contact_id).done_on == TODAY
        service.end_contact(contact, by=None, today=TODAY)
        emptied = ("holder", "holder_email", "deputy", "deputy_email", "mailbox", "phone", "note")
        assert not any(getattr(contact, name) for name in emptied)
        assert report.settled_on == TODAY
        answer = find_obligation(Kind.CONTACT_REPORT, report.id)
        assert answer is not None and answer.done_on == TODAY
        for do in (service.confirm, service.mark_published, service.end_contact):
            with pytest.raises(WrongState, match="has ended"):
                do(contact, by=None, today=TODAY)


def test_an_entry_cannot_be_withdrawn_when_it_is_not_in_the_directory(world: World) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(WrongState):
        service.mark_withdrawn(make_contact(), by=None)


def test_entries_are_listed_by_service_and_found_by_any_address(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = furnish_contacts_of(world.barnet)
        shown = [each.id for each in contacts()]
        assert shown == [made.draft, made.published, made.vacant, made.stale, made.withdrawn]
        assert [each.id for each in contacts(with_ended=True)] == [*shown, made.ended]
        assert made.ended not in {each.id for each in contacts_with_address(f" {MAILBOX.upper()} ")}
        assert len(contacts_with_address(MAILBOX)) == 5
        assert contacts_with_address("") == []
        assert [each.id for each in reports_of(made.published)] == [made.report, made.answered]
    with tenant_scope(world.bexley.id):
        assert contacts(with_ended=True) == [] and contacts_with_address(MAILBOX) == []
        with pytest.raises(NotFound):
            get_contact(made.published)
