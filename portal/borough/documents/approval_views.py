"""The pages on which a document is sent for approval, approved by a second person, and published."""

from datetime import date
from uuid import UUID

from portal.access import current_person, requires
from portal.borough.documents.blueprint import documents
from portal.borough.documents.changing import change
from portal.borough.documents.forms import ApproveForm, PublishForm, SendBackForm, SendForm
from portal.borough.documents.rights import must_send_back, must_work_on
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents import service
from tenants.records.documents.models import Document
from tenants.records.documents.queries import get_document, held_meetings


@documents.route("/<uuid:document_id>/send", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_READ)
def send(document_id: UUID) -> Answer:
    """Sends the newest version to a second person."""
    done = "It is sent for approval. Somebody other than you has to approve it."
    return change(document_id, SendForm(), "send", _send, done, check=must_work_on)


@documents.route("/<uuid:document_id>/approve", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_APPROVE)
def approve(document_id: UUID) -> Answer:
    """Adopts it, with the meeting that approved it."""
    return change(document_id, ApproveForm(), "approve", _approve, "The document is adopted.", offer=_offer)


@documents.route("/<uuid:document_id>/send-back", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_READ)
def send_back(document_id: UUID) -> Answer:
    """Returns it to its owner with what is still to be done."""
    done = "It is back with its owner, as a draft."
    return change(document_id, SendBackForm(), "send_back", _send_back, done, check=must_send_back)


@documents.route("/<uuid:document_id>/publish", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_WRITE)
def publish(document_id: UUID) -> Answer:
    """Says that everybody can read it, and where."""
    data = {"published_on": clock.today(), "url": get_document(document_id).url}
    return change(document_id, PublishForm(data=data), "publish", _publish, "The document is published.")


def _send(found: Document, _form: SendForm) -> None:
    service.send_for_approval(found, by=current_person().id, today=clock.today())


def _approve(found: Document, form: ApproveForm) -> None:
    service.approve(
        found,
        adopted_on=_day(form.adopted_on.data),
        meeting_id=UUID(form.meeting.data) if form.meeting.data else None,
        meeting_words=form.meeting_words.data or "",
        words=form.words.data or "",
        by=current_person().id,
    )


def _send_back(found: Document, form: SendBackForm) -> None:
    service.send_back(found, form.reason.data or "", form.due_on.data, by=current_person().id)


def _publish(found: Document, form: PublishForm) -> None:
    day = _day(form.published_on.data)
    service.publish(found, published_on=day, url=form.url.data or "", by=current_person().id)


def _offer(found: Document, form: ApproveForm) -> None:
    form.offer(held_meetings(found.board_id, clock.today()) if found.board_id else [])


def _day(typed: date | None) -> date:
    """A day that the form has made sure of."""
    return typed or clock.today()
