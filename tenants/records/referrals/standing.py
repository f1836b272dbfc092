"""What is late about an entry, and by how much, under the rule in force on the day that counts for it."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from tenants.records.referrals.clocks import REASONABLE, RECONSIDER, RECOVERY, Rule, Rules
from tenants.records.referrals.decided import Decided, negative_that_stands
from tenants.records.referrals.rules import UNDECIDED, DecisionMaker, Outcome, Route, Stage
from tenants.working_days import FIRST_DAY

_FROM_THE_MONTHS_END = "Counted from the last day of the month, because only the month is known."


class Kind(StrEnum):
    """What a line is about."""

    REASONABLE = REASONABLE
    RECOVERY = RECOVERY
    RECONSIDER = RECONSIDER


class Datable(Decided, Protocol):
    """An entry whose days can be counted."""

    @property
    def is_month_only(self) -> bool:
        """Whether only the month of the referral is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a rule says about an entry; `late_by` counts days, working days where the rule does."""

    kind: Kind
    words: str
    rule: Rule | None = None
    due_on: date | None = None
    late_by: int = 0
    is_waiting: bool = False
    is_early: bool = False
    note: str = ""
    waited: int = 0  # calendar days for which something without a limit is waited for

    @property
    def waited_words(self) -> str:
        """For how long something without a limit is waited for; empty for everything else."""
        return _days(self.waited) if self.waited else ""

    @property
    def is_late(self) -> bool:
        """Whether the rule was not kept, or is not being kept."""
        return self.late_by > 0

    @property
    def late_words(self) -> str:
        """By how much, in words."""
        if not self.late_by:
            return ""
        unit = "working day" if self.rule and self.rule.is_working_days else "day"
        return f"{self.late_by:,} {unit}{'' if self.late_by == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the rules say about one entry on a day."""

    lines: tuple[Line, ...] = ()

    @property
    def late(self) -> tuple[Line, ...]:
        """What is or was late."""
        return tuple(line for line in self.lines if line.is_late)


def standing(entry: Datable, rules: Rules, today: date) -> Standing:
    """How an entry stands: nothing for what the NRM does not decide about."""
    if entry.route != Route.NRM or entry.referred_on is None:
        return Standing()
    found = (_reasonable(entry, rules, today), _recovery(entry, rules, today), _to_ask(entry, rules, today))
    return Standing(tuple(line for line in found if line is not None))


def counted_from(entry: Datable) -> date:
    """The day from which days are counted: the last of the month when only that is known."""
    day = entry.referred_on or date.min
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if entry.is_month_only else day


def is_waiting_for_reasonable(entry: Decided) -> bool:
    """Whether the NRM has not decided at all."""
    return entry.route == Route.NRM and not entry.reasonable_outcome and not entry.conclusive_outcome


def is_waiting_for_conclusive(entry: Decided) -> bool:
    """Whether the first decision is positive, if only at the second look, and the second one is not made."""
    return entry.route == Route.NRM and _positive_since(entry)[0] and not entry.conclusive_outcome


def _positive_since(entry: Decided) -> tuple[bool, date | None]:
    """Whether the first decision is positive, and since when as far as that is known."""
    if entry.reasonable_outcome == Outcome.POSITIVE:
        return True, entry.reasonable_on
    is_overturned = (entry.reconsidered_stage, entry.reconsidered_outcome) == (
        Stage.REASONABLE,
        Outcome.POSITIVE,
    )
    return is_overturned, entry.reconsidered_on if is_overturned else None


