"""The ledger says who was told what, when, and what happened next."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants.dating import Dating
from tenants.records.plans.progress import add_milestone, report_progress
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import redate_action
from tests.factories.world import Borough, World
from tests.workflows.chasing.council import Pigeonhole, add_due, change, chase_and_send, within
from workflows.chasing.ledger import LedgerFilter, LedgerLine, count_ledger, ledger, reminders_about
from workflows.chasing.models import ReminderState

OnDay = Callable[..., AbstractContextManager[object]]


def _read(borough: Borough, **wanted: object) -> list[LedgerLine]:
    return list(within(borough, lambda: ledger(LedgerFilter(**wanted))))  # type: ignore[arg-type]


def test_a_line_says_who_was_told_what_and_what_happened_next(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    by = bexley.owner.id
    with on_day(wednesday + timedelta(days=2)):
        change(
            bexley,
            action_id,
            lambda action: report_progress(
                action,
                Claimed.AT_RISK,
                40,
                "The printer is late",
                seen_version=action.version,
                by=by,
                today=wednesday,
            ),
        )
        change(
            bexley,
            action_id,
            lambda action: redate_action(
                action, Dating.on_day(date(2026, 12, 1)), "Late", seen_version=action.version, by=by
            ),
        )
    [line] = _read(bexley)
    assert (line.title, line.recipient_name, line.part_words) == (
        "Print the posters",
        "Bexley Owner",
        "as owner",
    )
    assert (line.rung_words, line.state_words, line.digest_on) == ("on the day", "Sent", wednesday)
    assert line.what_next == ("Bexley Owner reported “at risk” on 13 November 2026; now due 1 December 2026")


def test_only_what_is_asked_for_is_shown_when_the_ledger_is_filtered(
    world: World, bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(bexley, wednesday - timedelta(days=7), title="Train the night team")
    add_due(bexley, wednesday, title="Print the posters")
    chase_and_send(out, wednesday, on_day)
    lead = bexley.lead.id
    assert {line.recipient_id for line in _read(bexley)} == {bexley.owner.id, lead, world.joint.id}
    assert [line.title for line in _read(bexley, recipient_id=lead)] == ["Train the night team"]
    assert [line.title for line in _read(bexley, words="POSTERS")] == ["Print the posters"]
    assert [line.rung for line in _read(bexley, rung=0)] == [0]
    assert _read(bexley, states=(ReminderState.FAILED,)) == []
    assert _read(bexley, recorded_from=wednesday + timedelta(days=1)) == []
    assert within(bexley, lambda: count_ledger(LedgerFilter(states=(ReminderState.SENT,)))) == 4


def test_an_actions_page_shows_its_own_lines_and_its_steps(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    add_due(bexley, wednesday, title="Ask the hotels")
    by = bexley.lead.id
    step_id = within(
        bexley, lambda: add_milestone(get_action(action_id), "Choose a printer", wednesday, by=by).id
    )
    chase_and_send(out, wednesday, on_day)
    lines = within(bexley, lambda: reminders_about([action_id, step_id]))
    assert {(line.title, line.path) for line in lines} == {
        ("Print the posters", f"actions/{action_id}/"),
        ("Choose a printer", f"actions/{action_id}/"),
    }


def test_as_many_statements_are_needed_when_there_are_more_lines(
    quick_bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    add_due(quick_bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    with _counted() as few:
        _read(quick_bexley)
    for number in range(12):
        add_due(quick_bexley, wednesday, title=f"Visit hotel {number}")
    chase_and_send(out, wednesday + timedelta(days=1), on_day)
    with _counted() as many:
        assert len(_read(quick_bexley)) == 13
    assert len(many) == len(few)


@contextmanager
def _counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)
