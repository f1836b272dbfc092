"""What would go out on a day, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from portal.borough.chasing.rows import part_and_cover
from tenants.dating import format_day
from tenants.working_days import add_working_days
from workflows.chasing.preview import PreviewLine, PreviewOf, preview
from workflows.chasing.service import find_ladder

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOT_SET_UP = "Nobody would be told anything: the ladder has not been saved yet."
_STOPPED = "Nobody would be told anything: reminders are stopped."
_QUIET = "Nobody would be told anything on this day. The portal sends no empty e-mails."


class Line(NamedTuple):
    """One line of an e-mail that would go out."""

    href: str
    title: str
    due: str
    rung: str
    because: str  # "as lead; the owner is Ann Lee"


class Told(NamedTuple):
    """One person, and what their e-mail would say."""

    name: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One working day to come; `earlier` counts the reminders that would go out before it."""

    on: date
    people: list[Told]
    earlier: int
    silence: str

    @property
    def weekday(self) -> str:
        """Monday to Friday."""
        return _WEEKDAYS[self.on.weekday()]

    @property
    def line_count(self) -> int:
        """How many reminders in all."""
        return sum(len(each.lines) for each in self.people)


def next_monday(today: date) -> date:
    """The working day with which the next week begins: a Monday, or the day after its bank holiday."""
    return add_working_days(today + timedelta(days=7 - today.weekday()), 0)


def foresee(on: date, *, today: date, house: str) -> Foreseen:
    """What would go out on a working day; FieldError when it is past or too far ahead."""
    found = preview(on, today=today)
    people = [told for each in found if (told := _told(each, on, house)).lines]
    earlier = sum(1 for each in found for line in each.lines if _goes_out_on(line) < on)
    return Foreseen(on, people, earlier, "" if people else _silence())


def _goes_out_on(line: PreviewLine) -> date:
    """The chase rests at weekends and on bank holidays."""
    return add_working_days(line.day, 0)


def _told(each: PreviewOf, on: date, house: str) -> Told:
    """A deadline stands on one step at a time: what it has reached by then replaces what waited."""
    newest: dict[tuple[str, str], PreviewLine] = {}
    for line in each.lines:
        known = newest.get((line.path, line.title))
        if _goes_out_on(line) == on and (known is None or known.rung < line.rung):
            newest[line.path, line.title] = line
    return Told(each.recipient_name, _lines(newest.values(), house))


def _lines(lines: Iterable[PreviewLine], house: str) -> list[Line]:
    return [
        Line(f"/{house}/{line.path}", line.title, line.due_words, line.rung_words, _because(line))
        for line in lines
    ]


def _because(line: PreviewLine) -> str:
    told = part_and_cover(line.part_words, line.covering_name)
    return told if line.part_words == "as owner" else f"{told}; the owner is {line.owner_words}"


def _silence() -> str:
    ladder = find_ladder()
    if ladder is None:
        return _NOT_SET_UP
    return _STOPPED if ladder.stopped_on else _QUIET


def nearest_working_day(typed: str, today: date) -> tuple[date, list[str]]:
    """The working day that an address asks for, next Monday by default, with a note when it differs."""
    if not typed.strip():
        return next_monday(today), []
    try:
        asked = date.fromisoformat(typed.strip())
        working = add_working_days(asked, 0)
    except ValueError:
        return next_monday(today), ["That is not a day that we know, so this shows next Monday."]
    if working == asked:
        return asked, []
    return working, [f"No reminders go out on {format_day(asked)}, so this shows the next working day."]
