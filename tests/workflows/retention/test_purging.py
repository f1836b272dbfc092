"""Looking at what would be purged, and purging it: all of it, nothing else, and only once."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import Base, db
from tenants.errors import Conflict
from tenants.fence import TenantOwned
from tenants.records.learning.models import Review
from tenants.records.learning.rules import ReviewStatus
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.receptions.models import Reception
from tenants.records.receptions.rules import ReceptionStatus
from tenants.records.referrals.models import Referral, ReferralImport, ReferralType
from tenants.records.referrals.queries import get_referral
from tenants.records.referrals.service import remove_referral
from tenants.records.retention.models import Purge
from tenants.records.retention.queries import find_keeping
from tenants.records.retention.rules import Kept
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.rules import SurveyStatus
from tenants.scope import tenant_scope
from tests.factories import retention as old
from tests.factories.guidance import make_guidance
from tests.factories.referrals import furnish_referrals
from tests.factories.world import World
from workflows.retention import leftovers
from workflows.retention.preview import preview, preview_one
from workflows.retention.purging import purge

TODAY = clock.today()
#: How many records of each kind make_one_of_each() makes.
EACH = {kept: 1 for kept in Kept} | {Kept.SURVEY_INVITATIONS: 3, Kept.SURVEY_ANSWERS: 2, Kept.ATTENDEES: 2}


@pytest.fixture
def in_barnet(world: World) -> Iterator[World]:
    """The world with its guidance, inside Barnet's scope."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        yield world


def _count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _due(kept: Kept, on: date = TODAY) -> int:
    found = preview_one(kept, on)
    assert found is not None
    return found.records


def _purge(kept: Kept, world: World) -> int:
    return purge(kept, seen=_due(kept), by=world.barnet.lead.id, today=TODAY).records


def _first_day_kept(kept: Kept) -> date:
    keeping = find_keeping(kept, TODAY)
    assert keeping is not None
    return keeping.before_on(TODAY)


@pytest.mark.parametrize("kept", list(Kept))
def test_a_kind_is_due_from_the_very_day_when_its_months_are_over(in_barnet: World, kept: Kept) -> None:
    first = _first_day_kept(kept)
    old.make_one_of_each(in_barnet.barnet, first)
    assert _due(kept) == 0
    assert _due(kept, TODAY + timedelta(days=1)) == EACH[kept] or first.day > 28
    old.make_one_of_each(in_barnet.barnet, first - timedelta(days=1))
    found = preview_one(kept, TODAY)
    assert found is not None
    assert (found.records, found.oldest_on, found.newest_on) == (EACH[kept], *[first - timedelta(days=1)] * 2)


def test_no_day_of_a_decision_is_left_when_its_entry_was_taken_out_by_hand(in_barnet: World) -> None:
    barnet = in_barnet.barnet
    logged = furnish_referrals(barnet)
    remove_referral(get_referral(logged.negative), "Logged twice", by=barnet.lead.id)
    assert find_obligation(Kind.RECONSIDERATION, logged.negative) is not None
    old.make_one_of_each(barnet, old.LONG_AGO)
    assert _purge(Kept.REFERRALS, in_barnet) == 1
    assert find_obligation(Kind.RECONSIDERATION, logged.negative) is None


def test_looking_purges_nothing_when_everything_is_old(in_barnet: World) -> None:
    old.make_one_of_each(in_barnet.barnet, old.LONG_AGO)
    before = {model: _count(model) for model in _owned()}
    assert {each.kept: each.records for each in preview(date(2190, 1, 1), list(Kept))} == EACH
    assert before == {model: _count(model) for model in _owned()}


def _owned() -> list[Any]:
    return [each.class_ for each in Base.registry.mappers if issubclass(each.class_, TenantOwned)]


@pytest.mark.parametrize("kept", list(Kept))
def test_a_kind_is_purged_once_and_nothing_young_with_it_when_somebody_is_sure(
    in_barnet: World, kept: Kept
) -> None:
    for day in (old.LONG_AGO, TODAY):
        old.make_one_of_each(in_barnet.barnet, day)
    others = {each: _due(each) for each in Kept if each != kept and {each, kept} != _LOG}
    assert _purge(kept, in_barnet) == EACH[kept]
    assert _due(kept) == 0
    assert {each: _due(each) for each in others} == others
    assert _due(kept, date(2190, 1, 1)) == EACH[kept]  # the young one is there still
    with pytest.raises(Conflict):
        purge(kept, seen=EACH[kept], by=in_barnet.barnet.lead.id, today=TODAY)
    (noted,) = db.session.scalars(select(Purge))
    assert (noted.kept, noted.records, noted.before_on) == (kept, EACH[kept], _first_day_kept(kept))


_LOG = {Kept.REFERRALS, Kept.REFERRAL_NOTES}


def test_nothing_is_purged_when_the_list_has_changed_since(in_barnet: World) -> None:
    old.make_operation_of(old.LONG_AGO)
    seen = _due(Kept.OPERATIONS)
    old.make_operation_of(old.LONG_AGO)
    with pytest.raises(Conflict):
        purge(Kept.OPERATIONS, seen=seen, by=in_barnet.barnet.lead.id, today=TODAY)
    assert _due(Kept.OPERATIONS) == 2 and not _count(Purge)


