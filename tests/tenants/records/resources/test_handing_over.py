"""Handing a post over: what is filled in, who may take it over, and what is owed meanwhile."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import fill_post
from tenants.records.referrals.settings import LogSettings, set_log
from tenants.records.resources import handing_over
from tenants.records.resources.queries import get_hand_over
from tenants.records.resources.rules import HandOverStatus, Part
from tenants.scope import tenant_scope
from tests.factories.referrals import make_referral
from tests.factories.resources import begin
from tests.factories.world import World

TODAY = clock.today()


def test_what_is_open_of_the_post_is_filled_in_when_a_hand_over_begins(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        post = get_post(barnet.plan.held_post_id)
        found = handing_over.begin_hand_over(post, None, by=barnet.lead.id, today=TODAY)
        due = found.words[Part.DUE_SOON]
        soon = TODAY + timedelta(days=7)
        assert f"{soon.day} {soon:%B %Y}: " in due and len(due.splitlines()) == 1
        owed = find_obligation(Kind.HAND_OVER, found.id)
        assert (
            owed is not None and owed.owner_post_id == post.id and owed.due_on == TODAY + timedelta(days=14)
        )
        with pytest.raises(WrongState):
            handing_over.begin_hand_over(post, None, by=barnet.lead.id, today=TODAY)
        with pytest.raises(FieldError):
            handing_over.write(found, {}, TODAY.replace(year=9999), by=barnet.lead.id)


def test_it_is_owed_to_the_post_until_the_new_holder_takes_it_over(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        post = get_post(barnet.plan.held_post_id)
        found = begin(post.id, barnet.procurement.id)
        with pytest.raises(WrongState):
            handing_over.take_over(found, by=barnet.owner.id, today=TODAY)
        handing_over.hand_over_now(found, by=barnet.procurement.id, today=TODAY)
        owed = find_obligation(Kind.HAND_OVER, found.id)
        assert owed is not None and owed.title.startswith("Take over") and owed.owner_post_id == post.id
        assert owed.due_on == TODAY + timedelta(days=34)  # they leave in 20 days
        with pytest.raises(WrongState):
            handing_over.write(found, {Part.WATCH: "more"}, None, by=barnet.procurement.id)
        for nobody in (barnet.procurement.id, barnet.owner.id):
            with pytest.raises(WrongState):
                handing_over.take_over(found, by=nobody, today=TODAY)
        fill_post(post, barnet.owner.id, by=barnet.lead.id)
        db.session.flush()
        handing_over.take_over(found, by=barnet.owner.id, today=TODAY)
        assert (found.status, found.to_id) == (HandOverStatus.TAKEN_OVER, barnet.owner.id)
        done = find_obligation(Kind.HAND_OVER, found.id)
        assert done is not None and done.done_on == TODAY and done.done_by_id == barnet.owner.id


def test_it_is_written_on_when_it_is_taken_back(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        found = begin(barnet.plan.held_post_id, barnet.lead.id)
        handing_over.hand_over_now(found, by=barnet.lead.id, today=TODAY)
        handing_over.take_back(found, by=barnet.lead.id, today=TODAY)
        handing_over.write(found, {Part.WATCH: "more"}, None, by=barnet.lead.id)
        db.session.flush()
        assert get_hand_over(found.id).words == {"watch": "more"} and found.handed_over_on is None
        with pytest.raises(WrongState):
            handing_over.take_back(found, by=barnet.lead.id, today=TODAY)


def test_an_empty_hand_over_is_refused_when_it_is_given_away(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        post = get_post(barnet.plan.held_post_id)
        found = handing_over.begin_hand_over(post, TODAY, by=barnet.lead.id, today=TODAY)
        with pytest.raises(WrongState):
            handing_over.hand_over_now(found, by=barnet.lead.id, today=TODAY)
        with pytest.raises(FieldError) as refusal:
            handing_over.write(found, {Part.PLACES: "x" * 6001}, None, by=barnet.lead.id)
        assert refusal.value.field == "places"


def test_days_of_single_referrals_are_not_written_into_a_hand_over(sqlite_world: World) -> None:
    barnet = sqlite_world.barnet
    with tenant_scope(barnet.id):
        post = get_post(barnet.plan.held_post_id)
        set_log(LogSettings(owner_post_id=post.id), by=barnet.lead.id)
        entry = make_referral(
            by=barnet.lead.id, reasonable_on=TODAY, reasonable_outcome="negative", decision_maker="sca"
        )
        owed = find_obligation(Kind.RECONSIDERATION, entry.id)
        assert owed is not None and owed.owner_post_id == post.id
        assert "econsideration" not in handing_over.due_in_words(post.id)
