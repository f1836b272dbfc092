"""Pure decisions about a spreadsheet of attendance: its columns, its rows, and what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dateutil import parser as dates


class Column(StrEnum):
    """What a column holds."""

    COURSE = "course"
    DAY = "day"
    GROUP = "group"
    PEOPLE = "people"
    STATUS = "status"
    NAME = "name"


#: The headings by which learning systems call each column, without capitals, spaces and marks.
HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.COURSE: (
        "course", "coursetitle", "coursename", "training", "module", "activity", "learning", "title",
    ),
    Column.DAY: (
        "completedon", "completiondate", "datecompleted", "completed", "dateofcompletion", "date",
        "sessiondate", "attendedon", "heldon", "enddate",
    ),
    Column.GROUP: (
        "group", "staffgroup", "service", "team", "department", "directorate", "organisation", "organization",
        "division",
    ),
    Column.PEOPLE: ("people", "attendees", "attendance", "count", "number", "numberofpeople", "completions"),
    Column.STATUS: ("status", "completionstatus", "result", "outcome"),
    Column.NAME: ("name", "fullname", "learner", "learnername", "employee", "attendee", "user"),
}  # fmt: skip
NEEDED = (Column.COURSE, Column.DAY, Column.GROUP)
COLUMN_WORDS: dict[Column, str] = {
    Column.COURSE: "the course (for example “Course title”)",
    Column.DAY: "the day (for example “Completed on”)",
    Column.GROUP: "the group or department (for example “Service”)",
}

MOST_PEOPLE = 10_000
_CAME = re.compile(r"complete|attend|pass|present|done|yes|achieved", re.IGNORECASE)
_DID_NOT = re.compile(
    r"\bnot\b|\bno\b|incomplete|did ?n.t|fail|absent|in progress|enrolled|booked", re.IGNORECASE
)
#: Whoever writes the year first writes the month next: 2026-11-22, 2026/11/22, 20261122.
_YEAR_FIRST = re.compile(r"\d{4}(?:\D|\d{4}\b)")


@dataclass(frozen=True, slots=True)
class Line:
    """One row that can be counted: so many people of a group came to a course on a day."""

    row: int
    course: str
    day: date
    group: str
    people: int
    name: str = ""
    rows: int = 1  # how many rows of the spreadsheet say so; `row` is the first of them


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one row cannot be recorded; `row` is its number in the spreadsheet."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet says; `not_finished` rows are of people who have not completed the course."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    not_finished: int


def find_columns(headings: Sequence[str]) -> dict[Column, int]:
    """Where each column is; a column that nobody can tell is left out."""
    bare = [re.sub(r"[^a-z]", "", heading.casefold()) for heading in headings]
    found: dict[Column, int] = {}
    for column, names in HEADINGS.items():
        places = [bare.index(name) for name in names if name in bare]
        free = [place for place in places if place not in found.values()]
        if free:
            found[column] = free[0]
    return found


def missing_words(found: Mapping[Column, int]) -> str:
    """What to say when a needed column is not there; empty when all are."""
    missing = [COLUMN_WORDS[column] for column in NEEDED if column not in found]
    return f"We could not find a column with {' or with '.join(missing)}." if missing else ""


def read_rows(
    rows: Iterable[tuple[int, Sequence[str]]], columns: Mapping[Column, int], today: date, *, with_names: bool
) -> Reading:
    """The rows as lines and problems. A row without a number of people is one person."""
    lines: list[Line] = []
    problems: list[Problem] = []
    not_finished = 0
    for number, cells in rows:
        cell = _reader(cells, columns)
        if _has_not_finished(cell(Column.STATUS)):
            not_finished += 1
            continue
        try:
            lines.append(_line(number, cell, today, with_names))
        except ValueError as problem:
            problems.append(Problem(number, str(problem)))
    return Reading(together(lines), tuple(problems), not_finished)


def _reader(cells: Sequence[str], columns: Mapping[Column, int]) -> Callable[[Column], str]:
    return lambda column: cells[columns[column]].strip() if column in columns else ""


def _has_not_finished(status: str) -> bool:
    return bool(status) and (bool(_DID_NOT.search(status)) or not _CAME.search(status))


def _line(number: int, cell: Callable[[Column], str], today: date, with_names: bool) -> Line:
    course, group = cell(Column.COURSE)[:160], cell(Column.GROUP)[:120]
    if not course:
        raise ValueError("The course is missing.")
    if not group:
        raise ValueError("The group is missing.")
    name = cell(Column.NAME)[:120] if with_names else ""
    return Line(number, course, _day(cell(Column.DAY), today), group, _people(cell(Column.PEOPLE)), name)


def _day(typed: str, today: date) -> date:
    if not typed:
        raise ValueError("The day is missing.")
    try:
        found = _parsed(typed)
    except (ValueError, OverflowError):
        raise ValueError(f"“{typed[:40]}” is no day that we can read. Write it like 22/11/2026.") from None
    if found > today:
        raise ValueError(f"{found:%d/%m/%Y} is still to come.")
    if found.year < 2000:
        raise ValueError(f"{found:%d/%m/%Y} is too long ago to count.")
    return found


def _parsed(typed: str) -> date:
    """The day; ValueError for none, and for a month or a year alone, which is filled in differently."""
    found, other = (
        dates.parse(typed, dayfirst=not _YEAR_FIRST.match(typed), default=filler).date()
        for filler in _FILLERS
    )
    if found != other:
        raise ValueError("only a part of a day")
    return found


_FILLERS = (dates.parse("1900-01-01"), dates.parse("1901-02-02"))


def _people(typed: str) -> int:
    if not typed:
        return 1
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= MOST_PEOPLE):
        raise ValueError(f"“{typed[:40]}” is no number of people from 1 to {MOST_PEOPLE:,}.")
    return int(typed)


def together(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with those of the same course, day and group as one; a line with a name stays alone."""
    found: dict[tuple[str, ...], Line] = {}
    for line in lines:
        key = (line.course, line.day.isoformat(), line.group, f"{line.row}" if line.name else "")
        known = found.get(key)
        if known is None:
            found[key] = line
        else:
            found[key] = replace(known, people=known.people + line.people, rows=known.rows + line.rows)
    return tuple(found.values())
