"""Forgets the deadlines of records that are purged, with the reminders and pauses about them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import delete, select

from tenants.database import db
from tenants.deadline import Subject
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle
from workflows.chasing.models import Reminder, Snooze

#: So many ids are named in one statement; every database has a limit.
GROUP = 500
_BECAUSE = "What it was about is not kept any more"


def in_groups(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """The ids in groups that one statement can name."""
    return (ids[start : start + GROUP] for start in range(0, len(ids), GROUP))


def forget_deadlines(kind: Kind, record_ids: Sequence[UUID], *, by: UUID | None) -> None:
    """Settles what is still owed about these records, so that no reminder goes out, and then forgets it."""
    for group in in_groups(record_ids):
        about = (Obligation.kind == kind, Obligation.record_id.in_(group))
        found = list(db.session.scalars(select(Obligation).where(*about)))
        for each in found:
            settle(kind, each.record_id, by=by, because=_BECAUSE)
        ids = [each.id for each in found]
        for model in (Reminder, Snooze):
            said = (model.subject_kind == Subject.OBLIGATION, model.subject_id.in_(ids))
            db.session.execute(delete(model).where(*said))
        db.session.execute(delete(Obligation).where(Obligation.id.in_(ids)))
