"""How a tenant keeps its training log: whether with names, and which post is reminded."""

from uuid import UUID, uuid4

from sqlalchemy import delete

from tenants.audit import service as audit
from tenants.database import db
from tenants.records.obligations.queries import find_obligation, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, hand_over
from tenants.records.posts.queries import get_post
from tenants.records.training.models import Attendee, TrainingSettings
from tenants.records.training.queries import count_names, find_settings


def _settings() -> TrainingSettings:
    found = find_settings()
    if found is None:
        found = TrainingSettings(id=uuid4(), title="Training settings", has_names=False)
        db.session.add(found)
    return found


def turn_names_on(*, by: UUID) -> None:
    """From now on the names of those who came may be kept with a session."""
    settings = _settings()
    settings.has_names = True
    audit.record("training-settings:names-on", settings, by=by)
    db.session.flush()


def turn_names_off(*, by: UUID) -> int:
    """Deletes every name at once and keeps none from now on; returns how many there were."""
    settings, names = _settings(), count_names()
    settings.has_names = False
    audit.record("training-settings:names-off", settings, by=by, names_deleted=names)
    db.session.execute(delete(Attendee))
    db.session.flush()
    return names


def set_owner_post(post_id: UUID | None, *, by: UUID | None) -> None:
    """Says which post is reminded of refreshers and missing attendance; None leaves it to the leads.

    What is owed by the old post passes to the new one; what somebody else took over stays theirs.
    """
    if post_id is not None:
        get_post(post_id)
    settings = _settings()
    before, settings.owner_post_id = Owner(post_id=settings.owner_post_id), post_id
    audit.record("training-settings:owner-set", settings, by=by)
    db.session.flush()
    if before.post_id != post_id:
        _pass_on(before, Owner(post_id=post_id), by)


def _pass_on(before: Owner, after: Owner, by: UUID | None) -> None:
    for owed in open_obligations(kinds=(Kind.REFRESHER, Kind.ATTENDANCE)):
        obligation = find_obligation(owed.kind, owed.record_id)
        if obligation is not None and Owner.of(obligation) == before and by is not None:
            hand_over(obligation, after, by=by)
