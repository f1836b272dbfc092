"""Reading what follows from checks: corrective actions, improvement plans and sanctions."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus, Sanction
from tenants.records.posts.models import Owned, Post
from tenants.records.posts.queries import owner_words

_NOT_FOUND = "We could not find that follow-up."
_OPEN_FIRST = (FollowUp.status != FollowUpStatus.OPEN, FollowUp.created_at.desc(), FollowUp.id)


class Progress(NamedTuple):
    """How far an improvement plan has come; what was dropped is not counted."""

    done: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing of it is left to be done."""
        return self.done == self.of


def get_follow_up(follow_up_id: UUID) -> FollowUp:
    """The tenant's follow-up; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(FollowUp).where(FollowUp.id == follow_up_id))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def get_follow_up_to_change(follow_up_id: UUID) -> FollowUp:
    """The follow-up, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(FollowUp).where(FollowUp.id == follow_up_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def follow_ups_of(supplier_id: UUID) -> list[FollowUp]:
    """Everything that ever followed from checks of a supplier, what is open first, then the newest."""
    statement = select(FollowUp).where(FollowUp.supplier_id == supplier_id)
    return list(db.session.scalars(statement.order_by(*_OPEN_FIRST)))


def follow_ups_from(check_id: UUID) -> list[FollowUp]:
    """What followed from one check, what is open first, then the newest."""
    statement = select(FollowUp).where(FollowUp.check_id == check_id)
    return list(db.session.scalars(statement.order_by(*_OPEN_FIRST)))


def open_follow_ups(kinds: Collection[FollowUpKind] = ()) -> list[FollowUp]:
    """Everything that is still open, the oldest first."""
    statement = select(FollowUp).where(FollowUp.status == FollowUpStatus.OPEN)
    if kinds:
        statement = statement.where(FollowUp.kind.in_(kinds))
    return list(db.session.scalars(statement.order_by(FollowUp.created_at, FollowUp.id)))


def open_plans_of(supplier_id: UUID) -> list[FollowUp]:
    """A supplier's improvement plans that are not closed, the newest first."""
    found = follow_ups_of(supplier_id)
    return [each for each in found if each.kind == FollowUpKind.IMPROVEMENT_PLAN and is_open(each)]


def actions_of_plan(plan_id: UUID) -> list[FollowUp]:
    """The corrective actions that are part of an improvement plan, what is open first."""
    statement = select(FollowUp).where(FollowUp.plan_id == plan_id)
    return list(db.session.scalars(statement.order_by(*_OPEN_FIRST)))


def progress_of(plan_ids: Iterable[UUID]) -> dict[UUID, Progress]:
    """How far each of these plans has come."""
    wanted = list(plan_ids)
    if not wanted:
        return {}
    done = func.sum(case((FollowUp.status == FollowUpStatus.DONE, 1), else_=0))
    statement = select(FollowUp.plan_id, done, func.count()).where(
        FollowUp.plan_id.in_(wanted), FollowUp.status != FollowUpStatus.DROPPED
    )
    found = db.session.execute(statement.group_by(FollowUp.plan_id))
    counted = {plan_id: Progress(int(many), int(of)) for plan_id, many, of in found}
    return {plan_id: counted.get(plan_id, Progress(0, 0)) for plan_id in wanted}


def standing_sanctions(supplier_id: UUID) -> dict[Sanction, FollowUp]:
    """The steps of the ladder that stand against a supplier now."""
    found = (each for each in follow_ups_of(supplier_id) if is_open(each))
    return {Sanction(each.sanction): each for each in found if each.sanction}


def changes_seen(supplier_id: UUID) -> int:
    """A number that rises whenever anything that follows for the supplier is added or changed."""
    statement = select(func.coalesce(func.sum(FollowUp.version), 0))
    return int(db.session.scalar(statement.where(FollowUp.supplier_id == supplier_id)) or 0)


def is_open(follow_up: FollowUp) -> bool:
    """Whether it is still to be done, or for a sanction, still stands."""
    return follow_up.status == FollowUpStatus.OPEN


def owner_of(record: Owned) -> tuple[str, UUID | None]:
    """Who owns it in words, and which person that is today: None while nobody does."""
    if record.owner_post_id is None:
        person = db.session.get(Person, record.owner_person_id) if record.owner_person_id else None
        return (person.name, person.id) if person else ("Nobody", None)
    statement = select(Post.title, Person.id, Person.name).outerjoin(Person, Person.id == Post.holder_id)
    found = db.session.execute(statement.where(Post.id == record.owner_post_id)).one_or_none()
    return (owner_words(found.name, found.title), found.id) if found else ("Nobody", None)
