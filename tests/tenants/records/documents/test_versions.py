"""How versions are added, and what stays in force meanwhile."""

import pytest

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, ScopeError, WrongState
from tenants.records.documents import service
from tenants.records.documents.details import NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.queries import get_version, newest_version, versions_of
from tenants.records.documents.rules import DocumentStatus
from tenants.records.files.service import read_file
from tenants.records.obligations.rules import Kind
from tests.factories.documents import LINK, PDF, SPRING
from tests.factories.world import World
from tests.tenants.records.documents.conftest import Owes


def _begin(document: Document, world: World, label: str = "3") -> None:
    service.add_version(document, NewVersion(label, url=LINK + "/3"), due_on=SPRING, by=world.barnet.owner.id)


def test_a_planned_document_is_a_draft_when_its_first_version_is_added(
    house: World, draft: Document, owes: Owes
) -> None:
    assert (draft.status, draft.version_label, draft.is_in_force) == (DocumentStatus.DRAFT, "1", False)
    assert [each.kind for each in owes(draft)] == [Kind.DOCUMENT_DRAFT]


def test_what_is_in_force_stays_so_when_a_new_version_is_begun(
    house: World, in_force: Document, owes: Owes
) -> None:
    _begin(in_force, house)
    assert (in_force.status, in_force.is_in_force) == (DocumentStatus.DRAFT, True)
    assert (in_force.version_label, in_force.url) == ("2", LINK)
    [owed] = owes(in_force)
    assert (owed.kind, owed.due_on) == (Kind.DOCUMENT_DRAFT, SPRING)
    assert owed.title == "Finish the new version of the strategy “Ending modern slavery”"


def test_the_new_version_is_in_force_when_it_is_approved(
    house: World, in_force: Document, owes: Owes
) -> None:
    _begin(in_force, house)
    service.send_for_approval(in_force, by=house.barnet.owner.id, today=clock.today())
    service.approve(in_force, adopted_on=clock.today(), meeting_words="Cabinet", by=house.barnet.lead.id)
    assert (in_force.version_label, in_force.url) == ("3", LINK + "/3")
    assert [each.kind for each in owes(in_force)] == [Kind.DOCUMENT_REVIEW]


def test_a_new_version_of_what_is_in_force_needs_a_day_and_a_name_of_its_own(
    house: World, in_force: Document
) -> None:
    with pytest.raises(FieldError) as refused:
        service.add_version(in_force, NewVersion("3", url=LINK), by=None)
    assert refused.value.field == "due_on"
    with pytest.raises(FieldError) as refused:
        _begin(in_force, house, "2")
    assert refused.value.field == "label"


def test_a_new_version_is_not_sent_for_approval_when_only_the_one_in_force_is_here(
    house: World, in_force: Document
) -> None:
    service.keep_version_in_force(in_force, NewVersion("2", url=LINK), by=None)
    in_force.status = DocumentStatus.DRAFT
    with pytest.raises(WrongState, match="Add the version that is to be approved first"):
        service.send_for_approval(in_force, by=None, today=clock.today())


def test_the_version_in_force_stays_when_the_new_one_is_given_up(
    house: World, in_force: Document, owes: Owes
) -> None:
    before = owes(in_force)[0].due_on
    _begin(in_force, house)
    service.stop_new_version(in_force, "The law did not change", by=house.barnet.lead.id)
    assert (in_force.status, in_force.version_label) == (DocumentStatus.ADOPTED, "2")
    assert [(each.kind, each.due_on) for each in owes(in_force)] == [(Kind.DOCUMENT_REVIEW, before)]


def test_nothing_is_given_up_when_no_new_version_was_begun(
    house: World, in_force: Document, draft: Document
) -> None:
    for document in (in_force, draft):
        with pytest.raises(WrongState, match="No new version"):
            service.stop_new_version(document, "Why", by=None)


def test_a_file_is_vetted_and_kept_when_it_is_a_version(house: World, draft: Document) -> None:
    service.add_version(draft, NewVersion("2", file_name="draft.pdf", content=PDF), by=None)
    newest = newest_version(draft.id)
    assert newest is not None and newest.file_id is not None
    assert (newest.label, read_file(newest.file_id)[1]) == ("2", PDF)
    with pytest.raises(FieldError) as refused:
        service.add_version(draft, NewVersion("3", file_name="draft.exe", content=b"MZ"), by=None)
    assert refused.value.field == "file"


@pytest.mark.parametrize(
    ("version", "field"),
    [
        (NewVersion("", url=LINK), "label"),
        (NewVersion("x" * 21, url=LINK), "label"),
        (NewVersion("1", url=LINK), "label"),
        (NewVersion("2"), "url"),
        (NewVersion("2", url=LINK, file_name="a.pdf", content=PDF), "url"),
        (NewVersion("2", url="ftp://council.example/x"), "url"),
        (NewVersion("2", url=LINK, what_changed="x" * 501), "what_changed"),
    ],
)
def test_a_version_is_refused_at_the_field_that_is_wrong(
    house: World, draft: Document, version: NewVersion, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        service.add_version(draft, version, by=None)
    assert refused.value.field == field


def test_no_version_is_added_while_one_waits_for_approval(house: World, draft: Document) -> None:
    service.send_for_approval(draft, by=None, today=clock.today())
    with pytest.raises(WrongState, match="this document is for approval"):
        service.add_version(draft, NewVersion("2", url=LINK), by=None)


def test_what_is_in_force_is_added_only_once_and_changes_nothing_else(
    house: World, in_force: Document
) -> None:
    kept = service.keep_version_in_force(in_force, NewVersion("2", url=LINK + "/2"), by=None)
    assert (in_force.status, in_force.url) == (DocumentStatus.ADOPTED, LINK + "/2")
    assert get_version(in_force.id, kept.id).label == "2"
    with pytest.raises(WrongState, match="here already"):
        service.keep_version_in_force(in_force, NewVersion("9", url=LINK), by=None)


def test_another_version_does_not_come_into_force_without_a_second_person(
    house: World, in_force: Document
) -> None:
    with pytest.raises(FieldError, match="Version 2 is in force") as refused:
        service.keep_version_in_force(in_force, NewVersion("3", url=LINK + "/3"), by=house.barnet.lead.id)
    assert (refused.value.field, in_force.version_label) == ("label", "2")


def test_a_draft_does_not_come_into_force_by_being_added(house: World, draft: Document) -> None:
    with pytest.raises(WrongState, match="not in force"):
        service.keep_version_in_force(draft, NewVersion("2", url=LINK), by=None)


def test_a_version_is_never_changed_afterwards(house: World, draft: Document) -> None:
    [version] = versions_of(draft.id)
    version.url = "https://elsewhere.example"
    with pytest.raises(ScopeError, match="append-only"):
        db.session.flush()
    db.session.rollback()