def test_no_value_of_an_entry_is_left_anywhere_when_it_is_purged(in_barnet: World) -> None:
    key = "abcdef" * 10 + "0123"
    referral_id = old.make_referral_of(old.LONG_AGO, note="Four adults, nail bar", key_hash=key)
    _purge(Kept.REFERRALS, in_barnet)
    assert (_count(Referral), _count(ReferralType), _count(Obligation)) == (0, 0, 0)
    entries = select(AuditEntry).where(AuditEntry.subject_id == referral_id)
    for entry in db.session.scalars(entries):
        assert entry.before == {} and set(entry.after.values()) <= {"…"}
    said = [json.dumps([each.before, each.after]) for each in db.session.scalars(select(AuditEntry))]
    assert not any(secret in words for words in said for secret in ("nail bar", key, "labour"))


def test_nobody_is_reminded_when_the_referral_is_purged(in_barnet: World) -> None:
    old.make_referral_of(old.LONG_AGO)
    assert len(open_obligations()) == 1
    _purge(Kept.REFERRALS, in_barnet)
    assert open_obligations() == []


def test_a_note_goes_and_the_entry_stays_when_notes_are_purged(in_barnet: World) -> None:
    referral_id = old.make_referral_of(old.LONG_AGO)
    before = _referral(referral_id).version
    _purge(Kept.REFERRAL_NOTES, in_barnet)
    db.session.expire_all()
    kept = _referral(referral_id)
    assert (kept.note, kept.key_hash, kept.route, kept.version) == ("", None, "nrm", before + 1)


def _referral(referral_id: UUID) -> Referral:
    found = db.session.scalar(select(Referral).where(Referral.id == referral_id))
    assert found is not None
    return found


def test_a_month_counts_to_its_last_day_when_only_that_is_known(in_barnet: World) -> None:
    first = _first_day_kept(Kept.REFERRALS)
    month = first.replace(day=1)
    old.make_referral_of(month, is_month_only=True)
    assert _due(Kept.REFERRALS) == 0
    old.make_referral_of((month - timedelta(days=1)).replace(day=1), is_month_only=True)
    assert _due(Kept.REFERRALS) == 1


def test_a_file_is_forgotten_when_no_entry_of_it_is_left(in_barnet: World) -> None:
    whole, part = old.make_import(old.LONG_AGO), old.make_import(old.LONG_AGO)
    old.make_referral_of(old.LONG_AGO, import_id=whole)
    old.make_referral_of(old.LONG_AGO, import_id=part)
    old.make_referral_of(TODAY, import_id=part)
    _purge(Kept.REFERRALS, in_barnet)
    assert [each.id for each in db.session.scalars(select(ReferralImport))] == [part]


def test_a_review_stays_when_what_it_is_about_is_purged(in_barnet: World) -> None:
    operation = old.make_operation_of(old.LONG_AGO)
    template = old.make_reception_of(None, ReceptionStatus.ENDED, operation_id=operation)
    plan = old.make_reception_of(TODAY, ReceptionStatus.CLOSED, template_id=template)
    old.make_review_of(TODAY, operation_id=operation, reception_id=template)
    _purge(Kept.OPERATIONS, in_barnet)
    _purge(Kept.RECEPTIONS, in_barnet)
    db.session.expire_all()
    review, left = db.session.scalars(select(Review)).one(), db.session.scalars(select(Reception)).one()
    assert (review.operation_id, review.reception_id) == (None, None)
    assert (left.id, left.template_id) == (plan, None)


def test_what_is_under_way_stays_when_it_is_old(in_barnet: World) -> None:
    old.make_review_of(old.LONG_AGO, ReviewStatus.UNDER_WAY)
    old.make_survey_of(old.LONG_AGO, SurveyStatus.OPEN)
    for status in (ReceptionStatus.TEMPLATE, ReceptionStatus.PLANNED, ReceptionStatus.OPENED):
        old.make_reception_of(None, status)
    assert {each.records for each in preview(date(2190, 1, 1), list(Kept))} == {0}


def test_answers_stay_when_addresses_are_purged(in_barnet: World) -> None:
    old.make_survey_of(old.LONG_AGO)
    _purge(Kept.SURVEY_INVITATIONS, in_barnet)
    assert (_count(SurveyInvitation), _count(SurveyAnswer), _count(Survey)) == (0, 2, 1)


def test_all_are_purged_when_there_are_more_than_one_statement_names(
    in_barnet: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "GROUP", 2)
    for _ in range(5):
        old.make_referral_of(old.LONG_AGO)
    assert _purge(Kept.REFERRALS, in_barnet) == 5
    assert (_count(Referral), _count(ReferralType), _count(Obligation)) == (0, 0, 0)


def test_a_neighbours_records_stay_when_a_borough_purges(world: World) -> None:
    make_guidance()
    with tenant_scope(world.bexley.id):
        old.make_one_of_each(world.bexley, old.LONG_AGO)
    with tenant_scope(world.barnet.id):
        old.make_one_of_each(world.barnet, old.LONG_AGO)
        for kept in Kept:
            if kept != Kept.REFERRAL_NOTES:
                assert _purge(kept, world) == EACH[kept]
    with tenant_scope(world.bexley.id):
        assert {each.kept: each.records for each in preview(TODAY, list(Kept))} == EACH
