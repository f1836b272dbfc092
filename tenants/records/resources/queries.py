"""Reading what carries the work, which posts are vacant, and hand-overs."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.plans.models import Action
from tenants.records.plans.rules import Claimed
from tenants.records.posts.models import Post
from tenants.records.resources.models import HandOver, Resource
from tenants.records.resources.rules import HandOverStatus, ResourceKind, ResourceStatus

_NO_RESOURCE = "We could not find that post, grant, budget or service."
_NO_HAND_OVER = "We could not find that hand-over."


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post that nobody holds; `post_id` is None where it stands only on the register of resources."""

    title: str
    post_id: UUID | None
    resource_id: UUID | None
    since_on: date | None  # None: not known


@dataclass(frozen=True, slots=True)
class DueSoon:
    """Something open that a post answers for."""

    title: str
    due_on: date
    path: str


def resources(*, with_ended: bool = False) -> list[Resource]:
    """Everything on the register, what ends first on top; ended ones, if wanted, last."""
    statement = select(Resource)
    if not with_ended:
        statement = statement.where(Resource.status != ResourceStatus.ENDED)
    is_ended = Resource.status == ResourceStatus.ENDED
    ordered = statement.order_by(is_ended, Resource.ends_on.asc().nulls_last(), Resource.title)
    return list(db.session.scalars(ordered))


def get_resource(resource_id: UUID) -> Resource:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    resource = db.session.scalar(select(Resource).where(Resource.id == resource_id))
    if resource is None:
        raise NotFound(_NO_RESOURCE)
    return resource


def get_resource_to_change(resource_id: UUID) -> Resource:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Resource).where(Resource.id == resource_id).with_for_update()
    resource = db.session.scalar(statement.execution_options(populate_existing=True))
    if resource is None:
        raise NotFound(_NO_RESOURCE)
    return resource


def resources_of_post(post_id: UUID) -> list[Resource]:
    """What pays for a post, what has not ended first."""
    statement = select(Resource).where(Resource.post_id == post_id)
    return list(
        db.session.scalars(statement.order_by(Resource.status == ResourceStatus.ENDED, Resource.title))
    )


def vacancies() -> list[Vacancy]:
    """Every post without a holder, and every resource that says so of itself, by title."""
    known = {each.post_id: each for each in resources() if each.kind == ResourceKind.POST and each.post_id}
    posts = db.session.execute(select(Post.id, Post.title).where(Post.holder_id.is_(None)))
    vacant = [(key, title) for key, title in posts]
    left = _left_on([key for key, _ in vacant])
    found = [_vacancy(key, title, known.get(key), left.get(key)) for key, title in vacant]
    alone = [
        Vacancy(each.title, None, each.id, each.vacant_since_on)
        for each in resources()
        if each.vacant_since_on is not None and each.post_id is None
    ]
    return sorted([*found, *alone], key=lambda each: each.title.casefold())


def _vacancy(post_id: UUID, title: str, resource: Resource | None, left_on: date | None) -> Vacancy:
    said = resource.vacant_since_on if resource is not None else None
    return Vacancy(title, post_id, resource.id if resource is not None else None, said or left_on)


def _left_on(post_ids: list[UUID]) -> dict[UUID, date]:
    """When each of these posts was last left, by the audit; nothing of one that nobody has ever held."""
    statement = select(AuditEntry.subject_id, func.max(AuditEntry.at)).where(
        AuditEntry.event == "post:vacated", AuditEntry.subject_id.in_(post_ids)
    )
    rows = db.session.execute(statement.group_by(AuditEntry.subject_id))
    return {key: clock.london(at).date() for key, at in rows}


def due_of_post(post_id: UUID) -> list[DueSoon]:
    """Everything open and dated that belongs to a post, the earliest first: actions and other deadlines.

    Not the days of single referrals: a list of these would tell more than figures may to readers of posts.
    """
    owed = select(Obligation.title, Obligation.due_on, Obligation.path).where(
        Obligation.owner_post_id == post_id,
        Obligation.done_on.is_(None),
        Obligation.kind != Kind.RECONSIDERATION,
    )
    actions = select(Action.title, Action.due_on, Action.id).where(
        Action.owner_post_id == post_id,
        Action.owner_person_id.is_(None),
        Action.closed_on.is_(None),
        Action.claimed != Claimed.DONE,
        Action.due_on.is_not(None),
    )
    found = [DueSoon(*row) for row in db.session.execute(owed)]
    found += [
        DueSoon(title, day, f"actions/{key}/") for title, day, key in db.session.execute(actions) if day
    ]
    return sorted(found, key=lambda each: (each.due_on, each.title))


def hand_overs(post_id: UUID | None = None) -> list[tuple[HandOver, str]]:
    """Every hand-over, or those of one post, with the post's title; unfinished ones first."""
    statement = _hand_overs()
    if post_id is not None:
        statement = statement.where(HandOver.post_id == post_id)
    is_over = HandOver.status == HandOverStatus.TAKEN_OVER
    ordered = statement.order_by(is_over, HandOver.created_at.desc())
    return [(each, title) for each, title in db.session.execute(ordered)]


def _hand_overs() -> Select[*tuple[Any, ...]]:
    return select(HandOver, Post.title).join(Post, Post.id == HandOver.post_id)


def get_hand_over(hand_over_id: UUID) -> HandOver:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(HandOver).where(HandOver.id == hand_over_id))
    if found is None:
        raise NotFound(_NO_HAND_OVER)
    return found


def get_hand_over_to_change(hand_over_id: UUID) -> HandOver:
    """The same, held until the transaction ends."""
    statement = select(HandOver).where(HandOver.id == hand_over_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NO_HAND_OVER)
    return found


def find_open_hand_over(post_id: UUID) -> HandOver | None:
    """The hand-over of a post that nobody has taken over yet."""
    wanted = (HandOver.post_id == post_id, HandOver.status != HandOverStatus.TAKEN_OVER)
    return db.session.scalar(select(HandOver).where(*wanted).order_by(HandOver.created_at.desc()).limit(1))


def holder_of(post_id: UUID) -> UUID | None:
    """Who holds a post today."""
    return db.session.scalar(select(Post.holder_id).where(Post.id == post_id))


def holder_name(post_id: UUID) -> str:
    """The name of whoever holds it; nothing while it is vacant."""
    statement = select(Person.name).join(Post, Post.holder_id == Person.id).where(Post.id == post_id)
    return db.session.scalar(statement) or ""
