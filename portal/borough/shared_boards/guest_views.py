"""The pages on which a guest answers an offer, reads a meeting of a shared board, and stops taking part."""

from uuid import UUID

from flask import after_this_request, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.shared_boards.forms import AnswerForm, DeclineForm, LeaveForm
from portal.borough.shared_boards.meetings import meeting_part
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, get_board_to_change, has_namesake
from tenants.records.boards.rules import KIND_WORDS
from workflows.sharing import service
from workflows.sharing.queries import SharedCard, card_for_guest, get_offer

Answer = str | Response | tuple[str, int]


@pages.route("/offers/<uuid:board_id>/", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def take_part(board_id: UUID) -> Answer:
    """Shows what is offered and, sent, takes part in it."""
    offered, form, status = get_offer(board_id), AnswerForm(), DONE
    if form.is_submitted():
        joined: list[Board] = []
        by, today = current_person().id, clock.today()
        status = attempt(form, lambda: joined.append(service.join(board_id, by=by, today=today)))
        if status == DONE:
            flash(f"You take part in this board now. {offered.home_name} looks after it.")
            return redirect(url_for("boards.board", board_id=joined[0].id))
    return render_template(
        "borough/shared_boards/offer.html",
        offer=offered,
        kind=KIND_WORDS[offered.kind],
        has_namesake=has_namesake(offered.title),
        form=form,
    ), status


@pages.route("/offers/<uuid:board_id>/decline", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def decline(board_id: UUID) -> Answer:
    """Says no to what is offered."""
    offered, form, status = get_offer(board_id), DeclineForm(), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _decline(board_id, form))
        if status == DONE:
            flash(f"The offer is declined. {offered.home_name} can see that.")
            return redirect(url_for("boards.boards"))
    return render_template("borough/shared_boards/decline.html", offer=offered, form=form), status


@pages.route("/<uuid:board_id>/leave", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def leave(board_id: UUID) -> Answer:
    """Stops taking part; the tenant's own page of the board stays."""
    found = get_board_to_change(board_id) if request.method == "POST" else get_board(board_id)
    shared, form, status = _shared(found), LeaveForm(), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _leave(found, form))
        if status == DONE:
            flash(f"You do not take part in this board any more. {shared.home_name} can see that.")
            return redirect(url_for("boards.board", board_id=board_id))
    board = get_board(board_id)
    return render_template("borough/shared_boards/leave.html", board=board, shared=shared, form=form), status


@pages.get("/<uuid:board_id>/shared-meetings/<uuid:meeting_id>/")
@requires(Permission.BOARD_READ)
def shared_meeting(board_id: UUID, meeting_id: UUID) -> str:
    """One meeting of a board that the tenant takes part in, to read and to print."""
    board = get_board(board_id)
    shared = _shared(board)
    found = next((one for one in shared.card.meetings if one.id == str(meeting_id)), None)
    if found is None:
        raise NotFound("We could not find that meeting.")
    return render_template(
        "borough/shared_boards/meeting.html", board=board, shared=shared, meeting=meeting_part(found)
    )


def _decline(board_id: UUID, form: DeclineForm) -> None:
    because, by = form.reason.data or "", current_person().id
    _take_down(board_id, service.decline(board_id, because, by=by, today=clock.today()))


def _leave(found: Board, form: LeaveForm) -> None:
    because, by, board_id = form.reason.data or "", current_person().id, found.shared_from_id
    home_id = service.leave(found, because, by=by, today=clock.today())
    if board_id is not None:
        _take_down(board_id, home_id)


def _take_down(board_id: UUID, home_id: UUID) -> None:
    """In the same transaction, but after this view: only then is the tenant's own scope closed."""

    @after_this_request
    def tidy(response: Response) -> Response:
        if response.status_code < 400:
            service.take_down_if_last(board_id, home_id)
        return response


def _shared(board: Board) -> SharedCard:
    """The board as its home shows it; NotFound when the tenant does not take part in it."""
    shared = card_for_guest(board.shared_from_id) if board.shared_from_id else None
    if shared is None:
        raise NotFound("You do not take part in this board.")
    return shared
