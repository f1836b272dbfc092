"""How days, moments, counts and lines of text look on a page."""

from datetime import date, datetime

from flask import Flask
from markupsafe import Markup, escape

from tenants import clock


def day(value: date | None) -> str:
    """22 November 2026; nothing for None."""
    return f"{value.day} {value:%B %Y}" if value else ""


def moment(value: datetime | None) -> str:
    """22 November 2026 at 9:05am, as London's clocks show it; nothing for None."""
    if value is None:
        return ""
    there = clock.london(value)
    half = "am" if there.hour < 12 else "pm"
    return f"{day(there.date())} at {there.hour % 12 or 12}:{there:%M}{half}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count and its noun, such as 1 action, 3 actions or 1,204 people."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def lines(text: str | None) -> Markup:
    """Text with its line breaks kept, and everything else escaped."""
    return Markup("<br>").join(escape(line) for line in (text or "").splitlines())


def add_filters(app: Flask) -> None:
    """Makes them filters in every template."""
    for function in (day, moment, plural, lines):
        app.jinja_env.filters[function.__name__] = function
