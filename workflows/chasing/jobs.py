"""The nightly chase of every tenant."""

import logging
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.authorities.queries import tenant_ids
from tenants.database import db
from tenants.scope import tenant_scope
from workflows.chasing.chase import record_reminders, selection_for
from workflows.chasing.circumstances import circumstances_on
from workflows.chasing.gathering import (
    free_stranded,
    gather_digests,
    give_up_untried_digests,
    people_held,
)
from workflows.chasing.models import ReminderState
from workflows.chasing.withdrawal import bring_back, changeable_states, withdraw_stale
from workflows.notices.queries import count_queued_digests
from workflows.problems import named

_log = logging.getLogger(__name__)


class ChaseIncomplete(RuntimeError):
    """Some tenants could not be chased; all the others were."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the chase of one tenant came to."""

    recorded: int
    withdrawn: int


def chase(today: date) -> str:
    """Chases every tenant for the day, each in a transaction of its own; says what it did in a sentence.

    Running it again for the same day adds nothing. One tenant's failure does not keep the others waiting:
    ChaseIncomplete, which names how many failed, is raised when all have been tried.
    """
    give_up_untried_digests(today)
    held = people_held(today)
    tenants = tenant_ids()
    db.session.commit()
    tallies = [_tried(tenant_id, today, held) for tenant_id in tenants]
    done = [tally for tally in tallies if tally is not None]
    digests = count_queued_digests(today)
    db.session.commit()  # reading began a transaction, which on SQLite keeps everybody else from writing
    return _sentence(done, digests, failures=tallies.count(None))


def _tried(tenant_id: UUID, today: date, held: frozenset[UUID]) -> Tally | None:
    try:
        with tenant_scope(tenant_id):
            tally = chase_tenant(today, held)
            db.session.commit()
    except Exception as error:  # whatever is wrong with one tenant's records must not silence the others
        db.session.rollback()
        _log.error("the chase of tenant %s failed: %s", tenant_id, named(error))
        return None
    return tally


def chase_tenant(today: date, held: frozenset[UUID] = frozenset()) -> Tally:
    """Withdraws, records and gathers for the open tenant, within the transaction that is open.

    `held` are people whose digest of an earlier day may still arrive: theirs of today waits for it. The
    digests are locked before the reminders, in the order in which the sender takes them.
    """
    selection = selection_for(circumstances_on(today), held)
    withdrawn = brought_back = 0
    states = changeable_states()
    if states & {ReminderState.QUEUED, ReminderState.SENDING}:
        free_stranded()
        withdrawn = withdraw_stale(selection)
    if ReminderState.WITHDRAWN in states:
        brought_back = bring_back(selection)
    recorded = record_reminders(today, selection)
    gather_digests(today, selection.digest_on, has_new_lines=recorded > 0)
    return Tally(recorded + brought_back, withdrawn)


def _sentence(tallies: list[Tally], digests: int, *, failures: int) -> str:
    recorded = sum(tally.recorded for tally in tallies)
    telling = sum(1 for tally in tallies if tally.recorded)
    withdrawn = sum(tally.withdrawn for tally in tallies)
    words = f"Recorded {_count(recorded, 'reminder')} in {_count(telling, 'tenant')}; "
    words += f"{_count(digests, 'digest')} {'is' if digests == 1 else 'are'} queued."
    if withdrawn:
        words += f" Withdrew {_count(withdrawn, 'reminder')}."
    if failures:
        raise ChaseIncomplete(f"{words} {_count(failures, 'tenant')} could not be chased.")
    return words


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
