"""Drafting, renewing, making and copying a report, and what the board is owed after it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask

from tenants import clock
from tenants.errors import FieldError, NotFound
from tenants.records.boards.details import Rules
from tenants.records.boards.models import Board
from tenants.records.boards.rules import RhythmUnit
from tenants.records.boards.service import set_rules
from tenants.records.highlights import service as records
from tenants.records.highlights.queries import sections_of
from tenants.records.highlights.rules import Period, half_year_of
from tenants.records.highlights.service import Wording
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.scope import tenant_scope
from tests.factories.world import Borough, build_world
from tests.workflows.highlights import house
from tests.workflows.highlights.house import PERIOD, TODAY
from workflows.highlights.paper import as_paper
from workflows.highlights.service import begin_next, begin_report, make, take_figures_again
from workflows.papers.content import Paragraph, Table

Day = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def barnet(portal: Flask, on_day: Day) -> Iterator[Borough]:
    """Barnet on 22 November 2026, its scope open."""
    with on_day(TODAY):
        world = build_world()
        with tenant_scope(world.barnet.id):
            yield world.barnet


@pytest.fixture
def board(barnet: Borough) -> Board:
    """A board that oversees the plan, and expects a report in March and in September."""
    board = house.overseeing_board(barnet)
    rules = Rules(3, RhythmUnit.MONTH, report_months="3,9")
    set_rules(board, rules, valid_from=None, by=barnet.lead.id)
    return board


def test_a_draft_has_todays_figures_when_it_is_begun(barnet: Borough, board: Board) -> None:
    draft = begin_report(board.id, PERIOD, by=barnet.lead.id, today=TODAY)
    assert (draft.title, draft.figures_on) == ("Highlight report to Safer Barnet, November 2026", TODAY)
    assert sections_of(draft)[1].tables[0].rows[0][1] == "3"


def test_a_second_draft_is_refused_when_one_is_begun_already(barnet: Borough, board: Board) -> None:
    begin_report(board.id, PERIOD, by=barnet.lead.id, today=TODAY)
    with pytest.raises(FieldError) as refused:
        begin_report(board.id, PERIOD, by=barnet.lead.id, today=TODAY)
    assert refused.value.field == "period"
    other = Period(PERIOD.starts_on, date(2026, 9, 30))
    assert begin_report(board.id, other, by=barnet.lead.id, today=TODAY).ends_on == other.ends_on


def test_a_report_is_refused_when_the_board_is_a_neighbours(barnet: Borough) -> None:
    with pytest.raises(NotFound):
        begin_report(barnet.id, PERIOD, by=barnet.lead.id, today=TODAY)


def test_new_figures_come_in_and_words_stay_when_they_are_taken_again(barnet: Borough, board: Board) -> None:
    lead = barnet.lead.id
    draft = begin_report(board.id, PERIOD, by=lead, today=TODAY)
    mine = {"decisions": Wording("Please agree the strategy.")}
    records.word_report(draft, draft.title, mine, seen_version=draft.version, by=lead)
    house.add(barnet, "Another")
    take_figures_again(draft, by=lead, today=TODAY)
    taken = {section.key: section for section in sections_of(draft)}
    assert taken["progress"].tables[0].rows[0][1] == "4"
    assert taken["decisions"].words == "Please agree the strategy."
    assert "four actions are open" in taken["summary"].words


def test_the_figures_stay_when_the_report_is_made_and_the_records_change(
    barnet: Borough, board: Board
) -> None:
    lead = barnet.lead.id
    report = begin_report(board.id, PERIOD, by=lead, today=TODAY)
    make(report, seen_version=report.version, by=lead, today=TODAY)
    before = as_paper(report, board, "Barnet")
    house.add(barnet, "Another")
    assert as_paper(report, board, "Barnet") == before
    assert before.marking == ""


def test_the_next_report_is_owed_when_one_is_made(barnet: Borough, board: Board) -> None:
    lead = barnet.lead.id
    owed = find_obligation(Kind.HIGHLIGHT_REPORT, board.id)
    assert owed is not None and (owed.due_on, owed.done_on) == (date(2027, 3, 31), None)
    report = begin_report(board.id, PERIOD, by=lead, today=TODAY)
    make(report, seen_version=report.version, by=lead, today=TODAY)
    owed = find_obligation(Kind.HIGHLIGHT_REPORT, board.id)
    assert owed is not None and (owed.due_on, owed.done_on) == (date(2027, 9, 30), None)


def test_the_report_of_the_month_after_stays_owed_when_two_are_made_for_one(
    barnet: Borough, board: Board
) -> None:
    lead = barnet.lead.id
    for period in (PERIOD, half_year_of(TODAY)):
        report = begin_report(board.id, period, by=lead, today=TODAY)
        make(report, seen_version=report.version, by=lead, today=TODAY)
    owed = find_obligation(Kind.HIGHLIGHT_REPORT, board.id)
    assert owed is not None and (owed.due_on, owed.done_on) == (date(2027, 9, 30), None)


def test_the_next_draft_is_laid_out_alike_when_it_is_begun_from_a_made_one(
    barnet: Borough, board: Board
) -> None:
    lead = barnet.lead.id
    report = begin_report(board.id, PERIOD, by=lead, today=TODAY)
    records.add_section(report, "Thanks", "Thank you", by=lead)
    words = {"summary": Wording("Mine"), "training": Wording("", True)}
    records.word_report(report, "My title", words, seen_version=report.version, by=lead)
    make(report, seen_version=report.version, by=lead, today=TODAY)
    following = begin_next(report, by=lead, today=TODAY)
    assert (following.starts_on, following.ends_on) == (date(2026, 11, 1), date(2027, 4, 30))
    sections = {section.key: section for section in sections_of(following)}
    assert sections["training"].is_left_out and not sections["summary"].is_reworded
    assert sections["own-1"].words == "Thank you"
    with pytest.raises(FieldError):
        begin_next(report, by=lead, today=TODAY)


def test_a_paper_leaves_out_what_was_left_out_when_it_is_written(barnet: Borough, board: Board) -> None:
    lead = barnet.lead.id
    draft = begin_report(board.id, PERIOD, by=lead, today=TODAY)
    words = {"summary": Wording("My summary"), "training": Wording("", True)}
    records.word_report(draft, draft.title, words, seen_version=draft.version, by=lead)
    paper = as_paper(draft, board, "Barnet")
    assert "Training coverage" not in [section.heading for section in paper.sections]
    assert paper.sections[0].blocks[0] == Paragraph("My summary")
    assert isinstance(paper.sections[1].blocks[-1], Table)
    assert (paper.marking, paper.organisation) == ("Draft", "Barnet")
    assert dict(paper.about.pairs)["Figures as at"] == "22 November 2026"
    assert clock.today() == TODAY
