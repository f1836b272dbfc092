"""The risk of one supplier in words, for its own page and for the page about its risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants.guidance.models import RiskCharacteristic
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.suppliers.models import RiskAssessment, RiskFinding, Supplier
from tenants.records.suppliers.risk_queries import (
    assessments_of,
    characteristics,
    findings_of,
    framework_titles,
)
from tenants.records.suppliers.rules import NOT_TIERED, RISK_WORDS, TIER_WORDS, RiskLevel, Tier

#: The kind of a tag decides its colour; the words in it always say the same.
TIER_KINDS: dict[Tier, str] = {Tier.HIGH: "late", Tier.MEDIUM: "soon", Tier.LOW: "done"}
LEVEL_KINDS: dict[RiskLevel, str] = {
    RiskLevel.HIGH: "late",
    RiskLevel.MEDIUM: "soon",
    RiskLevel.LOW: "done",
    RiskLevel.UNKNOWN: "quiet",
}
_PORTAL = "The portal"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What was judged of one characteristic."""

    title: str
    level: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One assessment in words; `changes` is what it judged otherwise than the one before."""

    id: UUID
    tier: str
    kind: str
    proposed: str  # the tier that followed, where another was chosen
    why_other: str
    assessed_on: date
    by_name: str
    framework: str
    findings: tuple[FindingLine, ...]
    changes: tuple[str, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class RiskView:
    """What is said of a supplier's risk; `assessments` has the newest first."""

    href: str
    assess_href: str  # empty for whoever may not
    tier: Tier | None
    tier_words: str
    tier_kind: str
    assessments: tuple[AssessmentLine, ...]

    @property
    def newest(self) -> AssessmentLine | None:
        """The assessment that counts."""
        return next(iter(self.assessments), None)


def about_supplier(supplier: Supplier, house: str, today: date) -> RiskView:
    """The risk of a supplier; `house` is the tenant's part of an address."""
    del today  # the newest assessment counts, whatever day it is
    href = f"/{house}/suppliers/{supplier.id}/risk/"
    tier = Tier(supplier.tier) if supplier.tier else None
    may_assess = may(Permission.SUPPLIER_WRITE) and supplier.ended_on is None
    return RiskView(
        href=href,
        assess_href=f"{href}assess" if may_assess else "",
        tier=tier,
        tier_words=TIER_WORDS[tier] if tier else NOT_TIERED,
        tier_kind=TIER_KINDS[tier] if tier else "quiet",
        assessments=_lines(assessments_of(supplier.id)),
    )


def _lines(found: Sequence[RiskAssessment]) -> tuple[AssessmentLine, ...]:
    if not found:
        return ()
    findings, known = findings_of([each.id for each in found]), characteristics()
    names = names_of({each.assessed_by_id for each in found if each.assessed_by_id})
    titles = framework_titles()
    before = [*found[1:], None]
    return tuple(
        _line(each, earlier, findings, known, names, titles[each.framework_code])
        for each, earlier in zip(found, before, strict=True)
    )


def _line(
    each: RiskAssessment,
    earlier: RiskAssessment | None,
    findings: dict[UUID, dict[str, RiskFinding]],
    known: Sequence[RiskCharacteristic],
    names: dict[UUID, str],
    framework: str,
) -> AssessmentLine:
    tier, proposed = Tier(each.tier), Tier(each.proposed_tier)
    was = findings[earlier.id] if earlier else {}
    return AssessmentLine(
        id=each.id,
        tier=TIER_WORDS[tier],
        kind=TIER_KINDS[tier],
        proposed=TIER_WORDS[proposed] if proposed != tier else "",
        why_other=each.why_other,
        assessed_on=each.assessed_on,
        by_name=names.get(each.assessed_by_id, _PORTAL) if each.assessed_by_id else _PORTAL,
        framework=framework,
        findings=tuple(finding_lines(findings[each.id], known)),
        changes=tuple(_changes(each, earlier, findings[each.id], was, known)) if earlier else (),
        is_first=earlier is None,
    )


def finding_lines(findings: dict[str, RiskFinding], known: Sequence[RiskCharacteristic]) -> list[FindingLine]:
    """What was judged of each characteristic, in their order."""
    found = ((one, findings[one.key]) for one in known if one.key in findings)
    return [
        FindingLine(
            one.title, RISK_WORDS[RiskLevel(each.level)], LEVEL_KINDS[RiskLevel(each.level)], each.reason
        )
        for one, each in found
    ]


def _changes(
    each: RiskAssessment,
    earlier: RiskAssessment,
    now: dict[str, RiskFinding],
    was: dict[str, RiskFinding],
    known: Sequence[RiskCharacteristic],
) -> list[str]:
    """ "Tier: from Low to High", "Workforce: from Low to High", by the characteristics' codes."""
    pairs = [("Tier", TIER_WORDS[Tier(earlier.tier)], TIER_WORDS[Tier(each.tier)])]
    levels_before = {_code(key): RISK_WORDS[RiskLevel(one.level)] for key, one in was.items()}
    for one in known:
        if one.key in now and one.code in levels_before:
            level = RISK_WORDS[RiskLevel(now[one.key].level)]
            pairs.append((one.title, levels_before[one.code], level))
    return [f"{title}: from {before} to {after}" for title, before, after in pairs if before != after]


def _code(key: str) -> str:
    """The code of a characteristic, which stays the same from one framework to the next."""
    return key.rpartition("/")[2]
