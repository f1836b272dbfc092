"""What people type about a recurring duty: what is to be done, by whom, and in what rhythm."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms import Field

from portal.borough.work_form import WorkForm
from portal.forms.due import DueField
from portal.forms.fields import LongText, PlainText, Radios, Ticks, options
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants import clock
from tenants.dating import MONTHS, Dating, Precision, parse
from tenants.records.plans.models import Duty
from tenants.recurrence import Recurrence, every_months, in_months, yearly_on

YEARLY, IN_MONTHS, EVERY, COMPLETION = "yearly", "months", "every", "completion"
_RHYTHMS = (
    (YEARLY, "Every year on one day"),
    (IN_MONTHS, "Every year in certain months"),
    (EVERY, "Every few months, by the calendar"),
    (COMPLETION, "Some months after it was last finished"),
)
_FIELDS = {
    YEARLY: ("day",),
    IN_MONTHS: ("months",),
    EVERY: ("every", "first"),
    COMPLETION: ("after", "first_after"),
}
_A_LEAP_YEAR = 2024
_MOST_MONTHS = 120
_FIRST = "When is the first one due?"
_FIRST_HINT = "For example March 2027, or 18 October 2027"


class RhythmFields(VersionedForm):
    """The four ways in which a duty can come round again; only those of the chosen way are read."""

    rhythm = Radios("How often?", missing="Choose how often it comes round", choices=options(_RHYTHMS))
    day = PlainText("Which day?", longest=40, hint="For example 18 October")
    months = Ticks(
        "Which months?", choices=options((str(number), name) for number, name in enumerate(MONTHS, start=1))
    )
    every = WholeNumber("Every how many months?", least=1, most=_MOST_MONTHS, must_be_typed=False)
    first = DueField(_FIRST, hint=_FIRST_HINT)
    after = WholeNumber(
        "How many months after it was finished?", least=1, most=_MOST_MONTHS, must_be_typed=False
    )
    first_after = DueField(_FIRST, hint=_FIRST_HINT)

    recurrence: Recurrence

    def read_rhythm(self) -> bool:
        """Reads the fields of the chosen way into `recurrence`; False when one of them cannot be read."""
        readers: dict[str, Callable[[], Recurrence]] = {
            YEARLY: self._yearly,
            IN_MONTHS: self._in_months,
            EVERY: self._every,
            COMPLETION: self._after_completion,
        }
        try:
            self.recurrence = readers[self.rhythm.data]()
        except _Unreadable as problem:
            problem.field.errors = [problem.words]
            return False
        return True

    def _yearly(self) -> Recurrence:
        try:
            due = parse(f"{self.day.data} {_A_LEAP_YEAR}", clock.today())
        except ValueError:
            due = Dating.unstated()
        if due.due_on is None or due.precision is not Precision.DAY:
            raise _Unreadable(self.day, "Enter a day and a month, for example 18 October")
        return yearly_on(due.due_on.month, due.due_on.day, clock.today())

    def _in_months(self) -> Recurrence:
        if not self.months.data:
            raise _Unreadable(self.months, "Choose at least one month")
        return in_months([int(month) for month in self.months.data], clock.today())

    def _every(self) -> Recurrence:
        starts_on, precision = self._start(self.first)
        return every_months(self._number(self.every), starts_on, precision)

    def _after_completion(self) -> Recurrence:
        starts_on, precision = self._start(self.first_after)
        return Recurrence("", starts_on, precision, self._number(self.after))

    def _number(self, field: WholeNumber) -> int:
        if field.number is None:
            raise _Unreadable(field, f"Enter a whole number of months from 1 to {_MOST_MONTHS}")
        return field.number

    def _start(self, field: DueField) -> tuple[date, Precision]:
        due = field.dating
        if due.due_on is None or due.precision not in (Precision.DAY, Precision.MONTH, Precision.QUARTER):
            raise _Unreadable(field, "Enter the month or the day on which the first one is due")
        return due.due_on, due.precision


class _Unreadable(Exception):
    """A field of the chosen rhythm does not say what it should."""

    def __init__(self, field: Field, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


class DutyForm(WorkForm, RhythmFields):
    """A recurring duty."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field that counts can be kept, and the rhythm can be read."""
        super().validate(extra_validators)
        if self.rhythm.errors:
            return False
        self._forgive_other_ways()
        return self.read_rhythm() and not self.errors

    def _forgive_other_ways(self) -> None:
        """What stands in the fields of a way that was not chosen does not matter."""
        for way, names in _FIELDS.items():
            for name in names if way != self.rhythm.data else ():
                self[name].errors = []


class ChainedDutyForm(WorkForm):
    """A recurring duty whose dates follow another duty's, so that it has no rhythm of its own."""


class EndDutyForm(VersionedForm):
    """Why a duty does not come round any more."""

    reason = LongText(
        "Why does it end?",
        missing="Say why the duty ends",
        longest=300,
        rows=3,
        hint="The board will see the reason. Actions that it has made already stay in the plan.",
    )
    guarded = ("reason",)


def typed_rhythm(duty: Duty) -> dict[str, Any]:
    """What the form shows of a duty's rhythm."""
    parts = dict(part.partition("=")[::2] for part in duty.rule.split(";") if part)
    first = Dating.in_period_of(duty.starts_on, Precision(duty.precision)).words()
    if duty.months_from_completion:
        return {"rhythm": COMPLETION, "after": str(duty.months_from_completion), "first_after": first}
    months = [month for month in parts.get("BYMONTH", "").split(",") if month]
    if parts.get("FREQ") == "MONTHLY" and not months:
        return {"rhythm": EVERY, "every": parts.get("INTERVAL", "1"), "first": first}
    months = months or [str(duty.starts_on.month)]
    if duty.precision == Precision.DAY:
        day = parts.get("BYMONTHDAY", str(duty.starts_on.day))
        return {"rhythm": YEARLY, "day": f"{day} {MONTHS[int(months[0]) - 1]}"}
    return {"rhythm": IN_MONTHS, "months": months}
