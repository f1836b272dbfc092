"""The pages on which a document is planned, noted because it exists, or described differently."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.documents.blueprint import documents
from portal.borough.documents.changing import change
from portal.borough.documents.detail_forms import (
    AddDocumentForm,
    DocumentForm,
    PlanDocumentForm,
    typed_for,
)
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.documents import service
from tenants.records.documents.details import NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.queries import get_document
from tenants.records.documents.rules import DocumentStatus


@documents.route("/plan", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def plan() -> Answer:
    """Plans a document that is still to be written: a task with an owner and a day."""
    form = PlanDocumentForm()
    return _begin(form, "plan", lambda: _plan(form), "The document is planned. Its owner will be reminded.")


@documents.route("/add", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def add() -> Answer:
    """Notes a document that exists already."""
    form = AddDocumentForm()
    return _begin(form, "add", lambda: _add(form), "The document is added.")


@documents.route("/<uuid:document_id>/edit", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def edit(document_id: UUID) -> Answer:
    """Changes what the document is, who owns it, and how often it is reviewed."""
    form = DocumentForm(data=typed_for(get_document(document_id)))
    return change(
        document_id,
        form,
        "edit",
        _edit,
        "Your changes are saved.",
        offer=lambda _document, form: form.offer(),
    )


def _begin(form: DocumentForm, page: str, work: Callable[[], Document], done: str) -> Answer:
    form.offer()
    added: list[Document] = []
    status = attempt(form, lambda: added.append(work())) if form.is_submitted() else 0
    if status == DONE:
        flash(done)
        return redirect(url_for("documents.document", document_id=added[0].id))
    form.offer()
    shown = render_template(f"borough/documents/{page}.html", form=form, document=None)
    return (shown, status) if status else shown


def _plan(form: PlanDocumentForm) -> Document:
    details = form.details(status=DocumentStatus.PLANNED)
    return service.plan_document(
        details, due_on=form.due_on.data, owner=form.owner.owner, by=current_person().id
    )


def _add(form: AddDocumentForm) -> Document:
    """Adds the document and, where there is one, the link or the file of its version in force."""
    by, file = current_person().id, form.file.data or None
    status = DocumentStatus(form.status.data)
    details = form.details(
        status=status,
        version_label=form.version_label.data or "",
        adopted_on=form.adopted_on.data,
        reviewed_on=form.reviewed_on.data,
    )
    document = service.add_document(details, form.owner.owner, by=by)
    if form.url.data or file:
        version = NewVersion(
            label=document.version_label,
            url=form.url.data or "",
            file_name=(file.filename or "file") if file else "",
            content=file.read() if file else b"",
        )
        service.keep_version_in_force(document, version, by=by)
    return document


def _edit(found: Document, form: DocumentForm) -> None:
    details = form.details(source=found.source, invented=found.invented)
    service.edit_document(found, details, form.owner.owner, by=current_person().id)
