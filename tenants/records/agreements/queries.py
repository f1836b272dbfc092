"""Reading agreements with their parties, and the register of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.agreements.models import Agreement, AgreementParty
from tenants.records.agreements.rules import AgreementKind, AgreementStatus
from tenants.records.documents.models import Document
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post

PAGE_SIZE = 50
#: Days within which a review counts as coming up.
SOON = timedelta(days=60)
OWED = (Kind.AGREEMENT_REVIEW, Kind.AGREEMENT_END)
_NO_AGREEMENT = "We could not find that agreement."


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """What the register shows; each field is one parameter of the page's address."""

    words: str = ""
    kind: AgreementKind | None = None
    status: AgreementStatus | None = None
    is_late: bool = False  # a review, or a decision about its end
    is_due_soon: bool = False  # within SOON, or late
    page: int = 1


class ListedAgreement(NamedTuple):
    """What a row of the register shows."""

    agreement: Agreement
    due_on: date | None  # the earliest of what is owed about it
    owner_name: str | None
    post_title: str | None


def list_agreements(wanted: AgreementFilter, today: date) -> tuple[list[ListedAgreement], int]:
    """A page of agreements, what is due first on top and ended ones last, and how many there are in all."""
    conditions = list(_conditions(wanted, today))
    total = db.session.scalar(_joined(select(func.count())).where(*conditions)) or 0
    last = max(1, -(-total // PAGE_SIZE))
    statement = _joined(select(Agreement, _DUE.c.due_on, Person.name, Post.title)).where(*conditions)
    ordered = statement.order_by(
        Agreement.status == AgreementStatus.ENDED, _DUE.c.due_on.asc().nulls_last(), Agreement.title
    )
    page = ordered.limit(PAGE_SIZE).offset((min(wanted.page, last) - 1) * PAGE_SIZE)
    return [ListedAgreement._make(row) for row in db.session.execute(page)], total


_DUE = (
    select(Obligation.tenant_id, Obligation.record_id, func.min(Obligation.due_on).label("due_on"))
    .where(Obligation.kind.in_(OWED), Obligation.done_on.is_(None))
    .group_by(Obligation.tenant_id, Obligation.record_id)
    .subquery()
)


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    is_owed = and_(_DUE.c.tenant_id == Agreement.tenant_id, _DUE.c.record_id == Agreement.id)
    owner_id = func.coalesce(Agreement.owner_person_id, Post.holder_id)
    return (
        statement.select_from(Agreement)
        .outerjoin(_DUE, is_owed)
        .outerjoin(Post, Post.id == Agreement.owner_post_id)
        .outerjoin(Person, Person.id == owner_id)
    )


def _conditions(wanted: AgreementFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield Agreement.kind == wanted.kind
    if wanted.status:
        yield Agreement.status == wanted.status
    if wanted.is_late:
        yield _DUE.c.due_on < today
    if wanted.is_due_soon:
        yield _DUE.c.due_on <= today + SOON
    yield from (_mentions(word) for word in wanted.words.split()[:8])


def _mentions(word: str) -> ColumnElement[bool]:
    has_party = select(AgreementParty.id).where(
        AgreementParty.agreement_id == Agreement.id, AgreementParty.title.icontains(word, autoescape=True)
    )
    columns = (Agreement.title, Agreement.scope, Agreement.legal_basis)
    return or_(*(column.icontains(word, autoescape=True) for column in columns), has_party.exists())


def get_agreement(agreement_id: UUID) -> Agreement:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    agreement = db.session.scalar(select(Agreement).where(Agreement.id == agreement_id))
    if agreement is None:
        raise NotFound(_NO_AGREEMENT)
    return agreement


def get_agreement_to_change(agreement_id: UUID) -> Agreement:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Agreement).where(Agreement.id == agreement_id).with_for_update()
    agreement = db.session.scalar(statement.execution_options(populate_existing=True))
    if agreement is None:
        raise NotFound(_NO_AGREEMENT)
    return agreement


def parties_of(agreement_ids: Collection[UUID]) -> dict[UUID, list[AgreementParty]]:
    """The parties of each of these besides the tenant, in order."""
    statement = select(AgreementParty).where(AgreementParty.agreement_id.in_(agreement_ids))
    found: dict[UUID, list[AgreementParty]] = {each: [] for each in agreement_ids}
    for party in db.session.scalars(statement.order_by(AgreementParty.position, AgreementParty.title)):
        found[party.agreement_id].append(party)
    return found


def get_party(agreement_id: UUID, party_id: UUID) -> AgreementParty:
    """One party of one agreement; NotFound otherwise."""
    wanted = (AgreementParty.agreement_id == agreement_id, AgreementParty.id == party_id)
    party = db.session.scalar(select(AgreementParty).where(*wanted))
    if party is None:
        raise NotFound("We could not find that party.")
    return party


def documents_to_link() -> list[tuple[UUID, str]]:
    """Every document of the tenant, by title."""
    rows = db.session.execute(select(Document.id, Document.title).order_by(Document.title))
    return [(key, title) for key, title in rows]


def document_title(document_id: UUID | None) -> str:
    """What the linked document is called; nothing without one."""
    if document_id is None:
        return ""
    return db.session.scalar(select(Document.title).where(Document.id == document_id)) or ""
