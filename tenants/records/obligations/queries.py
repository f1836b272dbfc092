"""Reading what is owed, by whom and by when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import KIND_WORDS, Kind
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

#: The person who answers: the owner, or whoever holds the post that owns it.
OWNER_ID: Any = func.coalesce(Obligation.owner_person_id, Post.holder_id)

#: What is any lead's to do, so that nobody is missing: deciding on a document that no board approves, and
#: answering for the council what another asks.
_FOR_LEADS = (Kind.DOCUMENT_APPROVAL, Kind.CHECK_ENQUIRY, Kind.CONTRIBUTION)
_LEADS = "The leads"


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation in words; `owner_id` is None when nobody holds the post."""

    id: UUID
    kind: Kind
    kind_words: str
    record_id: UUID
    title: str
    path: str
    due_on: date
    due_version: int
    first_due_on: date
    reason: str
    done_on: date | None
    owner_id: UUID | None
    owner_words: str
    is_vacant: bool


_BY_RECORD = select(Obligation).where(
    Obligation.kind == bindparam("kind"), Obligation.record_id == bindparam("record_id")
)


def find_obligation(kind: Kind, record_id: UUID) -> Obligation | None:
    """The obligation of this kind about this record, done or not."""
    return db.session.scalar(_BY_RECORD, {"kind": kind.value, "record_id": record_id})


def get_obligation(obligation_id: UUID) -> Obligation:
    """The tenant's obligation; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Obligation).where(Obligation.id == obligation_id))
    if found is None:
        raise NotFound("We could not find that deadline.")
    return found


def get_owed(obligation_id: UUID) -> Owed:
    """One obligation in words; NotFound as for get_obligation."""
    row = db.session.execute(_owed().where(Obligation.id == obligation_id)).one_or_none()
    if row is None:
        raise NotFound("We could not find that deadline.")
    return _in_words(row)


def open_obligations(
    *,
    until: date | None = None,
    owner_id: UUID | None = None,
    kinds: Collection[Kind] = (),
    limit: int | None = None,
) -> list[Owed]:
    """What is still owed, the earliest first; at most up to a day, of one owner, of some kinds."""
    statement = _owed().where(Obligation.done_on.is_(None)).order_by(Obligation.due_on, Obligation.title)
    if until is not None:
        statement = statement.where(Obligation.due_on <= until)
    if owner_id is not None:
        statement = statement.where(owner_id == OWNER_ID)
    if kinds:
        statement = statement.where(Obligation.kind.in_(kinds))
    return [_in_words(row) for row in db.session.execute(statement.limit(limit))]


def count_open(kinds: Collection[Kind], *, until: date | None = None) -> int:
    """How many obligations of some kinds are still owed; at most up to a day."""
    statement = select(func.count()).select_from(Obligation).where(Obligation.done_on.is_(None))
    if until is not None:
        statement = statement.where(Obligation.due_on <= until)
    return db.session.scalar(statement.where(Obligation.kind.in_(kinds))) or 0


def obligations_about(record_ids: Collection[UUID]) -> list[Owed]:
    """Every obligation about these records, done or not, the earliest first."""
    statement = _owed().where(Obligation.record_id.in_(record_ids))
    return [_in_words(row) for row in db.session.execute(statement.order_by(Obligation.due_on))]


def count_late(today: date) -> int:
    """How many are past their day and not done."""
    statement = select(func.count()).select_from(Obligation)
    late = statement.where(Obligation.done_on.is_(None), Obligation.due_on < today)
    return db.session.scalar(late) or 0


def _owed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Obligation.id,
            Obligation.kind,
            Obligation.record_id,
            Obligation.title,
            Obligation.path,
            Obligation.due_on,
            Obligation.due_version,
            Obligation.first_due_on,
            Obligation.reason,
            Obligation.done_on,
            OWNER_ID.label("owner_id"),
            Person.name.label("owner_name"),
            Post.title.label("post_title"),
        )
        .select_from(Obligation)
        .outerjoin(Post, Post.id == Obligation.owner_post_id)
        .outerjoin(Person, Person.id == OWNER_ID)
    )


def _in_words(row: Any) -> Owed:
    kind = Kind(row.kind)
    is_for_leads = kind in _FOR_LEADS and row.owner_id is None and row.post_title is None
    return Owed(
        id=row.id,
        kind=kind,
        kind_words=KIND_WORDS[kind],
        record_id=row.record_id,
        title=row.title,
        path=row.path,
        due_on=row.due_on,
        due_version=row.due_version,
        first_due_on=row.first_due_on,
        reason=row.reason,
        done_on=row.done_on,
        owner_id=row.owner_id,
        owner_words=_LEADS if is_for_leads else owner_words(row.owner_name, row.post_title),
        is_vacant=row.owner_id is None and not is_for_leads,
    )
