"""The form field that each kind of question of a survey has."""

from collections.abc import Callable
from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import PlainText, Radios, Ticks, options
from tenants.errors import FieldError
from tenants.records.surveys.answers import read_answer
from tenants.records.surveys.questions import Question
from tenants.records.surveys.rules import Asked


class OneAnswer(Radios):
    """One of the answers offered; none where the question need not be answered."""

    def __init__(self, label: str, *, is_required: bool, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.is_required = is_required

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list."""
        if self.data or self.is_required:
            super().pre_validate(form)
        else:
            raise StopValidation


class NumberAnswer(PlainText):
    """A whole number, kept as typed when it is none."""

    def __init__(self, label: str, *, question: Question, number: int, missing: str, **kwargs: Any) -> None:
        params = {"inputmode": "numeric", "classes": "govuk-input--width-5"}
        needed = missing if question.is_required else None
        super().__init__(label, missing=needed, longest=40, render_kw={"params": params}, **kwargs)
        self.question, self.number = question, number

    def pre_validate(self, form: Any) -> None:
        """Refuses what is no whole number, with the words that say how to write one."""
        super().pre_validate(form)
        try:
            read_answer(self.question, [self.data or ""])
        except FieldError as refusal:
            words = refusal.words[:1].lower() + refusal.words[1:]
            raise StopValidation(f"Question {self.number}: {words}") from None


def field_for(question: Question, number: int) -> Any:
    """The field of a question; `number` counts from 1."""
    optional = "" if question.is_required else " (optional)"
    return _FIELDS[question.asked](question, number, f"{number}. {question.words}{optional}")


def _one(question: Question, number: int, label: str) -> Any:
    return OneAnswer(
        label,
        is_required=question.is_required,
        missing=f"Question {number}: choose one of the answers",
        hint=question.help,
        choices=options(question.options),
    )


def _several(question: Question, number: int, label: str) -> Any:
    missing = f"Question {number}: choose at least one of the answers" if question.is_required else None
    hint = f"{question.help} Choose all that apply.".strip()
    return Ticks(label, missing=missing, hint=hint, choices=options(question.options))


def _number(question: Question, number: int, label: str) -> Any:
    missing = f"Question {number}: enter a whole number, or 0 for none"
    return NumberAnswer(label, question=question, number=number, missing=missing, hint=question.help)


_FIELDS: dict[Asked, Callable[[Question, int, str], Any]] = {
    Asked.ONE: _one,
    Asked.SEVERAL: _several,
    Asked.YES_NO: _one,
    Asked.NUMBER: _number,
}
