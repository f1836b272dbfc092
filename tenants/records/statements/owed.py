"""By which day a statement is to be published, under which rules, and who owes that."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.guidance.models import Clock
from tenants.guidance.queries import find_clock
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.statements.models import Statement

#: The rules that say when a statement is due; the earliest of their days counts.
CLOCKS = ("statement-after-year-end", "statement-single-date")


@dataclass(frozen=True, slots=True)
class DueRule:
    """One rule, and the day that it gives for a year."""

    title: str
    due_on: date
    is_law: bool
    source: str
    words: str  # "6 months after the year’s end"
    counts: bool = False  # whether its day is the earliest

    @property
    def standing_words(self) -> str:
        """Whether anybody has to."""
        return "Law" if self.is_law else "Guidance or custom, not law"


def due_rules(year_ends_on: date) -> list[DueRule]:
    """The rules in force at the year's end, each with its day, the earliest marked."""
    found = [clock for code in CLOCKS if (clock := find_clock(code, year_ends_on)) is not None]
    days = [clock.rule.due_after(year_ends_on) for clock in found]
    return [_rule(clock, day, day == min(days)) for clock, day in zip(found, days, strict=True)]


def _rule(clock: Clock, due_on: date, counts: bool) -> DueRule:
    return DueRule(clock.title, due_on, clock.is_law, clock.source, _words(clock), counts)


def _words(clock: Clock) -> str:
    if clock.fixed_day:
        return "The same day for everybody, each year"
    months = f"{clock.months} months" if clock.months else ""
    days = f"{clock.days} days" if clock.days else ""
    return f"{' and '.join(filter(None, (months, days)))} after the year’s end"


def due_on(year_ends_on: date) -> date | None:
    """The earliest of the days that the rules give; None when no rule is known."""
    return min((rule.due_on for rule in due_rules(year_ends_on)), default=None)


def owe_statement(statement: Statement, *, by: UUID | None, reason: str = "") -> None:
    """Its owner is to see it published by the day that its year gives."""
    day = due_on(statement.year_ends_on)
    if day is not None:
        owe(_task(statement), day, Owner.of(statement), by=by, reason=reason)


def tell_of_change(statement: Statement, *, by: UUID | None) -> None:
    """Gives what is owed the statement's new title and owner; a day that somebody set by hand stays."""
    found = find_obligation(Kind.STATEMENT, statement.id)
    if found is not None and found.done_on is None:
        owe(_task(statement), found.due_on, Owner.of(statement), by=by, reason=found.reason)


def settle_statement(statement: Statement, *, by: UUID | None) -> None:
    """It is published."""
    settle(Kind.STATEMENT, statement.id, by=by)


def _task(statement: Statement) -> Task:
    title = f"Publish “{statement.title}”"
    return Task(Kind.STATEMENT, statement.id, title[:240], f"statements/{statement.id}/")