def _reasonable(entry: Datable, rules: Rules, today: date) -> Line | None:
    if entry.decision_maker == DecisionMaker.PANEL:
        return _of_a_panel(entry)
    referred_on = entry.referred_on or date.min
    rule = rules.find(REASONABLE, referred_on)
    if rule is None or referred_on < FIRST_DAY:
        return Line(Kind.REASONABLE, "No rule for its time is known, so nobody can say whether it was late.")
    note = _FROM_THE_MONTHS_END if entry.is_month_only else ""
    due_on = rule.due_after(counted_from(entry))
    if is_waiting_for_reasonable(entry):
        late_by = rule.past(due_on, today)
        words = "Waiting for the reasonable grounds decision."
        return Line(Kind.REASONABLE, words, rule, due_on, late_by, is_waiting=True, note=note)
    if entry.reasonable_outcome in UNDECIDED:
        return Line(Kind.REASONABLE, _UNDECIDED[entry.reasonable_outcome], rule, due_on, note=note)
    if entry.reasonable_on is None:
        return Line(Kind.REASONABLE, "Decided; the day is not known.", rule, due_on, note=note)
    late_by = rule.past(due_on, entry.reasonable_on)
    words = (
        "The reasonable grounds decision came late."
        if late_by
        else "The reasonable grounds decision came in time."
    )
    return Line(Kind.REASONABLE, words, rule, due_on, late_by, note=note)


_UNDECIDED: dict[str, str] = {
    Outcome.WITHDRAWN: "Withdrawn before a decision was made.",
    Outcome.SUSPENDED: "Suspended: the decision waits, and no rule says for how long.",
}


def _of_a_panel(entry: Datable) -> Line | None:
    if not is_waiting_for_reasonable(entry):
        return None
    words = "Waiting for the panel, which may make both decisions at once. No limit is known for panels."
    return Line(Kind.REASONABLE, words, is_waiting=True)


def _recovery(entry: Datable, rules: Rules, today: date) -> Line | None:
    is_positive, since_on = _positive_since(entry)
    if not is_positive or entry.decision_maker == DecisionMaker.PANEL:
        return None
    rule = rules.find(RECOVERY, since_on) if since_on else None
    if rule is None or since_on is None:
        words = "The recovery period is not known, because the day of the first decision is not."
        return Line(Kind.RECOVERY, words)
    not_before = rule.due_after(since_on)
    if entry.conclusive_outcome:
        return _after_recovery(entry, rule, not_before)
    waited = (today - since_on).days
    words = f"Waiting for the conclusive grounds decision for {_days(waited)}; no limit is set for it."
    note = "" if today > not_before else "The recovery period has not ended."
    return Line(Kind.RECOVERY, words, rule, not_before, is_waiting=True, note=note, waited=waited)


def _after_recovery(entry: Datable, rule: Rule, not_before: date) -> Line | None:
    if entry.conclusive_outcome in UNDECIDED:
        return Line(Kind.RECOVERY, _UNDECIDED[entry.conclusive_outcome], rule, not_before)
    if entry.conclusive_on is None:
        return Line(Kind.RECOVERY, "Decided; the day is not known.", rule, not_before)
    is_early = entry.conclusive_on < not_before
    words = (
        "The conclusive grounds decision came before the recovery period had ended."
        if is_early
        else "The conclusive grounds decision came after the recovery period."
    )
    return Line(Kind.RECOVERY, words, rule, not_before, is_early=is_early)


def _to_ask(entry: Datable, rules: Rules, today: date) -> Line | None:
    stage = negative_that_stands(entry)
    decided_on: date | None = getattr(entry, f"{stage}_on") if stage else None
    if stage is None:
        return None
    if decided_on is None:
        words = "A negative decision stands. Its day is not known, so nobody can say how long to ask."
        return Line(Kind.RECONSIDER, words)
    rule = rules.find(RECONSIDER, decided_on)
    if rule is None:
        words = "A negative decision stands. No rule for its time is known: ask the competent authority."
        return Line(Kind.RECONSIDER, words)
    return _time_to_ask(rule, rule.due_after(decided_on), today)


def _time_to_ask(rule: Rule, last_on: date, today: date) -> Line:
    left = (last_on - today).days
    if left >= 0:
        words = f"A negative decision stands; {_days(left)} left to ask that it is looked at again."
        return Line(Kind.RECONSIDER, words, rule, last_on, is_waiting=True)
    words = f"A negative decision stands; the last day to ask went by {_days(-left)} ago."
    return Line(Kind.RECONSIDER, words, rule, last_on)


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"
