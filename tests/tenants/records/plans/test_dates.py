"""What happens to dates: every one an action had is kept, and chained ones follow."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from tenants.database import db
from tenants.dating import Dating
from tenants.errors import Conflict, FieldError, NotFound, WrongState
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action, get_aim, open_action_file
from tenants.records.plans.rules import Chain
from tenants.records.plans.service import add_action, chain_action, redate_action, unchain_action
from tenants.scope import tenant_scope
from tests.factories.world import World

OCTOBER = Dating.on_day(date(2027, 10, 18))


@pytest.fixture
def by(world: World) -> Iterator[UUID]:
    """Barnet's lead, with Barnet's scope open."""
    with tenant_scope(world.barnet.id):
        yield world.barnet.lead.id


def _move(action: Action, due: Dating, reason: str, by: UUID) -> None:
    redate_action(action, due, reason, seen_version=action.version, by=by)


def _dates(action: Action) -> list[tuple[int, str, str]]:
    return [(each.due_version, each.due.words(), each.reason) for each in open_action_file(action.id).dates]


def _add(world: World, due: Dating, title: str = "Ask the boards") -> Action:
    aim = get_aim(world.barnet.plan.aim_id)
    details = Details(title, owner_person_id=world.barnet.owner.id)
    return add_action(aim, details, due, by=world.barnet.lead.id)


def test_every_date_and_reason_is_kept_when_an_action_moves_twice(world: World, by: UUID) -> None:
    action = _add(world, OCTOBER)
    _move(action, Dating.in_month(2027, 11), "The board meets later.", by)
    _move(action, Dating.on_event("On adoption of the strategy"), "There is no strategy yet.", by)
    assert _dates(action) == [
        (1, "18 October 2027", ""),
        (2, "November 2027", "The board meets later."),
        (3, "On adoption of the strategy", "There is no strategy yet."),
    ]
    assert (action.due_on, action.due_version) == (None, 3)


def test_the_precision_is_kept_when_a_quarter_is_given(world: World, by: UUID) -> None:
    action = _add(world, Dating.in_quarter(2027, 1))
    assert action.due_on == date(2027, 3, 31)
    assert action.due.words() == "January to March 2027"


@pytest.mark.parametrize(
    ("due", "reason", "field"), [(OCTOBER, "x", "due"), (Dating.ongoing(), " ", "reason")]
)
def test_moving_is_refused_when_the_date_is_the_same_or_no_reason_is_given(
    world: World, by: UUID, due: Dating, reason: str, field: str
) -> None:
    action = _add(world, OCTOBER)
    with pytest.raises(FieldError) as refused:
        _move(action, due, reason, by)
    assert refused.value.field == field


def test_moving_is_refused_when_the_action_is_closed(world: World, by: UUID) -> None:
    action = _add(world, OCTOBER)
    progress.cancel(action, "No money.", seen_version=action.version, by=by, today=date(2026, 11, 22))
    with pytest.raises(WrongState):
        _move(action, Dating.ongoing(), "Later.", by)


def test_moving_is_refused_when_the_version_seen_is_stale(world: World, by: UUID) -> None:
    action = _add(world, OCTOBER)
    seen = action.version
    _move(action, Dating.in_month(2027, 11), "Later.", by)
    with pytest.raises(Conflict):
        redate_action(action, Dating.in_month(2027, 12), "Later still.", seen_version=seen, by=by)
    assert action.due.words() == "November 2027"


def test_the_whole_chain_moves_with_the_reason_when_its_first_action_moves(world: World, by: UUID) -> None:
    campaign = _add(world, OCTOBER, "Run the campaign")
    boards = _add(world, Dating.in_month(2027, 5), "Ask the boards")
    papers = _add(world, Dating.on_day(date(2027, 5, 1)), "Write the papers")
    chain_action(boards, campaign, Chain(-4, 0), seen_version=boards.version, by=by)
    chain_action(papers, boards, Chain(0, -10), seen_version=papers.version, by=by)
    assert (boards.due.words(), papers.due_on) == ("June 2027", date(2027, 6, 20))
    _move(campaign, Dating.on_day(date(2027, 11, 30)), "The hall is taken.", by)
    assert (boards.due.words(), papers.due_on) == ("July 2027", date(2027, 7, 21))
    assert _dates(boards)[-1][2] == "Moved because “Run the campaign” is now due 30 November 2027"


def test_a_month_end_is_met_when_four_months_before_has_fewer_days(world: World, by: UUID) -> None:
    leader = _add(world, Dating.on_day(date(2027, 6, 30)), "Report")
    follower = _add(world, Dating.on_day(date(2027, 1, 1)), "Collect")
    chain_action(follower, leader, Chain(-4, 0), seen_version=follower.version, by=by)
    assert follower.due_on == date(2027, 2, 28)


def test_a_closed_follower_stays_when_its_leader_moves(world: World, by: UUID) -> None:
    leader = _add(world, OCTOBER, "Run the campaign")
    follower = _add(world, Dating.on_day(date(2027, 5, 1)))
    chain_action(follower, leader, Chain(-4, 0), seen_version=follower.version, by=by)
    progress.cancel(follower, "Not needed.", seen_version=follower.version, by=by, today=date(2026, 11, 22))
    _move(leader, Dating.on_day(date(2027, 12, 18)), "Later.", by)
    assert follower.due_on == date(2027, 6, 18)


def test_a_chain_is_refused_when_it_would_be_a_circle(world: World, by: UUID) -> None:
    first, second = _add(world, OCTOBER, "First"), _add(world, OCTOBER, "Second")
    chain_action(second, first, Chain(0, -5), seen_version=second.version, by=by)
    for leader in (second, first):
        with pytest.raises(FieldError, match="wait for each other") as refused:
            chain_action(first, leader, Chain(0, 5), seen_version=first.version, by=by)
        assert refused.value.field == "leader"


def test_a_chain_is_refused_when_the_leader_has_no_date(world: World, by: UUID) -> None:
    action = _add(world, OCTOBER)
    with pytest.raises(FieldError, match="has a date"):
        undated = get_action(world.barnet.plan.undated)
        chain_action(action, undated, Chain(1, 0), seen_version=action.version, by=by)


def test_an_action_keeps_its_date_when_it_is_unchained(world: World, by: UUID) -> None:
    leader, follower = _add(world, OCTOBER, "Leader"), _add(world, OCTOBER, "Follower")
    chain_action(follower, leader, Chain(-1, 0), seen_version=follower.version, by=by)
    unchain_action(follower, seen_version=follower.version, by=by)
    _move(leader, Dating.on_day(date(2027, 12, 18)), "Later.", by)
    assert follower.due_on == date(2027, 9, 18)


def test_a_neighbours_action_is_not_found_when_it_is_asked_for_by_id(world: World, by: UUID) -> None:
    with pytest.raises(NotFound):
        get_action(world.bexley.plan.late)


@pytest.mark.parametrize("whose", ["person", "post"])
def test_an_owner_is_refused_when_they_are_a_neighbours(world: World, by: UUID, whose: str) -> None:
    bexley = world.bexley
    details = (
        Details("Stolen", owner_person_id=bexley.owner.id)
        if whose == "person"
        else Details("Stolen", owner_post_id=bexley.plan.held_post_id)
    )
    with pytest.raises((FieldError, NotFound)):
        add_action(get_aim(world.barnet.plan.aim_id), details, OCTOBER, by=by)


def test_the_database_itself_refuses_when_an_owner_is_a_neighbours_post(world: World, by: UUID) -> None:
    action = get_action(world.barnet.plan.late)
    action.owner_person_id, action.owner_post_id = None, world.bexley.plan.held_post_id
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
