"""Says in one sentence how the chase stands."""

from collections.abc import Mapping
from datetime import timedelta

from portal.formatting import plural
from workflows.chasing.models import Ladder, ReminderState

#: How far back the sentence above the ledger looks.
LOOKS_BACK = timedelta(days=30)


def summary(ladder: Ladder | None, tally: Mapping[ReminderState, int]) -> str:
    """ "Reminders are on. 41 sent in the last 30 days, 3 waiting to go, 2 withdrawn."."""
    if ladder is None and not tally:
        return _whether_on(ladder)
    return f"{_whether_on(ladder)} {_counts(tally)}"


def _whether_on(ladder: Ladder | None) -> str:
    if ladder is None:
        return "Reminders are not set up yet."
    return "Reminders are stopped." if ladder.stopped_on else "Reminders are on."


def _counts(tally: Mapping[ReminderState, int]) -> str:
    waiting = tally.get(ReminderState.QUEUED, 0) + tally.get(ReminderState.SENDING, 0)
    counts = [
        f"{tally.get(ReminderState.SENT, 0):,} sent in the last {LOOKS_BACK.days} days",
        f"{waiting:,} waiting to go",
        f"{tally.get(ReminderState.WITHDRAWN, 0):,} withdrawn",
    ]
    failed = tally.get(ReminderState.FAILED, 0)
    return ", ".join(counts) + (f". {plural(failed, 'reminder')} could not be delivered." if failed else ".")


def silence(ladder: Ladder | None, *, is_narrowed: bool) -> str:
    """What to say where no reminder is listed."""
    if is_narrowed:
        return "No reminder fits all of this. Take something out of the form above, or show everything."
    if ladder is None:
        return "Nobody is reminded of anything until the ladder is saved. See Ladder above."
    if ladder.stopped_on:
        return "No reminder has been written. They are stopped: see Ladder above."
    return (
        "No reminder has been written yet. The portal writes them early on each working day, when the ladder "
        "says that something needs one. Preview above shows what comes next."
    )
