"""Reading how risky suppliers and sectors are, as it stands on a day."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.guidance import queries as guidance
from tenants.guidance.models import RiskCharacteristic, RiskFramework
from tenants.records.suppliers.models import RiskAssessment, RiskFinding, SectorView


def assessments_of(supplier_id: UUID) -> list[RiskAssessment]:
    """Every assessment of a supplier, the newest first."""
    statement = select(RiskAssessment).where(RiskAssessment.supplier_id == supplier_id)
    newest_first = (RiskAssessment.assessed_on.desc(), RiskAssessment.added_at.desc(), RiskAssessment.id)
    return list(db.session.scalars(statement.order_by(*newest_first)))


def findings_of(assessment_ids: Collection[UUID]) -> dict[UUID, dict[str, RiskFinding]]:
    """What each of these assessments found, by the characteristic's key."""
    found: dict[UUID, dict[str, RiskFinding]] = {one: {} for one in assessment_ids}
    statement = select(RiskFinding).where(RiskFinding.assessment_id.in_(assessment_ids))
    for each in db.session.scalars(statement.order_by(RiskFinding.characteristic_key)):
        found[each.assessment_id][each.characteristic_key] = each
    return found


def framework_titles() -> Mapping[str, str]:
    """Every framework's title by its code, those of the past too."""
    found = db.session.execute(select(RiskFramework.code, RiskFramework.title))
    return {code: title for code, title in found}


def characteristics() -> list[RiskCharacteristic]:
    """Every characteristic of every framework, in order."""
    return list(db.session.scalars(select(RiskCharacteristic).order_by(RiskCharacteristic.position)))


def sector_views(sector_key: str | None = None) -> list[SectorView]:
    """The tenant's own views, of one sector or all, the newest first; some may count only later."""
    statement = select(SectorView).order_by(SectorView.valid_from.desc())
    if sector_key is not None:
        statement = statement.where(SectorView.sector_key == sector_key)
    return list(db.session.scalars(statement))


def own_views(on: date) -> dict[str, SectorView]:
    """The view that counts on a day, by sector; sectors that the tenant has no view of are left out."""
    in_force = (each for each in reversed(sector_views()) if each.valid_from <= on)
    return {each.sector_key: each for each in in_force}  # the newest comes last, and stays


def views_seen(sector_key: str) -> int:
    """A number that rises whenever the tenant's view of a sector is added or changed."""
    statement = select(func.coalesce(func.sum(SectorView.version), 0))
    return int(db.session.scalar(statement.where(SectorView.sector_key == sector_key)) or 0)


def high_risk_keys(on: date) -> set[str]:
    """The sectors of high risk on a day: the tenant's own view before the published list."""
    said = {key: each.is_high_risk for key, each in own_views(on).items() if each.is_high_risk is not None}
    published = set(guidance.high_risk_sectors(on))
    return (published - said.keys()) | {key for key, is_high in said.items() if is_high}


def is_high_risk(sector_key: str, on: date) -> bool:
    """Whether one sector is of high risk on a day."""
    return sector_key in high_risk_keys(on)
