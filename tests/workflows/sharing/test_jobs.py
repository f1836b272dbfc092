"""What the night does for shared boards."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from tenants import clock
from tenants.database import db
from tenants.records.boards import lives
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.boards.service import add_member, end_membership
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.workflows.sharing.conftest import Shared
from workflows.sharing.jobs import renew_shared_boards
from workflows.sharing.queries import card_for_guest
from workflows.sharing.service import withdraw

OnDay = Callable[..., AbstractContextManager[object]]
TODAY = date(2026, 11, 22)


def _organisations(world: World, shared: Shared) -> list[str]:
    with tenant_scope(world.bexley.id):
        found = card_for_guest(shared.board_id)
        assert found is not None
        return [member.organisation for member in found.card.members]


def test_a_member_disappears_for_guests_when_the_last_day_has_passed(
    world: World, shared: Shared, on_day: OnDay
) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with tenant_scope(world.barnet.id):
        board = get_board(shared.board_id)
        member = add_member(board, "Fire Brigade", since_on=clock.today(), by=None)
        end_membership(member, until_on=tomorrow, by=None)
        db.session.commit()
    assert _organisations(world, shared) == ["Fire Brigade", "Metropolitan Police"]
    with on_day(tomorrow + timedelta(days=1)):
        renew_shared_boards(clock.today())
        assert _organisations(world, shared) == ["Metropolitan Police"]


def test_a_guests_own_page_ends_when_the_home_has_ended_the_board(world: World, shared: Shared) -> None:
    with tenant_scope(world.barnet.id):
        board = get_board(shared.board_id)
        lives.end_board(board, "Its work is done", new_home_id=None, by=None, today=clock.today())
        db.session.commit()
    renew_shared_boards(clock.today())
    with tenant_scope(world.bexley.id):
        own = get_board(shared.in_bexley)
        assert (own.life, own.ended_on, own.life_reason) == (Life.ENDED, clock.today(), "Its work is done")


def test_a_guests_own_page_ends_when_its_seat_was_withdrawn(world: World, shared: Shared) -> None:
    with tenant_scope(world.barnet.id):
        board = get_board(shared.board_id)
        withdraw(board, world.bexley.id, "It is smaller now", by=None, today=clock.today())
        db.session.commit()
    renew_shared_boards(clock.today())
    with tenant_scope(world.bexley.id):
        own = get_board(shared.in_bexley)
        assert own.life == Life.ENDED
        assert own.life_reason == "Barnet stopped sharing this board with us: It is smaller now"
    with tenant_scope(world.lmsl.id):
        assert get_board(shared.in_lmsl).life == Life.ACTIVE


def test_nothing_changes_when_the_night_comes_again(world: World, shared: Shared) -> None:
    renew_shared_boards(clock.today())
    assert renew_shared_boards(clock.today()) == (
        "Boards published anew: 0. Pages of guests changed after them: 0."
    )
