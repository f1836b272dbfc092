"""The job that delivers queued mail."""

from collections import Counter
from datetime import date, timedelta

from workflows.chasing.digest import write_digest
from workflows.chasing.settling import settle
from workflows.notices.models import MessageState
from workflows.notices.office import current_office
from workflows.notices.sending import ONE_ROUND, send_queued


def send_mail(_today: date) -> str:
    """Delivers what is due now, for one round; mail is about this moment, so the day makes no difference."""
    return in_words(_deliver(ONE_ROUND))


def deliver_all() -> Counter[MessageState]:
    """Delivers what is due now, however long it takes, and counts how it ended."""
    return _deliver(None)


def _deliver(within: timedelta | None) -> Counter[MessageState]:
    return send_queued(current_office(), write_digest, settle, within=within)


def in_words(done: Counter[MessageState]) -> str:
    """A sentence with the counts of how messages ended."""
    if not done:
        return "No mail was due."
    parts = [
        f"{done[MessageState.SENT]} sent",
        f"{done[MessageState.QUEUED] + done[MessageState.SENDING]} to be tried again",
        f"{done[MessageState.WITHDRAWN]} withdrawn",
        f"{done[MessageState.FAILED]} failed",
    ]
    return f"Mail: {', '.join(parts)}."
