"""The preview tells what the chase will do, and does nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from tenants.dating import Dating
from tenants.errors import FieldError
from tenants.records.plans.service import redate_action
from tests.factories.world import Borough
from tests.workflows.chasing.council import Pigeonhole, add_due, change, chase_and_send, ledger_of, within
from workflows.chasing.preview import preview

OnDay = Callable[..., AbstractContextManager[object]]


def test_it_foretells_what_the_chase_then_does(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    for days in (-30, -8, -1, 0, 1, 4, 6, 14, 20):
        add_due(bexley, wednesday + timedelta(days=days), title=f"Visit hotel {days}")
    monday = wednesday + timedelta(days=5)
    foretold = within(bexley, lambda: preview(monday, today=wednesday))
    assert ledger_of(bexley) == []
    for ahead in range(6):
        chase_and_send(out, wednesday + timedelta(days=ahead), on_day)
    expected = {(of.recipient_id, line.day, line.rung) for of in foretold for line in of.lines}
    assert {(row.recipient_id, row.recorded_on, row.rung) for row in ledger_of(bexley)} == expected
    assert sum(len(of.lines) for of in foretold) == len(ledger_of(bexley))
    assert within(bexley, lambda: preview(monday, today=monday)) == []


def test_it_tells_of_the_new_date_when_the_old_one_was_told(
    bexley: Borough, wednesday: date, out: Pigeonhole, on_day: OnDay
) -> None:
    action_id = add_due(bexley, wednesday)
    chase_and_send(out, wednesday, on_day)
    by, moved = bexley.lead.id, Dating.on_day(wednesday + timedelta(days=1))
    change(
        bexley,
        action_id,
        lambda action: redate_action(action, moved, "Late", seen_version=action.version, by=by),
    )
    tomorrow = wednesday + timedelta(days=1)
    [foretold] = within(bexley, lambda: preview(tomorrow, today=tomorrow))
    assert [(line.rung, line.due_words) for line in foretold.lines] == [(0, "12 November 2026")]


def test_it_groups_the_lines_by_who_would_be_told(bexley: Borough, wednesday: date) -> None:
    add_due(bexley, wednesday - timedelta(days=7))
    foretold = within(bexley, lambda: preview(wednesday, today=wednesday))
    assert [of.recipient_name for of in foretold] == ["Bexley Lead", "Bexley Owner", "Jo Joint"]
    [line] = foretold[1].lines
    assert (line.title, line.rung_words, line.part_words) == (
        "Print the posters",
        "5 working days late",
        "as owner",
    )


@pytest.mark.parametrize("days", [-1, 32])
def test_it_is_refused_when_the_day_is_out_of_reach(bexley: Borough, wednesday: date, days: int) -> None:
    with pytest.raises(FieldError, match="to a month ahead"):
        within(bexley, lambda: preview(wednesday + timedelta(days=days), today=wednesday))
