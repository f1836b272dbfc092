"""Turns a copy of a statement into plain JSON values and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tenants.records.statements.copies import KeptCopy, PromiseCopy, SectionCopy, StatementCopy

_DAYS = ("year_starts_on", "year_ends_on", "approved_on", "signed_on")


def as_values(copy: StatementCopy) -> dict[str, Any]:
    """The copy as a JSON object."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(copy), default=date.isoformat))
    return values


def as_copy(values: Mapping[str, Any]) -> StatementCopy:
    """The copy that `as_values` made the object of."""
    parts: dict[str, Any] = {
        "sections": tuple(SectionCopy(**each) for each in values["sections"]),
        "promises": tuple(PromiseCopy(**_with_days(each, "due_on")) for each in values["promises"]),
        "kept": tuple(KeptCopy(**each) for each in values["kept"]),
    }
    return StatementCopy(**{**_with_days(values, *_DAYS), **parts})


def _with_days(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**values, **{name: date.fromisoformat(values[name]) for name in names if values[name]}}
