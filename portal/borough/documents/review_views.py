"""The pages on which a document in force is reviewed, or a day for that or for its draft is set."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.documents.blueprint import documents
from portal.borough.documents.changing import change
from portal.borough.documents.forms import RedateForm, ReviewedForm, ReviewNowForm
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents import service
from tenants.records.documents.models import Document


@documents.route("/<uuid:document_id>/reviewed", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def reviewed(document_id: UUID) -> Answer:
    """Notes that it was reviewed and stays as it is."""
    return change(document_id, ReviewedForm(), "reviewed", _reviewed, "The review is noted.")


@documents.route("/<uuid:document_id>/review", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def review(document_id: UUID) -> Answer:
    """Says that something has changed, so that it is to be reviewed."""
    done = "The review is asked for. Its owner will be reminded."
    return change(document_id, ReviewNowForm(), "review", _review, done)


@documents.route("/<uuid:document_id>/date", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def date(document_id: UUID) -> Answer:
    """Sets another day by which its draft is to be finished, or its review done."""
    return change(document_id, RedateForm(), "date", _redate, "The date is changed.")


def _reviewed(found: Document, form: ReviewedForm) -> None:
    service.note_review(found, form.outcome.data or "", by=current_person().id, today=clock.today())


def _review(found: Document, form: ReviewNowForm) -> None:
    due_on = form.due_on.data or clock.today()
    service.review_now(found, form.because.data or "", due_on, by=current_person().id)


def _redate(found: Document, form: RedateForm) -> None:
    due_on = form.due_on.data or clock.today()
    service.redate(found, due_on, form.reason.data or "", by=current_person().id)
