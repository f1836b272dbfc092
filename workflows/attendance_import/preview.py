"""Says what recording the lines of a spreadsheet would do, and what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.dating import MONTHS, format_day
from tenants.records.training.details import Came, together
from tenants.records.training.models import Course, StaffGroup, TrainingSession
from tenants.records.training.queries import (
    attendance_of,
    courses,
    find_completions_in,
    groups,
)
from tenants.records.training.rules import Mode, SessionStatus
from workflows.attendance_import.rules import Line, Problem

#: What a person may choose for a name that we do not know, besides a course or group of the tenant.
OUTSIDE, LEAVE_OUT = "outside", "leave-out"


@dataclass(frozen=True, slots=True)
class Choices:
    """What each unknown course and group is: an id, OUTSIDE (a group only) or LEAVE_OUT."""

    courses: Mapping[str, str]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """One session that would be recorded."""

    course: Course
    held_on: date
    when: str  # in words: a day, or the month of completions
    came: tuple[Came, ...]
    people: int
    names: tuple[str, ...]
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be recorded, what stands in the way, and what nobody has said yet."""

    sessions: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    unknown_courses: tuple[str, ...]
    unknown_groups: tuple[str, ...]
    left_out: int

    @property
    def people(self) -> int:
        """How many people would be counted."""
        return sum(each.people for each in self.sessions)

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said what every unknown name is."""
        return not (self.unknown_courses or self.unknown_groups)


@dataclass(frozen=True, slots=True)
class _Sorted:
    line: Line
    course: Course
    came: Came


Named = TypeVar("Named", Course, StaffGroup)


def look_at(lines: Iterable[Line], choices: Choices) -> Preview:
    """What recording these lines would do."""
    sorter = _Sorter(choices)
    for line in lines:
        sorter.take(line)
    sessions, problems = _sort_out(sorter.gathered)
    return Preview(
        sessions, problems, tuple(sorter.unknown_courses), tuple(sorter.unknown_groups), sorter.left_out
    )


class _Sorter:
    """Puts each line to its session, or remembers why it cannot."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.courses = _known((each.title, each) for each in courses())
        self.groups = _known((name, each) for each in groups() for name in _names_of(each))
        self.unknown_courses: dict[str, None] = {}
        self.unknown_groups: dict[str, None] = {}
        self.gathered: dict[tuple[UUID, date], list[_Sorted]] = {}
        self.left_out = 0

    def take(self, line: Line) -> None:
        """One line of the spreadsheet."""
        course, group = self._course(line.course), self._group(line.group)
        if LEAVE_OUT in (course, group):
            self.left_out += line.rows
            return
        if not isinstance(course, Course):
            self.unknown_courses[line.course] = None
        if group is None:
            self.unknown_groups[line.group] = None
        if isinstance(course, Course) and group is not None:
            self._gather(line, course, group)

    def _course(self, name: str) -> Course | str | None:
        known = self.courses.get(name.casefold())
        if known is not None:
            return known
        chosen = self.choices.courses.get(name, "")
        return LEAVE_OUT if chosen == LEAVE_OUT else self._by_id(self.courses, chosen)

    def _group(self, name: str) -> StaffGroup | str | None:
        known = self.groups.get(name.casefold())
        if known is not None:
            return known
        chosen = self.choices.groups.get(name, "")
        return chosen if chosen in (OUTSIDE, LEAVE_OUT) else self._by_id(self.groups, chosen)

    @staticmethod
    def _by_id(known: Mapping[str, Named], chosen: str) -> Named | None:
        return next((each for each in known.values() if str(each.id) == chosen), None)

    def _gather(self, line: Line, course: Course, group: StaffGroup | str) -> None:
        if isinstance(group, StaffGroup):
            came = Came(group.id, "", line.people)
        else:
            came = Came(None, line.group, line.people)
        held_on = line.day.replace(day=1) if course.mode == Mode.E_LEARNING else line.day
        self.gathered.setdefault((course.id, held_on), []).append(_Sorted(line, course, came))


def _known(named: Iterable[tuple[str, Named]]) -> dict[str, Named]:
    """By name, whatever the capitals; a name that two of them have tells nothing."""
    found: dict[str, Named | None] = {}
    for name, each in named:
        key = name.casefold()
        found[key] = None if found.get(key, each) is not each else each
    return {key: each for key, each in found.items() if each is not None}


def _names_of(group: StaffGroup) -> list[str]:
    """Learning systems know a group by its name, its department, or both."""
    both = f"{group.department}: {group.title}"
    return list(dict.fromkeys(name for name in (group.title, both, group.department) if name))


def _sort_out(
    gathered: Mapping[tuple[UUID, date], list[_Sorted]],
) -> tuple[tuple[Planned, ...], tuple[Problem, ...]]:
    """The sessions that can be recorded, and a problem for each row of one that is recorded already."""
    sessions: list[Planned] = []
    problems: list[Problem] = []
    for (_, held_on), found in sorted(gathered.items(), key=lambda each: (each[0][1], str(each[0][0]))):
        planned = _planned(held_on, found)
        if _is_recorded(planned):
            others = f" So for {planned.rows - 1} more rows." if planned.rows > 1 else ""
            words = f"“{planned.course.title}”, {planned.when}, has its attendance already.{others}"
            problems.append(Problem(planned.first_row, words))
        else:
            sessions.append(planned)
    return tuple(sessions), tuple(sorted(problems, key=lambda each: each.row))


def _planned(held_on: date, found: list[_Sorted]) -> Planned:
    course = found[0].course
    is_monthly = course.mode == Mode.E_LEARNING
    return Planned(
        course=course,
        held_on=max(each.line.day for each in found),
        when=f"{MONTHS[held_on.month - 1]} {held_on.year}" if is_monthly else format_day(held_on),
        came=tuple(together(each.came for each in found)),
        people=sum(each.line.people for each in found),
        names=tuple(each.line.name for each in found if each.line.name),
        first_row=min(each.line.row for each in found),
        rows=sum(each.line.rows for each in found),
    )


def _is_recorded(planned: Planned) -> bool:
    session = session_of(planned)
    return session is not None and bool(attendance_of(session.id))


def session_of(planned: Planned) -> TrainingSession | None:
    """The session that is there already: planned for that day, or of that month of completions."""
    if planned.course.mode == Mode.E_LEARNING:
        return find_completions_in(planned.course.id, planned.held_on)
    return db.session.scalar(
        select(TrainingSession)
        .where(
            TrainingSession.course_id == planned.course.id,
            TrainingSession.held_on == planned.held_on,
            TrainingSession.status != SessionStatus.CANCELLED,
        )
        .order_by(TrainingSession.created_at)
        .limit(1)
    )
