"""Gives a borough boards in every part of their lives, with everything that can belong to one."""

from dataclasses import dataclass
from datetime import timedelta

from tenants import clock
from tenants.records.boards import lives, service
from tenants.records.boards.details import BoardDetails, Holder, Rules
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit
from tenants.records.plans.models import Plan
from tenants.records.plans.queries import get_action, get_plan
from tenants.records.plans.service import edit_plan
from tests.factories.world import Borough


@dataclass(frozen=True, slots=True)
class Boarded:
    """A borough's boards: `active` oversees the plan, `ended` left an open action without a home."""

    active: Board
    planned: Board
    paused: Board
    ended: Board


def make_boards(borough: Borough) -> Boarded:
    """Adds them; to be called inside the borough's scope."""
    today, lead = clock.today(), borough.lead.id
    active = make_board("Modern Slavery Board")
    _furnish(active, borough)
    planned = make_board("Survivor voices panel", kind=BoardKind.PANEL, life=Life.PLANNED)
    planned.starts_on = today - timedelta(days=3)
    paused = make_board("Landlords task and finish group", kind=BoardKind.TASK_AND_FINISH)
    service.report_to(paused, active, "", "landlords", by=lead)
    lives.pause_board(paused, "Its chair is away until spring", by=lead, today=today)
    ended = make_board("Anti-Slavery Forum", kind=BoardKind.FORUM)
    get_action(borough.plan.undated).board_id = ended.id
    lives.end_board(ended, "Its work was done", new_home_id=None, by=lead, today=today)
    return Boarded(active, planned, paused, ended)


def make_board(title: str, *, kind: BoardKind = BoardKind.STRATEGIC_BOARD, life: Life = Life.ACTIVE) -> Board:
    """Adds a board with nothing but a name."""
    return service.create_board(BoardDetails(title, kind, life), by=None)


def _furnish(board: Board, borough: Borough) -> None:
    """Offices, a member, rules, terms of reference, a line up, a note, and a plan to oversee."""
    today, lead = clock.today(), borough.lead.id
    long_ago = today - timedelta(days=400)
    service.fill_office(board, Office.CHAIR, Holder(borough.plan.vacant_post_id), since_on=long_ago, by=lead)
    secretary = Holder(person_id=borough.owner.id)
    service.fill_office(board, Office.SECRETARY, secretary, since_on=long_ago, by=lead)
    service.add_member(board, "Metropolitan Police", "Central West", "Inspector", since_on=long_ago, by=lead)
    rules = Rules(6, RhythmUnit.WEEK, report_months="3,9", source="Terms of reference")
    service.set_rules(board, rules, valid_from=long_ago, by=lead)
    soon = today + timedelta(days=40)
    service.add_terms(
        board,
        "1",
        agreed_on=long_ago,
        text="The board meets every six weeks.",
        url="https://www.council.example/terms",
        review_on=soon,
        by=lead,
    )
    service.report_to(board, None, "Community Safety Partnership", by=lead)
    service.add_note(board, "Ask for a deputy chair in spring.", by=lead)
    _oversee(get_plan(borough.plan.plan_id), board, borough)


def _oversee(plan: Plan, board: Board, borough: Borough) -> None:
    edit_plan(
        plan,
        title=plan.title,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        notes=plan.notes,
        board_id=board.id,
        by=borough.lead.id,
    )
