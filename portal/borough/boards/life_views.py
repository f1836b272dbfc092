"""The pages on which a board starts, pauses, resumes and ends, and on which its actions find a new home."""

from typing import Any
from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.forms import EndForm, PauseForm, RehomeForm, ResumeForm, StartForm
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.rights import board_to_edit
from tenants import clock
from tenants.errors import WrongState
from tenants.people.permissions import Permission
from tenants.records.boards import lives
from tenants.records.boards.models import Board
from tenants.records.boards.oversight import loads, meetings_to_come, plans_of
from tenants.records.boards.queries import boards, get_board, get_board_to_change
from tenants.records.boards.rehoming import rehome as give_to
from tenants.records.boards.rules import Life
from tenants.records.plans.lists import ActionFilter, all_actions


@pages.route("/<uuid:board_id>/start", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def start(board_id: UUID) -> Answer:
    """Says that a planned board has begun."""
    found, today = _in_life(board_id, Life.PLANNED), clock.today()
    form = StartForm(data={} if _is_sent() else {"starts_on": found.starts_on or today})

    def work() -> None:
        form.must_be_fresh(found)
        lives.start_board(found, on=form.starts_on.data or today, by=current_person().id, today=today)

    return form_page("start", board_id, form, work, "The board is active.")


@pages.route("/<uuid:board_id>/pause", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def pause(board_id: UUID) -> Answer:
    """Says that a board stops meeting for a while."""
    found, form, today = _in_life(board_id, Life.ACTIVE), PauseForm(), clock.today()

    def work() -> None:
        form.must_be_fresh(found)
        lives.pause_board(found, form.reason.data or "", by=current_person().id, today=today)

    to_come = meetings_to_come(board_id, today)
    return form_page("pause", board_id, form, work, "The board is paused.", meetings=to_come)


@pages.route("/<uuid:board_id>/resume", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def resume(board_id: UUID) -> Answer:
    """Says that a paused board meets again."""
    found, form = _in_life(board_id, Life.PAUSED), ResumeForm()

    def work() -> None:
        form.must_be_fresh(found)
        lives.resume_board(found, by=current_person().id, today=clock.today())

    return form_page("resume", board_id, form, work, "The board is active again.")


@pages.route("/<uuid:board_id>/end", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def end(board_id: UUID) -> Answer:
    """Says that a board ends for good, and where what it oversees goes."""
    found, today, overseen = board_to_edit(board_id, is_sent=_is_sent()), clock.today(), _overseen(board_id)
    form = EndForm(data={} if overseen["plans"] or overseen["load"] else {"new_home": "none"})

    def work() -> None:
        form.must_be_fresh(found)
        lives.end_board(
            found, form.reason.data or "", new_home_id=_home(form), by=current_person().id, today=today
        )

    return form_page(
        "end",
        board_id,
        form,
        work,
        "The board has ended.",
        offer=lambda: form.offer(_homes(board_id), may_wait=True),
        meetings=meetings_to_come(board_id, today),
        **overseen,
    )


@pages.route("/<uuid:board_id>/rehome", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def rehome(board_id: UUID) -> Answer:
    """Gives what a board oversaw that has ended to another."""
    found = get_board_to_change(board_id) if _is_sent() else get_board(board_id)
    if found.life != Life.ENDED:
        raise WrongState("This board has not ended, so it keeps its actions.")
    form = RehomeForm()

    def work() -> None:
        give_to(found, UUID(form.new_home.data), by=current_person().id)

    return form_page(
        "rehome",
        board_id,
        form,
        work,
        "The actions have a new board.",
        offer=lambda: form.offer(_homes(board_id), may_wait=False),
        **_overseen(board_id),
    )


def _is_sent() -> bool:
    return request.method == "POST"


def _in_life(board_id: UUID, life: Life) -> Board:
    found = board_to_edit(board_id, is_sent=_is_sent())
    if found.life != life:
        raise WrongState("This has been done already. Go back to the board’s page to see how it stands.")
    return found


def _homes(board_id: UUID) -> list[Board]:
    return [board for board in boards() if board.id != board_id]


def _home(form: EndForm) -> UUID | None:
    return None if form.new_home.data == "none" else UUID(form.new_home.data)


def _overseen(board_id: UUID) -> dict[str, Any]:
    """What the page lists: the plans, and the open actions, of which some may be many."""
    today = clock.today()
    return {
        "plans": plans_of(board_id),
        "actions": all_actions(ActionFilter(board_id=board_id), today),
        "load": loads(today, [board_id]).get(board_id),
    }
