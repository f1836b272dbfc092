"""How documents are planned, added, edited, published, superseded and withdrawn, and what each makes owed."""

from datetime import date, timedelta
from typing import Any

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.documents import service
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.models import Document
from tenants.records.documents.queries import documents_due
from tenants.records.documents.rules import DocumentKind, DocumentStatus, ReviewRule
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tests.factories.documents import SPRING, add_in_force
from tests.factories.world import World
from tests.tenants.records.documents.conftest import Owes


def _details(title: str = "Housing protocol", **values: Any) -> DocumentDetails:
    return DocumentDetails(title, DocumentKind.PROTOCOL, **values)


def test_a_planned_document_is_a_task_of_its_owner(house: World, planned: Document, owes: Owes) -> None:
    [owed] = owes(planned)
    assert (owed.kind, owed.due_on, owed.owner_id) == (Kind.DOCUMENT_DRAFT, SPRING, house.barnet.owner.id)
    assert owed.title == "Finish the protocol “Housing protocol”"
    assert owed.path == f"documents/{planned.id}/"


def test_the_task_names_no_kind_when_the_kind_says_nothing(house: World, owes: Owes) -> None:
    details = DocumentDetails("Referral sheet", DocumentKind.OTHER)
    [owed] = owes(service.plan_document(details, due_on=SPRING, owner=NOBODY, by=None))
    assert owed.title == "Finish “Referral sheet”"


def test_a_document_is_not_planned_when_no_day_is_given(house: World) -> None:
    with pytest.raises(FieldError, match="by which it is to be finished") as refused:
        service.plan_document(_details(), due_on=None, owner=NOBODY, by=None)
    assert refused.value.field == "due_on"


def test_the_review_is_owed_a_year_after_adoption_when_a_document_is_added(
    house: World, in_force: Document, owes: Owes
) -> None:
    [owed] = owes(in_force)
    assert (owed.kind, owed.due_on) == (Kind.DOCUMENT_REVIEW, date(2027, 6, 1))
    assert (owed.owner_id, in_force.is_in_force) == (house.barnet.procurement.id, True)


@pytest.mark.parametrize("rule", [ReviewRule.ON_CHANGE, ReviewRule.NEVER])
def test_no_review_is_owed_when_the_rule_has_no_rhythm(house: World, owes: Owes, rule: ReviewRule) -> None:
    assert owes(add_in_force(house.barnet, "Toolkit", rule=rule)) == []


def test_no_review_is_owed_when_nobody_knows_when_it_was_adopted(house: World, owes: Owes) -> None:
    assert owes(service.add_document(_details(), NOBODY, by=None)) == []


