"""Logging a referral, changing it, writing decisions down, and taking it out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.referrals import service
from tenants.records.referrals.details import details_of
from tenants.records.referrals.entries import entries_between
from tenants.records.referrals.keys import find_same, hash_of
from tenants.records.referrals.models import Referral, ReferralType
from tenants.records.referrals.owed import decline_reconsideration
from tenants.records.referrals.queries import as_entry, get_referral, get_types
from tenants.records.referrals.service import Decisions
from tenants.records.referrals.settings import LogSettings, log_settings, set_log
from tenants.scope import tenant_scope
from tests.factories.referrals import counting_standard, make_details, make_referral
from tests.factories.world import World

TODAY = clock.today()
NEGATIVE = Decisions(
    decision_maker="sca", reasonable_on=TODAY - timedelta(days=5), reasonable_outcome="negative"
)


def decide(referral: Referral, decisions: Decisions, world: World) -> None:
    """Writes decisions down as Barnet's lead."""
    lead = world.barnet.lead.id
    service.record_decision(referral, decisions, standard=counting_standard(), by=lead, today=TODAY)


def change(referral: Referral, world: World, *, key_hash: str | None = None, **changes: Any) -> None:
    """Changes an entry as Barnet's lead."""
    service.change_referral(
        referral,
        make_details(**changes),
        standard=counting_standard(),
        by=world.barnet.lead.id,
        today=TODAY,
        key_hash=key_hash,
    )


def test_an_entry_says_all_of_it_when_it_is_logged(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral(
            types=("sexual", "labour", "labour"), bridging_nights=0, note=" two adults, car wash "
        )
        found = get_referral(made.id)
        assert (found.note, found.bridging_nights, found.standard_key) == (
            "two adults, car wash",
            0,
            "portal/2026",
        )
        assert get_types(made.id) == ("labour", "sexual")
        assert entries_between(found.referred_on, found.referred_on) == [as_entry(found)]
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_referral(made.id)


def test_the_first_of_the_month_is_kept_when_only_the_month_is_known(world: World) -> None:
    day = TODAY.replace(day=1) - timedelta(days=3)
    with tenant_scope(world.barnet.id):
        made = make_referral(referred_on=day, is_month_only=True)
        assert made.referred_on == day.replace(day=1) and made.is_month_only


@pytest.mark.parametrize("name", ["service_key", "responder_key"])
def test_an_entry_is_refused_when_service_or_responder_is_unknown(world: World, name: str) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(FieldError) as refusal:
        make_referral(**_changes(**{name: "no-such-key"}))
    assert refusal.value.field == name


def test_the_activity_log_holds_no_value_when_an_entry_is_logged_changed_and_removed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral(note="three men, nail bar", key_hash="f" * 64)
        change(made, world, note="four men, farm", place="here", gender="female")
        removed = made.id
        service.remove_referral(made, "Logged twice", by=world.barnet.lead.id)
        told = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == removed)).all()
        assert {each.event for each in told} == {"referral:logged", "referral:changed", "referral:removed"}
        values = [*(each.before for each in told), *(each.after for each in told)]
        kept = {value for each in values for value in each.values()}
        assert kept == {"…", "Logged twice"}
        assert db.session.scalars(select(ReferralType).where(ReferralType.referral_id == removed)).all() == []
        with pytest.raises(NotFound):
            get_referral(removed)


@pytest.mark.parametrize("reason", ["", "x" * 201, "Logged twice, NRM 123456"])
def test_an_entry_stays_when_the_reason_is_missing_or_shows_somebody(world: World, reason: str) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral()
        with pytest.raises(FieldError) as refusal:
            service.remove_referral(made, reason, by=world.barnet.lead.id)
        assert refusal.value.field == "reason" and get_referral(made.id) is made


def test_types_and_key_are_as_the_last_change_left_them_when_it_changed_them(world: World) -> None:
    with tenant_scope(world.barnet.id):
        first, second = make_referral(key_hash="a" * 64), make_referral()
        change(first, world, types=("criminal", "sexual"))
        assert get_types(first.id) == ("criminal", "sexual") and get_types(second.id) == ("labour",)
        assert find_same("a" * 64) == [first]
        change(first, world, key_hash="")
        assert find_same("a" * 64) == []


