"""Says since when reminders are stopped, by whom and why."""

from dataclasses import dataclass
from datetime import date

from tenants.audit.queries import Wanted, changes
from workflows.chasing.models import Ladder

_EVENT = "chasing:stopped"


@dataclass(frozen=True, slots=True)
class Stopped:
    """`by_name` is empty when nobody's name was recorded."""

    on: date
    because: str
    by_name: str


def stopped(ladder: Ladder | None) -> Stopped | None:
    """How reminders were stopped; None while they are on."""
    if ladder is None or ladder.stopped_on is None:
        return None
    history = changes(Wanted(subject_id=ladder.id))
    by_name = next((each.by_name for each in history if each.event == _EVENT), None)
    return Stopped(ladder.stopped_on, ladder.stopped_because, by_name or "")
