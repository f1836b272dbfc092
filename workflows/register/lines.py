"""The lines in which the register is read: releases, measures, receipts and members as plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflows.register.cube import Coverage, coverage_of
from workflows.register.models import Release, ReleasedMeasure
from workflows.register.periods import quarter_at
from workflows.register.rules import Method, Profile, ReleaseStatus

_WITH_FIGURES = (ReleaseStatus.PUBLISHED, ReleaseStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release that was published once; of a withdrawn one only this is left."""

    id: UUID
    number: int
    period: str
    starts_on: date
    ends_on: date
    profile: Profile
    title: str
    status: ReleaseStatus
    vintage: int
    cut_off_on: date
    replaces_id: UUID | None
    members_release_id: UUID | None
    note: str
    published_at: datetime
    ended_at: datetime | None
    ended_because: str
    parent_hash: str
    content_hash: str
    is_demonstration: bool

    @property
    def period_words(self) -> str:
        """July to September 2025."""
        return quarter_at(self.period).words

    @property
    def has_figures(self) -> bool:
        """Whether its tables can still be read."""
        return self.status in _WITH_FIGURES

    @property
    def is_newest(self) -> bool:
        """Whether it stands: neither replaced nor withdrawn."""
        return self.status == ReleaseStatus.PUBLISHED


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of a release: how it was protected and proved, without its figures."""

    id: UUID
    release_id: UUID
    measure_key: str
    title: str
    position: int
    method: Method
    unit: str
    plan_version: str
    policy: dict[str, Any]
    coverage: Coverage
    limits: tuple[str, ...]
    proof_counts: dict[str, Any]
    is_proved: bool
    base_hash: str
    content_hash: str
    certificate_hash: str


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """That a member gave, or left out, its figures of a measure for a quarter."""

    giver_slug: str
    giver_name: str
    measure_key: str
    starts_on: date
    is_given: bool
    is_by_default: bool
    decided_on: date


@dataclass(frozen=True, slots=True)
class MemberLine:
    """An authority as the square knows it."""

    slug: str
    name: str
    sub_region: str | None


def line_of(release: Release) -> ReleaseLine:
    """The release as plain values."""
    names = (name for name in ReleaseLine.__dataclass_fields__ if name not in ("profile", "status"))
    values = {name: getattr(release, name) for name in names}
    return ReleaseLine(profile=Profile(release.profile), status=ReleaseStatus(release.status), **values)


def measure_of(measure: ReleasedMeasure) -> MeasureLine:
    """The measure as plain values."""
    made: dict[str, Any] = {
        "method": Method(measure.method),
        "coverage": coverage_of(measure.coverage),
        "limits": tuple(measure.limits),
    }
    names = (name for name in MeasureLine.__dataclass_fields__ if name not in made)
    return MeasureLine(**{name: getattr(measure, name) for name in names}, **made)
