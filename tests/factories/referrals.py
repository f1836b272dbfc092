"""Logs referrals for a borough: as many as a test needs, and one of each standing for the whole house."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.guidance.models import CountingStandard
from tenants.records.referrals import service
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.models import Referral
from tenants.records.referrals.settings import LogSettings, set_log
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.published_standards.queries import standard_on

#: What a short entry says: the required questions and nothing else.
SHORT = ReferralDetails(referred_on=None, route="nrm", age_band="adult", types=("labour",))


@dataclass(frozen=True, slots=True)
class Logged:
    """The ids of a borough's entries."""

    waiting: UUID
    negative: UUID
    outside: UUID


def counting_standard() -> Standard:
    """The standard in force today, loaded with the rest of the guidance if it is not there."""
    if db.session.get(CountingStandard, "portal/2026") is None:
        make_guidance()
    return standard_on(clock.today())


def make_details(**changes: Any) -> ReferralDetails:
    """A short entry of ten days ago, with these changes."""
    values: dict[str, Any] = {"referred_on": clock.today() - timedelta(days=10), **changes}
    return replace(SHORT, **values)


def make_referral(*, by: UUID | None = None, today: date | None = None, **changes: Any) -> Referral:
    """An entry of the log; inside the tenant's scope. `key_hash` and `is_demonstration` are passed on."""
    passed = {name: changes.pop(name) for name in ("key_hash", "is_demonstration") if name in changes}
    day = today or clock.today()
    return service.log_referral(
        make_details(**changes), standard=counting_standard(), by=by, today=day, **passed
    )


def furnish_referrals(borough: Borough) -> Logged:
    """One that waits, one with a negative decision to ask about, and one supported outside."""
    today, lead = clock.today(), borough.lead.id
    set_log(LogSettings(), by=lead)
    month_ago, week_ago = today - timedelta(days=30), today - timedelta(days=7)
    waiting = make_referral(by=lead, referred_on=month_ago, note="two adults, car wash", key_hash="0" * 64)
    negative = make_referral(
        by=lead,
        referred_on=week_ago,
        age_band="unknown",
        decision_maker="sca",
        reasonable_on=today - timedelta(days=3),
        reasonable_outcome="negative",
    )
    outside = make_referral(by=lead, route="outside", support_outside="housing")
    return Logged(waiting.id, negative.id, outside.id)
