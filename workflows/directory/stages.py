"""Pure decisions about confirming entries: which letter is due on a day."""

from datetime import date, timedelta
from enum import StrEnum

#: How long before its day a confirmation is asked for.
NOTICE = timedelta(days=7)
#: How late it is when the leads are told as well.
LATE_AFTER = timedelta(days=14)
#: How late it is when the directory says that nobody has confirmed the entry.
STALE_AFTER = timedelta(days=28)


class Stage(StrEnum):
    """How far the asking has come; each brings one letter in a round."""

    SOON = "soon"
    DUE = "due"
    LATE = "late"
    STALE = "stale"


#: How a stage is called in an entry's history.
STAGE_WORDS = {
    Stage.SOON: "before its day",
    Stage.DUE: "on its day",
    Stage.LATE: "two weeks late",
    Stage.STALE: "four weeks late",
}
#: The stages at which the leads are told besides whoever looks after the entry.
TELLS_LEADS = frozenset({Stage.LATE, Stage.STALE})


def stage_on(due_on: date, today: date) -> Stage | None:
    """The stage reached by today; None as long as nobody is asked yet."""
    since = today - due_on
    if since >= STALE_AFTER:
        return Stage.STALE
    if since >= LATE_AFTER:
        return Stage.LATE
    if since >= timedelta(0):
        return Stage.DUE
    return Stage.SOON if since >= -NOTICE else None
