"""The versions of a document: added one after the other and never changed."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.documents.details import NewVersion
from tenants.records.documents.models import Document, DocumentVersion
from tenants.records.documents.owed import owe_draft, owe_review
from tenants.records.documents.queries import versions_of
from tenants.records.documents.rules import WAY, DocumentStatus, Step
from tenants.records.files.service import keep_file
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle


def add_version(
    document: Document, version: NewVersion, *, by: UUID | None, due_on: date | None = None
) -> DocumentVersion:
    """Adds a version of a draft. On a document in force it begins the next one, to be finished by `due_on`.

    What is in force stays so, and readable, until the new version is approved.
    """
    status = WAY.after(Step.ADD_VERSION, document.status)
    begins = document.is_in_force and document.status != DocumentStatus.DRAFT
    if begins and due_on is None:
        raise FieldError("due_on", "Enter the day by which the new version is to be finished.")
    if document.is_in_force and version.label.strip() == document.version_label:
        raise FieldError(
            "label", f"Version {document.version_label} is in force. Call the new one otherwise."
        )
    added = _keep(document, version, by)
    document.status = status
    if not document.is_in_force:
        document.version_label, document.url = added.label, added.url
    _note("document:version-added", document, added, by)
    if begins and due_on:
        settle(Kind.DOCUMENT_REVIEW, document.id, by=by, because="A new version is being written")
        owe_draft(document, due_on, by=by)
    return added


def keep_version_in_force(document: Document, version: NewVersion, *, by: UUID | None) -> DocumentVersion:
    """Adds the link or file of the version that is in force already; its status stays as it is."""
    if not document.is_in_force:
        raise WrongState("This document is not in force, so add a version of its draft instead.")
    if document.version_label in {each.label for each in versions_of(document.id)}:
        raise WrongState("The version in force is here already. Add a new version instead.")
    in_force = document.version_label
    if in_force and version.label.strip() != in_force:
        raise FieldError("label", f"Version {in_force} is in force. A new version has to be approved first.")
    added = _keep(document, version, by)
    document.version_label, document.url = added.label, added.url
    _note("document:version-kept", document, added, by)
    return added


def stop_new_version(document: Document, reason: str, *, by: UUID | None) -> None:
    """Gives up the new version of a document in force, which stays as it is and is reviewed by its rule."""
    if not (document.is_in_force and document.status == DocumentStatus.DRAFT):
        raise WrongState("No new version of this document is being written.")
    if not reason.strip():
        raise FieldError("reason", "Say why there will be no new version.")
    document.status = DocumentStatus.PUBLISHED if document.published_on else DocumentStatus.ADOPTED
    document.updated_at = clock.now()
    audit.record("document:new-version-stopped", document, by=by, reason=reason.strip())
    db.session.flush()
    settle(Kind.DOCUMENT_DRAFT, document.id, by=by, because=reason.strip()[:300])
    owe_review(document, by=by, because="The version in force stays")


def _keep(document: Document, version: NewVersion, by: UUID | None) -> DocumentVersion:
    version.check()
    label = version.label.strip()
    if label in {each.label for each in versions_of(document.id)}:
        raise FieldError("label", f"There is a version {label} already. Call this one otherwise.")
    added = DocumentVersion(
        id=uuid4(),
        document_id=document.id,
        label=label,
        what_changed=version.what_changed.strip(),
        url=version.url.strip(),
        file_id=_file(version, by),
        added_by_id=by,
        added_at=clock.now(),
    )
    db.session.add(added)
    return added


def _file(version: NewVersion, by: UUID | None) -> UUID | None:
    if not version.file_name:
        return None
    stored = keep_file(version.file_name, version.content, by=by)
    db.session.flush()
    return stored.id


def _note(event: str, document: Document, added: DocumentVersion, by: UUID | None) -> None:
    document.updated_at = clock.now()
    audit.record(event, document, by=by, version=added.label, what_changed=added.what_changed)
    db.session.flush()
