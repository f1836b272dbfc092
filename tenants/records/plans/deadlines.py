"""What plans say to the chase: which actions and milestones are due, and their words."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select

from tenants.database import db
from tenants.dating import Dating, Precision
from tenants.deadline import Described, Subject
from tenants.fence import ours
from tenants.people.models import Person
from tenants.records.plans.models import Action, Milestone
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

_OWNER_ID = func.coalesce(Action.owner_person_id, Post.holder_id)
_IS_WORKED_ON = (Action.closed_on.is_(None), Action.claimed != Claimed.DONE)


class ActionDeadlines:
    """The due dates of actions."""

    def open_deadlines(self) -> Select[*tuple[Any, ...]]:
        """Every dated action that is neither done nor closed, as tenants.deadline.COLUMNS."""
        return (
            select(
                literal(Subject.ACTION.value).label("subject_kind"),
                Action.id.label("subject_id"),
                Action.due_version,
                Action.due_on,
                _OWNER_ID.label("owner_id"),
            )
            .select_from(Action)
            .outerjoin(Post, (Post.id == Action.owner_post_id) & ours(Post))
            .where(ours(Action), *_IS_WORKED_ON, Action.due_on.is_not(None))
        )

    def describe(self, subject_ids: list[UUID]) -> dict[UUID, Described]:
        """Those of the actions that are still open, in words."""
        statement = _described(Action.id, Action.title, Action.due_on).where(Action.id.in_(subject_ids))
        return {row.id: _in_words(Subject.ACTION, row) for row in db.session.execute(statement)}


class MilestoneDeadlines:
    """The due dates of milestones, owned by whoever owns their action."""

    def open_deadlines(self) -> Select[*tuple[Any, ...]]:
        """Every dated milestone not yet reached, of an action still worked on."""
        return (
            select(
                literal(Subject.MILESTONE.value).label("subject_kind"),
                Milestone.id.label("subject_id"),
                Milestone.due_version,
                Milestone.due_on,
                _OWNER_ID.label("owner_id"),
            )
            .select_from(Milestone)
            .join(Action, (Action.id == Milestone.action_id) & ours(Action))
            .outerjoin(Post, (Post.id == Action.owner_post_id) & ours(Post))
            .where(
                ours(Milestone), Milestone.done_on.is_(None), Milestone.due_on.is_not(None), *_IS_WORKED_ON
            )
        )

    def describe(self, subject_ids: list[UUID]) -> dict[UUID, Described]:
        """Those of the milestones that are still open, in words."""
        statement = (
            _described(Milestone.id, Milestone.title, Milestone.due_on)
            .join(Milestone, Milestone.action_id == Action.id)
            .where(Milestone.id.in_(subject_ids), Milestone.done_on.is_(None))
        )
        return {row.id: _in_words(Subject.MILESTONE, row) for row in db.session.execute(statement)}


def _described(id_column: Any, title: Any, due_on: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            id_column.label("id"),
            title.label("title"),
            due_on.label("due_on"),
            Action.due_precision,
            Action.id.label("action_id"),
            Action.title.label("action_title"),
            Action.claimed,
            _OWNER_ID.label("owner_id"),
            Person.name.label("owner_name"),
            Post.title.label("post_title"),
        )
        .select_from(Action)
        .outerjoin(Post, Post.id == Action.owner_post_id)
        .outerjoin(Person, Person.id == _OWNER_ID)
        .where(*_IS_WORKED_ON, due_on.is_not(None))
    )


def _in_words(kind: Subject, row: Any) -> Described:
    exactness = Precision(row.due_precision) if kind is Subject.ACTION else Precision.DAY
    title = row.title if kind is Subject.ACTION else f"{row.title} (a step of “{row.action_title}”)"
    return Described(
        subject_kind=kind,
        subject_id=row.id,
        title=title,
        due_on=row.due_on,
        due_words=Dating(row.due_on, exactness).words(),
        path=f"actions/{row.action_id}/",
        owner_id=row.owner_id,
        owner_words=owner_words(row.owner_name, row.post_title),
        claimed_words=CLAIMED_WORDS[Claimed(row.claimed)],
    )
