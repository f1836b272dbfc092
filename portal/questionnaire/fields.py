"""The form field that each kind of question has, empty or not until the answers are sent."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from tenants.records.checks.answering import LONGEST_ANSWER
from tenants.records.checks.models import Question
from tenants.records.checks.rules import AnswerKind

_YES_NO = (("yes", "Yes"), ("no", "No"))


class OptionalRadios(Radios):
    """One of a few, or none of them yet."""

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list; nothing chosen is no fault."""
        if self.data:
            super().pre_validate(form)
        else:
            raise StopValidation


def label_of(question: Question) -> str:
    """The question, and that it may be left empty where it may."""
    return question.words if question.is_required else f"{question.words} (optional)"


def field_for(question: Question) -> Any:
    """The field of a question."""
    return _FIELDS[AnswerKind(question.answer)](question, label_of(question), question.help)


def _text(_question: Question, label: str, hint: str) -> Any:
    return LongText(label, longest=LONGEST_ANSWER, rows=4, hint=hint)


def _number(_question: Question, label: str, hint: str) -> Any:
    params = {"inputmode": "numeric", "classes": "govuk-input--width-10"}
    return PlainText(label, longest=40, hint=hint, render_kw={"params": params})


def _day(_question: Question, label: str, hint: str) -> Any:
    return Day(label, hint=hint or "For example 31 3 2026")


def _yes_no(_question: Question, label: str, hint: str) -> Any:
    return OptionalRadios(label, hint=hint, missing="Choose yes or no", choices=options(_YES_NO))


def _choice(question: Question, label: str, hint: str) -> Any:
    offered = options((each, each) for each in question.choices)
    return OptionalRadios(label, hint=hint, choices=offered)


_FIELDS: dict[AnswerKind, Callable[[Question, str, str], Any]] = {
    AnswerKind.TEXT: _text,
    AnswerKind.NUMBER: _number,
    AnswerKind.DAY: _day,
    AnswerKind.YES_NO: _yes_no,
    AnswerKind.CHOICE: _choice,
}


def value_for(question: Question, answer: str) -> Any:
    """What the field is filled in with for an answer that was kept."""
    if question.answer != AnswerKind.DAY:
        return answer or None
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def answer_in(field: Field) -> str:
    """The answer as it is kept: a day is written 2026-11-22, nothing is empty."""
    return field.data.isoformat() if isinstance(field.data, date) else str(field.data or "")
