"""Checks that a question about a check reaches the right house, and that nobody learns more."""

from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks.queries import get_check
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.contacts import make_published_contact
from tests.factories.guidance import make_guidance
from tests.factories.published_checks import ask_about, checked_supplier, pass_on, publish_check
from tests.factories.world import Borough, World
from workflows.notices.models import OutboxMessage
from workflows.published_checks.enquiries import answer, decline
from workflows.published_checks.enquiry_queries import (
    EnquiryLine,
    asked_by_us,
    asked_of_us,
    get_enquiry,
    line_of,
)
from workflows.published_checks.jobs import pass_on_enquiries
from workflows.published_checks.service import take_back


@pytest.fixture
def published(world: World) -> tuple[UUID, UUID]:
    """Barnet's check, and its id in the square; Bexley has the same company."""
    check_id = checked_supplier(world.barnet)
    checked_supplier(world.bexley)
    return check_id, publish_check(world.barnet, check_id)


def _line(borough: Borough, enquiry_id: UUID) -> EnquiryLine:
    with tenant_scope(borough.id):
        return line_of(get_enquiry(enquiry_id))


def test_the_leads_owe_an_answer_when_a_question_is_passed_on(
    world: World, published: tuple[UUID, UUID]
) -> None:
    enquiry_id = ask_about(world.bexley, published[1])
    assert pass_on_enquiries(clock.today()) == "Questions about checks passed on: 1."
    assert pass_on_enquiries(clock.today()) == "Questions about checks passed on: 0."
    with tenant_scope(world.barnet.id):
        found = find_obligation(Kind.CHECK_ENQUIRY, enquiry_id)
        assert found is not None
        assert (
            found.title
            == f"Answer {world.bexley.name}’s question about your check of “Brightwater Cleaning Ltd”"
        )
        [owed] = open_obligations(kinds=[Kind.CHECK_ENQUIRY])
        assert (owed.owner_words, owed.is_vacant) == ("The leads", False)
    with tenant_scope(world.bexley.id):
        assert db.session.scalar(select(Obligation.id).where(Obligation.kind == Kind.CHECK_ENQUIRY)) is None


def test_procurements_own_contact_owes_the_answer_when_the_directory_names_one(
    world: World, published: tuple[UUID, UUID]
) -> None:
    make_guidance()
    with tenant_scope(world.barnet.id):
        lead, buyer = (Owner(person_id=each.id) for each in (world.barnet.lead, world.barnet.procurement))
        make_published_contact(lead, service_key="modern-slavery-lead", by=None)
        make_published_contact(buyer, service_key="procurement", title="Procurement", by=None)
        db.session.commit()
    ask_about(world.bexley, published[1])
    pass_on(world.barnet)
    with tenant_scope(world.barnet.id):
        [owed] = open_obligations(kinds=[Kind.CHECK_ENQUIRY])
    assert owed.owner_words == world.barnet.procurement.name


def test_the_asker_does_not_learn_whom_it_asks_when_no_answer_has_come(
    world: World, published: tuple[UUID, UUID]
) -> None:
    enquiry_id = ask_about(world.bexley, published[1])
    pass_on(world.barnet)
    line = _line(world.bexley, enquiry_id)
    assert world.barnet.name not in repr(line)
    with tenant_scope(world.barnet.id):
        decline(get_enquiry(enquiry_id), by=world.barnet.lead.id)
        db.session.commit()
    line = _line(world.bexley, enquiry_id)
    assert line.is_declined
    assert world.barnet.name not in repr(line)


def test_the_asker_is_told_by_mail_when_the_answer_comes(world: World, published: tuple[UUID, UUID]) -> None:
    enquiry_id = ask_about(world.bexley, published[1])
    pass_on(world.barnet)
    with tenant_scope(world.barnet.id):
        answer(get_enquiry(enquiry_id), "Yes, in May.", by=world.barnet.lead.id)
        db.session.commit()
        found = find_obligation(Kind.CHECK_ENQUIRY, enquiry_id)
        assert found is not None and found.done_on is not None
    line = _line(world.bexley, enquiry_id)
    assert (line.answer, line.answered_by) == ("Yes, in May.", world.barnet.name)
    letters = select(OutboxMessage).where(OutboxMessage.person_id == world.bexley.procurement.id)
    [letter] = db.session.scalars(letters)
    assert f"/{world.bexley.slug}/enquiries/{enquiry_id}/" in letter.body
    assert "Yes, in May." not in letter.body


def test_an_answer_is_refused_when_there_is_one(world: World, published: tuple[UUID, UUID]) -> None:
    enquiry_id = ask_about(world.bexley, published[1])
    pass_on(world.barnet)
    with tenant_scope(world.barnet.id):
        answer(get_enquiry(enquiry_id), "Yes.", by=world.barnet.lead.id)
        with pytest.raises(WrongState):
            answer(get_enquiry(enquiry_id), "No.", by=world.barnet.lead.id)
        with pytest.raises(WrongState):
            decline(get_enquiry(enquiry_id), by=world.barnet.lead.id)
        db.session.rollback()


def test_nobody_else_finds_the_question_when_two_councils_have_one(
    world: World, published: tuple[UUID, UUID]
) -> None:
    enquiry_id = ask_about(world.bexley, published[1])
    with tenant_scope(world.lmsl.id), pytest.raises(NotFound):
        get_enquiry(enquiry_id)
    for borough, received, sent in ((world.barnet, 1, 0), (world.bexley, 0, 1)):
        with tenant_scope(borough.id):
            assert (len(asked_of_us()), len(asked_by_us())) == (received, sent)


@pytest.mark.parametrize("words", ["", "  ", "x" * 2_001])
def test_a_question_is_refused_when_it_has_no_words_or_too_many(
    world: World, published: tuple[UUID, UUID], words: str
) -> None:
    with pytest.raises(FieldError):
        ask_about(world.bexley, published[1], words)


def test_a_council_is_refused_when_it_asks_itself_or_twice(
    world: World, published: tuple[UUID, UUID]
) -> None:
    with pytest.raises(WrongState):
        ask_about(world.barnet, published[1])
    ask_about(world.bexley, published[1])
    with pytest.raises(WrongState):
        ask_about(world.bexley, published[1])


def test_open_questions_are_declined_when_the_check_is_taken_back(
    world: World, published: tuple[UUID, UUID]
) -> None:
    check_id, published_id = published
    enquiry_id = ask_about(world.bexley, published_id)
    pass_on(world.barnet)
    with tenant_scope(world.barnet.id):
        take_back(get_check(check_id), by=world.barnet.lead.id)
        db.session.commit()
        found = find_obligation(Kind.CHECK_ENQUIRY, enquiry_id)
        assert found is not None and found.done_on is not None
    assert _line(world.bexley, enquiry_id).is_declined
