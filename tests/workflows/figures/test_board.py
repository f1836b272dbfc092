"""Counting the log: every entry once, what is not known by itself, and nothing of another council."""

from collections.abc import Iterator
from datetime import date

import pytest

from tenants.errors import NotFound
from tenants.scope import tenant_scope
from tests.factories.figures import entry, fill_log
from tests.factories.world import World
from tests.workflows.figures.conftest import TODAY
from workflows.figures.board import board, figure
from workflows.figures.periods import Period, year_from
from workflows.figures.pictures import picture_of
from workflows.figures.values import Cell, Figure

YEAR = year_from(2025)


@pytest.fixture
def barnet(logged: World) -> Iterator[World]:
    """Barnet's house, open."""
    with tenant_scope(logged.barnet.id):
        yield logged


def _figure(key: str, period: Period = YEAR) -> Figure:
    return figure(key, period, TODAY, "barnet", "Barnet")


def _rows(found: Figure) -> dict[str, tuple[Cell, ...]]:
    return {row.words: row.cells for row in found.rows}


@pytest.mark.usefixtures("barnet")
def test_every_month_has_a_column_when_referrals_are_counted_by_month() -> None:
    found = _rows(_figure("months"))
    assert next(iter(found)) == "Apr 2025" and list(found)[-1] == "Mar 2026" and len(found) == 12
    assert found["Jun 2025"] == (4, 0, 0, 4)
    assert found["Mar 2026"] == (0, 1, 1, 2)
    assert found["Apr 2025"] == (0, 0, 0, 0)


@pytest.mark.usefixtures("barnet")
def test_a_person_counts_in_each_type_when_several_apply() -> None:
    found = _figure("types")
    rows = _rows(found)
    assert rows["Labour"] == (3, 0, 0, 3)
    assert rows["Criminal"] == (2, 1, 0, 3)
    assert rows["Not known"] == (0, 1, 0, 1), "disputed ages count as children"
    assert rows["Sexual"] == (0, 0, 1, 1)
    assert sum(int(cells[-1] or 0) for cells in rows.values()) == 9
    assert "1 of 8 have several" in found.limits[0]


@pytest.mark.usefixtures("barnet")
def test_what_is_not_known_has_a_row_of_its_own_when_it_was_asked_or_left_open() -> None:
    found = _figure("places")
    assert found.rows[-1].words == "Not known" and found.rows[-1].is_unknown
    assert found.rows[-1].cells == (7, "88%")
    assert "6 leave the question open, and 1 say that it is not known." in found.limits[-1]
    assert _rows(_figure("responders"))["Not known"][0] == 6


@pytest.mark.usefixtures("barnet")
def test_the_middle_and_those_who_wait_are_said_when_decisions_are_counted() -> None:
    found = _figure("reasonable")
    rows = _rows(found)
    assert rows["Single Competent Authority"][:4] == (3, 10.0, 7.0, 15.0)
    assert rows["Single Competent Authority"][-1] == 1
    assert rows["Devolved panel"][:2] == (1, 23.0)
    assert any(words.startswith("1 were decided, but") for words in found.limits)
    assert found.says == "4 decided, half of them within 15 days. 1 waits for a decision."


@pytest.mark.usefixtures("barnet")
def test_the_published_panel_stands_beside_ours_when_second_decisions_are_counted() -> None:
    rows = _rows(_figure("conclusive"))
    assert rows["Devolved panel"][:2] == (1, 23.0)
    assert rows["Single Competent Authority"] == (0, "–", "–", "–", "–", 4)
    published = rows["Barking and Dagenham’s panel, 2021–22, as published"]
    assert published == (None, None, None, None, 23.0, None), "nobody says how many of the 42 were decided"


@pytest.mark.usefixtures("barnet")
def test_leaving_the_nrm_is_no_decision_when_days_are_counted() -> None:
    left = {"decision_maker": "sca", "reasonable_outcome": "withdrawn", "reasonable_on": date(2025, 9, 30)}
    fill_log([entry(date(2025, 9, 1), **left)])
    rows = _rows(_figure("reasonable"))
    assert rows["Single Competent Authority"][:4] == (3, 10.0, 7.0, 15.0) and rows["All"][-1] == 1
    assert _rows(_figure("reasonable-days"))["Withdrawn or suspended"][-1] == 1
    assert any(words.startswith("1 were withdrawn or suspended") for words in _figure("reasonable").limits)


@pytest.mark.usefixtures("barnet")
def test_somebody_waits_for_the_second_decision_when_a_negative_first_one_was_overturned() -> None:
    overturned = {
        "decision_maker": "sca",
        "reasonable_outcome": "negative",
        "reasonable_on": date(2025, 9, 9),
        "reconsidered_stage": "reasonable",
        "reconsidered_outcome": "positive",
    }
    fill_log([entry(date(2025, 9, 1), **overturned)])
    assert _rows(_figure("conclusive"))["Single Competent Authority"][-1] == 5


@pytest.mark.usefixtures("barnet")
def test_nobody_waits_for_the_first_decision_when_a_panel_made_only_the_second() -> None:
    at_once = {"age_band": "child", "decision_maker": "panel", "conclusive_outcome": "positive"}
    fill_log([entry(date(2025, 9, 1), **at_once, conclusive_on=date(2025, 9, 20))])
    assert _rows(_figure("reasonable"))["Devolved panel"][-1] == 0
    assert _rows(_figure("reasonable-days"))["Days not known"][-1] == 2


