"""The daily jobs that keep the directory right, and the record of who looks things up in it short."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.scope import tenant_scope
from workflows.directory.asking_letters import by_reader, write_letter
from workflows.directory.bounces import Bounce, recent_bounces, take_bounces
from workflows.directory.confirming import Ask, Round, ask_around
from workflows.directory.look_ups import forget_before
from workflows.problems import named

#: Long enough to see what somebody did before harm was noticed.
LOOK_UPS_KEPT = timedelta(days=365)

_log = logging.getLogger(__name__)


class AskingIncomplete(RuntimeError):
    """Some tenants' entries could not be asked about; all the others were."""


def confirm_contacts(today: date) -> str:
    """Asks in every tenant whether its entries are right, and marks those as stale that nobody can rely on.

    Whoever is asked has one letter a day, about all of their entries. Each tenant has a transaction of its
    own, and each letter. Running it again for the same day adds nothing. One tenant's failure does not keep
    the others waiting: AskingIncomplete is raised when all have been tried.
    """
    bounces, tenants = recent_bounces(), tenant_ids()
    db.session.commit()
    tallies = [_tried(tenant_id, bounces, today) for tenant_id in tenants]
    done = [tally for tally in tallies if tally is not None]
    readers = by_reader(found for found, _ in done)
    letters = sum(_written(asks, today) for asks in readers)
    stale = sum(found.marked + returned for found, returned in done)
    words = f"Queued {_count(letters, 'letter')} about entries of the directory; marked {stale:,} as stale."
    if len(done) < len(tallies) or letters < len(readers):
        failed = _count(tallies.count(None), "tenant"), _count(len(readers) - letters, "reader")
        raise AskingIncomplete(f"{words} {failed[0]} and {failed[1]} could not be asked.")
    return words


def _tried(tenant_id: UUID, bounces: list[Bounce], today: date) -> tuple[Round, int] | None:
    """Whom to ask about what, and how many entries are stale by mail that came back; None when it failed."""
    try:
        with tenant_scope(tenant_id):
            returned = take_bounces(bounces, today)
            found = ask_around(today)
            db.session.commit()
    except Exception as error:  # whatever is wrong with one tenant's records must not silence the others
        db.session.rollback()
        _log.error("the entries of tenant %s were not asked about: %s", tenant_id, named(error))
        return None
    return found, returned


def _written(asks: list[Ask], today: date) -> bool:
    """Whether the letter was queued; nothing of it is noted when that failed, so it goes another day."""
    try:
        write_letter(asks, today)
    except Exception as error:  # nor may one letter keep the others waiting
        db.session.rollback()
        _log.error("the letter %s was not queued: %s", asks[0].key, named(error))
        return False
    return True


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tidy_look_ups(today: date) -> str:
    """Forgets who looked something up more than 12 months ago."""
    limit = datetime.combine(today - LOOK_UPS_KEPT, time.min, UTC)
    return f"Forgot {_count(forget_before(limit), 'look-up')} of more than 12 months ago."
