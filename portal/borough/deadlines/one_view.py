"""The page of one deadline of a board, meeting, document or training: who answers, and who was reminded."""

from dataclasses import dataclass
from uuid import UUID

from flask import render_template

from portal.access import current_belonging, may, requires
from portal.borough.chasing.about_action import Paused, paused_now
from portal.borough.chasing.rows import Row, rows
from portal.borough.chasing.stopped import Stopped, stopped
from portal.borough.deadlines.blueprint import pages
from portal.borough.deadlines.rights import may_change, may_see
from tenants import clock
from tenants.deadline import Subject
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import Owed, get_owed
from tenants.records.plans.rules import lateness_words
from workflows.chasing.ledger import reminders_about
from workflows.chasing.service import find_ladder


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """Everything that the page says."""

    owed: Owed
    href: str
    lateness: str
    rows: list[Row]
    stopped: Stopped | None
    paused: Paused | None
    may_change: bool
    may_hand_over: bool


@pages.get("/<uuid:obligation_id>/")
@requires(Permission.PLAN_READ)
def deadline(obligation_id: UUID) -> str:
    """What is due, where it is done, who answers for it, and the reminders about it."""
    owed = get_owed(obligation_id)
    if not may_see(owed):
        raise NotFound("We could not find that deadline.")
    return render_template("borough/deadlines/deadline.html", page=_page(owed))


def _page(owed: Owed) -> DeadlinePage:
    is_open = owed.done_on is None
    may_see_reminders = may(Permission.ACTION_UPDATE)
    lines = reminders_about([owed.id]) if may_see_reminders else []
    return DeadlinePage(
        owed=owed,
        href=f"/{current_belonging().slug}/{owed.path}",
        lateness=lateness_words(owed.due_on, clock.today()) if is_open else "",
        rows=rows(lines, house=current_belonging().slug),
        stopped=stopped(find_ladder()) if may_see_reminders else None,
        paused=paused_now(Subject.OBLIGATION, owed.id),
        may_change=is_open and may_change(owed),
        may_hand_over=is_open and may(Permission.CHASE_SET),
    )
