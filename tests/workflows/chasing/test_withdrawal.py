"""A reminder that is no longer right is taken back before it is sent, with the reason."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action
from tenants.records.plans.progress import accept, cancel, report_progress, send_back
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import edit_action, redate_action
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import fill_post
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import (
    Pigeonhole,
    add_due,
    change,
    chase_and_send,
    ledger_of,
    send,
    told,
    within,
)
from workflows.chasing import jobs

OnDay = Callable[..., AbstractContextManager[object]]


def _done(borough: Borough) -> Callable[[Action], None]:
    return lambda action: report_progress(
        action,
        Claimed.DONE,
        100,
        "All are up",
        seen_version=action.version,
        by=borough.owner.id,
        today=clock.today(),
    )


def _cancelled(borough: Borough) -> Callable[[Action], None]:
    return lambda action: cancel(
        action,
        "No longer wanted",
        seen_version=action.version,
        by=borough.lead.id,
        today=clock.today(),
    )


def _moved(borough: Borough, days: int) -> Callable[[Action], None]:
    return lambda action: redate_action(
        action,
        action.due.moved(days=days),
        "The printer is late",
        seen_version=action.version,
        by=borough.lead.id,
    )


def _handed_to(borough: Borough, person_id: UUID) -> Callable[[Action], None]:
    return lambda action: edit_action(
        action,
        Details(action.title, owner_person_id=person_id),
        action.aim_id,
        seen_version=action.version,
        by=borough.lead.id,
    )


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (_done, "It was finished or cancelled, is waiting for acceptance, or has no date any more."),
        (_cancelled, "It was finished or cancelled, is waiting for acceptance, or has no date any more."),
        (lambda borough: _moved(borough, 60), "The date was changed."),
        (lambda borough: _handed_to(borough, borough.training.id), "Somebody else answers for it now."),
    ],
    ids=["done", "cancelled", "re-dated", "re-assigned"],
)
def test_an_unsent_reminder_is_withdrawn_at_once_when_its_action_changes(
    bexley: Borough,
    wednesday: date,
    on_day: OnDay,
    how: Callable[[Borough], Callable[[Action], None]],
    reason: str,
) -> None:
    action_id = add_due(bexley, wednesday)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
        change(bexley, action_id, how(bexley))
    [line] = ledger_of(bexley)
    assert (line.state, line.settled_because) == ("withdrawn", reason)


def test_a_sent_reminder_stays_in_the_ledger_when_its_action_is_closed(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    with on_day(wednesday):
        change(bexley, action_id, _cancelled(bexley))
    assert told(bexley, "sent") == [(0, bexley.owner.id)]


def test_a_new_ladder_begins_when_an_action_is_re_dated(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    with on_day(wednesday):
        change(bexley, action_id, _moved(bexley, 7))
    for ahead in range(1, 8):
        chase_and_send(out, wednesday + timedelta(days=ahead), on_day)
    lines = [(row.due_version, row.rung) for row in ledger_of(bexley)]
    assert lines == [(1, 0), (2, -14), (2, -3), (2, 0)]


def test_the_holder_is_told_instead_when_a_post_is_filled(
    world: World, bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday, owner_post_id=bexley.plan.vacant_post_id)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
    within(
        bexley,
        lambda: fill_post(get_post(bexley.plan.vacant_post_id), bexley.training.id, by=bexley.lead.id),
    )
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert told(bexley, "sent") == [(0, bexley.training.id)]
    assert {person for _, person in told(bexley, "withdrawn")} == {bexley.lead.id, world.joint.id}


def test_the_owner_is_told_after_all_when_unaccepted_work_is_sent_back(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
        change(bexley, action_id, _done(bexley))
        change(
            bexley,
            action_id,
            lambda action: send_back(
                action, "Two are missing", seen_version=action.version, by=bexley.lead.id
            ),
        )
    assert told(bexley, "withdrawn") == [(0, bexley.owner.id)]
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert told(bexley, "sent") == [(0, bexley.owner.id)]


def test_nothing_comes_back_when_work_is_accepted(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
        change(bexley, action_id, _done(bexley))
        change(
            bexley,
            action_id,
            lambda action: accept(
                action, "", seen_version=action.version, by=bexley.lead.id, today=wednesday
            ),
        )
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert out.envelopes == []


def test_the_older_rung_gives_way_when_it_was_never_sent(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday)
    jobs.chase(wednesday - timedelta(days=1))
    jobs.chase(wednesday)
    assert told(bexley, "queued") == [(0, bexley.owner.id)]
    assert told(bexley, "withdrawn") == [(-3, bexley.owner.id)]


def test_a_change_since_the_chase_counts_when_the_digest_is_written(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday, owner_post_id=bexley.plan.held_post_id)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
        # No deadline's signal is sent when a post changes hands.
        within(bexley, lambda: fill_post(get_post(bexley.plan.held_post_id), None, by=bexley.lead.id))
    send(out, wednesday)
    assert out.envelopes == []
    assert [row.settled_because for row in ledger_of(bexley)] == ["Somebody else answers for it now."]
