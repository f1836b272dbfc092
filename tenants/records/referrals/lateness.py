"""Which entries of many are late, early or waited for, each under the rule of its own day."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from tenants.records.referrals.clocks import Rules
from tenants.records.referrals.rules import UNDECIDED
from tenants.records.referrals.standing import Datable, Kind, Line, standing

T = TypeVar("T", bound=Datable)


def late_of(entries: Iterable[T], rules: Rules, today: date) -> list[tuple[T, Line]]:
    """The entries of which a decision is or was late, each with the line that says so, longest first."""
    found = [(entry, line) for entry in entries for line in standing(entry, rules, today).late]
    return sorted(found, key=lambda pair: (not pair[1].is_waiting, -pair[1].late_by))


def judged(entries: Iterable[T], rules: Rules, today: date) -> int:
    """Of how many first decisions a rule says whether they came in time: no panel's, and only with a day."""
    return sum(_is_judged(entry, standing(entry, rules, today).lines) for entry in entries)


def _is_judged(entry: Datable, lines: Iterable[Line]) -> bool:
    if entry.reasonable_on is None or entry.reasonable_outcome in UNDECIDED:
        return False
    return any(line.kind == Kind.REASONABLE and line.rule and not line.is_waiting for line in lines)


def early_of(entries: Iterable[T], rules: Rules, today: date) -> list[tuple[T, Line]]:
    """The entries whose conclusive decision came before the recovery period had ended, as given."""
    found = ((entry, line) for entry in entries for line in standing(entry, rules, today).lines)
    return [(entry, line) for entry, line in found if line.is_early]


def waiting_for_conclusive(entries: Iterable[T], rules: Rules, today: date) -> list[tuple[T, Line]]:
    """The entries that may have a conclusive decision by now and have none, the longest first."""
    found = ((entry, line) for entry in entries for line in standing(entry, rules, today).lines)
    waits = [(entry, line) for entry, line in found if line.kind == Kind.RECOVERY and line.is_waiting]
    due = [(entry, line) for entry, line in waits if line.due_on and line.due_on < today]
    return sorted(due, key=lambda pair: pair[1].due_on or today)
