"""The list of documents: filtered, and in the order of what needs somebody's attention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.boards.models import Board
from tenants.records.documents.models import Document, DocumentVersion
from tenants.records.documents.owed import KINDS
from tenants.records.documents.rules import IN_FORCE, DocumentKind, DocumentStatus
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post

PAGE_SIZE = 50
#: Days within which a review counts as coming up.
SOON = 60
OWNER_ID = func.coalesce(Document.owner_person_id, Post.holder_id)
S = DocumentStatus


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What the list shows; each field is one parameter of the page's address."""

    words: str = ""
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    owner_id: UUID | None = None
    is_vacant: bool = False
    is_late: bool = False
    is_review_due: bool = False  # within SOON days, or late
    page: int = 1


class ListedDocument(NamedTuple):
    """What a row of the list shows; the obligation is what is owed about it now, if anything."""

    id: UUID
    title: str
    kind: str
    organisation: str
    status: str
    is_in_force: bool
    version_label: str
    url: str
    version_id: UUID | None  # of the version in force
    file_id: UUID | None
    version_url: str | None
    adopted_on: date | None
    ends_on: date | None
    review_rule: str
    board_title: str | None
    owed_kind: str | None
    due_on: date | None
    owner_id: UUID | None
    owner_name: str | None
    post_title: str | None
    invented: str


def list_documents(wanted: DocumentFilter, today: date) -> tuple[list[ListedDocument], int]:
    """A page of documents, or the last page when there are fewer, and how many there are in all."""
    total = db.session.scalar(_joined(select(func.count())).where(*_conditions(wanted, today))) or 0
    last = max(1, -(-total // PAGE_SIZE))
    statement = _columns().where(*_conditions(wanted, today)).order_by(*_order(today))
    page = statement.limit(PAGE_SIZE).offset((min(wanted.page, last) - 1) * PAGE_SIZE)
    return [ListedDocument._make(row) for row in db.session.execute(page)], total


def _columns() -> Select[*tuple[Any, ...]]:
    """The fields of ListedDocument, in its order."""
    return _joined(
        select(
            Document.id,
            Document.title,
            Document.kind,
            Document.organisation,
            Document.status,
            Document.is_in_force,
            Document.version_label,
            Document.url,
            DocumentVersion.id,
            DocumentVersion.file_id,
            DocumentVersion.url,
            Document.adopted_on,
            Document.ends_on,
            Document.review_rule,
            Board.title,
            Obligation.kind,
            Obligation.due_on,
            OWNER_ID,
            Person.name,
            Post.title,
            Document.invented,
        )
    )


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    in_force = and_(
        DocumentVersion.document_id == Document.id, DocumentVersion.label == Document.version_label
    )
    owed = and_(Obligation.record_id == Document.id, Obligation.kind.in_(KINDS), Obligation.done_on.is_(None))
    return (
        statement.select_from(Document)
        .outerjoin(DocumentVersion, in_force)
        .outerjoin(Board, Board.id == Document.board_id)
        .outerjoin(Obligation, owed)
        .outerjoin(Post, Post.id == Document.owner_post_id)
        .outerjoin(Person, Person.id == OWNER_ID)
    )


def _order(today: date) -> list[Any]:
    """Late reviews, then late drafts, what waits for approval, drafts, plans, what is in force, the rest."""
    is_late = Obligation.due_on < today
    rank = case(
        (and_(is_late, Obligation.kind == Kind.DOCUMENT_REVIEW), 0),
        (and_(is_late, Obligation.kind == Kind.DOCUMENT_DRAFT), 1),
        (Document.status == S.FOR_APPROVAL, 2),
        (Document.status == S.DRAFT, 3),
        (Document.status == S.PLANNED, 4),
        (Document.status.in_(IN_FORCE), 5),
        else_=6,
    )
    return [rank, Obligation.due_on.asc().nulls_last(), Document.title, Document.id]


def _conditions(wanted: DocumentFilter, today: date) -> list[ColumnElement[bool]]:
    return [*_subjects(wanted), *_owners(wanted), *_dates(wanted, today)]


def _subjects(wanted: DocumentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield Document.kind == wanted.kind
    if wanted.status:
        yield Document.status == wanted.status
    yield from (_mentions(word) for word in wanted.words.split()[:8])


def _owners(wanted: DocumentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.owner_id:
        yield OWNER_ID.is_not_distinct_from(wanted.owner_id)
    if wanted.is_vacant:
        yield OWNER_ID.is_(None)


def _dates(wanted: DocumentFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.is_late:
        yield Obligation.due_on < today
    if wanted.is_review_due:
        yield Obligation.kind == Kind.DOCUMENT_REVIEW
        yield Obligation.due_on <= today + timedelta(days=SOON)


def _mentions(word: str) -> ColumnElement[bool]:
    columns = (Document.title, Document.organisation, Document.audience, Document.notes, Post.title)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))
