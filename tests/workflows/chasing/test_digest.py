"""One digest for each person and day, written from what is still right when it goes."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta

from tenants.records.plans.progress import report_progress
from tenants.records.plans.rules import Claimed
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import (
    Pigeonhole,
    add_due,
    change,
    chase_and_send,
    digests,
    ledger_of,
    send,
    start_ladder,
    told,
    within,
)
from workflows.chasing import jobs
from workflows.chasing.absences import plan_leave

OnDay = Callable[..., AbstractContextManager[object]]


def test_one_digest_names_both_when_somebody_leads_in_two_tenants(
    world: World, bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    start_ladder(world.barnet)
    late = wednesday - timedelta(days=10)
    for borough in (world.barnet, world.bexley):
        add_due(borough, late, title=f"Brief {borough.name} councillors")
    chase_and_send(out, wednesday, on_day)
    [digest] = out.to(world.joint)
    body = digest.letter.body
    assert body.index("Barnet\n======") < body.index("Bexley\n======")
    assert "Others you lead: late\n---------------------\n\n- Brief Barnet councillors" in body
    assert "http://localhost/bexley/actions/" in body
    assert "/update/" not in body


def test_the_digest_says_what_is_late_due_and_coming_up(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday - timedelta(days=7), title="Train the night team")
    add_due(bexley, wednesday, title="Print the posters")
    add_due(bexley, wednesday + timedelta(days=2), title="Ask the hotels")
    chase_and_send(out, wednesday, on_day)
    [digest] = out.to(bexley.owner)
    assert digest.letter.subject == "Your deadlines: 1 late, 1 due today, 1 coming up – Bexley"
    body = digest.letter.body
    assert "Late\n----\n\n- Train the night team\n  Was due 4 November 2026, 5 working days late.\n" in body
    assert "Due today\n---------\n\n- Print the posters\n  Due today, 11 November 2026.\n" in body
    assert "Coming up\n---------\n\n- Ask the hotels\n  Due 13 November 2026, 2 working days left.\n" in body
    assert len(re.findall(r"Say how it stands: http://localhost/update/\S+", body)) == 3


def test_the_cover_reads_for_whom_when_the_owner_is_away(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    away, cover, by = bexley.owner.id, bexley.training.id, bexley.lead.id
    within(bexley, lambda: plan_leave(away, cover, wednesday, wednesday, by=by))
    chase_and_send(out, wednesday, on_day)
    [digest] = out.to(bexley.training)
    assert f"You cover for {bexley.owner.name}." in digest.letter.body
    assert "/update/" in digest.letter.body
    assert out.to(bexley.owner) == []


def test_the_lead_reads_how_many_wait_when_others_are_late(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday - timedelta(days=7))
    done = add_due(bexley, wednesday, title="Ask the hotels")
    by = bexley.owner.id
    change(
        bexley,
        done,
        lambda action: report_progress(
            action, Claimed.DONE, 100, "", seen_version=action.version, by=by, today=wednesday
        ),
    )
    chase_and_send(out, wednesday, on_day)
    [digest] = out.to(bexley.lead)
    assert (
        "1 action waits to be accepted: http://localhost/bexley/actions/?standing=waiting"
        in digest.letter.body
    )


def test_no_digest_goes_out_when_nothing_is_left_to_say(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    by = bexley.owner.id
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
        change(
            bexley,
            action_id,
            lambda action: report_progress(
                action, Claimed.DONE, 100, "", seen_version=action.version, by=by, today=wednesday
            ),
        )
    send(out, wednesday)
    assert out.envelopes == []
    assert [message.state for message in digests()] == ["withdrawn"]


def test_reminders_wait_for_tomorrow_when_the_digest_of_today_is_gone(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    add_due(bexley, wednesday, title="Ask the hotels")
    chase_and_send(out, wednesday, on_day)
    assert len(out.to(bexley.owner)) == 1
    assert [row.digest_on for row in ledger_of(bexley) if row.state == "queued"] == [None]
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert [len(re.findall("/update/", one.letter.body)) for one in out.to(bexley.owner)] == [1, 1]


def test_one_digest_carries_both_days_when_the_first_was_never_tried(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    add_due(bexley, wednesday + timedelta(days=1), title="Ask the hotels")
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    [digest] = out.to(bexley.owner)
    assert digest.day == wednesday + timedelta(days=1)
    assert {"Print the posters", "Ask the hotels"} <= set(re.findall(r"- (.+)\n", digest.letter.body))
    assert {row.state for row in ledger_of(bexley)} <= {"sent", "withdrawn"}


def test_no_second_digest_is_queued_when_yesterdays_may_still_arrive(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    out.is_blocked = True
    chase_and_send(out, wednesday, on_day)
    add_due(bexley, wednesday + timedelta(days=1), title="Ask the hotels")
    out.is_blocked = False
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    assert [one.day for one in out.to(bexley.owner)] == [wednesday]
    chase_and_send(out, wednesday + timedelta(days=2), on_day)
    assert [one.day for one in out.to(bexley.owner)] == [wednesday, wednesday + timedelta(days=2)]
    assert {row.state for row in ledger_of(bexley)} <= {"sent", "withdrawn"}


def test_the_ledger_says_so_when_a_digest_cannot_be_delivered(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    out.is_blocked = True
    chase_and_send(out, wednesday, on_day)
    for ahead in range(1, 9):
        with on_day(wednesday + timedelta(days=ahead)):
            send(out, wednesday + timedelta(days=ahead))
    assert told(bexley, "failed") == [(0, bexley.owner.id)]


def test_the_digest_is_the_same_when_it_is_written_again(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday)
    out.is_blocked = True
    chase_and_send(out, wednesday, on_day)
    out.is_blocked = False
    with on_day(wednesday + timedelta(days=1)):
        send(out, wednesday + timedelta(days=1))
    assert [one.day for one in out.to(bexley.owner)] == [wednesday]
    assert told(bexley, "sent") == [(0, bexley.owner.id)]
