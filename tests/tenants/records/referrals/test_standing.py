"""What is late about an entry, and by how much, under the rule of its own day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tenants.records.referrals.clocks import Rule, Rules
from tenants.records.referrals.lateness import early_of, judged, late_of, waiting_for_conclusive
from tenants.records.referrals.standing import (
    Kind,
    Line,
    is_waiting_for_conclusive,
    is_waiting_for_reasonable,
    standing,
)

CHANGED = date(2022, 12, 13)
RULES = Rules(
    (
        Rule("reasonable-grounds", "Reasonable grounds", 5, True, "Toolkit", None, None),
        Rule("recovery-period", "Recovery", 45, False, "Statement", None, date(2022, 12, 12)),
        Rule("recovery-period", "Recovery", 30, False, "Statement", CHANGED, None),
        Rule("reconsideration", "Ask again", 30, False, "Guidance", date(2025, 5, 1), None),
    )
)
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Short:
    """An entry with what its standing depends on."""

    referred_on: date | None
    is_month_only: bool = False
    route: str = "nrm"
    age_band: str = "adult"
    decision_maker: str = "sca"
    reasonable_on: date | None = None
    reasonable_outcome: str = ""
    conclusive_on: date | None = None
    conclusive_outcome: str = ""
    reconsidered_stage: str = ""
    reconsideration_asked_on: date | None = None
    reconsidered_on: date | None = None
    reconsidered_outcome: str = ""


def line(entry: Short, kind: Kind, today: date = TODAY) -> Line:
    """The one line of this kind."""
    (found,) = [each for each in standing(entry, RULES, today).lines if each.kind == kind]
    return found


@pytest.mark.parametrize(
    ("decided_on", "late_by"),
    [
        (date(2024, 3, 28), 0),  # the Thursday before Good Friday, the third working day
        (date(2024, 4, 3), 0),  # Easter Monday is no working day, so this is the fifth
        (date(2024, 4, 4), 1),
        (date(2024, 4, 8), 3),  # with a weekend between
    ],
)
def test_working_days_are_counted_when_a_decision_came(decided_on: date, late_by: int) -> None:
    entry = Short(date(2024, 3, 25), reasonable_on=decided_on, reasonable_outcome="positive")
    found = line(entry, Kind.REASONABLE)
    assert (found.due_on, found.late_by, found.is_waiting) == (date(2024, 4, 3), late_by, False)


def test_lateness_grows_with_the_day_when_a_decision_is_waited_for() -> None:
    entry = Short(date(2026, 11, 2))
    assert not line(entry, Kind.REASONABLE, date(2026, 11, 9)).is_late
    found = line(entry, Kind.REASONABLE, date(2026, 11, 16))
    assert found.is_waiting and found.late_words == "5 working days"
    assert line(entry, Kind.REASONABLE, date(2026, 11, 10)).late_words == "1 working day"


def test_days_are_counted_from_the_months_end_when_only_the_month_is_known() -> None:
    entry = Short(date(2026, 10, 1), is_month_only=True)
    found = line(entry, Kind.REASONABLE, date(2026, 11, 6))
    assert found.due_on == date(2026, 11, 6) and not found.is_late
    assert found.note == "Counted from the last day of the month, because only the month is known."


@pytest.mark.parametrize(
    ("decided_on", "days", "not_before"),
    [
        (date(2022, 12, 12), 45, date(2023, 1, 26)),
        (date(2022, 12, 13), 30, date(2023, 1, 12)),
    ],
)
def test_the_recovery_period_is_that_of_the_decisions_day_when_the_rule_changed(
    decided_on: date, days: int, not_before: date
) -> None:
    entry = Short(date(2022, 11, 1), reasonable_on=decided_on, reasonable_outcome="positive")
    found = line(entry, Kind.RECOVERY, date(2023, 3, 1))
    assert found.rule is not None and found.rule.days == days
    assert found.due_on == not_before and found.is_waiting and not found.is_late
    assert "no limit is set" in found.words


def test_the_recovery_period_begins_anew_when_a_negative_decision_was_overturned() -> None:
    entry = Short(
        date(2022, 10, 3),
        reasonable_on=date(2022, 11, 1),
        reasonable_outcome="negative",
        reconsidered_stage="reasonable",
        reconsidered_on=date(2022, 12, 20),
        reconsidered_outcome="positive",
    )
    assert line(entry, Kind.RECOVERY).due_on == date(2023, 1, 19)
    assert is_waiting_for_conclusive(entry) and not is_waiting_for_reasonable(entry)


@pytest.mark.parametrize(
    ("conclusive_on", "words"), [(date(2024, 1, 31), "before"), (date(2024, 2, 1), "after")]
)
def test_a_conclusive_decision_is_early_when_the_recovery_period_had_not_ended(
    conclusive_on: date, words: str
) -> None:
    entry = Short(
        date(2024, 1, 1),
        reasonable_on=date(2024, 1, 2),
        reasonable_outcome="positive",
        conclusive_on=conclusive_on,
        conclusive_outcome="positive",
    )
    assert f"came {words} the recovery period" in line(entry, Kind.RECOVERY).words


@pytest.mark.parametrize(
    ("decided_on", "last_on"), [(date(2025, 4, 30), None), (date(2025, 5, 1), date(2025, 5, 31))]
)
def test_the_last_day_to_ask_is_known_when_a_rule_was_in_force(
    decided_on: date, last_on: date | None
) -> None:
    entry = Short(date(2025, 4, 1), reasonable_on=decided_on, reasonable_outcome="negative")
    found = line(entry, Kind.RECONSIDER)
    assert found.due_on == last_on
    assert ("No rule for its time is known" in found.words) == (last_on is None)


def test_nothing_is_to_ask_when_somebody_asked_already() -> None:
    entry = Short(
        date(2026, 1, 5),
        reasonable_on=date(2026, 2, 2),
        reasonable_outcome="negative",
        reconsidered_stage="reasonable",
    )
    assert [each.kind for each in standing(entry, RULES, TODAY).lines] == [Kind.REASONABLE]


@pytest.mark.parametrize(
    "entry",
    [
        Short(date(2026, 1, 5), route="dtn"),
        Short(date(2026, 1, 5), route="outside"),
        Short(date(2026, 1, 5), age_band="child", decision_maker="panel"),
        Short(date(2012, 1, 5)),
        Short(date(2026, 1, 5), reasonable_outcome="positive"),
    ],
)
def test_nothing_is_late_when_no_rule_says_so_or_the_day_is_not_known(entry: Short) -> None:
    assert standing(entry, RULES, TODAY).late == ()


def test_those_that_wait_longest_come_first_when_several_are_late() -> None:
    came = Short(date(2020, 1, 6), reasonable_on=date(2021, 1, 6), reasonable_outcome="positive")
    older, newer, fresh = Short(date(2026, 9, 1)), Short(date(2026, 10, 1)), Short(TODAY)
    found = late_of([came, fresh, newer, older], RULES, TODAY)
    assert [entry for entry, _ in found] == [older, newer, came]


def test_those_that_may_be_decided_come_longest_first_when_no_limit_is_set() -> None:
    older = Short(date(2022, 11, 1), reasonable_on=date(2022, 12, 12), reasonable_outcome="positive")
    newer = Short(date(2022, 11, 1), reasonable_on=date(2022, 12, 30), reasonable_outcome="positive")
    resting = Short(date(2026, 11, 2), reasonable_on=date(2026, 11, 9), reasonable_outcome="positive")
    assert [entry for entry, _ in waiting_for_conclusive([resting, newer, older], RULES, TODAY)] == [
        older,
        newer,
    ]


def test_a_decision_is_early_under_the_rule_of_its_own_day_only() -> None:
    forty_days: dict[str, Any] = {"conclusive_on": date(2023, 1, 21), "conclusive_outcome": "positive"}
    old = Short(
        date(2022, 12, 1), reasonable_on=date(2022, 12, 12), reasonable_outcome="positive", **forty_days
    )
    new = Short(
        date(2022, 12, 1), reasonable_on=date(2022, 12, 13), reasonable_outcome="positive", **forty_days
    )
    assert [entry for entry, _ in early_of([old, new], RULES, TODAY)] == [old]


@pytest.mark.parametrize(("outcome", "begins"), [("withdrawn", "Withdrawn"), ("suspended", "Suspended")])
def test_nothing_came_late_or_early_when_nobody_decided(outcome: str, begins: str) -> None:
    first = Short(date(2024, 3, 1), reasonable_on=date(2024, 5, 1), reasonable_outcome=outcome)
    found = line(first, Kind.REASONABLE)
    assert found.words.startswith(begins) and not found.is_late
    at_once: dict[str, Any] = {"reasonable_on": date(2024, 3, 4), "reasonable_outcome": "positive"}
    second = Short(date(2024, 3, 1), **at_once, conclusive_on=date(2024, 3, 5), conclusive_outcome=outcome)
    assert not line(second, Kind.RECOVERY).is_early


def test_only_what_a_rule_can_judge_is_counted_when_decisions_are_said_to_be_late() -> None:
    day: dict[str, Any] = {"reasonable_on": date(2024, 5, 1)}
    by_authority = Short(date(2024, 3, 1), **day, reasonable_outcome="negative")
    by_panel = Short(date(2024, 3, 1), **day, reasonable_outcome="positive", decision_maker="panel")
    left = Short(date(2024, 3, 1), **day, reasonable_outcome="withdrawn")
    waiting = Short(date(2024, 3, 1))
    assert judged([by_authority, by_panel, left, waiting], RULES, TODAY) == 1
