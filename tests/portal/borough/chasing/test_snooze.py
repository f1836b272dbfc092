"""Pausing reminders about one action, and what the action's page says of reminders."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.deadline import Subject
from tenants.records.plans.progress import cancel
from tenants.records.plans.queries import get_action
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.portal.borough.chasing.conftest import Chased
from tests.visitor import Visitor
from workflows.chasing.models import Snooze
from workflows.chasing.snoozes import find_snooze

Browse = Callable[..., Visitor]
REASON = "Waiting for the new contract to be signed."


def boxes(ahead: int) -> list[str]:
    day = clock.today() + timedelta(days=ahead)
    return [str(day.day), str(day.month), str(day.year)]


def page_of(chased: Chased) -> str:
    return f"/barnet/actions/{chased.late}/"


def pause_of(world: World) -> Snooze | None:
    with tenant_scope(world.barnet.id):
        return find_snooze(Subject.ACTION, world.barnet.plan.late)


def test_the_owner_pauses_and_ends_the_pause_from_the_actions_page(chased: Chased, browse: Browse) -> None:
    visitor = browse(chased.world.barnet.owner)
    page = visitor.get(page_of(chased))
    assert "Reminders" in page.text and "Waiting to be sent" in page.text
    visitor.follow("Pause reminders about this action")
    page = visitor.submit({"until_on": boxes(10), "reason": REASON})
    assert page.url == page_of(chased) and REASON in page.text and "Paused" in page.text
    found = pause_of(chased.world)
    assert found is not None and (found.reason, found.by_id) == (REASON, chased.world.barnet.owner.id)
    assert "Withdrawn" in page.text  # what waited to go is taken back at once
    page = visitor.submit(press="Let reminders start again")
    assert "Paused" not in page.text and pause_of(chased.world) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"until_on": ["", "", ""]}, "Enter the day on which reminders may start again"),
        ({"until_on": ["32", "1", "2027"]}, "January 2027 has 31 days"),
        ({"until_on": ["1", "1", "2020"]}, "Choose a day after today"),
        ({"until_on": ["1", "1", "2099"]}, "Choose a day up to"),
        ({"reason": ""}, "Say why reminders should wait"),
        ({"reason": "x" * 301}, "300 characters"),
        ({"reason": "Ask her on 020 7946 0018"}, "phone number"),
    ],
)
def test_it_is_named_at_the_field_and_kept_when_it_cannot_be_saved(
    sqlite_chased: Chased, browse: Browse, typed: dict[str, object], problem: str
) -> None:
    visitor = browse(sqlite_chased.world.barnet.lead)
    visitor.get(f"/barnet/chasing/snooze/{sqlite_chased.late}")
    page = visitor.submit({"until_on": boxes(10), "reason": REASON} | typed, status=422)
    assert any(problem in words for words in page.problems), page.problems
    assert str(typed.get("reason", REASON)) in page.html
    assert pause_of(sqlite_chased.world) is None


def test_only_the_owner_and_leads_may_pause(sqlite_chased: Chased, browse: Browse) -> None:
    barnet = sqlite_chased.world.barnet
    address = f"/barnet/chasing/snooze/{sqlite_chased.late}"
    browse(barnet.training).get(address, status=403)
    browse(barnet.viewer).get(address, status=404)
    visitor = browse(barnet.training)
    page = visitor.get(page_of(sqlite_chased))
    assert "Pause reminders about this action" not in page.links
    browse(barnet.lead).get(f"/barnet/chasing/snooze/{sqlite_chased.world.bexley.plan.late}", status=404)


def test_a_closed_action_cannot_be_paused(sqlite_chased: Chased, browse: Browse) -> None:
    barnet = sqlite_chased.world.barnet
    visitor = browse(barnet.lead)
    visitor.get(f"/barnet/chasing/snooze/{sqlite_chased.late}")
    with tenant_scope(barnet.id):
        action = get_action(sqlite_chased.late)
        cancel(action, "Not needed", seen_version=action.version, by=barnet.lead.id, today=clock.today())
        db.session.commit()
    page = visitor.submit({"until_on": boxes(10), "reason": REASON}, status=409)
    assert "Nobody is reminded of this action" in page.text
    page = visitor.get(page_of(sqlite_chased))
    assert "Pause reminders about this action" not in page.links


def test_viewers_are_not_shown_who_was_reminded(sqlite_chased: Chased, browse: Browse) -> None:
    page = browse(sqlite_chased.world.barnet.viewer).get(page_of(sqlite_chased))
    assert "Waiting to be sent" not in page.text
