"""Turns a copy of a survivor service into plain JSON values and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach

_DAYS = ("capacity_on", "verified_on")


def as_values(copy: ServiceCopy) -> dict[str, Any]:
    """The copy as a JSON object."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(copy), default=str))
    return values


def as_copy(values: Mapping[str, Any]) -> ServiceCopy:
    """The copy that `as_values` made the object of."""
    days = {name: date.fromisoformat(values[name]) for name in _DAYS if values[name]}
    lists: dict[str, Any] = {
        "needs": tuple(values["needs"]),
        "genders": tuple(Gender(each) for each in values["genders"]),
        "languages": tuple(values["languages"]),
        "nrm": tuple(NrmStatus(each) for each in values["nrm"]),
        "areas": tuple(values["areas"]),
    }
    return ServiceCopy(
        **{**values, **days, **lists, "id": UUID(values["id"]), "reach": Reach(values["reach"])}
    )
