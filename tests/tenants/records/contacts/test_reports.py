"""Somebody says that an entry is wrong, and an answer is owed."""

from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.contacts.queries import get_contact, open_report_counts
from tenants.records.contacts.reports import MOST_OPEN, MOST_WORDS, settle_report, take_report
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.factories.contacts import make_contact
from tests.factories.world import World
from workflows.directory.publishing import withdraw

TODAY = clock.today()


def test_an_answer_is_owed_within_a_week_when_something_is_reported(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        report = take_report(contact_id, " It rings out ", "reader@bexley.example", today=TODAY)
        owed = find_obligation(Kind.CONTACT_REPORT, report.id)
        assert owed is not None and owed.due_on == TODAY + timedelta(days=7)
        assert owed.owner_person_id == world.barnet.owner.id
        assert owed.path == f"contacts/{contact_id}/reports/{report.id}/"
        assert (report.words, open_report_counts()) == ("It rings out", {contact_id: 1})
        settle_report(report, "The number was old", by=world.barnet.owner.id)
        assert (report.settled_on, owed.done_on, open_report_counts()) == (TODAY, TODAY, {})
        with pytest.raises(WrongState):
            settle_report(report, "Again", by=world.barnet.owner.id)


@pytest.mark.parametrize("words", ["", "  ", "x" * (MOST_WORDS + 1)])
def test_a_report_is_refused_when_it_says_nothing_or_too_much(
    world: World, contact_id: UUID, words: str
) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        take_report(contact_id, words, today=TODAY)
    assert refusal.value.field == "words"


@pytest.mark.parametrize("outcome", [" ", "x" * 301])
def test_an_answer_is_refused_when_it_says_nothing_or_too_much(
    world: World, contact_id: UUID, outcome: str
) -> None:
    with tenant_scope(world.barnet.id):
        report = take_report(contact_id, "It rings out", today=TODAY)
        with pytest.raises(FieldError) as refusal:
            settle_report(report, outcome, by=None)
        assert refusal.value.field == "outcome" and report.settled_on is None


def test_a_report_is_refused_when_the_entry_is_not_in_the_directory(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        withdraw(contact_id, by=None)
        for absent in (contact_id, make_contact().id):
            with pytest.raises(WrongState):
                take_report(absent, "It rings out", today=TODAY)
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        take_report(contact_id, "It rings out", today=TODAY)


def test_no_flood_of_reports_is_taken_when_many_wait_for_an_answer(world: World, contact_id: UUID) -> None:
    with tenant_scope(world.barnet.id):
        for _ in range(MOST_OPEN):
            take_report(contact_id, "It rings out", today=TODAY)
        with pytest.raises(WrongState, match="several times"):
            take_report(contact_id, "It rings out", today=TODAY)
        assert open_report_counts() == {get_contact(contact_id).id: MOST_OPEN}
