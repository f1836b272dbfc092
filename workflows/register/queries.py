"""Reading the register as the square does: releases that were published, and their protected figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from tenants.authorities.models import Tenant, TenantKind
from tenants.database import db
from tenants.errors import NotFound
from workflows.register.cube import (
    Cube,
    ShownTable,
    axis_of,
    cells_of,
    coverage_of,
)
from workflows.register.lines import MeasureLine, MemberLine, ReceiptLine, ReleaseLine, line_of, measure_of
from workflows.register.models import ContributionReceipt, Release, ReleasedMeasure, ReleasedTable
from workflows.register.over_time import over_quarters
from workflows.register.reading import as_the_square
from workflows.register.rules import Method, ReleaseStatus

__all__ = [
    "MeasureLine",
    "MemberLine",
    "ReceiptLine",
    "ReleaseLine",
    "cube",
    "cube_of",
    "cubes_in",
    "get_release",
    "measures_of",
    "members",
    "newest",
    "periods",
    "receipts",
    "releases",
]

_EVER_SEEN = (ReleaseStatus.PUBLISHED, ReleaseStatus.SUPERSEDED, ReleaseStatus.WITHDRAWN)


def releases(profile: str | None = None) -> list[ReleaseLine]:
    """All that were ever published, the newest quarter and vintage first."""
    newest = (Release.starts_on.desc(), Release.profile, Release.vintage.desc())
    statement = select(Release).where(Release.status.in_(_EVER_SEEN)).order_by(*newest)
    with as_the_square():
        found = db.session.scalars(statement.where(Release.profile == profile) if profile else statement)
        return [line_of(each) for each in found]


def get_release(release_id: UUID) -> ReleaseLine:
    """The release; NotFound for one that was never published."""
    statement = select(Release).where(Release.id == release_id, Release.status.in_(_EVER_SEEN))
    with as_the_square():
        found = db.session.scalar(statement)
        if found is None:
            raise NotFound
        return line_of(found)


def newest(profile: str) -> ReleaseLine | None:
    """The release of the newest quarter that stands."""
    return next((line for line in releases(profile) if line.is_newest), None)


def periods(profile: str) -> list[str]:
    """The keys of the quarters that have a release that stands, the newest first."""
    return [line.period for line in releases(profile) if line.is_newest]


def measures_of(release: ReleaseLine) -> list[MeasureLine]:
    """Its measures in the order of the catalogue; none when it was withdrawn."""
    if not release.has_figures:
        return []
    statement = select(ReleasedMeasure).where(ReleasedMeasure.release_id == release.id)
    with as_the_square():
        return [measure_of(row) for row in db.session.scalars(statement.order_by(ReleasedMeasure.position))]


def cube_of(release: ReleaseLine, measure_key: str) -> Cube:
    """The figures of a measure in one release; NotFound when it has none, or was withdrawn."""
    with as_the_square():
        found = _cubes([release.id] if release.has_figures else [], measure_key)
    if not found:
        raise NotFound
    return found[0]


def cube(measure_key: str, profile: str, periods: Iterable[str] | None = None) -> Cube | None:
    """The figures of a measure over these quarters, in the releases that stand; None when none has it.

    Without `periods` it is the newest quarter that has the measure.
    """
    wanted = None if periods is None else set(periods)
    with as_the_square():
        release_ids = _standing_with(measure_key, profile, wanted)
        found = _cubes(release_ids if wanted is not None else release_ids[:1], measure_key)
    return over_quarters(_of_one_method(found)) if found else None


def receipts(starts_on: Sequence[date]) -> list[ReceiptLine]:
    """Who gave and who left out, for quarters that begin on these days, by name and measure."""
    wanted = (
        select(Tenant.slug, Tenant.name, *_RECEIPT)
        .join(Tenant, Tenant.id == ContributionReceipt.giver_id)
        .where(ContributionReceipt.starts_on.in_(starts_on))
        .order_by(ContributionReceipt.starts_on, Tenant.name, ContributionReceipt.measure_key)
    )
    with as_the_square():
        return [ReceiptLine(*row) for row in db.session.execute(wanted)]


def members() -> list[MemberLine]:
    """Every authority by name."""
    wanted = select(Tenant.slug, Tenant.name, Tenant.sub_region).where(Tenant.kind == TenantKind.AUTHORITY)
    with as_the_square():
        return [MemberLine(*row) for row in db.session.execute(wanted.order_by(Tenant.name))]


_RECEIPT = (
    ContributionReceipt.measure_key,
    ContributionReceipt.starts_on,
    ContributionReceipt.is_given,
    ContributionReceipt.is_by_default,
    ContributionReceipt.decided_on,
)


def cubes_in(release_ids: Sequence[UUID], measure_key: str) -> list[Cube]:
    """The figures of a measure in each of these releases, whatever became of them; the earliest first.

    For the network's own house, which reads its drafts; the square reads through the functions above.
    """
    return _cubes(release_ids, measure_key)


def _standing_with(measure_key: str, profile: str, wanted: set[str] | None) -> list[UUID]:
    statement: Select[UUID, str] = (
        select(Release.id, Release.period)
        .join(ReleasedMeasure, ReleasedMeasure.release_id == Release.id)
        .where(
            ReleasedMeasure.measure_key == measure_key,
            Release.profile == profile,
            Release.status == ReleaseStatus.PUBLISHED,
        )
        .order_by(Release.starts_on.desc())
    )
    found = db.session.execute(statement)
    return [release_id for release_id, period in found if wanted is None or period in wanted]


def _cubes(release_ids: Sequence[UUID], measure_key: str) -> list[Cube]:
    """Two statements, however many releases there are."""
    measures = list(
        db.session.execute(
            select(ReleasedMeasure, Release.period)
            .join(Release, Release.id == ReleasedMeasure.release_id)
            .where(ReleasedMeasure.release_id.in_(release_ids), ReleasedMeasure.measure_key == measure_key)
            .order_by(Release.starts_on)
        )
    )
    ids = [measure.id for measure, _ in measures]
    tables: dict[UUID, list[ReleasedTable]] = {}
    wanted = select(ReleasedTable).where(ReleasedTable.measure_id.in_(ids)).order_by(ReleasedTable.position)
    for table in db.session.scalars(wanted):
        tables.setdefault(table.measure_id, []).append(table)
    return [_cube(measure, period, tables.get(measure.id, [])) for measure, period in measures]


def _cube(measure: ReleasedMeasure, period: str, tables: Sequence[ReleasedTable]) -> Cube:
    base = measure.policy.get("base", 0)
    return Cube(
        measure_key=measure.measure_key,
        title=measure.title,
        unit=measure.unit,
        method=Method(measure.method),
        axes=tuple(map(axis_of, measure.dimensions)),
        cells=dict(cell for table in tables for cell in cells_of(table.cells, measure.method, base)),
        tables=tuple(_table(table) for table in tables),
        coverages={period: coverage_of(measure.coverage)},
        limits=tuple(measure.limits),
        release_ids=(measure.release_id,),
    )


def _table(table: ReleasedTable) -> ShownTable:
    levels = {name: tuple(shown) for name, shown in table.levels.items()}
    return ShownTable(table.key, table.title, levels)


def _of_one_method(cubes: Sequence[Cube]) -> list[Cube]:
    """Those made as the newest is: a measure may have changed its method from one quarter to the next."""
    return [cube for cube in cubes if cube.method == cubes[-1].method]
