"""The pure decisions about meetings."""

from datetime import date, time

import pytest

from tenants.records.meetings.rules import (
    POSSIBLE_IN,
    REFUSALS,
    STAGE_WORDS,
    Presence,
    Stage,
    Step,
    Sum,
    are_minutes_out,
    is_agenda_out,
    is_possible,
    next_step,
    running_times,
    sums_by_organisation,
)

TODAY = date(2026, 11, 22)


def test_every_step_has_a_refusal_and_every_stage_words_when_listed() -> None:
    assert set(POSSIBLE_IN) == set(REFUSALS) == set(Step)
    assert set(STAGE_WORDS) == set(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_the_next_step_is_possible_when_there_is_one(stage: Stage) -> None:
    step = next_step(stage, TODAY, TODAY)
    assert (step is None) == (stage in (Stage.MINUTES_APPROVED, Stage.CANCELLED))
    assert step is None or is_possible(step, stage)


def test_a_planned_meeting_is_published_first_and_held_when_its_day_has_come() -> None:
    assert next_step(Stage.PLANNED, date(2026, 11, 23), TODAY) is Step.PUBLISH
    assert next_step(Stage.PLANNED, TODAY, TODAY) is Step.HOLD


def test_readers_see_each_part_when_it_is_out_and_not_before() -> None:
    assert not is_agenda_out(Stage.PLANNED, None)
    assert is_agenda_out(Stage.AGENDA_PUBLISHED, TODAY)
    assert not is_agenda_out(Stage.HELD, None)
    assert is_agenda_out(Stage.MINUTES_CIRCULATED, None)
    assert [stage for stage in Stage if are_minutes_out(stage)] == [
        Stage.MINUTES_CIRCULATED,
        Stage.MINUTES_APPROVED,
    ]


def test_clock_times_stop_when_an_item_has_no_length() -> None:
    assert running_times(time(10), [5, 20, None, 10]) == [time(10), time(10, 5), time(10, 25), None]


def test_clock_times_go_past_midnight_when_the_items_do() -> None:
    assert running_times(time(23, 30), [45, 5]) == [time(23, 30), time(0, 15)]


def test_seats_are_counted_by_organisation_when_several_sit_for_one() -> None:
    filled = [("Police", Presence.PRESENT), ("barnet", Presence.DEPUTY), ("Police", Presence.APOLOGIES)]
    assert sums_by_organisation(filled) == [Sum("barnet", 0, 1, 0, 0), Sum("Police", 1, 0, 1, 0)]
