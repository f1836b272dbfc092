"""How documents in force are looked at again, and how the day for that moves."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, WrongState
from tenants.records.documents import service
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.models import Document
from tenants.records.documents.rules import DocumentKind, DocumentStatus, ReviewRule
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY
from tests.factories.documents import SPRING, add_in_force
from tests.factories.world import World
from tests.tenants.records.documents.conftest import Owes


def test_the_next_review_is_counted_from_today_when_one_is_noted(
    house: World, in_force: Document, owes: Owes
) -> None:
    service.note_review(
        in_force, "Read against the new guidance", by=house.barnet.lead.id, today=clock.today()
    )
    [owed] = owes(in_force)
    assert in_force.reviewed_on == clock.today()
    assert (owed.due_on, owed.first_due_on) == (clock.today() + relativedelta(years=1), date(2027, 6, 1))
    change = changes(Wanted(subject_id=in_force.id))[0]
    assert (change.event, change.after["outcome"]) == ("document:reviewed", "Read against the new guidance")


def test_nothing_moves_twice_when_a_review_is_noted_twice_in_a_day(
    house: World, in_force: Document, owes: Owes
) -> None:
    for _time in range(2):
        service.note_review(in_force, "Read", by=None, today=clock.today())
    assert owes(in_force)[0].due_version == 2


def test_a_review_is_not_noted_without_saying_what_was_found(house: World, in_force: Document) -> None:
    for outcome in ("", "  ", "x" * 501):
        with pytest.raises(FieldError) as refused:
            service.note_review(in_force, outcome, by=None, today=clock.today())
        assert refused.value.field == "outcome"


@pytest.mark.parametrize("rule", [ReviewRule.ON_CHANGE, ReviewRule.NEVER])
def test_a_review_is_owed_once_when_something_has_changed(house: World, owes: Owes, rule: ReviewRule) -> None:
    document = add_in_force(house.barnet, "Toolkit", rule=rule)
    service.review_now(document, "A new statutory duty", SPRING, by=house.barnet.lead.id)
    [owed] = owes(document)
    assert (owed.kind, owed.due_on) == (Kind.DOCUMENT_REVIEW, SPRING)
    assert changes(Wanted(subject_id=document.id))[0].after["reason"] == "A new statutory duty"
    service.note_review(document, "It holds", by=house.barnet.lead.id, today=clock.today())
    assert owes(document) == []


def test_only_what_is_in_force_is_reviewed(house: World, draft: Document) -> None:
    with pytest.raises(WrongState, match="Only a document in force"):
        service.note_review(draft, "Read", by=None, today=clock.today())
    with pytest.raises(WrongState, match="Only a document in force"):
        service.review_now(draft, "News", SPRING, by=None)


def test_a_review_is_not_asked_for_without_saying_what_has_changed(house: World, in_force: Document) -> None:
    with pytest.raises(FieldError) as refused:
        service.review_now(in_force, " ", SPRING, by=None)
    assert refused.value.field == "because"


def test_the_day_moves_with_its_reason(
    house: World, planned: Document, in_force: Document, owes: Owes
) -> None:
    later = SPRING + relativedelta(months=1)
    for document in (planned, in_force):
        service.redate(document, later, "The author is ill", by=house.barnet.lead.id)
        [owed] = owes(document)
        assert (owed.due_on, owed.reason, owed.due_version) == (later, "The author is ill", 2)
    with pytest.raises(FieldError, match="date it has already"):
        service.redate(planned, later, "Again", by=house.barnet.lead.id)
    with pytest.raises(FieldError) as refused:
        service.redate(planned, SPRING, "", by=house.barnet.lead.id)
    assert refused.value.field == "reason"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(DocumentStatus.DRAFT, Kind.DOCUMENT_DRAFT), (DocumentStatus.ADOPTED, Kind.DOCUMENT_REVIEW)],
)
def test_a_day_is_set_where_none_was_known(
    house: World, owes: Owes, status: DocumentStatus, kind: Kind
) -> None:
    details = DocumentDetails("Leaflet", DocumentKind.AWARENESS, status=status)
    document = service.add_document(details, NOBODY, by=None)
    service.redate(document, SPRING, "Agreed with the author", by=house.barnet.lead.id)
    assert [(each.kind, each.due_on) for each in owes(document)] == [(kind, SPRING)]


def test_there_is_no_day_to_move_when_it_is_withdrawn(house: World, planned: Document) -> None:
    service.withdraw(planned, "Not needed", by=None)
    with pytest.raises(WrongState, match="no date to change"):
        service.redate(planned, SPRING, "Why", by=house.barnet.lead.id)
