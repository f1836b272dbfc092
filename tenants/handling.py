"""The label each column of a tenant's record carries: may it leave the house, and by which door."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Column


class Handling(StrEnum):
    """How far a column's values may travel."""

    PRIVATE = "private"  # never leaves the tenant
    COUNTABLE = "countable"  # may be counted in a contribution
    PUBLISHABLE = "publishable"  # may be copied when the tenant publishes the record


COUNTABLE: dict[str, Any] = {"handling": Handling.COUNTABLE}
PUBLISHABLE: dict[str, Any] = {"handling": Handling.PUBLISHABLE}


def handling_of(column: Column[Any]) -> Handling:
    """The column's label; a column without one is private."""
    return Handling(column.info.get("handling", Handling.PRIVATE))
