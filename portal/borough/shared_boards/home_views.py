"""The pages on which the home of a board offers it to other councils, and takes that back."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.rights import board_to_edit
from portal.borough.shared_boards.forms import ShareForm, WithdrawForm
from portal.borough.shared_boards.home import shared_with
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, get_board_to_change
from workflows.sharing import service
from workflows.sharing.queries import Seat, seats_of
from workflows.sharing.rules import Standing

Answer = str | Response | tuple[str, int]


@pages.route("/<uuid:board_id>/share", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def share(board_id: UUID) -> Answer:
    """Shows who takes part, and offers the board to more councils."""
    found = board_to_edit(board_id, is_sent=request.method == "POST")
    form, status = ShareForm(), DONE
    form.offer(seats_of(board_id))
    if form.is_submitted():
        status = attempt(form, lambda: _offer(found, form))
        if status == DONE:
            return _back_to(board_id, "The board is offered. Each council can now take part or decline.")
        form.offer(seats_of(board_id))
    board = get_board(board_id)
    return render_template(
        "borough/shared_boards/share.html", board=board, form=form, part=shared_with(board)
    ), status


@pages.route("/<uuid:board_id>/share/<uuid:guest_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def withdraw(board_id: UUID, guest_id: UUID) -> Answer:
    """Stops sharing the board with one council."""
    found = get_board_to_change(board_id) if request.method == "POST" else get_board(board_id)
    seat, form, status = _live_seat(board_id, guest_id), WithdrawForm(), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _withdraw(found, guest_id, form))
        if status == DONE:
            return _back_to(board_id, f"The board is not shared with {seat.guest_name} any more.")
    return render_template(
        "borough/shared_boards/withdraw.html",
        board=get_board(board_id),
        seat=seat,
        is_last=len(_live_seats(board_id)) == 1,
        has_joined=seat.standing == Standing.JOINED,
        form=form,
    ), status


def _offer(found: Board, form: ShareForm) -> None:
    by, today = current_person().id, clock.today()
    for guest in form.guests.data or ():
        service.offer(found, UUID(guest), by=by, today=today)


def _withdraw(found: Board, guest_id: UUID, form: WithdrawForm) -> None:
    by, because = current_person().id, form.reason.data or ""
    service.withdraw(found, guest_id, because, by=by, today=clock.today())


def _live_seats(board_id: UUID) -> list[Seat]:
    return [seat for seat in seats_of(board_id) if seat.ended_on is None]


def _live_seat(board_id: UUID, guest_id: UUID) -> Seat:
    found = next((seat for seat in _live_seats(board_id) if seat.guest_id == guest_id), None)
    if found is None:
        raise NotFound("That council does not take part in this board.")
    return found


def _back_to(board_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("boards.share", board_id=board_id))
