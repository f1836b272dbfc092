"""Judging how risky a supplier is; what was judged once is kept for ever."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.guidance.models import RiskFramework
from tenants.records.suppliers.models import RiskAssessment, RiskFinding, Supplier
from tenants.records.suppliers.risk_queries import assessments_of, high_risk_keys, is_high_risk
from tenants.records.suppliers.rules import RISK_WORDS, RiskLevel, Tier, proposed_tier
from tenants.records.suppliers.sector_views import take_own_view

#: What other features ask for, together with what stands below.
__all__ = [
    "Finding",
    "assess",
    "assessments_of",
    "high_risk_keys",
    "is_high_risk",
    "proposal",
    "take_own_view",
]

LONGEST_REASON = 500


class Finding(NamedTuple):
    """What was judged of one characteristic, and why; only Not known needs no reason."""

    level: RiskLevel
    reason: str = ""


Findings = Mapping[str, Finding]


def proposal(framework: RiskFramework, findings: Findings) -> Tier:
    """The tier that follows from the findings, by the counts of the framework."""
    return proposed_tier(
        (each.level for each in findings.values()),
        highs_for_high=framework.highs_for_high,
        highs_for_medium=framework.highs_for_medium,
        mediums_for_medium=framework.mediums_for_medium,
    )


def assess(
    supplier: Supplier,
    framework: RiskFramework,
    findings: Findings,
    *,
    tier: Tier | None = None,
    why_other: str = "",
    on: date,
    by: UUID | None,
) -> RiskAssessment:
    """Keeps what was judged of each characteristic, by its key; the supplier's tier follows the newest.

    Without `tier` it is the one that follows from the findings; another one needs `why_other`. FieldError
    names `level_…` and `reason_…` with the code of the characteristic.
    """
    if supplier.ended_on is not None:
        raise WrongState("The council buys nothing from this supplier any more, so its risk is not judged.")
    _check_day(framework, on)
    _check_findings(framework, findings)
    findings = {each.key: findings[each.key] for each in framework.characteristics}
    proposed = proposal(framework, findings)
    why = _why_other(proposed, tier or proposed, why_other)
    assessment = RiskAssessment(
        id=uuid4(),
        supplier_id=supplier.id,
        framework_code=framework.code,
        tier=tier or proposed,
        proposed_tier=proposed,
        why_other=why,
        assessed_on=on,
        assessed_by_id=by,
        added_at=clock.now(),
    )
    _keep(assessment, findings)
    _follow_newest(supplier)
    said = [f"{each.title}: {RISK_WORDS[findings[each.key].level]}" for each in framework.characteristics]
    about = {"framework": framework.title, "findings": said, "why_other": why, "assessed_on": on}
    audit.record("supplier:risk-assessed", supplier, by=by, **about)
    db.session.flush()
    return assessment


def _check_day(framework: RiskFramework, on: date) -> None:
    if on > clock.today():
        raise FieldError("assessed_on", "This day has not come yet. Enter the day on which it was judged.")
    if framework.valid_from and on < framework.valid_from:
        words = (
            f"{framework.title} applies from {format_day(framework.valid_from)}. Enter a day from then on."
        )
        raise FieldError("assessed_on", words)
    if framework.valid_to and on > framework.valid_to:
        words = f"{framework.title} applied until {format_day(framework.valid_to)}. Choose the newer one."
        raise FieldError("assessed_on", words)


def _check_findings(framework: RiskFramework, findings: Findings) -> None:
    for each in framework.characteristics:
        if each.key not in findings:
            raise FieldError(f"level_{each.code}", f"{each.title}: choose High, Medium, Low or Not known.")
        level, reason = findings[each.key]
        if level != RiskLevel.UNKNOWN and not reason.strip():
            words = f"{each.title}: say why it is {RISK_WORDS[level].lower()}."
            raise FieldError(f"reason_{each.code}", words)
        if len(reason) > LONGEST_REASON:
            raise FieldError(f"reason_{each.code}", f"Shorten this to {LONGEST_REASON} characters or fewer.")


def _why_other(proposed: Tier, chosen: Tier, why_other: str) -> str:
    """Why the tier is not the one that follows; nothing when it is."""
    if chosen == proposed:
        return ""
    if not why_other.strip():
        raise FieldError("why_other", "Say why the tier is not the one that follows from the six answers.")
    if len(why_other) > LONGEST_REASON:
        raise FieldError("why_other", f"Shorten this to {LONGEST_REASON} characters or fewer.")
    return why_other.strip()


def _keep(assessment: RiskAssessment, findings: Findings) -> None:
    db.session.add(assessment)
    db.session.flush()
    for key, (level, reason) in findings.items():
        found = RiskFinding(
            assessment_id=assessment.id, characteristic_key=key, level=level, reason=reason.strip()
        )
        db.session.add(found)


def _follow_newest(supplier: Supplier) -> None:
    """What was judged on an earlier day, and written down only now, changes no tier."""
    newest = assessments_of(supplier.id)[0]
    supplier.tier, supplier.tiered_on = newest.tier, newest.assessed_on
    supplier.updated_at = clock.now()