def test_the_leads_are_asked_when_a_document_is_added_that_waits_for_approval(
    house: World, owes: Owes
) -> None:
    details = _details(status=DocumentStatus.FOR_APPROVAL)
    [owed] = owes(service.add_document(details, NOBODY, by=None))
    assert (owed.kind, owed.owner_words) == (Kind.DOCUMENT_APPROVAL, "The leads")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "http://[half"}, "url"),
        ({"review_months": None}, "review_months"),
        ({"review_months": 121}, "review_months"),
        ({"adopted_on": date(2199, 1, 1)}, "adopted_on"),
        ({"adopted_on": date(2024, 1, 1), "ends_on": date(2023, 1, 1)}, "ends_on"),
    ],
)
def test_a_document_is_refused_at_the_field_that_is_wrong(
    house: World, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        service.add_document(_details(**values), NOBODY, by=None)
    assert refused.value.field == field


def test_a_document_is_refused_when_its_owner_or_board_is_another_councils(house: World) -> None:
    stranger = Owner(person_id=house.bexley.owner.id)
    with pytest.raises(FieldError, match="belongs to this council"):
        service.add_document(_details(), stranger, by=None)
    with pytest.raises(NotFound):
        service.add_document(_details(board_id=house.bexley.plan.plan_id), NOBODY, by=None)


def test_the_deadline_follows_when_title_and_owner_change(
    house: World, planned: Document, owes: Owes
) -> None:
    post = Owner(post_id=house.barnet.plan.vacant_post_id)
    service.edit_document(planned, _details("Rent protocol"), post, by=house.barnet.lead.id)
    [owed] = owes(planned)
    assert (owed.title, owed.is_vacant) == ("Finish the protocol “Rent protocol”", True)
    assert (owed.due_on, owed.due_version) == (SPRING, 1)


def test_the_review_moves_when_its_rhythm_changes(house: World, in_force: Document, owes: Owes) -> None:
    shorter = DocumentDetails("Ending modern slavery", DocumentKind.STRATEGY, review_months=6)
    service.edit_document(in_force, shorter, Owner.of(in_force), by=house.barnet.lead.id)
    assert owes(in_force)[0].due_on == date(2026, 12, 1)
    never = DocumentDetails("Ending modern slavery", DocumentKind.STRATEGY, review_rule=ReviewRule.NEVER)
    service.edit_document(in_force, never, Owner.of(in_force), by=house.barnet.lead.id)
    assert owes(in_force) == []


def test_nothing_moves_when_only_the_words_of_a_document_change(
    house: World, in_force: Document, owes: Owes
) -> None:
    service.review_now(in_force, "A new law", date(2026, 12, 1), by=house.barnet.lead.id)
    again = DocumentDetails("Ending exploitation", DocumentKind.STRATEGY)
    service.edit_document(in_force, again, Owner.of(in_force), by=house.barnet.lead.id)
    assert owes(in_force)[0].due_on == date(2026, 12, 1)


def test_a_document_is_published_once_it_is_adopted(house: World, in_force: Document) -> None:
    service.publish(in_force, published_on=clock.today(), url="https://barnet.example/x", by=None)
    assert (in_force.status, in_force.url) == (DocumentStatus.PUBLISHED, "https://barnet.example/x")
    with pytest.raises(WrongState, match="this document is published"):
        service.publish(in_force, published_on=clock.today(), by=None)


def test_a_document_is_not_published_on_a_day_that_has_not_come(house: World, in_force: Document) -> None:
    with pytest.raises(FieldError) as refused:
        service.publish(in_force, published_on=clock.today() + timedelta(days=1), by=None)
    assert refused.value.field == "published_on"


def test_nothing_is_owed_any_more_when_another_document_takes_its_place(
    house: World, in_force: Document, planned: Document, owes: Owes
) -> None:
    service.supersede(in_force, planned, by=house.barnet.lead.id)
    assert (in_force.status, in_force.is_in_force) == (DocumentStatus.SUPERSEDED, False)
    assert (in_force.replaced_by_id, owes(in_force)) == (planned.id, [])


def test_a_document_cannot_take_its_own_place_nor_can_one_that_was_withdrawn(
    house: World, in_force: Document, planned: Document
) -> None:
    with pytest.raises(FieldError):
        service.supersede(in_force, in_force, by=None)
    service.withdraw(planned, "Not needed", by=None)
    with pytest.raises(FieldError):
        service.supersede(in_force, planned, by=None)


def test_a_draft_that_was_never_in_force_is_withdrawn_and_not_superseded(
    house: World, draft: Document, in_force: Document, owes: Owes
) -> None:
    with pytest.raises(WrongState, match="never in force"):
        service.supersede(draft, in_force, by=None)
    service.withdraw(draft, "Merged into the strategy", by=None)
    assert (draft.status, owes(draft)) == (DocumentStatus.WITHDRAWN, [])


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_a_document_is_not_withdrawn_without_a_reason_that_fits(
    house: World, draft: Document, reason: str
) -> None:
    with pytest.raises(FieldError) as refused:
        service.withdraw(draft, reason, by=None)
    assert refused.value.field == "reason"


def test_every_step_is_in_the_audit(house: World, in_force: Document) -> None:
    service.withdraw(in_force, "Out of date", by=house.barnet.lead.id)
    events = [(each.event, each.by_name) for each in changes(Wanted(subject_id=in_force.id))]
    assert set(events) == {
        ("document:added", house.barnet.lead.name),
        ("document:withdrawn", house.barnet.lead.name),
    }


def test_what_is_due_about_documents_comes_in_order(
    house: World, planned: Document, in_force: Document
) -> None:
    assert [each.record_id for each in documents_due(date(2027, 12, 31))] == [planned.id, in_force.id]
    assert documents_due(SPRING - timedelta(days=1)) == []


def test_a_board_of_the_house_may_approve_it(house: World) -> None:
    board = create_board(BoardDetails("Forum", BoardKind.FORUM), by=None)
    document = service.add_document(_details(board_id=board.id), NOBODY, by=None)
    assert document.board_id == board.id
