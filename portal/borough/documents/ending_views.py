"""The pages on which a document gives way to another, or is withdrawn."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.documents.blueprint import documents
from portal.borough.documents.changing import change
from portal.borough.documents.forms import ReasonForm, SupersedeForm
from portal.forms.changing import Answer
from tenants.people.permissions import Permission
from tenants.records.documents import service
from tenants.records.documents.models import Document
from tenants.records.documents.queries import documents_that_may_replace, get_document


@documents.route("/<uuid:document_id>/supersede", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def supersede(document_id: UUID) -> Answer:
    """Asks which document took its place."""
    done = "The document is marked as superseded."
    return change(document_id, SupersedeForm(), "supersede", _supersede, done, offer=_offer)


@documents.route("/<uuid:document_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def withdraw(document_id: UUID) -> Answer:
    """Asks why it is no longer kept up, or will not be written."""
    return change(document_id, ReasonForm(), "withdraw", _withdraw, "The document is withdrawn.")


def _supersede(found: Document, form: SupersedeForm) -> None:
    newer = get_document(UUID(form.newer.data))
    service.supersede(found, newer, by=current_person().id)


def _withdraw(found: Document, form: ReasonForm) -> None:
    service.withdraw(found, form.reason.data or "", by=current_person().id)


def _offer(found: Document, form: SupersedeForm) -> None:
    form.offer(documents_that_may_replace(found))
