"""The figures of a highlight report, against a house whose figures are known by heart."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask

from tenants.database import db
from tenants.dating import Dating
from tenants.records.boards.models import Board
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import ReportSection
from tenants.records.plans import progress
from tenants.records.plans.queries import get_action, get_plan
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import Borough, build_world
from tests.workflows.highlights import house
from tests.workflows.highlights.house import PERIOD, TODAY
from workflows.highlights.gather import gather

Day = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def barnet(sqlite_portal: Flask, on_day: Day) -> Iterator[Borough]:
    """Barnet on 22 November 2026, its scope open."""
    with on_day(TODAY):
        world = build_world()
        with tenant_scope(world.barnet.id):
            yield world.barnet


@pytest.fixture
def board(barnet: Borough) -> Board:
    """The board that oversees its plan."""
    return house.overseeing_board(barnet)


def _taken(board: Board, period: Period = PERIOD) -> dict[str, ReportSection]:
    db.session.flush()
    return {section.key: section for section in gather(board, period, TODAY)}


def _rows(section: ReportSection, table: int = 0) -> tuple[tuple[str, ...], ...]:
    return section.tables[table].rows


def test_every_section_says_something_when_there_is_nothing_to_say(barnet: Borough) -> None:
    board = make_board("Safer Barnet")
    get_plan(barnet.plan.plan_id).ends_on = date(2026, 1, 31)
    taken = _taken(board)
    assert list(taken) == [
        *("summary", "progress", "exceptions", "slippage", "decisions"),
        *("training", "documents", "meetings", "next"),
    ]
    for section in taken.values():
        assert section.words or section.note or section.tables
        assert all(table.rows or table.nothing for table in section.tables)
    assert "no progress can be stated" in taken["summary"].words
    assert "coverage cannot be stated" in taken["summary"].words
    assert "0" not in taken["summary"].words.replace("2026", "")


def test_only_what_was_closed_in_the_period_counts_as_closed_there(barnet: Borough, board: Board) -> None:
    for day in ("2026-04-30", "2026-05-01", "2026-10-31", "2026-11-01"):
        house.close(house.add(barnet, f"Closed {day}"), date.fromisoformat(day), barnet)
    progress_by_theme = _taken(board)["progress"]
    (counts,) = _rows(progress_by_theme)
    assert counts == ("Prevent", "7", "2", "3", "1", "0")
    closed = _rows(progress_by_theme, 1)
    assert [(row[0].partition(": ")[2], *row[1:]) for row in closed] == [
        ("Closed 2026-05-01", "1 May 2026", "Done"),
        ("Closed 2026-10-31", "31 October 2026", "Done"),
    ]
    assert "Two actions were closed from May to October 2026" in _taken(board)["summary"].words


def test_a_cancelled_action_says_so_when_it_was_closed_in_the_period(barnet: Borough, board: Board) -> None:
    action = house.add(barnet, "Hire a bus")
    progress.cancel(action, "Too dear", seen_version=1, by=barnet.lead.id, today=date(2026, 6, 1))
    assert _rows(_taken(board)["progress"], 1)[0][2] == "Cancelled"


def test_what_needs_attention_is_listed_with_its_reason_when_figures_are_taken(
    barnet: Borough, board: Board
) -> None:
    house.claim(house.add(barnet, "Worry"), Claimed.OFF_TRACK, "The money is gone. We look for more.", barnet)
    house.claim(house.add(barnet, "Fine"), Claimed.ON_TRACK, "All well", barnet)
    found = {row[0].partition(": ")[2]: row for row in _rows(_taken(board)["exceptions"])}
    assert set(found) == {"Worry", "Train Barnet frontline staff", "Publish Barnet statement"}
    assert found["Worry"][3:] == ("Off track", "The money is gone.")
    assert found["Train Barnet frontline staff"][3] == "10 working days late"
    assert found["Publish Barnet statement"][1:5] == (
        "Head of community safety (vacant)",
        "On adoption of the policy",
        "No owner",
        "No note yet",
    )


def test_slippage_is_measured_from_the_original_when_a_date_moved_more_than_once(
    barnet: Borough, board: Board
) -> None:
    action = house.add(barnet, "Map the partners", date(2026, 6, 30))
    house.postpone(action, Dating.on_day(date(2026, 9, 30)), "Staff away", barnet)
    house.postpone(action, Dating.in_month(2027, 1), "New supplier", barnet)
    back = house.add(barnet, "There and back", date(2026, 12, 1))
    house.postpone(back, Dating.on_day(date(2026, 12, 9)), "Later", barnet)
    house.postpone(back, Dating.on_day(date(2026, 12, 1)), "As before", barnet)
    earlier = house.add(barnet, "Sooner", date(2026, 12, 11))
    house.postpone(earlier, Dating.on_day(date(2026, 12, 1)), "Ready", barnet)
    undated = house.add(barnet, "Some day", date(2026, 12, 11))
    house.postpone(undated, Dating.ongoing(), "Never ends", barnet)
    house.postpone(get_action(barnet.plan.undated), Dating.on_day(date(2027, 1, 5)), "Adopted", barnet)
    rows = [(row[0].partition(": ")[2], *row[1:]) for row in _rows(_taken(board)["slippage"])]
    assert rows == [
        ("Some day", "11 December 2026", "Ongoing", "No date now", "Never ends"),
        ("Map the partners", "30 June 2026", "January 2027", "215", "New supplier"),
        ("Sooner", "11 December 2026", "1 December 2026", "−10", "Ready"),
    ]
    assert "Three dates have moved from the original." in _taken(board)["summary"].words


def test_only_the_boards_own_actions_count_when_it_oversees_some(barnet: Borough, board: Board) -> None:
    other = make_board("Another board")
    get_action(barnet.plan.late).board_id = other.id
    db.session.flush()
    assert _rows(_taken(board)["progress"])[0][1] == "2"
    assert _rows(_taken(other)["progress"])[0][1] == "1"
    assert "this board oversees" in _taken(other)["summary"].note


def test_every_plan_in_force_counts_and_is_said_when_the_board_oversees_nothing(barnet: Borough) -> None:
    taken = _taken(make_board("Another board"))
    assert _rows(taken["progress"])[0][1] == "3"
    assert "No plan or action names this board" in taken["summary"].note
    assert "“Barnet modern slavery plan”" in taken["summary"].note


def test_decisions_are_those_of_the_next_agenda_and_what_waits_when_figures_are_taken(
    barnet: Borough, board: Board
) -> None:
    near, far = house.meet(board, date(2026, 12, 10)), house.meet(board, date(2027, 2, 10))
    house.ask(near, "Agree the strategy")
    house.ask(far, "Too early")
    house.claim(house.add(barnet, "Posters"), Claimed.DONE, "Up", barnet)
    section = _taken(board)["decisions"]
    said = [row[0].rpartition(": ")[2] for row in _rows(section)]
    assert "Agree the strategy" in said and "Posters" in said and "Too early" not in said
    assert "10 December 2026" in section.note


def test_coverage_is_not_known_where_nobody_counted_heads_when_figures_are_taken(
    barnet: Borough, board: Board
) -> None:
    house.train(barnet)
    section = _taken(board)["training"]
    rows = {row[0]: row[2:6] for row in _rows(section)}
    assert rows["Housing officers"] == ("40", "15", "37%", "25")
    assert rows["Councillors"] == ("Not known", "0", "Not known", "Not known")
    assert _rows(section, 1) == (("Spotting the signs", "9 June 2026", "Level 1", "10"),)
    assert "One session was held in the period and 10 people came." in section.note
    assert "For one the headcount is not known" in section.note


def test_documents_are_late_due_or_adopted_when_they_fall_in_the_period(
    barnet: Borough, board: Board
) -> None:
    house.adopt(barnet, date(2025, 11, 1))
    section = _taken(board)["documents"]
    ((due, owner, on, state),) = _rows(section)
    assert (due, owner, on) == ("Review the strategy “Our strategy”", "Barnet Owner", "1 November 2026")
    assert state.endswith("working days late")
    assert not _rows(section, 1)
    adopted = _taken(board, Period(date(2025, 11, 1), date(2025, 11, 1)))["documents"]
    assert _rows(adopted, 1) == (("Our strategy", "Strategy", "Adopted 1 November 2025"),)


def test_meetings_and_decisions_are_the_boards_own_when_they_fall_in_the_period(
    barnet: Borough, board: Board
) -> None:
    house.decide(house.meet(board, date(2026, 6, 9)), "The strategy is agreed.")
    house.decide(house.meet(board, date(2026, 10, 30)), "Not out yet.", is_circulated=False)
    house.decide(house.meet(board, date(2026, 11, 2)), "Too late.")
    house.decide(house.meet(make_board("Another board"), date(2026, 6, 9)), "Elsewhere.")
    section = _taken(board)["meetings"]
    assert [row[1] for row in _rows(section)] == ["9 June 2026", "30 October 2026"]
    assert [row[0] for row in _rows(section, 1)] == ["The strategy is agreed."]
    assert "met twice" in section.note and "One meeting" not in section.note
    assert "The minutes of one meeting are not out yet" in section.note


def test_what_comes_next_is_listed_by_month_when_figures_are_taken(barnet: Borough, board: Board) -> None:
    house.add(barnet, "April", date(2027, 4, 30))
    house.add(barnet, "May", date(2027, 5, 1))
    house.meet(board, date(2026, 12, 10))
    section = _taken(board)["next"]
    assert [table.caption for table in section.tables] == ["November 2026", "December 2026", "April 2027"]
    assert [row[0].rpartition(": ")[2] for row in _rows(section)] == [
        "Train Barnet frontline staff",
        "Check Barnet suppliers",
    ]
    assert _rows(section)[0][2] == "7 November 2026 (late)"


def test_the_rest_of_a_running_period_comes_next_when_it_is_not_over(barnet: Borough, board: Board) -> None:
    house.add(barnet, "In this period still", date(2027, 3, 1))
    taken = _taken(board, Period(date(2026, 10, 1), date(2027, 3, 31)))
    assert "so far" in taken["summary"].words
    listed = [row[0].rpartition(": ")[2] for table in taken["next"].tables for row in table.rows]
    assert "In this period still" in listed and "Train Barnet frontline staff" not in listed


def test_nothing_of_a_neighbour_is_counted_when_figures_are_taken(portal: Flask, on_day: Day) -> None:
    with on_day(TODAY):
        world = build_world()
        with tenant_scope(world.bexley.id):
            house.overseeing_board(world.bexley)
            house.train(world.bexley)
            house.adopt(world.bexley, date(2025, 11, 1))
        db.session.commit()
        with tenant_scope(world.barnet.id):
            told = str(gather(house.overseeing_board(world.barnet), PERIOD, TODAY))
    assert "Barnet" in told
    assert "Bexley" not in told and "Our strategy" not in told and "Spotting the signs" not in told
