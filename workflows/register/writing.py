"""Writes releases into the register; what a release may say is for others to decide."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select

from tenants.database import db
from workflows.register.content import (
    HASHED,
    MeasureContent,
    ProofContent,
    TableContent,
    hash_of_measure,
    release_hash,
)
from workflows.register.models import Release, ReleasedMeasure, ReleaseDoubt, ReleasedTable, ReleaseProof
from workflows.register.periods import Quarter
from workflows.register.rules import Profile, ReleaseStatus

_IN_THE_CHAIN = (ReleaseStatus.PUBLISHED, ReleaseStatus.SUPERSEDED, ReleaseStatus.WITHDRAWN)


def open_release(
    quarter: Quarter,
    profile: Profile,
    title: str,
    *,
    by: UUID | None,
    cut_off_on: date,
    at: datetime,
    vintage: int = 1,
    replaces_id: UUID | None = None,
    members_release_id: UUID | None = None,
    note: str = "",
    is_demonstration: bool = False,
) -> Release:
    """A draft without measures, next in the chain."""
    release = Release(
        id=uuid4(),
        number=_next_number(),
        period=quarter.key,
        starts_on=quarter.starts_on,
        ends_on=quarter.ends_on,
        profile=profile,
        title=title,
        status=ReleaseStatus.DRAFT,
        vintage=vintage,
        cut_off_on=cut_off_on,
        replaces_id=replaces_id,
        members_release_id=members_release_id,
        note=note,
        drafted_by_id=by,
        drafted_at=at,
        is_demonstration=is_demonstration,
    )
    db.session.add(release)
    db.session.flush()
    return release


def add_measures(release: Release, measures: Sequence[MeasureContent]) -> list[UUID]:
    """Adds all measures with their tables and hashes the release; the ids of the measures, in order."""
    ids = []
    for content in measures:
        measure = ReleasedMeasure(id=uuid4(), release_id=release.id, **content.columns())
        db.session.add(measure)
        db.session.flush()
        db.session.add_all(_tables(measure.id, content.tables))
        if content.why_not:
            db.session.add(ReleaseDoubt(measure_id=measure.id, sums=list(content.why_not)))
        ids.append(measure.id)
    release.content_hash = hash_of_release(release, measures_in_order(release.id))
    db.session.flush()
    return ids


def add_proof(measure_id: UUID, proof: ProofContent, at: datetime) -> None:
    """Keeps the certificate where few may read it."""
    db.session.add(ReleaseProof(measure_id=measure_id, checked_at=at, **asdict(proof)))
    db.session.flush()


def enter(release: Release, *, by: UUID | None, at: datetime) -> None:
    """Publishes it: it takes the next place in the chain, and its hash holds that of the one before it."""
    last = select(Release).where(Release.status.in_(_IN_THE_CHAIN)).order_by(Release.number.desc()).limit(1)
    before = db.session.scalar(last)
    if before is not None and before.number > release.number:
        release.number = _next_number()
    release.parent_hash = before.content_hash if before is not None else ""
    release.content_hash = hash_of_release(release, measures_in_order(release.id))
    release.status = ReleaseStatus.PUBLISHED
    release.approved_by_id, release.published_at = by, at


def end(release: Release, status: ReleaseStatus, because: str, *, by: UUID | None, at: datetime) -> None:
    """Says what became of it."""
    release.status = status
    release.ended_by_id, release.ended_at, release.ended_because = by, at, because


def measures_in_order(release_id: UUID) -> list[ReleasedMeasure]:
    """The measures of a release, whatever became of it."""
    wanted = select(ReleasedMeasure).where(ReleasedMeasure.release_id == release_id)
    return list(db.session.scalars(wanted.order_by(ReleasedMeasure.position)))


def doubts_of(release_id: UUID) -> dict[str, list[str]]:
    """Why measures of a draft are not proved, by their keys; nothing once the draft has ended."""
    wanted = select(ReleasedMeasure.measure_key, ReleaseDoubt.sums).join(
        ReleaseDoubt, ReleaseDoubt.measure_id == ReleasedMeasure.id
    )
    found = db.session.execute(wanted.where(ReleasedMeasure.release_id == release_id))
    return {measure_key: list(sums) for measure_key, sums in found}


def forget_doubts(release_id: UUID) -> None:
    """Leaves nothing of what would give figures away."""
    ids = select(ReleasedMeasure.id).where(ReleasedMeasure.release_id == release_id)
    db.session.execute(delete(ReleaseDoubt).where(ReleaseDoubt.measure_id.in_(ids)))


def tables_of(measure_id: UUID) -> list[ReleasedTable]:
    """The tables of a measure, in order."""
    wanted = select(ReleasedTable).where(ReleasedTable.measure_id == measure_id)
    return list(db.session.scalars(wanted.order_by(ReleasedTable.position)))


def hash_of_release(release: Release, measures: Sequence[ReleasedMeasure]) -> str:
    """The hash that the release must have."""
    parts = [
        (each.measure_key, each.content_hash, each.base_hash, each.certificate_hash) for each in measures
    ]
    return release_hash(release.period, release.profile, release.vintage, release.parent_hash, parts)


def content_hash_of(measure: ReleasedMeasure, tables: Sequence[ReleasedTable]) -> str:
    """The hash that the measure must have."""
    plain = [{name: getattr(table, name) for name in ("key", "title", "levels", "cells")} for table in tables]
    return hash_of_measure({name: getattr(measure, name) for name in HASHED}, plain)


def _tables(measure_id: UUID, tables: Sequence[TableContent]) -> list[ReleasedTable]:
    return [
        ReleasedTable(id=uuid4(), measure_id=measure_id, position=position, **table.plain())
        for position, table in enumerate(tables)
    ]


def _next_number() -> int:
    return 1 + (db.session.scalar(select(func.max(Release.number))) or 0)
