"""The page that turns a minute into an action, and the action log of a board."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, may, requires
from portal.borough.actions.rows import ActionRow, action_rows
from portal.borough.meetings.action_form import MinuteActionForm
from portal.borough.meetings.agenda_views import item_of
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.planning import find_board
from portal.forms.due import understood
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import WrongState
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import boards
from tenants.records.boards.rules import Life
from tenants.records.meetings.action_log import Origin, actions_of_board, origins
from tenants.records.meetings.minute_actions import make_action
from tenants.records.meetings.models import AgendaItem
from tenants.records.meetings.queries import get_meeting, meetings_with_ids
from tenants.records.meetings.rules import TOOK_PLACE, is_agenda_out
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_aim

Answer = str | Response | tuple[str, int]
OPEN, ALL = "open", "all"


class LoggedAction(NamedTuple):
    """One line of an action log: the action, and where it came from."""

    row: ActionRow
    origins: tuple[Origin, ...]


@pages.route("/<uuid:meeting_id>/items/<uuid:item_id>/action", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def make(meeting_id: UUID, item_id: UUID) -> Answer:
    """Makes an action of a plan out of an agenda item, in one step."""
    item, meeting = item_of(meeting_id, item_id), get_meeting(meeting_id)
    if meeting.stage not in TOOK_PLACE:
        raise WrongState("An action can come out of a meeting once it has been held.")
    form = MinuteActionForm.about(item)
    form.offer(meeting.board_id, clock.today())
    status = 200
    if form.is_submitted():
        made: list[Action] = []
        status = attempt(form, lambda: made.append(_make(item, form)))
        if status == DONE:
            flash(f"{made[0].ref} is in the plan. It is due: {understood(form.due.dating)}.")
            anchor = f"item-{item.position}"
            return redirect(url_for("meetings.meeting", meeting_id=meeting_id, _anchor=anchor))
        form.offer(get_meeting(meeting_id).board_id, clock.today())
    shown = {"meeting": get_meeting(meeting_id), "item": item_of(meeting_id, item_id)}
    return render_template("borough/meetings/make_action.html", form=form, **shown), status


@pages.get("/actions/")
@requires(Permission.BOARD_READ)
def action_log() -> str:
    """Everything that a board's meetings asked for, across all of them."""
    known, today = boards(with_ended=True), clock.today()
    board = find_board(request.args.get("board")) or _usual(known)
    shows = ALL if request.args.get("show") == ALL else OPEN
    lines = _lines(board, shows, today) if board else []
    return render_template(
        "borough/meetings/action_log.html",
        board=board,
        boards=known,
        lines=lines,
        shows=shows,
        late=sum(line.row.state.is_late for line in lines),
        today=today,
    )


def _usual(known: list[Board]) -> Board | None:
    """The board that people mean when they name none: one that goes on, about modern slavery if it can be."""
    return min(
        known, key=lambda each: (each.life == Life.ENDED, not each.is_about_modern_slavery), default=None
    )


def _make(item: AgendaItem, form: MinuteActionForm) -> Action:
    aim = get_aim(UUID(form.aim.data))
    return make_action(item, aim, form.details, form.due.dating, by=current_person().id)


def _lines(board: Board, shows: str, today: date) -> list[LoggedAction]:
    found = actions_of_board(board.id, is_open=None if shows == ALL else True)
    came_from = _origins_to_show({each.id for each in found})
    rows = action_rows(found, house=current_belonging().slug, today=today)
    return [LoggedAction(row, came_from.get(each.id, ())) for each, row in zip(found, rows, strict=True)]


def _origins_to_show(action_ids: set[UUID]) -> dict[UUID, tuple[Origin, ...]]:
    """Where they came from; readers are not told of items whose agenda is not out."""
    found = origins(action_ids)
    if may(Permission.MEETING_WRITE):
        return {key: tuple(each) for key, each in found.items()}
    known = meetings_with_ids({one.meeting_id for each in found.values() for one in each})
    out = {one.id for one in known if is_agenda_out(one.stage, one.agenda_published_on)}
    return {key: tuple(one for one in each if one.meeting_id in out) for key, each in found.items()}
