"""What the portal can say of risk: how it was judged, tiers, sectors, and contracts of high risk."""

from sqlalchemy import func, select

from tenants.database import db
from tenants.guidance.models import RiskFramework
from tenants.guidance.queries import sector_titles
from tenants.records.suppliers.models import RiskAssessment
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import TIER_WORDS, Tier
from workflows.highlights.words import capital, counted, is_or_are, was_or_were
from workflows.statements.buying import high_risk_contracts, suppliers_by_tier
from workflows.statements.year import Offered, Year, listed, offered, share


def risk(year: Year) -> Offered:
    """Tiers and how they were judged, sectors of high risk, and contracts of high risk without a check."""
    tiers = suppliers_by_tier(year.figures_on)
    judged = sum(count for tier, count in tiers.items() if tier)
    keys = high_risk_keys(year.figures_on)
    high, unchecked = high_risk_contracts(year.figures_on)
    return offered(
        _how(year),
        _tiers(year, tiers) if judged else "",
        _sectors(keys),
        _contracts(year, high, unchecked),
        wanting=(
            "" if judged else "No supplier has a tier of risk yet.",
            f"{_unjudged(tiers)} no tier of risk yet." if judged and tiers.get(None) else "",
            f"{_high(unchecked)} with a supplier that has no check that still counts." if unchecked else "",
            "Say how risks in the council’s own work, such as agency staff, were judged.",
        ),
    )


def _unjudged(tiers: dict[Tier | None, int]) -> str:
    count = tiers[None]
    return f"{capital(counted(count, 'supplier'))} {'has' if count == 1 else 'have'}"


def _high(count: int) -> str:
    return f"{capital(counted(count, 'contract'))} of high risk {is_or_are(count)}"


def _how(year: Year) -> str:
    """Assessments of the year, by the framework that they followed."""
    statement = (
        select(RiskFramework.title, func.count(RiskAssessment.id))
        .join(RiskFramework, RiskFramework.code == RiskAssessment.framework_code)
        .where(
            RiskAssessment.assessed_on >= year.starts_on, RiskAssessment.assessed_on <= year.last_counted_on
        )
        .group_by(RiskFramework.title)
        .order_by(RiskFramework.title)
    )
    found = [
        f"{counted(count, 'supplier assessment')} {was_or_were(count)} made under {title}"
        for title, count in db.session.execute(statement)
    ]
    return f"{capital(year.words)} {' and '.join(found)}." if found else ""


def _tiers(year: Year, tiers: dict[Tier | None, int]) -> str:
    everybody = sum(tiers.values())
    points = [
        f"{TIER_WORDS[tier]} risk: {tiers[tier]:,} ({share(tiers[tier], everybody)})"
        for tier in Tier
        if tiers.get(tier)
    ]
    if tiers.get(None):
        points.append(f"Not judged yet: {tiers[None]:,} ({share(tiers[None], everybody)})")
    return listed(f"{year.as_at} our suppliers are of these tiers of risk:", points)


def _sectors(keys: set[str]) -> str:
    titles = [title for key, title in sector_titles().items() if key in keys]
    return listed("We treat these sectors as of high risk:", titles)


def _contracts(year: Year, high: int, unchecked: int) -> str:
    if not high:
        return ""
    said = f"{year.as_at} {counted(high, 'contract')} in force {is_or_are(high)} of high risk"
    if not unchecked:
        return f"{said}. The last check of each supplier still counts."
    rest = high - unchecked
    return f"{said}. For {rest:,} of them ({share(rest, high)}) the supplier’s last check still counts."
