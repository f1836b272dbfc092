"""How the risk of a supplier is judged, and what of it is kept."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, ScopeError, WrongState
from tenants.guidance.queries import risk_frameworks
from tenants.records.suppliers.models import RiskAssessment, RiskFinding
from tenants.records.suppliers.risk import Finding, assess
from tenants.records.suppliers.risk_queries import assessments_of, findings_of
from tenants.records.suppliers.rules import RiskLevel, Tier
from tenants.records.suppliers.service import end_supplier
from tests.factories.risk import H, L, M, U, findings, judge, newest_framework
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = clock.today()


@pytest.mark.parametrize(
    ("levels", "tier"),
    [((H, H), Tier.HIGH), ((H,), Tier.MEDIUM), ((U, U, U), Tier.MEDIUM), ((M, M), Tier.LOW), ((), Tier.LOW)],
)
def test_the_tier_follows_from_the_six_answers(
    house: World, levels: tuple[RiskLevel, ...], tier: Tier
) -> None:
    supplier = make_supplier()
    found = judge(supplier, *levels, by=house.barnet.lead.id)
    assert (found.tier, found.proposed_tier, found.framework_code) == (tier, tier, "ppn-009")
    assert (supplier.tier, supplier.tiered_on) == (tier, TODAY)
    assert len(findings_of([found.id])[found.id]) == 6
    [change] = [each for each in changes(Wanted(subject_id=supplier.id)) if each.event.endswith("assessed")]
    assert change.after["tier"] == tier


def test_what_was_judged_once_cannot_be_changed_or_removed(house: World) -> None:
    found = judge(make_supplier(), H, H)
    for statement in (
        update(RiskAssessment).values(tier=Tier.LOW),
        delete(RiskAssessment),
        update(RiskFinding).values(level=L),
    ):
        with pytest.raises(ScopeError, match="append-only"):
            db.session.execute(statement)
    found.tier = Tier.LOW
    with pytest.raises(ScopeError, match="append-only"):
        db.session.flush()
    db.session.rollback()


def test_every_level_but_not_known_needs_its_reason(house: World) -> None:
    supplier, framework = make_supplier(), newest_framework()
    for level in (H, M, L):
        told = findings(framework) | {"ppn-009/workforce": Finding(level, "  ")}
        with pytest.raises(FieldError) as refused:
            assess(supplier, framework, told, on=TODAY, by=None)
        assert refused.value.field == "reason_workforce"
    assess(supplier, framework, findings(framework, U, U), on=TODAY, by=None)
    missing = findings(framework)
    del missing["ppn-009/location"]
    with pytest.raises(FieldError) as refused:
        assess(supplier, framework, missing, on=TODAY, by=None)
    assert refused.value.field == "level_location"
    assert len(assessments_of(supplier.id)) == 1


def test_another_tier_needs_a_reason_that_is_kept(house: World) -> None:
    supplier, framework = make_supplier(), newest_framework()
    told = findings(framework, H, H)
    with pytest.raises(FieldError) as refused:
        assess(supplier, framework, told, tier=Tier.LOW, why_other=" ", on=TODAY, by=None)
    assert refused.value.field == "why_other"
    found = assess(supplier, framework, told, tier=Tier.LOW, why_other="One day a year", on=TODAY, by=None)
    assert (found.tier, found.proposed_tier, found.why_other) == (Tier.LOW, Tier.HIGH, "One day a year")
    same = assess(supplier, framework, told, tier=Tier.HIGH, why_other="Left over", on=TODAY, by=None)
    assert same.why_other == ""


def test_the_tier_follows_the_newest_day_whatever_is_written_down_last(house: World) -> None:
    supplier = make_supplier()
    judge(supplier, H, H, on=TODAY - timedelta(days=10))
    judge(supplier, on=TODAY - timedelta(days=40))
    assert (supplier.tier, supplier.tiered_on) == (Tier.HIGH, TODAY - timedelta(days=10))
    assert [each.tier for each in assessments_of(supplier.id)] == [Tier.HIGH, Tier.LOW]


def test_a_framework_counts_only_from_the_day_of_its_own_law(house: World) -> None:
    first, before = date(2025, 2, 24), date(2025, 2, 23)
    assert [each.code for each in risk_frameworks(first)] == ["ppn-009", "ppn-02-23"]
    assert [each.code for each in risk_frameworks(before)] == ["ppn-02-23"]
    supplier, (newer, older) = make_supplier(), risk_frameworks(first)
    with pytest.raises(FieldError, match="24 February 2025") as refused:
        assess(supplier, newer, findings(newer), on=before, by=None)
    assert refused.value.field == "assessed_on"
    assess(supplier, newer, findings(newer), on=first, by=None)
    assess(supplier, older, findings(older), on=before, by=None)
    with pytest.raises(FieldError, match="not come yet"):
        assess(supplier, newer, findings(newer), on=TODAY + timedelta(days=1), by=None)


def test_nothing_is_judged_of_a_supplier_that_was_ended(house: World) -> None:
    supplier = make_supplier()
    end_supplier(supplier, "Contract over", by=None, today=TODAY)
    with pytest.raises(WrongState):
        judge(supplier)
