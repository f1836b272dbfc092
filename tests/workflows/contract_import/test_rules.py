"""Tests of reading rows: what a line says, and every kind of problem named with its cure."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.contract_registers import HEADINGS, Entry, Fault, entries, spoil
from workflows.contract_import.columns import Column, guess_columns
from workflows.contract_import.rules import Line, Problem, read_rows

MAPPING = guess_columns(HEADINGS)
GOOD = next(entries(1, suppliers=1))


def _line(entry: Entry, mapping: dict[Column, int] = MAPPING) -> Line:
    reading = read_rows([(2, entry.cells())], mapping)
    assert reading.problems == ()
    return reading.lines[0]


def _problems(entry: Entry) -> list[Problem]:
    reading = read_rows([(7, entry.cells())], MAPPING)
    assert reading.lines == ()
    return list(reading.problems)


def test_a_row_is_read_whole_when_nothing_is_wrong_with_it() -> None:
    entry = Entry(
        "Meals", "Acme Ltd", "sc 123456", "R1", "Hot food", value="£1.5m", sme="Yes", category="Food"
    )
    line = _line(replace(entry, extension="12 months", review="1 Jan 2028"))
    assert (line.supplier, line.name_key, line.number, line.reference) == (
        "Acme Ltd",
        "acme",
        "SC123456",
        "R1",
    )
    assert (line.is_small, line.is_charity) == (True, False)
    assert line.said == {
        "title": "Meals",
        "description": "Hot food",
        "category_words": "Food",
        "department": "Adults and Health",
        "starts_on": date(2025, 4, 1),
        "ends_on": date(2028, 3, 31),
        "relet_on": date(2028, 1, 1),
        "extends_to_on": date(2029, 3, 31),
        "value": 1_500_000,
    }


@pytest.mark.parametrize(
    ("fault", "column", "cure"),
    [
        (Fault.NO_SUPPLIER, Column.SUPPLIER, "Write whom the contract is with"),
        (Fault.NO_TITLE, Column.TITLE, "Write what is bought"),
        (Fault.BAD_NUMBER, Column.NUMBER, "Correct it, or leave it empty"),
        (Fault.BAD_START, Column.STARTS, "Write it like 31/03/2027"),
        (Fault.BAD_END, Column.ENDS, "Write it like 31/03/2027"),
        (Fault.BACKWARDS, Column.ENDS, "cannot end before it starts"),
        (Fault.BAD_VALUE, Column.VALUE, "Write one sum"),
        (Fault.YEARLY_VALUE, Column.VALUE, "a column of its own for yearly sums"),
        (Fault.MINUS, Column.VALUE, "not worth less than nothing"),
        (Fault.LONG_REFERENCE, Column.REFERENCE, "60 characters or fewer"),
        (Fault.SEVERAL, Column.SUPPLIER, "one row for each supplier"),
        (Fault.LATE_REVIEW, Column.RELET, "its last day is"),
    ],
)
def test_a_problem_names_the_row_the_column_and_the_cure(fault: Fault, column: Column, cure: str) -> None:
    [problem] = _problems(spoil(GOOD, fault))
    assert (problem.row, problem.column) == (7, column)
    assert cure in problem.words


def test_every_problem_of_a_row_is_named_when_it_has_several() -> None:
    entry = spoil(spoil(spoil(GOOD, Fault.BAD_START), Fault.BAD_VALUE), Fault.NO_SUPPLIER)
    assert {problem.column for problem in _problems(entry)} == {Column.STARTS, Column.VALUE, Column.SUPPLIER}


@pytest.mark.parametrize("number", ["", "N/A", "0", "00000000", "Sole trader", "not registered"])
def test_there_is_no_number_when_the_cell_says_so(number: str) -> None:
    assert _line(replace(GOOD, number=number)).number == ""


def test_a_yearly_value_counts_for_every_year_when_there_is_no_value_of_the_whole() -> None:
    mapping = {**MAPPING, Column.ANNUAL: MAPPING[Column.VALUE]}
    del mapping[Column.VALUE]
    entry = replace(GOOD, starts="01/04/2025", ends="31/03/2028", value="10,000")
    assert _line(entry, mapping).said["value"] == pytest.approx(30_000, abs=30)
    assert _line(replace(entry, ends=""), mapping).said["value"] == 10_000
    assert _line(replace(entry, ends="30/06/2025"), mapping).said["value"] == 10_000


def test_nothing_is_said_where_a_cell_is_empty() -> None:
    empty = Entry("Meals", "Acme", starts="", ends="", value="", department="", sme="", vcse="", procedure="")
    assert _line(empty).said == {"title": "Meals"}


def test_a_long_title_is_cut_and_kept_whole_as_the_description() -> None:
    said = _line(replace(GOOD, title="long " * 100, description="")).said
    assert len(said["title"]) <= 300 and said["title"].endswith("…")
    assert said["description"] == ("long " * 100).strip()


def test_an_extension_in_words_is_kept_as_a_note() -> None:
    assert (
        _line(replace(GOOD, extension="If the board agrees")).said["notes"]
        == "Extension: If the board agrees"
    )


def test_characters_that_nobody_sees_are_left_out() -> None:
    line = _line(replace(GOOD, title="Mea\x07ls\u202e", supplier="Ac\x00me", reference="'=1+1"))
    assert (line.said["title"], line.supplier, line.reference) == ("Meals", "Acme", "=1+1")


@pytest.mark.parametrize(
    "name", ["Multiple Sclerosis Society", "Framework Housing Association", "Various Arts Ltd"]
)
def test_a_supplier_stays_one_when_its_name_only_begins_like_several(name: str) -> None:
    assert _line(replace(GOOD, supplier=name)).supplier == name
