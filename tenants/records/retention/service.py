"""Choosing how long a kind of record is kept, and writing down that some were purged."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.retention.details import ChoiceDetails
from tenants.records.retention.models import Purge, RetentionChoice
from tenants.records.retention.queries import choices_of
from tenants.records.retention.rules import Kept


def choose(kept: Kept, details: ChoiceDetails, *, by: UUID | None, today: date) -> RetentionChoice | None:
    """Keeps a kind for so long from a day on, or for as long as is usual again when no months are given.

    What was chosen for that day or later is replaced; what held before it ends the day before.
    """
    details.check(today=today)
    starts_on = details.valid_from or today
    ended = _end(kept, starts_on, details.because, by)
    if details.months is None:
        if not ended:
            raise WrongState("This is kept for as long as is usual already.")
        return None
    choice = RetentionChoice(id=uuid4(), kept=kept, months=details.months, valid_from=starts_on)
    choice.because = details.because.strip()
    db.session.add(choice)
    audit.record("retention:chosen", choice, by=by)
    db.session.flush()
    return choice


def note_purge(kept: Kept, before_on: date, records: int, *, by: UUID | None) -> Purge:
    """Writes down that so many records of before a day were purged, and nothing of what they said."""
    purge = Purge(id=uuid4(), kept=kept, before_on=before_on, records=records, purged_by_id=by)
    purge.purged_at = clock.now()
    db.session.add(purge)
    audit.record("retention:purged", purge, by=by)
    db.session.flush()
    return purge


def _end(kept: Kept, starts_on: date, because: str, by: UUID | None) -> bool:
    """Makes room for what holds from a day on; whether there was anything to end."""
    standing = [each for each in choices_of(kept) if each.valid_to is None or each.valid_to >= starts_on]
    for choice in standing:
        if choice.valid_from >= starts_on:
            audit.record("retention:withdrawn", choice, by=by, because=because.strip())
            db.session.delete(choice)
        else:
            choice.valid_to = starts_on - timedelta(days=1)
            audit.record("retention:ended", choice, by=by, because=because.strip())
    db.session.flush()
    return bool(standing)
