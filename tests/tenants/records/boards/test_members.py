"""Who sits on a board, from a day to a day."""

from datetime import date
from uuid import UUID

import pytest

from tenants.errors import FieldError, WrongState
from tenants.records.boards.members import edit_member
from tenants.records.boards.models import Board
from tenants.records.boards.queries import members_on
from tenants.records.boards.service import add_member, end_membership
from tests.factories.world import World

SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def test_seats_are_counted_in_their_time_when_they_begin_and_end(board: Board, by: UUID) -> None:
    police = add_member(board, "Police", since_on=SPRING, by=by)
    add_member(board, "Barnet Homes", "Lettings", since_on=None, by=by)
    end_membership(police, until_on=SUMMER, by=by)
    titles = {
        on: [one.title for one in members_on(board.id, on)] for on in (date(2026, 2, 1), SUMMER, AUTUMN)
    }
    assert titles == {
        date(2026, 2, 1): ["Barnet Homes, Lettings"],
        SUMMER: ["Barnet Homes, Lettings", "Police"],
        AUTUMN: ["Barnet Homes, Lettings"],
    }


def test_a_membership_ends_once_and_not_before_it_began_when_it_ends(board: Board, by: UUID) -> None:
    seat = add_member(board, "Police", since_on=SUMMER, by=by)
    with pytest.raises(FieldError, match="1 June 2026 or a later day"):
        end_membership(seat, until_on=SPRING, by=by)
    end_membership(seat, until_on=AUTUMN, by=by)
    with pytest.raises(WrongState):
        end_membership(seat, until_on=AUTUMN, by=by)


def test_a_seat_is_refused_when_it_names_nobody_or_a_stranger(world: World, board: Board, by: UUID) -> None:
    with pytest.raises(FieldError) as refused:
        add_member(board, " ", since_on=None, by=by)
    assert refused.value.field == "organisation"
    with pytest.raises(FieldError, match="belongs to this council"):
        add_member(board, "Police", person_id=world.bexley.lead.id, since_on=None, by=by)
    with pytest.raises(FieldError, match="120 characters"):
        add_member(board, "Police", "x" * 121, since_on=None, by=by)
    assert members_on(board.id, SPRING) == []


def test_a_seat_is_corrected_when_it_is_edited(world: World, board: Board, by: UUID) -> None:
    seat = add_member(board, "Police", since_on=None, by=by)
    edit_member(seat, "Metropolitan Police", "Central West", "Inspector", world.barnet.owner.id, by=by)
    assert (seat.title, seat.person_id) == ("Metropolitan Police, Central West", world.barnet.owner.id)
