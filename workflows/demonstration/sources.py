"""Reads the files of the London data set."""

import json
from functools import cache
from pathlib import Path
from typing import Any

Entry = dict[str, Any]

_DATA = Path(__file__).parent / "data"


def read(name: str) -> Entry:
    """One file of the data set as its README describes it; `name` has no ending."""
    found: Entry = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def by_tenant(name: str, part: str) -> dict[str, list[Entry]]:
    """The entries of one part of a file, under their tenants' slugs, in the order of the file."""
    kept: dict[str, list[Entry]] = {}
    for entry in read(name)[part]:
        kept.setdefault(entry["tenant"], []).append(entry)
    return kept


def published_plans() -> list[Entry]:
    """The plans that councils published; the template is among them."""
    return list(read("plans")["plans"])


def plans_by_tenant() -> dict[str, list[Entry]]:
    """Every plan that is loaded as a plan, under its tenant's slug; the published one first."""
    kept: dict[str, list[Entry]] = {}
    wanted = [plan for plan in published_plans() if not plan["template"]]
    for plan in [*wanted, *read("current_plans")["plans"], *read("network_plan")["plans"]]:
        kept.setdefault(plan["tenant"], []).append(plan)
    return kept
