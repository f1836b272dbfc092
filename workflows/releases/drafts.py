"""Reading releases in the network's own house: drafts, what they were made of, and who has given figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from workflows.register.cube import Cube
from workflows.register.models import ContributionReceipt, Release, ReleasedMeasure
from workflows.register.periods import Quarter, newest_whole, quarter_at
from workflows.register.queries import cubes_in
from workflows.register.rules import Profile, ReleaseStatus
from workflows.register.writing import measures_in_order
from workflows.releases.collecting import members

_EVER_SEEN = (ReleaseStatus.PUBLISHED, ReleaseStatus.SUPERSEDED, ReleaseStatus.WITHDRAWN)


@dataclass(frozen=True)
class Giving:
    """A quarter, with the names of authorities by whether they gave figures of all measures, some or none."""

    quarter: Quarter
    gave: tuple[str, ...]
    gave_some: tuple[str, ...]
    left_out: tuple[str, ...]
    waiting: tuple[str, ...]
    by_measure: dict[str, int]  # how many gave each


def get_draft(release_id: UUID) -> Release:
    """The release, whatever its state, for members; NotFound for none. The public's stands beside it."""
    release = db.session.get(Release, release_id)
    if release is None or release.profile != Profile.MEMBERS:
        raise NotFound("We could not find that release.")
    return release


def find_release(release_id: UUID) -> Release:
    """Any release by its id, of either profile; NotFound for none."""
    release = db.session.get(Release, release_id)
    if release is None:
        raise NotFound("There is no such release.")
    return release


def all_releases() -> list[Release]:
    """Every release for members, drafts too, the newest quarter first."""
    wanted = select(Release).where(Release.profile == Profile.MEMBERS)
    return list(db.session.scalars(wanted.order_by(Release.starts_on.desc(), Release.drafted_at.desc())))


def find_draft() -> Release | None:
    """The draft that waits, for members."""
    wanted = select(Release).where(Release.profile == Profile.MEMBERS, Release.status == ReleaseStatus.DRAFT)
    return db.session.scalar(wanted.limit(1))


def newest_published() -> Release | None:
    """The release for members of the newest quarter that ever had one, withdrawn ones too."""
    wanted = select(Release).where(Release.profile == Profile.MEMBERS, Release.status.in_(_EVER_SEEN))
    return db.session.scalar(wanted.order_by(Release.starts_on.desc(), Release.vintage.desc()).limit(1))


def newest_of(period: str) -> Release | None:
    """The newest release for members of a quarter that was ever published, withdrawn ones too."""
    ever_seen = Release.profile == Profile.MEMBERS, Release.status.in_(_EVER_SEEN)
    wanted = select(Release).where(*ever_seen, Release.period == period)
    return db.session.scalar(wanted.order_by(Release.vintage.desc()).limit(1))


def find_standing(release_id: UUID | None) -> Release | None:
    """The release when it still stands."""
    found = db.session.get(Release, release_id) if release_id else None
    return found if found is not None and found.status == ReleaseStatus.PUBLISHED else None


def pair_of(release: Release) -> tuple[Release, Release]:
    """Both profiles of a release, the members' first, held until the transaction ends."""
    members_id = release.members_release_id or release.id
    wanted = select(Release).where((Release.id == members_id) | (Release.members_release_id == members_id))
    found = db.session.scalars(
        wanted.order_by(Release.number).with_for_update().execution_options(populate_existing=True)
    ).all()
    if len(found) != 2:
        raise NotFound("We could not find both parts of that release.")
    whole, part = sorted(found, key=lambda each: each.profile != Profile.MEMBERS)
    return whole, part


def draft_measures(release: Release) -> list[ReleasedMeasure]:
    """Its measures in the order of the catalogue, with why one is not proved."""
    return measures_in_order(release.id)


def draft_cube(release: Release, measure_key: str) -> Cube:
    """The protected figures of a measure in any release; NotFound when it has none."""
    found = cubes_in([release.id], measure_key)
    if not found or not found[0].tables:
        raise NotFound("This release has no figures of that measure.")
    return found[0]


def next_quarter(today: date) -> Quarter | None:
    """The quarter that can be drafted now: the one after the newest released; None when it is not over."""
    last = newest_published()
    found = quarter_at(last.period).before(-1) if last else newest_whole(today)
    return found if found <= newest_whole(today) else None


def giving(quarter: Quarter) -> Giving:
    """Who has given figures for a quarter and who has not, by name."""
    names = {tenant.id: tenant.name for tenant in members()}
    wanted = select(ContributionReceipt).where(ContributionReceipt.starts_on == quarter.starts_on)
    given: dict[UUID, list[bool]] = {}
    by_measure: dict[str, int] = {}
    for receipt in db.session.scalars(wanted):
        given.setdefault(receipt.giver_id, []).append(receipt.is_given)
        by_measure[receipt.measure_key] = by_measure.get(receipt.measure_key, 0) + receipt.is_given
    return Giving(
        quarter,
        gave=_named(names, [who for who, each in given.items() if all(each)]),
        gave_some=_named(names, [who for who, each in given.items() if any(each) and not all(each)]),
        left_out=_named(names, [who for who, each in given.items() if not any(each)]),
        waiting=_named(names, [who for who in names if who not in given]),
        by_measure=by_measure,
    )


def _named(names: dict[UUID, str], ids: Sequence[UUID]) -> tuple[str, ...]:
    return tuple(sorted(names[who] for who in ids if who in names))
