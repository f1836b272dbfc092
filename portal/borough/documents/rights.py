"""Who may do what to one document, beyond what their role allows anywhere."""

from portal.access import current_person, may
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.documents.models import Approval, Document
from tenants.records.documents.queries import is_answerable, waiting_approval


def may_work_on(document: Document) -> bool:
    """Whether the person may add versions and send them for approval: a lead, or the document's owner."""
    return may(Permission.DOCUMENT_WRITE) or is_answerable(document, current_person().id)


def must_work_on(document: Document) -> None:
    """NotAllowed for somebody whose document it is not."""
    if not may_work_on(document):
        raise NotAllowed("Only the owner of this document and the leads of this council can do that.")


def may_send_back(approval: Approval | None) -> bool:
    """Whether the person may return it to its owner: who may approve, and who sent it themselves."""
    return may(Permission.DOCUMENT_APPROVE) or has_sent(approval)


def must_send_back(document: Document) -> None:
    """NotAllowed for anybody else."""
    if not may_send_back(waiting_approval(document.id)):
        raise NotAllowed("Only whoever sent this document, or a lead of this council, can send it back.")


def has_sent(approval: Approval | None) -> bool:
    """Whether it was the person themselves who sent it for approval."""
    return approval is not None and approval.sent_by_id == current_person().id
