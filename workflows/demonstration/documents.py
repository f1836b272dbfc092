"""Loads the documents of a tenant, each as far as the report says that it has come."""

from datetime import date

from tenants.database import db
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.models import Document
from tenants.records.documents.owed import owe_draft, owe_review_by
from tenants.records.documents.rules import DocumentKind, DocumentStatus, ReviewRule
from tenants.records.documents.service import add_document, plan_document
from tenants.records.obligations.service import Owner
from workflows.demonstration.frameworks import day
from workflows.demonstration.labels import in_words
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant

_INVENTED = "This date is invented for the demonstration."
_UNFINISHED = (DocumentStatus.PLANNED, DocumentStatus.DRAFT)


def load_documents(house: House) -> None:
    """Adds the documents of the open tenant, whose posts and boards exist already."""
    for entry in by_tenant("documents", "documents").get(house.tenant.slug, []):
        _load(entry, house)


def _load(entry: Entry, house: House) -> None:
    details, due_on = _details(entry, house), day(entry["due_on"])
    owner = Owner(post_id=house.make_post(entry["owner_post"], None))
    if details.status in _UNFINISHED and not entry["is_in_force"]:
        plan_document(details, due_on=due_on, owner=owner, by=None)
        return
    document = add_document(details, owner, by=None)
    if due_on:
        _owe(document, entry, due_on)


def _owe(document: Document, entry: Entry, due_on: date) -> None:
    """By when it is reviewed, or its next edition finished while the one before is in force."""
    reason = _INVENTED if "date" in entry["invented"] else ""
    if document.status == DocumentStatus.DRAFT:
        document.is_in_force = True
        db.session.flush()
        owe_draft(document, due_on, by=None, reason=reason)
    else:
        owe_review_by(document, due_on, by=None, reason=reason)


def _details(entry: Entry, house: House) -> DocumentDetails:
    review = entry["review"]
    return DocumentDetails(
        title=entry["title"],
        kind=DocumentKind(entry["kind"]),
        organisation=entry["organisation"],
        board_id=house.board_ids.get(entry["board"] or ""),
        audience=entry["audience"],
        formats=entry["formats"],
        ends_on=day(entry["ends_on"]),
        review_rule=ReviewRule(review["rule"]),
        review_months=review["months"],
        source=entry["source"],
        notes=f"{entry['notes']} The report says: {entry['status_words']}.".strip(),
        invented=in_words(entry["invented"]),
        is_demonstration=True,
        status=DocumentStatus(entry["status"]),
        version_label=entry["version_label"],
        adopted_on=day(entry["adopted_on"]),
        published_on=day(entry["published_on"]),
    )
