"""What is owed besides actions is chased like an action: same ladder, same ledger, same digest."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from uuid import UUID

from tenants import clock
from tenants.deadline import Subject
from tenants.records.obligations.queries import get_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, redate, settle
from tests.factories.obligations import TITLE, make_obligation
from tests.factories.world import Borough
from tests.workflows.chasing.council import (
    BASE_URL,
    Pigeonhole,
    chase_and_send,
    ledger_of,
    told,
    within,
)
from workflows.chasing import jobs
from workflows.chasing.ledger import LedgerFilter, ledger
from workflows.chasing.preview import preview
from workflows.chasing.snoozes import snooze

OnDay = Callable[..., AbstractContextManager[object]]


def _owe(borough: Borough, due_on: date) -> tuple[UUID, UUID]:
    """The obligation's id and its record's."""

    def make() -> tuple[UUID, UUID]:
        made = make_obligation(due_on, Owner(person_id=borough.owner.id))
        return made.id, made.record_id

    ids: tuple[UUID, UUID] = within(borough, make)
    return ids


def test_the_owner_is_reminded_by_mail_when_something_is_owed(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    _, record_id = _owe(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    [envelope] = out.to(bexley.owner)
    assert (
        TITLE in envelope.letter.body and f"{BASE_URL}/bexley/documents/{record_id}/" in envelope.letter.body
    )
    [line] = within(bexley, lambda: ledger(LedgerFilter()))
    assert (line.title, line.path) == (TITLE, f"documents/{record_id}/")
    chase_and_send(out, wednesday, on_day)
    assert len(out.to(bexley.owner)) == 1


def test_nobody_is_reminded_when_it_was_settled(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    _, record_id = _owe(bexley, wednesday)
    with on_day(wednesday):
        within(bexley, lambda: settle(Kind.DOCUMENT_REVIEW, record_id, by=None))
    chase_and_send(out, wednesday, on_day)
    assert ledger_of(bexley) == [] and out.envelopes == []


def test_a_queued_reminder_is_withdrawn_when_the_date_moves(
    bexley: Borough, wednesday: date, on_day: OnDay
) -> None:
    obligation_id, _ = _owe(bexley, wednesday)
    with on_day(wednesday, time(6, 30)):
        jobs.chase(wednesday)
    later = wednesday + timedelta(days=60)
    within(bexley, lambda: redate(get_obligation(obligation_id), later, "Later.", by=bexley.lead.id))
    assert told(bexley, "withdrawn") == [(0, bexley.owner.id)]


def test_nobody_is_reminded_when_reminders_about_it_are_paused(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    obligation_id, _ = _owe(bexley, wednesday)
    with on_day(wednesday - timedelta(days=1)):
        within(
            bexley,
            lambda: snooze(
                Subject.OBLIGATION,
                obligation_id,
                TITLE,
                wednesday + timedelta(days=30),
                "The board is on leave.",
                by=bexley.lead.id,
                today=clock.today(),
            ),
        )
    chase_and_send(out, wednesday, on_day)
    assert out.envelopes == []


def test_the_preview_names_it_when_it_will_fall_due(bexley: Borough, wednesday: date, on_day: OnDay) -> None:
    _, record_id = _owe(bexley, wednesday)
    with on_day(wednesday):
        [told_to] = within(bexley, lambda: preview(wednesday, today=wednesday))
    assert [(line.title, line.path) for line in told_to.lines] == [(TITLE, f"documents/{record_id}/")]
