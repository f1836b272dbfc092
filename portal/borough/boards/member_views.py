"""The pages on which organisations get a seat on a board, and leave it."""

from uuid import UUID

from flask import request

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.rights import board_to_add_to
from portal.borough.boards.seat_forms import LastDayForm, NewSeatForm, SeatForm, typed_for_seat
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards import members
from tenants.records.boards.models import Board, BoardMember
from tenants.records.boards.queries import get_member


@pages.route("/<uuid:board_id>/members/add", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def add_member(board_id: UUID) -> Answer:
    """Gives an organisation a seat."""
    found = board_to_add_to(board_id, is_sent=_is_sent())
    form = NewSeatForm(data={} if _is_sent() else {"since_on": clock.today()})
    return form_page(
        "add_member",
        board_id,
        form,
        lambda: _add(found, form),
        "The member is added.",
        offer=form.offer,
        anchor="members",
    )


@pages.route("/<uuid:board_id>/members/<uuid:member_id>/", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def member(board_id: UUID, member_id: UUID) -> Answer:
    """Corrects what is said of a seat."""
    board_to_add_to(board_id, is_sent=_is_sent())
    seat = _seat_of(board_id, member_id)
    kept = typed_for_seat(seat)
    form = SeatForm(data={"person": kept["person"]} if _is_sent() else kept)
    return form_page(
        "member",
        board_id,
        form,
        lambda: _edit(seat, form),
        "Your changes are saved.",
        offer=form.offer,
        anchor="members",
        member_id=member_id,
    )


@pages.route("/<uuid:board_id>/members/<uuid:member_id>/end", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def end_member(board_id: UUID, member_id: UUID) -> Answer:
    """Says on which day the seat was held for the last time."""
    board_to_add_to(board_id, is_sent=_is_sent())
    seat = _seat_of(board_id, member_id)
    form = LastDayForm(data={} if _is_sent() else {"until_on": clock.today()})

    def work() -> None:
        until_on = form.until_on.data or clock.today()
        members.end_membership(seat, until_on=until_on, by=current_person().id)

    words = "The membership is ended."
    return form_page("end_member", board_id, form, work, words, anchor="members", member_title=seat.title)


def _is_sent() -> bool:
    return request.method == "POST"


def _add(found: Board, form: NewSeatForm) -> None:
    members.add_member(
        found,
        form.organisation.data or "",
        form.department.data or "",
        form.role_words.data or "",
        form.person_id,
        since_on=form.since_on.data,
        by=current_person().id,
    )


def _edit(seat: BoardMember, form: SeatForm) -> None:
    members.edit_member(
        seat,
        form.organisation.data or "",
        form.department.data or "",
        form.role_words.data or "",
        form.person_id,
        by=current_person().id,
    )


def _seat_of(board_id: UUID, member_id: UUID) -> BoardMember:
    seat = get_member(member_id)
    if seat.board_id != board_id:
        raise NotFound
    return seat
