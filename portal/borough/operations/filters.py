"""What an address asks the list of operations for, and the address that asks for the same again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from portal.borough.operations.periods import Period, period_asked_for, periods
from portal.borough.operations.words import Words
from portal.formatting import plural
from portal.paging import page_asked_for
from tenants.records.operations.lists import OperationFilter
from tenants.records.operations.queries import find_first_day
from tenants.records.operations.rules import OPERATION_WORDS, OperationKind


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the list's address can say; each field at its default stays out of the address."""

    period: Period
    kind: str = ""
    type: str = ""
    premises: str = ""
    sector: str = ""
    agency: str = ""
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        asked = replace(self, **changes)
        values = {"period": asked.period.key} | {name: getattr(asked, name) for name in CHOSEN}
        values["page"] = str(asked.page) if asked.page > 1 else ""
        return urlencode({name: value for name, value in values.items() if value})

    def is_narrowed(self) -> bool:
        """Whether it shows only some of the period's operations."""
        return any(getattr(self, name) for name in CHOSEN)

    def wanted(self) -> OperationFilter:
        """The filter that it means."""
        return OperationFilter(
            starts_on=self.period.starts_on,
            ends_on=self.period.ends_on,
            kind=OperationKind(self.kind) if self.kind else None,
            type_key=self.type,
            premises=self.premises,
            sector=self.sector,
            agency_id=UUID(self.agency) if self.agency else None,
        )


CHOSEN = ("kind", "type", "premises", "sector", "agency")


def read(args: Mapping[str, str], words: Words, today: date) -> Asked:
    """What the parameters of an address ask for; what cannot be read is left out."""
    offered = periods(find_first_day(), today)
    known = choices(words)
    chosen = {name: args.get(name, "") for name in CHOSEN}
    return Asked(
        period=period_asked_for(args.get("period"), offered),
        page=page_asked_for(args.get("page")),
        **{name: value if value in known[name] else "" for name, value in chosen.items()},
    )


def choices(words: Words) -> dict[str, Mapping[str, str]]:
    """What each part of the list can be narrowed to, with its words."""
    kinds = {kind.value: title for kind, title in OPERATION_WORDS.items()}
    return {
        "kind": kinds,
        "type": words.types,
        "premises": words.premises,
        "sector": words.sectors,
        "agency": words.agencies,
    }


def sentence(asked: Asked, total: int, words: Words) -> str:
    """What is shown: “12 operations, April 2025 to March 2026, Labour”."""
    known = choices(words)
    chosen = [known[name][getattr(asked, name)] for name in CHOSEN if getattr(asked, name)]
    return ", ".join([f"{plural(total, 'operation')}, {asked.period.words}", *chosen])
