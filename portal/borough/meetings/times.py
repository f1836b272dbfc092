"""The field in which somebody types a time of day, and how times look on a page."""

import re
from datetime import time
from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import PlainText

_TYPED = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*(am|pm)?", re.ASCII)
_NAMED = {"midday": time(12), "noon": time(12), "12 noon": time(12), "12noon": time(12)}
_MORNING_FROM = 7  # nobody meets earlier, so an hour below it needs am or pm


class NotATime(ValueError):
    """What was typed is no time of day; the message says what to type."""


class TimeOfDay(PlainText):
    """A time of day as people type it; `time` holds what it means once the form is valid."""

    time: time

    def __init__(self, label: str, *, hint: str = "For example 10am, 2:30pm or 14:30", **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"params": {"classes": "govuk-input--width-5"}})
        super().__init__(label, hint=hint, longest=20, **kwargs)

    def pre_validate(self, form: Any) -> None:
        """Reads the time; refuses what is none with what to type instead."""
        super().pre_validate(form)
        try:
            self.time = read_time(self.data or "")
        except NotATime as problem:
            raise StopValidation(f"{self.label.text}: {problem}") from None


def read_time(typed: str) -> time:
    """The time in "10am", "2.30 pm", "14:30" or "midday"; NotATime otherwise, or when it could be two."""
    text = typed.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    found = _TYPED.fullmatch(text)
    if found is None:
        raise NotATime("enter a time, like 10am or 2:30pm")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise NotATime("enter a real time, like 10am or 2:30pm")
    if half:
        return time(hour % 12 + (12 if half == "pm" else 0), minute)
    if hour < _MORNING_FROM and not found[1].startswith("0"):
        raise NotATime(f"say whether it is {clock_words(time(hour, minute))} or {hour}{_past(minute)}pm")
    return time(hour, minute)


def clock_words(value: time | None) -> str:
    """10am, 2:30pm, midday; nothing for None."""
    if value is None:
        return ""
    if value == time(12):
        return "midday"
    half = "am" if value.hour < 12 else "pm"
    return f"{value.hour % 12 or 12}{_past(value.minute)}{half}"


def _past(minute: int) -> str:
    return f":{minute:02d}" if minute else ""


def span_words(starts_at: time, ends_at: time) -> str:
    """10am to midday."""
    return f"{clock_words(starts_at)} to {clock_words(ends_at)}"
