"""What is found wanting about a board, and what nobody is blamed for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tenants.records.boards.findings import About, Facts, Seat, findings
from tenants.records.boards.rules import Life, RhythmUnit

TODAY = date(2026, 11, 22)
WELL = Facts(
    life=Life.ACTIVE,
    chair=Seat(),
    secretary=Seat(),
    every=6,
    unit=RhythmUnit.WEEK,
    last_met_on=date(2026, 11, 2),
    has_terms=True,
    reports_to_somebody=True,
)


def _words(**changes: Any) -> list[str]:
    return [finding.words for finding in findings(replace(WELL, **changes), TODAY)]


def test_nothing_is_found_when_a_board_is_in_order() -> None:
    assert _words() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"chair": None}, "No chair is named"),
        ({"chair": Seat(is_vacant=True, since_on=date(2021, 7, 1))}, "No chair since 1 July 2021"),
        ({"chair": Seat(is_vacant=True)}, "No chair"),
        ({"chair": Seat(vacant_post="Head of safety")}, "The chair’s post is vacant: Head of safety"),
        ({"secretary": None}, "No secretary is named, so nobody is told about papers and minutes"),
        (
            {"last_met_on": date(2026, 3, 3)},
            "Has not met since 3 March 2026, though it should meet every 6 weeks",
        ),
        (
            {"last_met_on": date(2026, 3, 3), "next_meets_on": date(2026, 12, 1)},
            "Has not met since 3 March 2026, though it should meet every 6 weeks; "
            "the next meeting is on 1 December 2026",
        ),
        (
            {"last_met_on": None, "starts_on": date(2026, 1, 5)},
            "Has not met since it started on 5 January 2026, though it should meet every 6 weeks",
        ),
        ({"missing_members": (("Housing", 3),)}, "Housing has not come to any of the last 3 meetings"),
        ({"has_terms": False}, "No terms of reference"),
        (
            {"terms_review_on": date(2026, 11, 21)},
            "Terms of reference were due for review on 21 November 2026 (late)",
        ),
        ({"reports_to_somebody": False}, "Reports to nobody"),
        ({"ended_parents": ("Safety Board",)}, "Reports to “Safety Board”, which has ended"),
        (
            {"life": Life.ENDED, "ended_on": date(2026, 5, 1), "open_actions": 7},
            "7 open actions have had no board since this one ended on 1 May 2026",
        ),
        (
            {"life": Life.ENDED, "open_actions": 1},
            "1 open action has had no board since this one ended",
        ),
        ({"life": Life.PAUSED, "open_actions": 2}, "2 open actions wait for it while it is paused"),
        (
            {"life": Life.PLANNED, "starts_on": date(2026, 11, 1)},
            "It was to start on 1 November 2026, and nobody has said that it did",
        ),
    ],
)
def test_one_thing_is_found_when_one_thing_is_wanting(changes: dict[str, Any], words: str) -> None:
    assert _words(**changes) == [words]


@pytest.mark.parametrize(
    "changes",
    [
        {"every": None, "unit": None, "last_met_on": date(2001, 1, 1)},  # nobody knows how often
        {"last_met_on": None, "starts_on": None},  # nor since when
        {"terms_review_on": TODAY},
        {"is_top": True, "reports_to_somebody": False},
        {"life": Life.PAUSED, "chair": None, "last_met_on": date(2001, 1, 1)},
        {"life": Life.ENDED, "chair": None, "has_terms": False},
        {"life": Life.PLANNED, "chair": None, "starts_on": date(2027, 1, 1)},
    ],
)
def test_nothing_is_found_when_it_is_not_known_or_does_not_matter(changes: dict[str, Any]) -> None:
    assert _words(**changes) == []


def test_a_board_with_a_wider_task_is_not_blamed_when_nobody_wrote_things_down() -> None:
    wanting: dict[str, Any] = {
        "chair": None,
        "secretary": None,
        "has_terms": False,
        "reports_to_somebody": False,
    }
    assert _words(is_about_modern_slavery=False, **wanting) == []
    assert len(_words(**wanting)) == 4
    vacant = Seat(is_vacant=True, since_on=date(2026, 1, 1))
    assert _words(is_about_modern_slavery=False, chair=vacant) == ["No chair since 1 January 2026"]


def test_a_guest_is_told_only_of_its_own_part_when_another_council_looks_after_the_board() -> None:
    found = findings(
        replace(WELL, is_ours=False, chair=None, has_terms=False, reports_to_somebody=False), TODAY
    )
    assert [one.about for one in found] == [About.REPORTING]
