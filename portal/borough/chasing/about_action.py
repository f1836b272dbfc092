"""What an action's own page says of reminders about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import url_for

from portal.access import current_belonging
from portal.borough.actions.rights import may_update
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.rows import Row, rows
from portal.borough.chasing.stopped import Stopped, stopped
from tenants import clock
from tenants.deadline import Subject
from tenants.people.queries import names_of
from tenants.records.plans.models import Action
from tenants.records.plans.queries import ActionFile
from workflows.chasing.ledger import reminders_about as lines_about
from workflows.chasing.service import find_ladder
from workflows.chasing.snoozes import find_snooze

#: The newest reminders are enough on the action's page; the ledger has all.
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause in force."""

    until_on: date
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True)
class AboutAction:
    """The newest reminders, and whether something holds the next one back."""

    rows: list[Row]
    more: int  # how many older ones there are
    ledger_href: str
    stopped: Stopped | None
    paused: Paused | None
    may_pause: bool


@pages.app_context_processor
def offer() -> dict[str, Callable[..., Any]]:
    """Lets every template ask; nothing is read until one does."""
    return {"reminders_about": reminders_about}


def reminders_about(file: ActionFile) -> AboutAction:
    """What to say about reminders on the page of this action."""
    action = file.action
    lines = lines_about([action.id, *(step.id for step in file.milestones)])
    return AboutAction(
        rows=rows(lines[:MOST_SHOWN], house=current_belonging().slug),
        more=max(0, len(lines) - MOST_SHOWN),
        ledger_href=url_for("chasing.ledger", action=action.id),
        stopped=stopped(find_ladder()),
        paused=paused_now(Subject.ACTION, action.id),
        may_pause=_is_chased(action) and may_update(action),
    )


def _is_chased(action: Action) -> bool:
    return not action.is_closed and not action.is_waiting and action.due_on is not None


def paused_now(kind: Subject, subject_id: UUID) -> Paused | None:
    """The pause of reminders about one deadline, if it is in force today."""
    found = find_snooze(kind, subject_id)
    if found is None or found.until_on <= clock.today():
        return None
    return Paused(found.until_on, found.reason, names_of({found.by_id}).get(found.by_id, ""))