def test_a_key_is_hashed_differently_when_the_council_or_the_secret_differs() -> None:
    one, other = UUID(int=1), UUID(int=2)
    hashes = {hash_of("A-10234", one, "s"), hash_of("A-10234", other, "s"), hash_of("A-10234", one, "t")}
    assert len(hashes) == 3 and all(len(each) == 64 for each in hashes)
    assert hash_of(" a-10234 ", one, "s") == hash_of("A-10234", one, "s")


def test_asking_again_is_owed_until_somebody_asked_when_a_decision_is_negative(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral()
        decide(made, NEGATIVE, world)
        owed = find_obligation(Kind.RECONSIDERATION, made.id)
        assert owed is not None and owed.due_on == TODAY + timedelta(days=25) and owed.done_on is None
        assert f"{made.referred_on:%B %Y}" in owed.title and str(made.referred_on.day) not in owed.title[:20]
        asked = Decisions(
            decision_maker="sca",
            reasonable_on=TODAY - timedelta(days=5),
            reasonable_outcome="negative",
            reconsidered_stage="reasonable",
            reconsideration_asked_on=TODAY,
        )
        decide(made, asked, world)
        assert owed.done_on == TODAY


def test_asking_again_is_not_owed_any_more_when_somebody_decided_not_to(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral()
        with pytest.raises(WrongState):
            decline_reconsideration(made, "Nothing new to say", by=world.barnet.lead.id)
        decide(made, NEGATIVE, world)
        with pytest.raises(FieldError):
            decline_reconsideration(made, "born 12 March 1998", by=world.barnet.lead.id)
        decline_reconsideration(made, "Nothing new to say", by=world.barnet.lead.id)
        change(made, world, **{**_said(made), "note": "one adult"})
        owed = find_obligation(Kind.RECONSIDERATION, made.id)
        assert owed is not None and owed.done_on == TODAY and owed.reason == "Nothing new to say"


def _changes(**changes: Any) -> dict[str, Any]:
    return changes


def _said(referral: Referral) -> dict[str, Any]:
    details = details_of(referral, ("labour",))
    return {name: getattr(details, name) for name in ("referred_on", *Decisions.__dataclass_fields__)}


@pytest.mark.parametrize("days_ago", [31, 600])
def test_nothing_is_owed_when_the_last_day_to_ask_had_gone_by(world: World, days_ago: int) -> None:
    decided_on = TODAY - timedelta(days=days_ago)
    with tenant_scope(world.barnet.id):
        made = make_referral(
            referred_on=decided_on,
            reasonable_on=decided_on,
            reasonable_outcome="negative",
            decision_maker="sca",
        )
        assert find_obligation(Kind.RECONSIDERATION, made.id) is None


def test_what_was_owed_ends_when_the_entry_is_taken_out(world: World) -> None:
    with tenant_scope(world.barnet.id):
        made = make_referral()
        decide(made, NEGATIVE, world)
        service.remove_referral(made, "Logged twice", by=world.barnet.lead.id)
        owed = find_obligation(Kind.RECONSIDERATION, made.id)
        assert owed is not None and owed.done_on == TODAY


def test_what_a_council_leaves_out_does_not_count_when_an_entry_is_judged(world: World) -> None:
    with tenant_scope(world.barnet.id):
        before = make_referral().completeness
        set_log(LogSettings(has_gender=False, has_nationality=False), by=world.barnet.lead.id)
        assert log_settings() == LogSettings(has_gender=False, has_nationality=False)
        assert make_referral().completeness > before


def test_the_audit_keeps_no_day_of_a_decision_when_something_is_owed_about_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        referral = make_referral(by=world.barnet.lead.id)
        decide(referral, NEGATIVE, world)
        owed = find_obligation(Kind.RECONSIDERATION, referral.id)
        assert owed is not None
        decline_reconsideration(referral, "The person does not wish it", by=world.barnet.lead.id)
        written = list(db.session.scalars(select(AuditEntry.after).where(AuditEntry.subject_id == owed.id)))
        assert len(written) == 2 and owed.reason == "The person does not wish it"
        assert {value for each in written for value in each.values()} == {"…"}
