"""How recurring duties make their actions: each once, on the right day, and after completion."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from tenants.dating import Dating, Precision
from tenants.errors import FieldError
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.duties import add_duty, edit_duty, end_duty, open_occurrences
from tenants.records.plans.models import Action, Duty
from tenants.records.plans.queries import get_aim, occurrences_of
from tenants.records.plans.rules import Chain, Claimed
from tenants.records.plans.service import add_action, redate_action
from tenants.recurrence import Recurrence, every_months, in_months, yearly_on
from tenants.scope import tenant_scope
from tests.factories.world import World

TODAY = date(2026, 11, 22)


@pytest.fixture
def by(world: World) -> Iterator[UUID]:
    """Barnet's lead, with Barnet's scope open."""
    with tenant_scope(world.barnet.id):
        yield world.barnet.lead.id


def _add(world: World, rhythm: Recurrence, title: str = "Report to the board", **more: object) -> Duty:
    details = Details(title, owner_person_id=world.barnet.owner.id)
    aim = get_aim(world.barnet.plan.aim_id)
    return add_duty(aim, details, rhythm, by=world.barnet.lead.id, **more)  # type: ignore[arg-type]


def _due(duty: Duty) -> list[date | None]:
    return sorted((action.due_on for action in occurrences_of(duty.id)), key=str)


def test_both_months_become_actions_when_a_duty_comes_in_march_and_september(world: World, by: UUID) -> None:
    duty = _add(world, in_months([3, 9], TODAY))
    assert open_occurrences(TODAY) == 2
    assert _due(duty) == [date(2027, 3, 31), date(2027, 9, 30)]
    assert {action.due.words() for action in occurrences_of(duty.id)} == {"March 2027", "September 2027"}


def test_an_action_is_numbered_like_its_plan_when_a_duty_has_made_others(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    open_occurrences(TODAY)
    assert occurrences_of(duty.id)[0].ref == f"{duty.ref}/27-10"
    due, details = Dating.ongoing(), Details("Brief the member", owner_person_id=world.barnet.owner.id)
    added = add_action(get_aim(world.barnet.plan.aim_id), details, due, by=by)
    assert int(added.ref.rpartition("-")[2]) == int(duty.ref.rpartition("-")[2]) + 1


def test_nothing_is_made_twice_when_the_same_day_is_run_again(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    assert open_occurrences(TODAY) == 1
    assert open_occurrences(TODAY) == 0
    assert _due(duty) == [date(2027, 10, 18)]


def test_nothing_is_made_twice_when_an_occurrence_was_moved(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    open_occurrences(TODAY)
    action = occurrences_of(duty.id)[0]
    other = action.due.moved(days=7)
    redate_action(action, other, "The hall is taken.", seen_version=action.version, by=by)
    assert open_occurrences(TODAY) == 0


def test_short_months_end_on_their_last_day_when_a_duty_falls_on_the_thirty_first(
    world: World, by: UUID
) -> None:
    duty = _add(world, every_months(1, date(2026, 12, 31), Precision.DAY))
    open_occurrences(TODAY)
    assert _due(duty)[:4] == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]


def _finish(action: Action, world: World, on: date) -> None:
    progress.report_progress(
        action,
        Claimed.DONE,
        100,
        "",
        seen_version=action.version,
        by=world.barnet.owner.id,
        today=on,
    )
    progress.accept(action, "", seen_version=action.version, by=world.barnet.lead.id, today=on)


def test_the_next_one_counts_from_the_day_it_was_done_when_it_follows_completion(
    world: World, by: UUID
) -> None:
    duty = _add(world, Recurrence("", date(2026, 12, 11), Precision.DAY, 12))
    assert open_occurrences(TODAY) == 1
    first = occurrences_of(duty.id)[0]
    assert first.due_on == date(2026, 12, 11)
    _finish(first, world, date(2027, 2, 28))
    assert _due(duty) == [date(2026, 12, 11), date(2028, 2, 28)]
    assert open_occurrences(date(2027, 3, 1)) == 0


def test_no_other_is_made_when_a_calendar_duty_is_finished(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    open_occurrences(TODAY)
    _finish(occurrences_of(duty.id)[0], world, TODAY)
    assert len(occurrences_of(duty.id)) == 1


def test_a_chained_duty_follows_each_occurrence_when_it_is_four_months_before(world: World, by: UUID) -> None:
    campaign = _add(world, yearly_on(10, 18, TODAY), "Run the campaign")
    boards = _add(
        world,
        Recurrence("FREQ=YEARLY;BYMONTH=6", TODAY, Precision.MONTH),
        "Ask the boards",
        chained_to=campaign,
        chain=Chain(-4, 0),
    )
    open_occurrences(TODAY)
    asked = occurrences_of(boards.id)[0]
    assert asked.due.words() == "June 2027"
    leader = occurrences_of(campaign.id)[0]
    redate_action(leader, leader.due.moved(months=2), "Later.", seen_version=leader.version, by=by)
    assert asked.due.words() == "August 2027"


def test_nothing_more_is_made_when_a_duty_is_ended(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    end_duty(duty, "The campaign is now the network’s.", by=by, today=TODAY)
    assert open_occurrences(TODAY) == 0


def test_ending_is_refused_when_no_reason_is_given(world: World, by: UUID) -> None:
    with pytest.raises(FieldError):
        end_duty(_add(world, yearly_on(10, 18, TODAY)), " ", by=by, today=TODAY)


def test_actions_already_made_keep_their_words_when_the_duty_changes(world: World, by: UUID) -> None:
    duty = _add(world, yearly_on(10, 18, TODAY))
    open_occurrences(TODAY)
    details = Details("Report to the council", owner_person_id=world.barnet.owner.id)
    edit_duty(duty, details, yearly_on(11, 1, TODAY), by=by)
    assert occurrences_of(duty.id)[0].title == "Report to the board"
    assert duty.title == "Report to the council"
