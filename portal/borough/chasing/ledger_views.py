"""The page that shows who was told what, and what happened next."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from portal.access import current_belonging, requires
from portal.borough.chasing.asked import Asked, read
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.rows import rows
from portal.borough.chasing.sentence import LOOKS_BACK, silence, summary
from portal.paging import Page
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.people.queries import members_of
from tenants.records.plans.queries import open_action_file
from workflows.chasing.ledger import (
    PAGE_SIZE,
    STATE_WORDS,
    LedgerLine,
    count_ledger,
    reminders_about,
)
from workflows.chasing.ledger import ledger as lines_of_ledger
from workflows.chasing.service import find_ladder
from workflows.chasing.tally import tally_since


@pages.get("/")
@requires(Permission.CHASE_READ)
def ledger() -> str:
    """Every reminder, newest first, narrowed as the address says."""
    asked, notes = read(request.args)
    about = _title_of(asked.action, notes) if asked.action else ""
    lines, page = _about_one(asked) if about else _about_all(asked)
    here, ladder = current_belonging(), find_ladder()
    return render_template(
        "borough/chasing/ledger.html",
        summary=summary(ladder, tally_since(clock.today() - LOOKS_BACK)),
        silence=silence(ladder, is_narrowed=asked.is_narrowed),
        notes=notes,
        asked=asked,
        about=about,
        without_action=url_for("chasing.ledger", **_but_for("action", "page")),
        people=[(person.id, person.name) for person, _ in members_of(here.tenant_id)],
        states=[(state, words) for state, words in STATE_WORDS.items()],
        rows=rows(lines, house=here.slug),
        page=page,
    )


def _about_all(asked: Asked) -> tuple[list[LedgerLine], Page]:
    wanted = asked.wanted()
    page = Page(asked.page, count_ledger(wanted), PAGE_SIZE)
    return lines_of_ledger(wanted, page=page.number) if page.total else [], page


def _about_one(asked: Asked) -> tuple[list[LedgerLine], Page]:
    """An action is told about a few times, so its lines, with those of its steps, are read at once."""
    assert asked.action is not None  # noqa: S101 - the caller has looked
    found = [line for line in reminders_about(subjects_of(asked.action)) if asked.has(line)]
    page = Page(asked.page, len(found), PAGE_SIZE)
    return found[page.offset : page.offset + page.size], page


def subjects_of(action_id: UUID) -> list[UUID]:
    """What is chased about an action: itself, and its steps."""
    return [action_id, *(step.id for step in open_action_file(action_id).milestones)]


def _title_of(action_id: UUID, notes: list[str]) -> str:
    try:
        return open_action_file(action_id).action.title
    except NotFound:
        notes.append("We do not know that action, so every action is shown.")
        return ""


def _but_for(*names: str) -> dict[str, Any]:
    return {name: value for name, value in request.args.items() if name not in names and value}
