"""Which columns a spreadsheet has, and what each of its rows says."""

from datetime import date

import pytest

from workflows.attendance_import.rules import (
    Column,
    Line,
    Problem,
    find_columns,
    missing_words,
    read_rows,
)

TODAY = date(2026, 11, 22)
COLUMNS = {
    Column.COURSE: 0,
    Column.DAY: 1,
    Column.GROUP: 2,
    Column.PEOPLE: 3,
    Column.STATUS: 4,
    Column.NAME: 5,
}


def _read(*rows: list[str], with_names: bool = False) -> tuple[list[Line], list[Problem], int]:
    numbered = [(number, row + [""] * (6 - len(row))) for number, row in enumerate(rows, start=2)]
    found = read_rows(numbered, COLUMNS, TODAY, with_names=with_names)
    return list(found.lines), list(found.problems), found.not_finished


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (
            ["Learner Name", "E-mail", "Department", "Course Title", "Completion Date", "Status"],
            {Column.NAME: 0, Column.GROUP: 2, Column.COURSE: 3, Column.DAY: 4, Column.STATUS: 5},
        ),
        (["COURSE", "Date", "Service", "No. of people"], {Column.COURSE: 0, Column.DAY: 1, Column.GROUP: 2}),
        (
            ["Title", "Completed on", "Team", "Attendees"],
            {Column.COURSE: 0, Column.DAY: 1, Column.GROUP: 2, Column.PEOPLE: 3},
        ),
    ],
)
def test_columns_are_found_by_what_systems_call_them(headings: list[str], found: dict[Column, int]) -> None:
    assert find_columns(headings) == found


def test_what_is_missing_is_named_when_a_column_is_not_there() -> None:
    assert missing_words(find_columns(["Course", "Date", "Group"])) == ""
    words = missing_words(find_columns(["Name", "Course"]))
    assert "the day" in words and "the group" in words and "the course" not in words


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-03-01", "01/03/2026", "1 March 2026", "01-Mar-2026", "1.3.2026", "2026-03-01 09:30"),
        *("2026/03/01", "2026.3.1", "20260301"),
    ],
)
def test_a_day_is_read_as_people_in_britain_write_it(typed: str) -> None:
    [line], problems, _ = _read(["Awareness", typed, "Housing"])
    assert (line.day, line.people, problems) == (date(2026, 3, 1), 1, [])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["", "1/3/2026", "Housing"], "The course is missing."),
        (["A", "", "Housing"], "The day is missing."),
        (["A", "1/3/2026", ""], "The group is missing."),
        (["A", "soon", "Housing"], "“soon” is no day that we can read."),
        (["A", "31/2/2026", "Housing"], "is no day that we can read."),
        (["A", "2025", "Housing"], "is no day that we can read."),
        (["A", "March 2025", "Housing"], "is no day that we can read."),
        (["A", "23/11/2026", "Housing"], "is still to come."),
        (["A", "1/1/1970", "Housing"], "is too long ago to count."),
        (["A", "1/3/2026", "Housing", "-3"], "is no number of people"),
        (["A", "1/3/2026", "Housing", "0"], "is no number of people"),
        (["A", "1/3/2026", "Housing", "1.5"], "is no number of people"),
        (["A", "1/3/2026", "Housing", "99999999999"], "is no number of people"),
        (["A", "9" * 400, "Housing"], "is no day that we can read."),
    ],
)
def test_a_row_is_a_problem_with_its_number_when_it_cannot_be_counted(row: list[str], words: str) -> None:
    lines, [problem], _ = _read(row)
    assert lines == [] and problem.row == 2 and words in problem.words


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("Completed", True), ("Attended", True), ("Passed", True), ("", True), ("Yes", True),
        ("Not completed", False), ("Incomplete", False), ("Did not attend", False), ("Failed", False),
        ("Enrolled", False), ("In progress", False), ("No", False), ("Whatever", False),
    ],
)  # fmt: skip
def test_only_those_who_finished_are_counted_when_there_is_a_status(status: str, counts: bool) -> None:
    lines, problems, not_finished = _read(["A", "1/3/2026", "Housing", "", status])
    assert (len(lines), problems, not_finished) == ((1, [], 0) if counts else (0, [], 1))


def test_rows_of_one_course_day_and_group_are_counted_together() -> None:
    lines, _, _ = _read(
        ["A", "1/3/2026", "Housing"], ["A", "1/3/2026", "Housing", "4"], ["A", "1/3/2026", "Care"]
    )
    assert [(line.group, line.people, line.row, line.rows) for line in lines] == [
        ("Housing", 5, 2, 2),
        ("Care", 1, 4, 1),
    ]


def test_names_are_not_read_when_they_are_not_kept() -> None:
    row = ["A", "1/3/2026", "Housing", "", "", "Ann Lee"]
    assert _read(row)[0][0].name == ""
    assert [line.name for line in _read(row, [*row[:5], "Bo Kay"], with_names=True)[0]] == [
        "Ann Lee",
        "Bo Kay",
    ]
