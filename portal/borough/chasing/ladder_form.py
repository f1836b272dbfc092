"""The reminder ladder as one form: a row for each step, and who hears of what stays late."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from flask import request

from portal.forms.fields import Choice, PlainText, Tick, Ticks, options
from portal.forms.form import PortalForm
from workflows.chasing.rules import Part, Step, rung_words
from workflows.chasing.service import FURTHEST

BEFORE, ON, LATE = "before", "on", "late"
WHEN_WORDS = {BEFORE: "working days before", ON: "on the day", LATE: "working days late"}
#: Words for the three parts, as the form offers them.
PART_WORDS = {Part.OWNER: "the owner", Part.LEAD: "the lead", Part.ESCALATION: "the chair or manager"}
EMPTY_ROWS = 2
MOST_ROWS = 20
NOBODY = "nobody"
_NARROW = {"params": {"inputmode": "numeric", "classes": "govuk-input--width-3"}}
_SMALL = {"params": {"classes": "govuk-checkboxes--small"}}
_ROW = re.compile(r"step-([0-9]{1,2})-days")


class StepForm(PortalForm):
    """One step: how many working days before or after the date, and who is told."""

    class Meta:
        """The ladder's own form carries the token."""

        csrf = False

    days = PlainText("Working days", longest=20, render_kw=_NARROW)
    when = Choice("Before or after the date")
    tells = Ticks("Tell", render_kw=_SMALL)
    is_removed = Tick("Take this reminder away", render_kw=_SMALL)

    def __init__(self, step: Step | None, number: int, sent: Any) -> None:
        super().__init__(prefix=f"step-{number}-", data=_held(step), formdata=sent)
        self.number = number
        self.is_new = step is None
        self.when.choices = options(WHEN_WORDS.items())
        self.tells.choices = options((part.value, PART_WORDS[part].capitalize()) for part in Part)

    @property
    def is_left_out(self) -> bool:
        """Whether it is an empty row, or one ticked to be taken away."""
        is_empty = not self.days.data and not self.tells.data and self.when.data != ON
        return bool(self.is_removed.data) or is_empty

    def step(self) -> Step:
        """The step as values, once the row is valid."""
        days = 0 if self.when.data == ON else int(self.days.data)
        offset = -days if self.when.data == BEFORE else days
        return Step(offset, frozenset(Part(part) for part in self.tells.data))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the row can be kept; empty rows and rows to be taken away always can."""
        if self.is_left_out:
            return True
        is_valid: bool = super().validate(extra_validators)
        if not self.days.errors and not self._has_days():
            self.days.errors = [self._days_wanted()]
        if not self.tells.data and not self.tells.errors:
            self.tells.errors = ["Tick who is told"]
        return is_valid and not self.days.errors and not self.tells.errors

    def _has_days(self) -> bool:
        typed = self.days.data or ""
        if self.when.data == ON:
            return typed in ("", "0")
        return typed.isascii() and typed.isdigit() and 0 < int(typed) <= FURTHEST

    def _days_wanted(self) -> str:
        if self.when.data == ON:
            return "Leave the number of days empty for “on the day”"
        return f"Enter how many working days, a whole number from 1 to {FURTHEST}"


class LadderForm(PortalForm):
    """The whole ladder."""

    field_order: ClassVar[tuple[str, ...]] = ("escalation",)

    escalation = Choice(
        "Who else hears when something stays late?",
        missing="Choose a post from the list, or that there is none",
        hint="The post of the board’s chair, or of the lead’s manager. Reminders above say when they hear.",
    )

    def __init__(
        self, steps: Iterable[Step], escalation_post_id: UUID | None, *, is_sent: bool = True
    ) -> None:
        sent = request.form if is_sent and request.method == "POST" else None
        super().__init__(escalation=str(escalation_post_id or NOBODY), formdata=sent)
        self.rows = _rows(list(steps), sent)

    def offer(self, posts: Iterable[tuple[UUID, str]]) -> None:
        """Offers these posts, and none."""
        none = (NOBODY, "None: the lead is told instead")
        self.escalation.choices = options([none, *((str(key), words) for key, words in posts)])

    def escalation_post_id(self) -> UUID | None:
        """The post that was chosen; None for none."""
        return None if self.escalation.data == NOBODY else UUID(self.escalation.data)

    def steps(self) -> list[Step]:
        """The steps as typed, the earliest first, once the form is valid."""
        kept = (row.step() for row in self.rows if not row.is_left_out)
        return sorted(kept, key=lambda step: step.offset)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every row can be kept, no two fall on the same day, and one is left."""
        is_valid: bool = super().validate(extra_validators)
        are_valid = [row.validate() for row in self.rows]
        if not all(are_valid) or not is_valid:
            return False
        return self._has_steps() and not self._has_twins()

    def _has_steps(self) -> bool:
        if any(not row.is_left_out for row in self.rows):
            return True
        words = "Keep at least one reminder. To send no reminders at all, use “Stop all reminders” below."
        self.form_errors.append(words)
        return False

    def _has_twins(self) -> bool:
        seen: set[int] = set()
        for row in self.rows:
            if row.is_left_out:
                continue
            offset = row.step().offset
            if offset in seen:
                row.days.errors = [f"There is a reminder {rung_words(offset)} already"]
            seen.add(offset)
        return any(row.days.errors for row in self.rows)

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: problems of the form, of each row, and of the escalation post."""
        above = [("", words) for words in self.form_errors]
        in_rows = [
            (key, f"Reminder {row.number}: {words[:1].lower()}{words[1:]}")
            for row in self.rows
            for key, words in row.problems()
        ]
        at_fields = [(field.id, str(field.errors[0])) for field in self if field.errors]
        return above + in_rows + at_fields


def _rows(steps: list[Step], sent: Any) -> list[StepForm]:
    """A row for each step and two empty ones; as many as were sent, when a form was."""
    numbers = [int(found[1]) for name in sent or () if (found := _ROW.fullmatch(name))]
    count = min(max(numbers, default=len(steps) + EMPTY_ROWS), MOST_ROWS)
    padded: list[Step | None] = [*steps, *[None] * MOST_ROWS]
    return [StepForm(step, number, sent) for number, step in enumerate(padded[:count], start=1)]


def _held(step: Step | None) -> Mapping[str, Any]:
    if step is None:
        return {"days": "", "when": LATE, "tells": []}
    when = ON if step.offset == 0 else BEFORE if step.offset < 0 else LATE
    return {"days": str(abs(step.offset) or ""), "when": when, "tells": sorted(step.tells)}
