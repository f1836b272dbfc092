"""The ledger's page: what it shows, how the address narrows it, and what it says when there is nothing."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from tenants import clock
from tenants.database import db
from tenants.records.plans.progress import report_progress
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.page import text_of
from tests.portal.borough.chasing.conftest import Chased
from tests.visitor import Visitor
from workflows.chasing.models import Reminder, ReminderState

Browse = Callable[..., Visitor]
LEDGER = "/barnet/chasing/"


def told(visitor: Visitor) -> set[str]:
    """The names in the column of who was told."""
    cells = (each for each in visitor.page.tree.iter("td") if each.get("data-label") == "Who")
    return {text_of(cell).partition(" as ")[0] for cell in cells}


def test_it_shows_who_was_told_what_when_something_was_chased(chased: Chased, browse: Browse) -> None:
    visitor = browse(chased.world.barnet.lead)
    page = visitor.get(LEDGER)
    assert page.heading == "Reminders"
    assert "Train Barnet frontline staff" in page.text and "5 working days late" in page.text
    assert "Waiting to be sent" in page.text and "Reminders are on. 0 sent in the last 30 days" in page.text
    assert {"Barnet Owner", "Barnet Lead", "Jo Joint"} <= told(visitor)
    assert visitor.follow("Train Barnet frontline staff").heading == "Train Barnet frontline staff"


def test_it_says_so_when_nothing_has_happened_yet(sqlite_chased: Chased, browse: Browse) -> None:
    visitor = browse(sqlite_chased.world.barnet.lead)
    assert "Not sent yet" in visitor.get(LEDGER).text
    with tenant_scope(sqlite_chased.world.barnet.id):
        db.session.execute(update(Reminder).values(state=ReminderState.SENT, settled_at=clock.now()))
        db.session.commit()
    page = visitor.get(LEDGER)
    assert "Nothing yet" in page.text and "Not sent yet" not in page.text


def test_it_says_what_happened_next_when_the_owner_answered(chased: Chased, browse: Browse) -> None:
    barnet = chased.world.barnet
    with tenant_scope(barnet.id):
        sent = {"state": ReminderState.SENT, "settled_at": clock.now()}
        db.session.execute(update(Reminder).where(Reminder.subject_id == chased.late).values(sent))
        action = get_action(chased.late)
        version, by = action.version, barnet.owner.id
        report_progress(
            action, Claimed.AT_RISK, 30, "Half way", seen_version=version, by=by, today=clock.today()
        )
        db.session.commit()
    page = browse(barnet.lead).get(f"{LEDGER}?state=sent")
    assert "Barnet Owner reported “at risk”" in page.text


def test_only_those_asked_for_are_shown_when_the_address_narrows(chased: Chased, browse: Browse) -> None:
    barnet, visitor = chased.world.barnet, browse(chased.world.barnet.lead)
    visitor.get(LEDGER)
    visitor.submit({"person": str(barnet.owner.id)}, press="Show")
    assert f"person={barnet.owner.id}" in visitor.page.url and told(visitor) == {"Barnet Owner"}
    visitor.get(f"{LEDGER}?action={barnet.plan.soon}")
    assert "Only about Check Barnet suppliers" in visitor.page.text and told(visitor) == {
        "Barnet Procurement"
    }
    visitor.submit({"state": "queued"}, press="Show")
    assert f"action={barnet.plan.soon}" in visitor.page.url and told(visitor) == {"Barnet Procurement"}
    visitor.follow("Show every action")
    assert "state=queued" in visitor.page.url and "Barnet Owner" in told(visitor)
    for nothing in (
        f"from={chased.day.replace(year=2040)}",
        "state=failed",
        f"to={chased.day.replace(year=2020)}",
    ):
        assert "No reminder fits all of this" in visitor.get(f"{LEDGER}?{nothing}").text


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("person=everybody", "We do not know that person"),
        ("state=lost", "There is no such state"),
        ("from=yesterday", "The first day is no date"),
        ("to=2026-02-30", "The last day is no date"),
        ("from=2026-12-01&to=2026-11-01", "The last day is before the first"),
        ("action=1", "We do not know that action"),
        ("action=6d0f3a44-5c1e-4c0b-9a55-0d8f8a3c2b11", "We do not know that action"),
        ("page=99999&state=%00", "There is no such state"),
    ],
)
def test_it_says_so_when_the_address_cannot_be_read(
    sqlite_chased: Chased, browse: Browse, query: str, note: str
) -> None:
    page = browse(sqlite_chased.world.barnet.lead).get(f"{LEDGER}?{query}")
    assert note in page.text


def test_another_councils_action_is_unknown_when_asked_for(sqlite_chased: Chased, browse: Browse) -> None:
    world = sqlite_chased.world
    page = browse(world.barnet.lead).get(f"{LEDGER}?action={world.bexley.plan.late}")
    assert "We do not know that action" in page.text and "Bexley" not in page.text


def test_it_says_what_to_do_when_nothing_was_ever_chased(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.bexley.lead).get("/bexley/chasing/")
    assert "Reminders are not set up yet" in page.text and "until the ladder is saved" in page.text
