"""Writes the ledger: who is told about which deadline, each once, in one statement."""

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, literal

from tenants.fence import insert_missing_from
from workflows.chasing.circumstances import Circumstances, circumstances_on
from workflows.chasing.gathering import people_open_for
from workflows.chasing.models import Reminder, ReminderState
from workflows.chasing.selection import TODAY, Question, Selection

_COLUMNS = (
    "subject_kind",
    "subject_id",
    "rung",
    "due_version",
    "recipient_id",
    "part",
    "covering_id",
    "due_on",
    "digest_on",
    "recorded_on",
    "state",
    "settled_because",
)


def record_reminders(today: date, selection: Selection | None = None) -> int:
    """Records what the open tenant's people are to be told today and have not been; returns how many lines.

    A deadline stands on one rung only, the newest it has reached, so days missed are caught up by one
    reminder. Lines go straight into today's digest where it can still take them; others wait.
    """
    selection = selection or selection_for(circumstances_on(today))
    if not selection.here.steps:
        return 0
    return insert_missing_from(Reminder, _COLUMNS, _lines(selection.question), selection.parameters)


def selection_for(here: Circumstances, held: frozenset[UUID] = frozenset()) -> Selection:
    """Who is to be told on the day; those `held` by a digest of an earlier day get none of today's lines."""
    ready = people_open_for(here.team.members - held, here.today)
    return Selection(here, dict.fromkeys(ready, here.today))


@cache
def _lines(question: Question) -> Select[*tuple[Any, ...]]:
    deadline, route = question.deadline.c, question.route.c
    return question.told(
        deadline.subject_kind,
        deadline.subject_id,
        deadline.rung,
        deadline.due_version,
        route.recipient_id,
        route.part,
        route.covering_id,
        deadline.due_on,
        route.digest_on,
        TODAY.label("recorded_on"),
        literal(ReminderState.QUEUED.value, String()).label("state"),
        literal("", String()).label("settled_because"),
    )
