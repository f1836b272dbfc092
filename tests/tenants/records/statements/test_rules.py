"""The states of a statement, its years, and the levels of its sections."""

from datetime import date
from uuid import uuid4

import pytest

from tenants.editions.rules import is_second_person
from tenants.errors import FieldError, WrongState
from tenants.records.statements.rules import (
    TRANSITIONS,
    WAY,
    Level,
    StatementStatus,
    Step,
    level_reached,
)
from tenants.records.statements.years import check_year, last_ended_year, year_following, year_words

S = StatementStatus
TODAY = date(2026, 11, 22)


def test_only_the_steps_of_its_state_can_be_taken_when_a_statement_is_in_it() -> None:
    for step, leads in TRANSITIONS.items():
        for status in S:
            if status in leads:
                assert WAY.after(step, status) == leads[status]
            else:
                with pytest.raises(WrongState, match="Only a"):
                    WAY.after(step, status)


def test_every_state_has_a_way_on_or_is_public_when_states_are_listed() -> None:
    assert {status for leads in TRANSITIONS.values() for status in leads} == set(S)
    assert WAY.after(Step.CORRECTED, S.PUBLISHED) == WAY.after(Step.REOPENED, S.SIGNED) == S.DRAFT


def test_the_refusal_says_what_to_do_first_when_words_are_closed() -> None:
    WAY.must_be_draft(S.DRAFT)
    with pytest.raises(WrongState, match="Send it back first"):
        WAY.must_be_draft(S.IN_REVIEW)
    for status in (S.APPROVED, S.SIGNED, S.PUBLISHED):
        with pytest.raises(WrongState, match="Open it again"):
            WAY.must_be_draft(status)


def test_nobody_who_had_a_hand_in_it_may_approve_when_asked() -> None:
    author, other = uuid4(), uuid4()
    assert not is_second_person(author, hands={author, None})
    assert is_second_person(other, hands={author, None})


@pytest.mark.parametrize(
    ("met", "level"),
    [
        ({1: (2, 3), 2: (3, 3)}, Level.ABSENT),
        ({1: (3, 3), 2: (2, 3)}, Level.ONE),
        ({1: (3, 3), 2: (3, 3)}, Level.TWO),
        ({}, Level.ABSENT),
    ],
)
def test_a_level_needs_every_point_when_points_are_counted(
    met: dict[int, tuple[int, int]], level: Level
) -> None:
    assert level_reached(met) == level


def test_the_financial_year_is_meant_when_nobody_says_otherwise() -> None:
    assert last_ended_year(TODAY) == (date(2025, 4, 1), date(2026, 3, 31))
    assert last_ended_year(date(2026, 3, 31)) == (date(2024, 4, 1), date(2025, 3, 31))
    assert last_ended_year(date(2026, 4, 1)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert year_following(date(2028, 3, 31)) == (date(2028, 4, 1), date(2029, 3, 31))
    assert year_words(date(2025, 4, 1), date(2026, 3, 31)) == "2025/26"
    assert year_words(date(2025, 1, 1), date(2025, 12, 31)) == "2025"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), "year_ends_on"),
        (date(2025, 4, 1), date(2026, 10, 1), "year_ends_on"),
        (date(2028, 1, 1), date(2028, 12, 31), "year_ends_on"),
        (date(2009, 4, 1), date(2010, 3, 31), "year_starts_on"),
    ],
)
def test_a_year_is_refused_when_nobody_could_write_about_it(
    starts_on: date, ends_on: date, field: str
) -> None:
    with pytest.raises(FieldError) as refusal:
        check_year(starts_on, ends_on, TODAY)
    assert refusal.value.field == field
