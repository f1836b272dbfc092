"""Each deadline is told of once on each rung, to whoever answers for it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants.database import db
from tenants.deadline import Subject
from tenants.people.models import Membership, Person
from tenants.people.permissions import Role
from tenants.records.plans.progress import add_milestone
from tenants.records.plans.queries import get_action
from tenants.records.posts.service import create_post
from tenants.scope import tenant_scope
from tenants.working_days import add_working_days
from tests.factories.people import join, make_person
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import (
    LADDER_SINCE,
    Pigeonhole,
    add_due,
    chase_and_send,
    days_from,
    ledger_of,
    start_ladder,
    told,
    within,
)
from workflows.chasing import jobs
from workflows.chasing.absences import plan_leave
from workflows.chasing.models import Rung
from workflows.chasing.service import RungDraft, change_ladder, get_ladder, resume_chasing, stop_chasing
from workflows.chasing.snoozes import end_snooze, snooze

OnDay = Callable[..., AbstractContextManager[object]]


def _leads(world: World) -> set[UUID]:
    return {world.bexley.lead.id, world.joint.id}


def test_each_rung_is_told_once_when_an_action_is_chased_every_day(
    world: World, bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    first = add_working_days(wednesday, -16)
    for day in days_from(first, add_working_days(wednesday, 20)):
        chase_and_send(out, day, on_day)
    owner, leads = bexley.owner.id, _leads(world)
    assert sorted(told(bexley, "sent")) == sorted(
        [(rung, owner) for rung in (-14, -3, 0, 5, 15)] + [(rung, lead) for rung in (5, 15) for lead in leads]
    )
    assert len(ledger_of(bexley)) == 9
    days = {row.rung: row.recorded_on for row in ledger_of(bexley)}
    assert days == {rung: add_working_days(wednesday, rung) for rung in (-14, -3, 0, 5, 15)}
    assert len(out.to(bexley.owner)) == 5


def test_the_day_moves_when_bank_holidays_lie_between(
    bexley: Borough, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, date(2026, 12, 29))
    for day in days_from(date(2026, 12, 14), date(2026, 12, 29)):
        chase_and_send(out, day, on_day)
    # Christmas Day is a Friday and Boxing Day's substitute the Monday after it.
    assert [row.recorded_on for row in ledger_of(bexley) if row.rung == -3] == [date(2026, 12, 22)]


def test_nothing_is_added_when_the_day_is_chased_again(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday)
    assert jobs.chase(wednesday) == "Recorded 1 reminder in 1 tenant; 1 digest is queued."
    before = ledger_of(bexley)
    assert jobs.chase(wednesday) == "Recorded 0 reminders in 0 tenants; 1 digest is queued."
    assert ledger_of(bexley) == before


def test_only_the_newest_rung_is_told_when_days_were_missed(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    for day in days_from(add_working_days(wednesday, 1), add_working_days(wednesday, 3)):
        chase_and_send(out, day, on_day)
    assert told(bexley) == [(0, bexley.owner.id)]


def test_very_old_lateness_is_told_once_when_a_tenant_is_first_chased(
    world: World, bexley: Borough, wednesday: date
) -> None:
    add_due(bexley, wednesday - timedelta(days=900))
    jobs.chase(wednesday)
    assert {rung for rung, _ in told(bexley)} == {15}
    assert {person for _, person in told(bexley)} == {bexley.owner.id, *_leads(world)}


def test_leads_are_told_when_nobody_holds_the_post(world: World, bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday, owner_post_id=bexley.plan.vacant_post_id)
    jobs.chase(wednesday)
    assert {(row.recipient_id, row.part) for row in ledger_of(bexley)} == {
        (lead, "lead") for lead in _leads(world)
    }


@pytest.mark.parametrize("how", ["left", "deactivated"])
def test_leads_are_told_when_the_owner_is_gone(
    world: World, bexley: Borough, wednesday: date, how: str
) -> None:
    add_due(bexley, wednesday)
    if how == "left":
        membership = select(Membership).where(Membership.person_id == bexley.owner.id)
        db.session.scalars(membership).one().ended_on = wednesday
    else:
        db.session.get_one(Person, bexley.owner.id).is_active = False
    db.session.commit()
    jobs.chase(wednesday)
    assert {person for _, person in told(bexley)} == _leads(world)


def test_the_holder_is_told_when_a_post_owns_the_action(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday, owner_post_id=bexley.plan.held_post_id)
    jobs.chase(wednesday)
    assert told(bexley) == [(0, bexley.procurement.id)]


def test_there_is_one_line_when_the_owner_also_leads(world: World, bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday, owner_person_id=bexley.lead.id)
    jobs.chase(add_working_days(wednesday, 6))
    lines = {(row.recipient_id, row.part) for row in ledger_of(bexley)}
    assert lines == {(bexley.lead.id, "owner"), (world.joint.id, "lead")}


def test_the_escalation_post_is_told_when_an_action_is_very_late(
    world: World, bexley: Borough, wednesday: date
) -> None:
    add_due(bexley, wednesday)
    chair = join(make_person("Chris Chair", "chair@bexley.example"), bexley.id, Role.VIEWER)

    with tenant_scope(bexley.id):
        post = create_post("Board chair", holder_id=chair.id, by=None)
        db.session.flush()
        get_ladder().escalation_post_id = post.id
        db.session.commit()
    jobs.chase(add_working_days(wednesday, 15))
    assert {(row.recipient_id, row.part) for row in ledger_of(bexley)} == {
        (bexley.owner.id, "owner"),
        *((lead, "lead") for lead in _leads(world)),
        (chair.id, "escalation"),
    }


def test_the_cover_is_told_when_the_owner_is_away(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday)
    within(
        bexley,
        lambda: plan_leave(bexley.owner.id, bexley.training.id, wednesday, wednesday, by=bexley.lead.id),
    )
    jobs.chase(wednesday)
    [line] = ledger_of(bexley)
    assert (line.recipient_id, line.part, line.covering_id) == (bexley.training.id, "owner", bexley.owner.id)


def test_leads_are_told_when_the_cover_is_away_in_a_circle(
    world: World, bexley: Borough, wednesday: date
) -> None:
    add_due(bexley, wednesday)
    pair = (bexley.owner.id, bexley.training.id)
    for away, cover in (pair, pair[::-1]):
        within(bexley, partial(plan_leave, away, cover, wednesday, wednesday, by=bexley.lead.id))
    jobs.chase(wednesday)
    assert {person for _, person in told(bexley)} == _leads(world)


def test_a_milestone_is_chased_when_it_has_a_date_of_its_own(bexley: Borough, wednesday: date) -> None:
    action_id = add_due(bexley, wednesday + timedelta(days=90))
    within(
        bexley,
        lambda: add_milestone(get_action(action_id), "Choose a printer", wednesday, by=bexley.lead.id),
    )
    jobs.chase(wednesday)
    assert told(bexley) == [(0, bexley.owner.id)]


def test_nothing_goes_out_until_the_day_when_reminders_are_paused(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    with on_day(wednesday):
        jobs.chase(wednesday)
        within(
            bexley,
            lambda: snooze(
                Subject.ACTION,
                action_id,
                "Print the posters",
                wednesday + timedelta(days=2),
                "The printer is being repaired",
                by=bexley.lead.id,
                today=wednesday,
            ),
        )
    assert told(bexley, "withdrawn") == [(0, bexley.owner.id)]
    for ahead in range(2):
        chase_and_send(out, wednesday + timedelta(days=ahead), on_day)
    assert out.envelopes == []
    chase_and_send(out, wednesday + timedelta(days=2), on_day)
    assert told(bexley, "sent") == [(0, bexley.owner.id)]


def test_reminders_go_out_again_when_a_pause_is_ended_early(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    paused = (Subject.ACTION, action_id)
    until = wednesday + timedelta(days=30)
    by, day = bexley.lead.id, wednesday
    within(bexley, lambda: snooze(*paused, "Posters", until, "Wait", by=by, today=day))
    chase_and_send(out, wednesday, on_day)
    within(bexley, lambda: end_snooze(*paused, by=by))
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert told(bexley) == [(0, bexley.owner.id)]


def test_nobody_is_told_when_chasing_is_stopped_and_everybody_once_when_it_resumes(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    with on_day(wednesday):
        jobs.chase(wednesday)
    by = bexley.lead.id
    within(bexley, lambda: stop_chasing("A new lead starts in January", today=wednesday, by=by))
    chase_and_send(out, wednesday, on_day)
    assert out.envelopes == []
    assert [row.settled_because for row in ledger_of(bexley)] == ["Reminders were stopped."]
    within(bexley, lambda: resume_chasing(by=by))
    for ahead in (1, 2):
        chase_and_send(out, wednesday + timedelta(days=ahead), on_day)
    assert told(bexley, "sent") == [(0, bexley.owner.id)]
    assert len(out.envelopes) == 1


def test_the_new_rungs_count_when_the_ladder_is_changed(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday)
    drafts = [RungDraft(1, tells_owner=True)]
    by = bexley.lead.id
    within(bexley, lambda: change_ladder(drafts, None, today=wednesday, by=by))
    jobs.chase(wednesday)
    assert told(bexley) == []
    jobs.chase(wednesday + timedelta(days=1))
    assert told(bexley) == [(1, bexley.owner.id)]


def test_the_others_are_chased_when_one_tenant_fails(world: World, bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday)
    start_ladder(world.barnet)
    within(world.barnet, _break_the_ladder)
    with pytest.raises(jobs.ChaseIncomplete, match="1 tenant could not be chased"):
        jobs.chase(wednesday)
    assert told(bexley) == [(0, bexley.owner.id)]


def _break_the_ladder() -> None:
    """A rung that no form lets through: it lies beyond every day whose bank holidays are known."""
    db.session.add(
        Rung(
            offset_days=90_000,
            tells_owner=True,
            tells_lead=False,
            tells_escalation=False,
            valid_from=LADDER_SINCE,
        )
    )
