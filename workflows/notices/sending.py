"""Sends what is queued: claim, hand over outside any transaction, record."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from tenants import clock
from tenants.database import db
from workflows.notices.claiming import Claim, WriteDigest, claim_next
from workflows.notices.delivery import Delivery, NotDelivered, TryAgain
from workflows.notices.letters import Envelope
from workflows.notices.models import MessageState
from workflows.notices.office import Office
from workflows.notices.settling import WhenSettled, record_outcome
from workflows.problems import named

log = logging.getLogger(__name__)

#: How long one round goes on taking up messages, so that the clock's other jobs get their turn.
ONE_ROUND = timedelta(seconds=45)


def send_queued(
    office: Office,
    write_digest: WriteDigest,
    when_settled: WhenSettled,
    *,
    now: Callable[[], datetime] = clock.now,
    within: timedelta | None = ONE_ROUND,
) -> Counter[MessageState]:
    """Delivers what is due and counts how it ended: SENT, QUEUED (tried again later), WITHDRAWN or FAILED.

    `within` bounds one round; None goes on until nothing is due. It commits after every message, so it must
    not be called with unsaved work in the session.
    """
    done: Counter[MessageState] = Counter()
    ends_at = None if within is None else now() + within
    while not office.closing.is_set() and (ends_at is None or now() < ends_at):
        claim = claim_next(now(), office, write_digest, when_settled)
        if claim is None:
            break
        done[_see_off(claim, office.delivery, now, when_settled)] += 1
    return done


def _see_off(
    claim: Claim, delivery: Delivery, now: Callable[[], datetime], when_settled: WhenSettled
) -> MessageState:
    if claim.envelope is None:
        return claim.state
    problem = _hand_over(delivery, claim.envelope)
    try:
        return record_outcome(claim.key, claim.attempt, problem, now(), when_settled) or MessageState.SENDING
    except Exception as error:  # it stays SENDING: once its lease runs out the very same message is repeated
        db.session.rollback()
        log.error("message %s: the outcome was not recorded (%s)", claim.key.hex[:12], named(error))
        return MessageState.SENDING


def _hand_over(delivery: Delivery, envelope: Envelope) -> NotDelivered | None:
    """The one moment at which something leaves the portal; no transaction is open."""
    try:
        delivery.deliver(envelope)
    except NotDelivered as problem:
        log.warning("message %s: %s", envelope.reference.hex[:12], problem.words)
        return problem
    except Exception as error:  # a full disk, for one
        log.error("message %s was not delivered (%s)", envelope.reference.hex[:12], named(error))
        return TryAgain(f"It could not be delivered ({type(error).__name__}).")
    return None
