"""Keeping the register of what carries the work: adding, editing, deciding what comes next, ending."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.posts.queries import get_post
from tenants.records.resources.details import ResourceDetails
from tenants.records.resources.models import Resource
from tenants.records.resources.owed import owe_decision, settle_decision, tell_of_change
from tenants.records.resources.rules import ResourceStatus

LONGEST_REASON = 280


def add_resource(
    details: ResourceDetails, owner: Owner, *, by: UUID | None, today: date, is_demonstration: bool = False
) -> Resource:
    """Adds it; what comes after its end is to be decided in time."""
    _check(details, today)
    must_be_ours(owner)
    resource = Resource(id=uuid4(), created_at=clock.now(), is_demonstration=is_demonstration)
    db.session.add(resource)
    _write(resource, details, owner)
    _keep("resource:added", resource, by)
    owe_decision(resource, by=by, today=today)
    return resource


def edit_resource(
    resource: Resource, details: ResourceDetails, owner: Owner, *, by: UUID, today: date
) -> None:
    """Changes what stands about it; another last day is warned of anew."""
    must_stand(resource)
    _check(details, today)
    if owner != Owner.of(resource):
        must_be_ours(owner)
    before = resource.ends_on
    _write(resource, details, owner)
    _keep("resource:edited", resource, by)
    if resource.ends_on != before:
        owe_decision(resource, by=by, today=today, reason="The day on which it ends was changed")
    else:
        tell_of_change(resource, by=by)


def decide(resource: Resource, words: str, *, by: UUID) -> None:
    """Says what comes after it, so that nobody is reminded any more."""
    must_stand(resource)
    if not words.strip() or len(words.strip()) > LONGEST_REASON:
        raise FieldError("words", f"Say what was decided in {LONGEST_REASON} characters or fewer.")
    _keep("resource:decided", resource, by, words=words.strip())
    settle_decision(resource, words.strip(), by=by)


def end_resource(resource: Resource, ended_on: date | None, because: str, *, by: UUID, today: date) -> None:
    """Says that it carries the work no more, and why."""
    must_stand(resource)
    if ended_on is None or ended_on > today:
        raise FieldError("ended_on", "Enter the day on which it ended: today, or an earlier one.")
    if resource.starts_on is not None and ended_on < resource.starts_on:
        raise FieldError("ended_on", "Enter a day that is not before its first one.")
    if not because.strip() or len(because.strip()) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    resource.ended_on, resource.status = ended_on, ResourceStatus.ENDED
    _keep("resource:ended", resource, by, because=because.strip())
    settle_decision(resource, f"It ended: {because.strip()}", by=by)


def must_stand(resource: Resource) -> None:
    """WrongState when it has ended."""
    if resource.status == ResourceStatus.ENDED:
        raise WrongState("This has ended, so nothing about it changes any more. Add what came after it.")


def _check(details: ResourceDetails, today: date) -> None:
    details.check(today)
    if details.post_id is not None:
        get_post(details.post_id)


def _write(resource: Resource, details: ResourceDetails, owner: Owner) -> None:
    details.write_on(resource)
    resource.owner_post_id, resource.owner_person_id = owner


def _keep(event: str, resource: Resource, by: UUID | None, **extra: str) -> None:
    resource.updated_at = clock.now()
    audit.record(event, resource, by=by, **extra)
    db.session.flush()
