"""Sharing the figures of a closed year with a tenant's viewers, once, and taking them back."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.shared_figures.models import SharedYear
from tenants.records.shared_figures.queries import find_shared_year


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """A year and its tables, in which small counts are hidden already."""

    title: str
    starts_on: date
    ends_on: date
    threshold: int
    tables: tuple[dict[str, Any], ...]


def share_year(year: ClosedYear, *, by: UUID | None, today: date) -> SharedYear:
    """Shows the year to those who may see figures; never twice, because the difference would tell."""
    if year.ends_on >= today:
        raise WrongState(f"{year.title} is not over yet. It can be shared once it is.")
    if (before := find_shared_year(year.starts_on)) is not None:
        raise WrongState(_again(before))
    shared = SharedYear(
        title=year.title,
        starts_on=year.starts_on,
        ends_on=year.ends_on,
        threshold=year.threshold,
        tables=list(year.tables),
        shared_by_id=by,
        shared_at=clock.now(),
    )
    db.session.add(shared)
    audit.record("shared-year:shared", shared, by=by)
    db.session.flush()
    return shared


def _again(before: SharedYear) -> str:
    because = "a second look at the same year would show what the first one hides"
    if before.withdrawn_on is None:
        return f"{before.title} is shared already, and stays as it is: {because}."
    return f"{before.title} was shared and taken back. It cannot be shared again: {because}."


def withdraw_year(shared: SharedYear, *, by: UUID, today: date) -> None:
    """Takes the year back: viewers do not see it any more, and it is never made again."""
    if shared.withdrawn_on is not None:
        raise WrongState(f"The figures of {shared.title} are taken back already.")
    shared.withdrawn_on = today
    audit.record("shared-year:withdrawn", shared, by=by)
    db.session.flush()
