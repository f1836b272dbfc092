"""What obligations say to the chase: which are due, and their words."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select

from tenants.database import db
from tenants.dating import format_day
from tenants.deadline import Described, Subject
from tenants.fence import ours
from tenants.people.models import Person
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import CHASED_APART
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

_OWNER_ID = func.coalesce(Obligation.owner_person_id, Post.holder_id)


class ObligationDeadlines:
    """The days by which boards, meetings, documents and training owe something."""

    def open_deadlines(self) -> Select[*tuple[Any, ...]]:
        """Every obligation not yet settled that the chase reminds of, as tenants.deadline.COLUMNS."""
        return (
            select(
                literal(Subject.OBLIGATION.value).label("subject_kind"),
                Obligation.id.label("subject_id"),
                Obligation.due_version,
                Obligation.due_on,
                _OWNER_ID.label("owner_id"),
            )
            .select_from(Obligation)
            .outerjoin(Post, (Post.id == Obligation.owner_post_id) & ours(Post))
            .where(
                ours(Obligation), Obligation.done_on.is_(None), Obligation.kind.not_in(sorted(CHASED_APART))
            )
        )

    def describe(self, subject_ids: list[UUID]) -> dict[UUID, Described]:
        """Those that are still owed, in words."""
        statement = (
            select(
                Obligation.id,
                Obligation.title,
                Obligation.due_on,
                Obligation.path,
                _OWNER_ID.label("owner_id"),
                Person.name.label("owner_name"),
                Post.title.label("post_title"),
            )
            .select_from(Obligation)
            .outerjoin(Post, Post.id == Obligation.owner_post_id)
            .outerjoin(Person, Person.id == _OWNER_ID)
            .where(Obligation.id.in_(subject_ids), Obligation.done_on.is_(None))
        )
        return {row.id: _in_words(row) for row in db.session.execute(statement)}


def _in_words(row: Any) -> Described:
    return Described(
        subject_kind=Subject.OBLIGATION,
        subject_id=row.id,
        title=row.title,
        due_on=row.due_on,
        due_words=format_day(row.due_on),
        path=row.path,
        owner_id=row.owner_id,
        owner_words=owner_words(row.owner_name, row.post_title),
        claimed_words="",
    )
