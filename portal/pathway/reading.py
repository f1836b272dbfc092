"""Finds what an address of the pathway names: the place, the day whose rules are asked for, the step."""

import re
from datetime import date
from typing import Any

from flask import request, url_for

from portal.forms.typed_days import NotADay, read_day
from tenants import clock
from tenants.errors import FieldError, NotFound
from tenants.pathways.steps import Step
from workflows.published_pathways.queries import pathway_of
from workflows.published_pathways.values import Shown

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_DAY = 30
_BETWEEN = re.compile(r"[\s/.,-]+")


def day_asked_for() -> date:
    """The day in the address, today if there is none; NotFound for what no link of ours has."""
    asked = request.args.get("on", "")
    if not asked:
        return clock.today()
    try:
        return date.fromisoformat(asked if _ISO.fullmatch(asked) else "")
    except ValueError:
        raise NotFound from None


def typed_day() -> date | None:
    """The day typed into the form, in whatever way; None for none; FieldError for what is no day."""
    typed = request.args.get("on", "")[:_LONGEST_DAY].strip()
    boxes = [part for part in _BETWEEN.split(typed) if part]
    if _ISO.fullmatch(typed):
        boxes.reverse()
    if boxes and len(boxes) != 3:
        raise FieldError("on", "Write the day with its month and year, like 12 December 2022")
    try:
        return read_day(boxes, "The day") if boxes else None
    except NotADay as problem:
        raise FieldError("on", str(problem)) from None


def shown_at(place: str) -> Shown:
    """What the place follows on the day asked for; NotFound for a place or day without a pathway."""
    return pathway_of(place, day_asked_for())


def step_of(shown: Shown, key: str) -> Step:
    """The step with this key; NotFound when the pathway has none, or nothing leads to it."""
    found = next((step for step in shown.steps() if step.key == key), None)
    if found is None:
        raise NotFound("We could not find that step. The pathway may have changed: start it again.")
    return found


def address(endpoint: str, shown: Shown, **values: Any) -> str:
    """The address of a page of the same place by the rules of the same day."""
    kept: dict[str, Any] = {"place": shown.place.slug, "on": kept_day(shown.on), **values}
    return url_for(f"pathway.{endpoint}", **kept)


def kept_day(on: date) -> str | None:
    """The day as an address keeps it; today is what everybody sees who asks for no day."""
    return None if on == clock.today() else on.isoformat()
