"""Adds one document of every status to a borough, with a version that is a file and one that is a link."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.documents import service
from tenants.records.documents.details import DocumentDetails, NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.queries import newest_version
from tenants.records.documents.rules import DocumentKind, DocumentStatus, ReviewRule
from tenants.records.obligations.service import Owner
from tenants.scope import tenant_scope
from tests.factories.world import Borough

LINK = "https://www.council.example/strategy"
SPRING = date(2027, 3, 31)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Filed:
    """The ids of a borough's documents, by their status; `version` is a file of the one in draft."""

    planned: UUID
    draft: UUID
    version: UUID
    for_approval: UUID
    adopted: UUID
    revised: UUID
    superseded: UUID
    withdrawn: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def file_documents(borough: Borough) -> Filed:
    """Adds them, inside the borough's scope."""
    planned, draft, waiting = _plan(borough, "Toolkit"), _plan(borough, "Pathway"), _plan(borough, "Policy")
    owner, lead = borough.owner.id, borough.lead.id
    file = NewVersion("1", what_changed="First draft", file_name="pathway.pdf", content=PDF)
    version = service.add_version(draft, file, by=owner)
    service.add_version(waiting, NewVersion("1", url=LINK), by=owner)
    service.send_for_approval(waiting, by=owner, today=clock.today())
    adopted, revised, old, wrong = (
        add_in_force(borough, title) for title in ("Strategy", "Statement", "Old strategy", "Wrong leaflet")
    )
    due_on = clock.today() + timedelta(days=60)
    service.add_version(revised, NewVersion("3", url=LINK), due_on=due_on, by=owner)
    service.supersede(old, adopted, by=lead)
    service.withdraw(wrong, "Its telephone number was wrong", by=lead)
    kept = (waiting.id, adopted.id, revised.id, old.id, wrong.id)
    return Filed(planned.id, draft.id, version.id, *kept)


def add_in_force(borough: Borough, title: str, *, rule: ReviewRule = ReviewRule.EVERY) -> Document:
    """An adopted document, version 2, whose review was due ten days ago when it is reviewed every year."""
    details = DocumentDetails(
        title,
        DocumentKind.STRATEGY,
        status=DocumentStatus.ADOPTED,
        version_label="2",
        url=LINK,
        review_rule=rule,
        adopted_on=clock.today() - timedelta(days=375),
    )
    return service.add_document(details, Owner(post_id=borough.plan.held_post_id), by=borough.lead.id)


def _plan(borough: Borough, title: str) -> Document:
    details = DocumentDetails(title, DocumentKind.PATHWAY)
    due_on = clock.today() + timedelta(days=30)
    owner = Owner(person_id=borough.owner.id)
    return service.plan_document(details, due_on=due_on, owner=owner, by=borough.lead.id)


def newest_label(document: Document) -> str:
    """What its newest version is called."""
    newest = newest_version(document.id)
    return newest.label if newest else ""


def being_revised(borough: Borough) -> UUID:
    """A furnished borough's document that is in force while its next version is written."""
    with tenant_scope(borough.id):
        wanted = Document.is_in_force, Document.status == DocumentStatus.DRAFT
        return db.session.scalars(select(Document.id).where(*wanted)).one()
