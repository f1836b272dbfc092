"""Planning a meeting and taking it from stage to stage, with its clocks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from blinker import Signal

from tenants import clock
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards.changes import board_changed
from tenants.records.boards.details import Rules
from tenants.records.boards.models import Board
from tenants.records.boards.rules import Life
from tenants.records.boards.service import set_rules
from tenants.records.meetings import service
from tenants.records.meetings.changes import meeting_moved
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.particulars import Particulars
from tenants.records.meetings.queries import get_meeting, meetings_between, meetings_of
from tenants.records.meetings.rhythm import every_weeks
from tenants.records.meetings.rules import Stage
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.meetings import TEN, TWELVE, hold, plan
from tests.factories.world import World

TODAY = clock.today()
SOON = TODAY + timedelta(days=30)


def owed(kind: Kind, record_id: UUID) -> Obligation:
    """The obligation, which must be there."""
    found = find_obligation(kind, record_id)
    assert found is not None, f"nothing of kind {kind} is owed"
    return found


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, UUID]]]:
    """What a signal says meanwhile."""
    said: list[dict[str, UUID]] = []

    def hear(_sender: object, **about: UUID) -> None:
        said.append(about)

    with signal.connected_to(hear):
        yield said


def test_agenda_and_minutes_are_owed_by_the_boards_rules_when_a_meeting_is_planned(
    board: Board, world: World
) -> None:
    meeting = plan(board, SOON)
    agenda, minutes = owed(Kind.AGENDA, meeting.id), owed(Kind.MINUTES, meeting.id)
    assert (agenda.due_on, minutes.due_on) == (SOON - timedelta(days=7), SOON + timedelta(days=14))
    assert agenda.owner_person_id == minutes.owner_person_id == world.barnet.owner.id
    assert agenda.path == f"meetings/{meeting.id}/"
    assert agenda.title.startswith("Send the agenda and papers for the meeting of Modern Slavery Board on ")


def test_the_rules_of_the_day_of_the_meeting_count_when_they_change(board: Board) -> None:
    set_rules(board, Rules(agenda_days=10, minutes_days=5), valid_from=SOON, by=None)
    before, after = plan(board, SOON - timedelta(days=1)), plan(board, SOON)
    assert owed(Kind.AGENDA, before.id).due_on == before.meets_on - timedelta(days=7)
    assert owed(Kind.AGENDA, after.id).due_on == SOON - timedelta(days=10)


def test_nothing_is_owed_when_the_board_has_no_rules(world: World) -> None:
    with tenant_scope(world.barnet.id):
        meeting = plan(make_board("A forum"), SOON)
        assert find_obligation(Kind.AGENDA, meeting.id) is None
        assert find_obligation(Kind.MINUTES, meeting.id) is None


def moved_to(meeting: Meeting, **changes: object) -> Particulars:
    """Where and when it is, with something changed."""
    held = {name: getattr(meeting, name) for name in Particulars.__slots__}
    return Particulars(**(held | changes))


def test_the_clocks_move_with_the_reason_when_the_day_moves(board: Board) -> None:
    meeting = plan(board, SOON)
    later = SOON + timedelta(days=3)
    with heard(meeting_moved) as said:
        service.move_meeting(meeting, moved_to(meeting, meets_on=later), "The chair is away", by=None)
    agenda = owed(Kind.AGENDA, meeting.id)
    assert (agenda.due_on, agenda.reason, agenda.due_version) == (
        later - timedelta(7),
        "The chair is away",
        2,
    )
    assert meeting.sequence == 1
    assert said == [{"meeting_id": meeting.id}]


def test_a_reason_is_asked_for_when_the_day_moves_and_not_when_the_room_does(board: Board) -> None:
    meeting = plan(board, SOON)
    with pytest.raises(FieldError) as refusal:
        service.move_meeting(meeting, moved_to(meeting, meets_on=SOON + timedelta(1)), " ", by=None)
    assert refusal.value.field == "reason"
    service.move_meeting(meeting, moved_to(meeting, place="Library"), "", by=None)
    assert (meeting.place, meeting.sequence) == ("Library", 1)
    assert owed(Kind.AGENDA, meeting.id).due_version == 1


def test_nobody_is_told_when_nothing_of_a_meeting_changed(board: Board) -> None:
    meeting = plan(board, SOON)
    with heard(meeting_moved) as said:
        service.move_meeting(meeting, moved_to(meeting), "", by=None)
    assert (meeting.sequence, said) == (0, [])


def test_the_agenda_is_settled_when_published_and_the_minutes_when_circulated(board: Board) -> None:
    meeting = plan(board, TODAY)
    service.publish_agenda(meeting, on=TODAY, by=None)
    assert owed(Kind.AGENDA, meeting.id).done_on == TODAY
    service.hold_meeting(meeting, by=None, today=TODAY)
    assert owed(Kind.MINUTES, meeting.id).done_on is None
    service.circulate_minutes(meeting, on=TODAY, by=None)
    assert owed(Kind.MINUTES, meeting.id).done_on == TODAY


def test_moving_owes_no_agenda_again_when_it_was_published(board: Board) -> None:
    meeting = plan(board, SOON)
    service.publish_agenda(meeting, on=TODAY, by=None)
    service.move_meeting(meeting, moved_to(meeting, meets_on=SOON + timedelta(7)), "Snow", by=None)
    assert owed(Kind.AGENDA, meeting.id).done_on == TODAY
    assert owed(Kind.MINUTES, meeting.id).due_on == SOON + timedelta(days=21)


def test_both_clocks_stop_and_invitations_are_cancelled_when_a_meeting_is_cancelled(board: Board) -> None:
    meeting = plan(board, SOON)
    with heard(meeting_moved) as said:
        service.cancel_meeting(meeting, "Too few could come", by=None)
    assert owed(Kind.AGENDA, meeting.id).done_on == owed(Kind.MINUTES, meeting.id).done_on == TODAY
    assert (meeting.stage, meeting.sequence, len(said)) == (Stage.CANCELLED, 1, 1)


def test_a_meeting_stays_when_no_reason_is_given_to_cancel_it(board: Board) -> None:
    meeting = plan(board, SOON)
    with pytest.raises(FieldError, match="Say why"):
        service.cancel_meeting(meeting, "  ", by=None)
    assert meeting.stage == Stage.PLANNED


def test_a_next_date_is_owed_when_a_meeting_was_held_and_none_is_planned(board: Board) -> None:
    meeting = hold(board, TODAY - timedelta(days=2))
    next_date = owed(Kind.NEXT_MEETING, board.id)
    assert next_date.due_on == meeting.meets_on + timedelta(days=14)
    assert next_date.path == f"meetings/plan/?board={board.id}"
    plan(board, SOON)
    assert owed(Kind.NEXT_MEETING, board.id).done_on == TODAY


def test_no_next_date_is_owed_when_a_later_meeting_is_planned_already(board: Board) -> None:
    plan(board, SOON)
    hold(board, TODAY)
    assert find_obligation(Kind.NEXT_MEETING, board.id) is None


def test_no_next_date_is_owed_when_the_board_states_no_frequency(board: Board) -> None:
    set_rules(board, Rules(), valid_from=TODAY - timedelta(days=9), by=None)
    hold(board, TODAY)
    assert find_obligation(Kind.NEXT_MEETING, board.id) is None


def test_a_next_date_is_owed_again_when_the_only_meeting_to_come_is_cancelled(board: Board) -> None:
    hold(board, TODAY)
    service.cancel_meeting(plan(board, SOON), "Snow", by=None)
    again = owed(Kind.NEXT_MEETING, board.id)
    assert (again.done_on, again.due_on) == (None, TODAY + timedelta(days=14))


def test_a_next_date_stays_owed_when_older_meetings_are_recorded_afterwards(board: Board) -> None:
    hold(board, TODAY - timedelta(days=2))
    due_on = owed(Kind.NEXT_MEETING, board.id).due_on
    older = plan(board, TODAY - timedelta(days=300))
    assert owed(Kind.NEXT_MEETING, board.id).done_on is None
    service.hold_meeting(older, by=None, today=TODAY)
    assert (owed(Kind.NEXT_MEETING, board.id).due_on, owed(Kind.NEXT_MEETING, board.id).done_on) == (
        due_on,
        None,
    )


def test_a_meeting_stays_when_minutes_were_approved_at_it(board: Board) -> None:
    first, today = hold(board, TODAY - timedelta(days=42)), plan(board, TODAY)
    service.circulate_minutes(first, on=TODAY - timedelta(days=30), by=None)
    service.approve_minutes(first, today, on=TODAY, by=None)
    with pytest.raises(WrongState, match="approved at this meeting"):
        service.cancel_meeting(today, "Nobody came", by=None)
    later = Particulars(today.title, SOON, today.starts_at, today.ends_at)
    with pytest.raises(WrongState, match="approved at this meeting"):
        service.move_meeting(today, later, "The room was taken", by=None)
    assert (today.stage, today.meets_on) == (Stage.PLANNED, TODAY)


def test_a_meeting_cannot_be_held_when_its_day_has_not_come(board: Board) -> None:
    with pytest.raises(WrongState, match="Record it as held on that day"):
        service.hold_meeting(plan(board, SOON), by=None, today=TODAY)


def _steps() -> list[tuple[str, Callable[[Meeting], None], set[Stage]]]:
    return [
        ("publish", lambda one: service.publish_agenda(one, on=TODAY, by=None), {*_AHEAD}),
        ("hold", lambda one: service.hold_meeting(one, by=None, today=TODAY), {*_AHEAD}),
        ("circulate", lambda one: service.circulate_minutes(one, on=TODAY, by=None), {Stage.HELD}),
        ("approve", lambda one: service.approve_minutes(one, None, on=TODAY, by=None), {_CIRCULATED}),
        ("cancel", lambda one: service.cancel_meeting(one, "Snow", by=None), {*_AHEAD}),
        (
            "move",
            lambda one: service.move_meeting(one, moved_to(one, place="Library"), "", by=None),
            {*_AHEAD},
        ),
    ]


_AHEAD, _CIRCULATED = (Stage.PLANNED, Stage.AGENDA_PUBLISHED), Stage.MINUTES_CIRCULATED


@pytest.mark.parametrize(("name", "step", "possible"), _steps(), ids=[name for name, *_ in _steps()])
def test_a_step_is_refused_in_plain_words_when_the_stage_is_another(
    board: Board, name: str, step: Callable[[Meeting], None], possible: set[Stage]
) -> None:
    for stage in Stage:
        meeting = plan(board, TODAY)
        meeting.stage = stage
        if stage in possible:
            step(meeting)
            continue
        with pytest.raises(WrongState):
            step(meeting)
        assert meeting.stage == stage, name


def test_minutes_are_approved_when_a_later_meeting_of_the_board_does_it(board: Board) -> None:
    first, second = hold(board, TODAY - timedelta(days=42)), hold(board, TODAY)
    service.circulate_minutes(first, on=TODAY - timedelta(days=30), by=None)
    service.approve_minutes(first, second, on=TODAY, by=None)
    assert (first.stage, first.approved_at_id) == (Stage.MINUTES_APPROVED, second.id)


def test_minutes_stay_unapproved_when_the_meeting_is_earlier_or_the_day_impossible(board: Board) -> None:
    first, second = hold(board, TODAY - timedelta(days=42)), hold(board, TODAY - timedelta(days=1))
    service.circulate_minutes(second, on=TODAY, by=None)
    with pytest.raises(FieldError) as earlier:
        service.approve_minutes(second, first, on=TODAY, by=None)
    with pytest.raises(FieldError) as too_soon:
        service.approve_minutes(second, None, on=TODAY - timedelta(days=1), by=None)
    assert (earlier.value.field, too_soon.value.field) == ("at", "approved_on")
    assert second.stage == Stage.MINUTES_CIRCULATED


def test_minutes_stay_unapproved_when_the_meeting_or_the_day_is_still_to_come(board: Board) -> None:
    first, next_one = hold(board, TODAY - timedelta(days=42)), plan(board, SOON)
    service.circulate_minutes(first, on=TODAY - timedelta(days=30), by=None)
    with pytest.raises(FieldError) as too_early:
        service.approve_minutes(first, next_one, on=SOON, by=None)
    with pytest.raises(FieldError) as not_yet:
        service.approve_minutes(first, None, on=TODAY + timedelta(days=1), by=None)
    assert (too_early.value.field, not_yet.value.field) == ("at", "approved_on")
    assert first.stage == Stage.MINUTES_CIRCULATED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"ends_at": time(10)}, "ends_at"),
        ({"meets_on": date(2015, 12, 31)}, "meets_on"),
        ({"meets_on": date(2200, 1, 1)}, "meets_on"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://[bad"}, "url"),
        ({"place": "x" * 201}, "place"),
    ],
)
def test_a_meeting_is_not_planned_when_what_was_typed_makes_no_sense(
    board: Board, changes: dict[str, object], field: str
) -> None:
    typed: dict[str, object] = {"title": "Board", "meets_on": SOON, "starts_at": TEN, "ends_at": TWELVE}
    with pytest.raises(FieldError) as refusal:
        service.plan_meeting(board, **(typed | changes), by=None)  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert meetings_of(board.id) == []


def test_no_meeting_is_planned_when_the_board_has_ended_or_another_council_keeps_it(board: Board) -> None:
    board.life = Life.ENDED
    with pytest.raises(FieldError, match="ended"):
        plan(board, SOON)
    board.life, board.shared_from_id = Life.ACTIVE, uuid4()
    with pytest.raises(FieldError, match="Another council"):
        plan(board, SOON)


def test_every_day_is_planned_when_a_series_is(board: Board) -> None:
    rhythm = every_weeks(6, SOON)
    days = rhythm.first(3)
    series = service.plan_series(
        board, rhythm, days=[days[2], days[0], days[0]], title="Board", starts_at=TEN, ends_at=TWELVE, by=None
    )
    planned = meetings_of(board.id)
    assert [one.meets_on for one in planned] == [days[0], days[2]]
    assert {one.series_id for one in planned} == {series.id}
    assert series.rule == "FREQ=WEEKLY;INTERVAL=6"
    assert meetings_between(days[0], days[1]) == [planned[0]]


def test_no_series_is_planned_when_no_day_is_left(board: Board) -> None:
    with pytest.raises(FieldError) as refusal:
        service.plan_series(
            board, every_weeks(6, SOON), days=[], title="Board", starts_at=TEN, ends_at=TWELVE, by=None
        )
    assert refusal.value.field == "days"


def test_whoever_shows_the_board_is_told_when_a_meeting_changes_in_any_way(board: Board) -> None:
    with heard(board_changed) as said:
        meeting = plan(board, TODAY)
    assert {"board_id": board.id} in said
    steps: tuple[Callable[[], None], ...] = (
        lambda: service.publish_agenda(meeting, on=TODAY, by=None),
        lambda: service.hold_meeting(meeting, by=None, today=TODAY),
        lambda: service.circulate_minutes(meeting, on=TODAY, by=None),
        lambda: service.refer_to(meeting, "https://council.example/1", by=None),
        lambda: service.approve_minutes(meeting, None, on=TODAY, by=None),
    )
    for step in steps:
        with heard(board_changed) as said:
            step()
        assert {"board_id": board.id} in said


def test_a_meeting_is_not_found_when_it_is_another_tenants(world: World) -> None:
    with tenant_scope(world.barnet.id):
        meeting_id = plan(make_board("A forum"), SOON).id
    with tenant_scope(world.bexley.id):
        with pytest.raises(NotFound):
            get_meeting(meeting_id)
        assert meetings_between(SOON, SOON) == []
