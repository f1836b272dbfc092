"""Reading the counting standard: for everybody, whether a scope is open or not."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tenants.counting.standard import Standard
from tenants.database import db
from tenants.guidance.models import CountingStandard
from tenants.guidance.queries import counting_standard
from workflows.published_standards.models import PublishedStandard


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that everybody counts by from a day on; `agreed_on` is None for the portal's proposal."""

    standard: Standard
    number: int
    changes: str
    valid_from: date | None
    agreed_on: date | None


def standard_on(on: date) -> Standard:
    """What is counted on a day: the network's newest agreed edition, or the one that came with the portal."""
    return edition_on(on).standard


def edition_on(on: date) -> Edition:
    """The edition in force on a day; NotFound when not even the portal's own is loaded."""
    newest = (PublishedStandard.valid_from.desc(), PublishedStandard.edition.desc())
    begun = select(PublishedStandard).where(PublishedStandard.valid_from <= on)
    agreed = db.session.scalar(begun.order_by(*newest).limit(1))
    return _agreed(agreed) if agreed else _proposed(counting_standard(on))


def editions() -> list[Edition]:
    """Every edition that was ever counted by, the newest first."""
    newest = (PublishedStandard.valid_from.desc(), PublishedStandard.edition.desc())
    agreed = db.session.scalars(select(PublishedStandard).order_by(*newest))
    proposed = db.session.scalars(
        select(CountingStandard).order_by(CountingStandard.valid_from.desc().nulls_last())
    )
    return [*map(_agreed, agreed), *map(_proposed, proposed)]


def standards_by_key() -> dict[str, Standard]:
    """Every edition by the key that is kept with entries made under it."""
    return {edition.standard.key: edition.standard for edition in editions()}


def _agreed(row: PublishedStandard) -> Edition:
    standard = Standard.of(row.key, row.title, row.content)
    return Edition(standard, row.edition, row.changes, row.valid_from, row.agreed_on)


def _proposed(row: CountingStandard) -> Edition:
    return Edition(Standard.of(row.key, row.title, row.content), 0, row.changes, row.valid_from, None)