@pytest.mark.usefixtures("barnet")
def test_months_before_the_log_began_are_not_known_when_referrals_are_counted_by_month() -> None:
    found = _figure("months", year_from(2024))
    rows = _rows(found)
    assert rows["Apr 2024"] == (None,) * 4
    assert rows["May 2024"] == (1, 0, 0, 1) and rows["Jun 2024"] == (0, 0, 0, 0)
    assert "The log begins on 5 May 2024: what was before is not known." in found.limits
    assert _rows(_figure("training", year_from(2024)))["Apr 2024"][1] is None


@pytest.mark.usefixtures("barnet")
def test_the_year_before_is_not_known_when_the_log_had_not_begun() -> None:
    found = _figure("last-year", Period(date(2024, 5, 1), date(2025, 3, 31)))
    assert _rows(found)["All referrals"] == (1, None, None)
    assert found.says == "1 referral; in the same days a year earlier the log did not exist yet."


@pytest.mark.usefixtures("barnet")
def test_people_trained_are_not_known_when_no_session_was_ever_logged() -> None:
    found = _figure("training")
    assert {cells[0] for cells in _rows(found).values()} == {None}
    assert found.says == "How many people were trained is not known, and 8 referrals made."


@pytest.mark.usefixtures("barnet")
def test_completeness_is_not_known_when_nothing_was_logged() -> None:
    found = _figure("completeness", Period(date(2025, 4, 1), date(2025, 4, 30)))
    assert _rows(found) == {"All": (None, 0)}
    assert "0 per cent" not in found.says


@pytest.mark.usefixtures("barnet")
def test_every_referral_to_the_nrm_is_in_one_band_when_days_are_sorted() -> None:
    rows = _rows(_figure("reasonable-days"))
    assert {words: cells[-1] for words, cells in rows.items() if cells[-1]} == {
        "Up to 5": 1,
        "6 to 10": 1,
        "11 to 20": 1,
        "21 to 30": 1,
        "Still waiting": 1,
        "Days not known": 1,
    }


@pytest.mark.usefixtures("barnet")
def test_the_same_days_are_compared_when_the_year_before_stands_beside() -> None:
    rows = _rows(_figure("last-year"))
    assert rows["All referrals"] == (8, 1, "+7")
    assert rows["Criminal"] == (3, 1, "+2")
    assert rows["Organ removal"] == (0, 0, "0")


@pytest.mark.usefixtures("barnet")
def test_published_figures_are_unlike_ours_and_say_so_when_they_stand_beside() -> None:
    found = _figure("published")
    rows = _rows(found)
    assert rows["Labour, adults"][3:5] == (3, 23)
    assert rows["Criminal, children"][3:5] == (1, 14)
    said = " ".join(found.limits)
    assert "A guide only, not official figures." in said and "The two count differently." in said
    assert "2 in the log say no type, no age or neither" not in said, "a Duty to Notify is no NRM referral"
    assert "1 in the log say no type" in said


@pytest.mark.usefixtures("barnet")
def test_a_figure_that_cannot_be_read_stays_unknown_when_it_is_published() -> None:
    found = figure("published", YEAR, TODAY, "havering", "Havering")
    assert {cells[4] for cells in _rows(found).values()} == {None}
    assert "Nothing that can be read is published of Havering." in found.limits


@pytest.mark.usefixtures("barnet")
def test_no_share_is_known_when_one_of_the_published_figures_cannot_be_read() -> None:
    found = figure("published", YEAR, TODAY, "southwark", "Southwark")
    assert _rows(found)["Labour, adults"][1:5:3] == (None, 54)
    assert any(words.startswith("Some figures of Southwark cannot be read") for words in found.limits)


@pytest.mark.usefixtures("barnet")
def test_the_sum_of_london_says_what_is_not_in_it_when_it_stands_beside() -> None:
    found = _figure("published")
    assert sum(int(row.cells[5] or 0) for row in found.rows) == 1_323 + 757
    said = "all figures of 27 councils, and some of 2 councils. Of 3 nothing can be read."
    assert any(said in words for words in found.limits)


@pytest.mark.usefixtures("barnet")
def test_results_are_not_known_when_no_operation_said_them() -> None:
    rows = _rows(_figure("results"))
    assert rows["Arrests"] == (None, 0, 0)


@pytest.mark.usefixtures("barnet")
def test_every_figure_is_drawn_in_words_too_when_the_board_is_made() -> None:
    found = board(YEAR, TODAY, "barnet", "Barnet")
    assert len({each.key for each in found}) == len(found) == 17
    for each in found:
        assert each.says and each.limits and len(each.head) == len(each.meanings)
        assert all(len(row.cells) == len(each.head) - 1 for row in each.rows), each.key
        assert picture_of(each).svg.startswith(b"<?xml"), each.key


@pytest.mark.usefixtures("barnet")
def test_nothing_breaks_and_nothing_is_drawn_when_a_period_has_no_entry() -> None:
    for each in board(Period(date(2020, 1, 1), date(2020, 1, 31)), TODAY, "barnet", "Barnet"):
        assert picture_of(each).svg
        assert each.is_empty, each.key


@pytest.mark.usefixtures("barnet")
def test_no_figure_of_noughts_is_made_when_the_log_had_not_begun() -> None:
    found = {each.key: each for each in board(year_from(2020), TODAY, "barnet", "Barnet")}
    assert set(found) == {"training", "operations", "results"}
    assert found["training"].says.endswith("how many referrals were made is not known.")
    assert _figure("months", year_from(2020)).says == "The log had not begun, so nothing is known."


@pytest.mark.usefixtures("barnet")
def test_there_is_none_when_a_figure_is_asked_for_that_is_not_made() -> None:
    with pytest.raises(NotFound):
        _figure("names")
