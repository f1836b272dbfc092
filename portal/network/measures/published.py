"""Figures that somebody else published about each authority, as they were published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.guidance.models import PublishedFigure, PublishedSource
from tenants.guidance.queries import published_sources
from workflows.register.queries import members

_NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Published:
    """A table with a column for each period, and where it comes from."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[PublishedSource, ...]


def published(measure: str) -> Published | None:
    """Every authority, with what was published of it; None when nothing was."""
    wanted = (
        PublishedFigure.measure == measure,
        PublishedFigure.type_key == "",
        PublishedFigure.age_band == "",
    )
    figures = list(db.session.scalars(select(PublishedFigure).where(*wanted)))
    if not figures:
        return None
    periods = sorted({(each.starts_on, each.ends_on) for each in figures}, reverse=True)
    sources, named = published_sources(), sorted({each.source_code for each in figures})
    return Published(
        columns=tuple(f"{format_day(first)} to {format_day(last)}" for first, last in periods),
        rows=tuple(_rows(figures, [first for first, _ in periods])),
        sources=tuple(sources[code] for code in named),
    )


def _rows(figures: Sequence[PublishedFigure], days: Sequence[date]) -> list[tuple[str, tuple[str, ...]]]:
    values = {(each.place, each.starts_on): each.value for each in figures}
    return [
        (member.name, tuple(_words(values.get((member.slug, day))) for day in days)) for member in members()
    ]


def _words(value: int | None) -> str:
    return _NOT_KNOWN if value is None else f"{value:,}"
