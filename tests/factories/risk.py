"""Judges the risk of suppliers, inside a borough's scope."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.guidance.models import RiskFramework
from tenants.guidance.queries import risk_frameworks
from tenants.records.suppliers.models import RiskAssessment, Supplier
from tenants.records.suppliers.risk import Finding, assess
from tenants.records.suppliers.rules import RiskLevel

H, M, L, U = RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW, RiskLevel.UNKNOWN


def newest_framework() -> RiskFramework:
    """The framework in force today."""
    return risk_frameworks(clock.today())[0]


def findings(
    framework: RiskFramework, *levels: RiskLevel, reason: str = "Seen on site"
) -> dict[str, Finding]:
    """One level for each characteristic, in their order; those left out are low."""
    filled = [*levels, *[L] * len(framework.characteristics)]
    return {
        one.key: Finding(level, "" if level == U else "Seen on site")
        for one, level in zip(framework.characteristics, filled, strict=False)
    }


def judge(
    supplier: Supplier, *levels: RiskLevel, on: date | None = None, by: UUID | None = None
) -> RiskAssessment:
    """Judges a supplier today with the newest framework; two of high risk propose the tier High."""
    framework = newest_framework()
    return assess(supplier, framework, findings(framework, *levels), on=on or clock.today(), by=by)
