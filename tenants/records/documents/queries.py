"""Reading documents with their versions and approvals, and whatever is owed about them."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, case, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.documents.models import Approval, Document, DocumentVersion
from tenants.records.documents.owed import KINDS
from tenants.records.documents.rules import FINAL, Answer, DocumentKind, DocumentStatus
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Stage
from tenants.records.obligations.queries import Owed, open_obligations
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

_DOCUMENT = select(Document).where(Document.id == bindparam("document_id"))
_NOT_FOUND = "We could not find that document."


def get_document(document_id: UUID) -> Document:
    """The tenant's document; NotFound when there is none or it is another tenant's."""
    document = db.session.scalar(_DOCUMENT, {"document_id": document_id})
    if document is None:
        raise NotFound(_NOT_FOUND)
    return document


def get_document_to_change(document_id: UUID) -> Document:
    """The document, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Document).where(Document.id == document_id).with_for_update()
    document = db.session.scalar(statement.execution_options(populate_existing=True))
    if document is None:
        raise NotFound(_NOT_FOUND)
    return document


def versions_of(document_id: UUID) -> list[DocumentVersion]:
    """Every version that was added, the newest first."""
    statement = select(DocumentVersion).where(DocumentVersion.document_id == document_id)
    return list(db.session.scalars(statement.order_by(DocumentVersion.added_at.desc())))


def newest_version(document_id: UUID) -> DocumentVersion | None:
    """The version that was added last, if there is any."""
    return next(iter(versions_of(document_id)), None)


def get_version(document_id: UUID, version_id: UUID) -> DocumentVersion:
    """One version of one document; NotFound otherwise."""
    wanted = (DocumentVersion.document_id == document_id, DocumentVersion.id == version_id)
    version = db.session.scalar(select(DocumentVersion).where(*wanted))
    if version is None:
        raise NotFound("We could not find that version.")
    return version


def approvals_of(document_id: UUID) -> list[Approval]:
    """Every time it was sent for approval, the latest first."""
    statement = select(Approval).where(Approval.document_id == document_id)
    return list(db.session.scalars(statement.order_by(Approval.sent_at.desc())))


def waiting_approval(document_id: UUID) -> Approval | None:
    """The request for approval that nobody has answered yet."""
    wanted = (Approval.document_id == document_id, Approval.answer == Answer.WAITING)
    return db.session.scalar(select(Approval).where(*wanted).limit(1))


def held_meetings(board_id: UUID, today: date) -> list[Meeting]:
    """The board's meetings that have taken place, the latest first: any of them may have approved it."""
    statement = select(Meeting).where(
        Meeting.board_id == board_id, Meeting.meets_on <= today, Meeting.stage != Stage.CANCELLED
    )
    return list(db.session.scalars(statement.order_by(Meeting.meets_on.desc(), Meeting.starts_at.desc())))


def documents_due(until: date) -> list[Owed]:
    """What is owed about documents up to a day, the earliest first: drafts, decisions, reviews."""
    return open_obligations(until=until, kinds=KINDS)


def furthest_of_each_kind() -> dict[DocumentKind, DocumentStatus]:
    """How far the furthest of each kind has come: ADOPTED for any in force; final ones do not count."""
    place = case(
        (Document.is_in_force, len(_ON_THE_WAY)),
        *((Document.status == status, at) for at, status in enumerate(_ON_THE_WAY)),
        else_=0,
    )
    statement = select(Document.kind, func.max(place)).where(Document.status.not_in(FINAL))
    places = [*_ON_THE_WAY, DocumentStatus.ADOPTED]
    found = db.session.execute(statement.group_by(Document.kind))
    return {DocumentKind(kind): places[furthest] for kind, furthest in found}


_ON_THE_WAY = (DocumentStatus.PLANNED, DocumentStatus.DRAFT, DocumentStatus.FOR_APPROVAL)


def documents_that_may_replace(document: Document) -> list[Document]:
    """Other documents still kept up, by title; those of the same kind first."""
    statement = select(Document).where(Document.id != document.id, Document.status.not_in(FINAL))
    return list(db.session.scalars(statement.order_by(Document.kind != document.kind, Document.title)))


def owner_of(document: Document) -> tuple[str, UUID | None]:
    """Who owns it in words, and which person that is today: None while nobody does."""
    if document.owner_post_id is None:
        person = db.session.get(Person, document.owner_person_id) if document.owner_person_id else None
        return (person.name, person.id) if person else ("Nobody", None)
    statement = select(Post.title, Person.id, Person.name).outerjoin(Person, Person.id == Post.holder_id)
    found = db.session.execute(statement.where(Post.id == document.owner_post_id)).one_or_none()
    return (owner_words(found.name, found.title), found.id) if found else ("Nobody", None)


def is_answerable(document: Document, person_id: UUID) -> bool:
    """Whether the person owns the document, or holds the post that does."""
    return owner_of(document)[1] == person_id
