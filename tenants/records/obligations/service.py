"""Owing something by a day, moving that day, and settling it: the only writers of obligations."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from tenants import clock, deadline
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.holding_nobody import must_hold_nobody
from tenants.people.queries import is_member
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import ABOUT_NOBODY, HUSHED, Kind
from tenants.records.posts.models import Owned
from tenants.records.posts.queries import get_post
from tenants.scope import current_tenant
from tenants.working_days import FIRST_DAY


class Owner(NamedTuple):
    """Who answers for something: a post, or a person; nobody when both are None (the leads are told)."""

    post_id: UUID | None = None
    person_id: UUID | None = None

    @classmethod
    def of(cls, record: Owned) -> "Owner":
        """The owner of a record that has one."""
        return cls(record.owner_post_id, record.owner_person_id)


NOBODY = Owner()


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, and where: `path` is the page within the house, as in "meetings/<id>/"."""

    kind: Kind
    record_id: UUID
    title: str
    path: str


def owe(task: Task, due_on: date, owner: Owner, *, by: UUID | None, reason: str = "") -> Obligation:
    """Says that something is due on a day, or moves it there; calling it again with the same changes nothing.

    Another day raises the version, so that the reminders begin again. What was done before is open once more.
    FieldError("due_on") for a day before working days are known: nobody could be reminded of it.
    """
    if due_on < FIRST_DAY:
        raise FieldError("due_on", f"Enter a day in {FIRST_DAY.year} or later.")
    found = find_obligation(task.kind, task.record_id)
    if found is None:
        return _begin(task, due_on, owner, reason, by)
    if found.done_on is not None or found.due_on != due_on:
        _move(found, due_on, reason)
    found.title, found.path = task.title, task.path
    found.owner_post_id, found.owner_person_id = owner
    if db.session.is_modified(found):
        _keep("obligation:moved", found, by)
    return found


def _begin(task: Task, due_on: date, owner: Owner, reason: str, by: UUID | None) -> Obligation:
    obligation = Obligation(
        id=uuid4(),
        kind=task.kind,
        record_id=task.record_id,
        title=task.title,
        path=task.path,
        due_on=due_on,
        due_version=1,
        first_due_on=due_on,
        reason=reason,
        created_at=clock.now(),
    )
    obligation.owner_post_id, obligation.owner_person_id = owner
    db.session.add(obligation)
    _keep("obligation:began", obligation, by)
    return obligation


def _move(obligation: Obligation, due_on: date, reason: str) -> None:
    if obligation.done_on is not None:
        obligation.done_on, obligation.done_by_id, obligation.first_due_on = None, None, due_on
    obligation.due_on, obligation.reason = due_on, reason
    obligation.due_version += 1


def settle(kind: Kind, record_id: UUID, *, by: UUID | None, because: str = "") -> None:
    """Says that it is done, or, with a reason, that it is not owed any more; nothing when it was not open."""
    found = find_obligation(kind, record_id)
    if found is None or found.done_on is not None:
        return
    found.done_on, found.done_by_id, found.reason = clock.today(), by, because
    _keep("obligation:settled", found, by)


def redate(obligation: Obligation, due_on: date, reason: str, *, by: UUID) -> None:
    """Gives an open obligation another day; FieldError without a reason or when the day stays the same."""
    if obligation.due_on == due_on:
        raise FieldError("due_on", "This is the date it has already. Enter another, or leave the page.")
    if not reason.strip():
        raise FieldError("reason", "Say why the date changes.")
    must_be_about_nobody(obligation, reason)
    _move(obligation, due_on, reason.strip())
    _keep("obligation:moved", obligation, by)


def hand_over(obligation: Obligation, owner: Owner, *, by: UUID) -> None:
    """Gives an open obligation to another post or person of the tenant."""
    must_be_ours(owner)
    obligation.owner_post_id, obligation.owner_person_id = owner
    _keep("obligation:handed-over", obligation, by)


def must_be_about_nobody(obligation: Obligation, reason: str) -> None:
    """FieldError("reason") when a record that holds nobody is to have a deadline whose reason could."""
    if obligation.kind in ABOUT_NOBODY:
        must_hold_nobody("reason", reason)


def must_be_ours(owner: Owner) -> None:
    """NotFound or FieldError("owner") when the post or the person does not belong to the tenant."""
    if owner.post_id is not None:
        get_post(owner.post_id)
    if owner.person_id is not None and not is_member(owner.person_id, current_tenant()):
        raise FieldError("owner", "Choose somebody who belongs to this council.")


def _keep(event: str, obligation: Obligation, by: UUID | None) -> None:
    write = audit.record_hushed if obligation.kind in HUSHED else audit.record
    write(event, obligation, by=by)
    db.session.flush()
    deadline.changed.send(deadline.Subject.OBLIGATION, subject_id=obligation.id)
