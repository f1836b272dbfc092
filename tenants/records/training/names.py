"""The names of those who came to a session, kept only where the tenant turned that on."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.training.models import Attendee, TrainingSession
from tenants.records.training.queries import has_names

LONGEST_NAME = 120
MOST_NAMES = 500


def keep_names(session: TrainingSession, names: Iterable[str], *, by: UUID) -> None:
    """Replaces the names kept with a session; the audit says only how many there are.

    WrongState when the tenant keeps no names; FieldError("names") for a name too long or too many of them.
    """
    if not has_names():
        raise WrongState("Names are turned off here, so none can be kept.")
    kept = list(dict.fromkeys(filter(None, (name.strip() for name in names))))
    _check(kept)
    db.session.execute(delete(Attendee).where(Attendee.session_id == session.id))
    db.session.add_all(Attendee(session_id=session.id, name=name) for name in kept)
    session.updated_at = clock.now()
    audit.record("training-session:names-kept", session, by=by, names=len(kept))
    db.session.flush()


def _check(names: list[str]) -> None:
    if len(names) > MOST_NAMES:
        raise FieldError("names", f"Enter up to {MOST_NAMES} names; these are {len(names):,}.")
    too_long = next((number for number, name in enumerate(names, 1) if len(name) > LONGEST_NAME), None)
    if too_long is not None:
        raise FieldError("names", f"Line {too_long} is too long for a name: put each name on its own line.")
