"""What others have published about a tenant's referrals, as figures to compare its log with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tenants.errors import NotFound
from tenants.guidance.models import PublishedFigure, PublishedSource
from tenants.guidance.queries import published_figures, published_sources
from tenants.records.reconciliations.counting import Category
from tenants.records.reconciliations.details import ReconciliationDetails
from tenants.records.reconciliations.rules import Basis, Source

MEASURE = "nrm-referrals"
_HOME_OFFICE = "Home Office"


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication's figures for one place and period; None is a figure that cannot be read."""

    code: str
    title: str
    publisher: str
    issued_on: date | None
    limitations: tuple[str, ...]
    starts_on: date
    ends_on: date
    figures: Mapping[Category, int | None]
    confidence: Mapping[Category, str]  # how surely it was read, where that is not for sure

    @property
    def key(self) -> str:
        """What its address is."""
        return f"{self.code}.{self.starts_on.isoformat()}"

    def details(self, note: str = "") -> ReconciliationDetails:
        """The comparison with it: by day of referral and without Duty to Notify, as it counts."""
        return ReconciliationDetails(
            source=Source.HOME_OFFICE if self.publisher == _HOME_OFFICE else Source.OTHER,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            basis=Basis.REFERRED,
            source_words=self.title,
            source_code=self.code,
            published_on=self.issued_on,
            note=note,
        )


def publications_about(place: str) -> list[Publication]:
    """Everything published about a place by its short name, the newest period first."""
    sources = published_sources()
    figures = sorted(published_figures(MEASURE, place), key=_period, reverse=True)
    return [_publication(sources[code], group) for (_, _, code), group in groupby(figures, _period)]


def get_publication(place: str, key: str) -> Publication:
    """The one with this key; NotFound otherwise."""
    found = next((each for each in publications_about(place) if each.key == key), None)
    if found is None:
        raise NotFound("We could not find that publication.")
    return found


def _period(figure: PublishedFigure) -> tuple[date, date, str]:
    return figure.starts_on, figure.ends_on, figure.source_code


def _publication(source: PublishedSource, group: Iterable[PublishedFigure]) -> Publication:
    figures = list(group)
    return Publication(
        code=source.code,
        title=source.title,
        publisher=source.publisher,
        issued_on=source.issued_on,
        limitations=tuple(source.limitations),
        starts_on=figures[0].starts_on,
        ends_on=figures[0].ends_on,
        figures={(each.type_key, each.age_band): each.value for each in figures},
        confidence={(each.type_key, each.age_band): each.confidence for each in figures if each.confidence},
    )
