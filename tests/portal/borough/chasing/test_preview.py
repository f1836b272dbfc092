"""What would go out on a day: looking at it writes nothing, and no address breaks it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import func, select

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.world import World, build_world
from tests.portal.borough.chasing.conftest import chase_barnet
from tests.visitor import Visitor
from workflows.chasing.models import Reminder

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
WEDNESDAY = date(2026, 12, 2)


def test_each_person_is_shown_with_their_lines_and_nothing_is_written(
    portal: object, browse: Browse, on_day: OnDay
) -> None:
    with on_day(WEDNESDAY):
        world = chase_barnet(build_world()).world
        with tenant_scope(world.barnet.id):
            before = db.session.scalar(select(func.count(Reminder.subject_id)))
        page = browse(world.barnet.lead).get("/barnet/chasing/preview")
        assert page.heading == "What would go out on Monday 7 December 2026"
        assert "Looking at this page sends nothing" in page.text
        page = browse(world.barnet.lead).get("/barnet/chasing/preview?on=2026-12-04")
        assert "Barnet Procurement" in page.text and "Check Barnet suppliers" in page.text
        assert "3 working days before" in page.text and "due 9 December 2026" in page.text
        with tenant_scope(world.barnet.id):
            assert db.session.scalar(select(func.count(Reminder.subject_id))) == before


def test_working_days_follow_each_other_when_one_steps_through(
    sqlite_portal: object, browse: Browse, on_day: OnDay
) -> None:
    with on_day(WEDNESDAY):
        visitor = browse(chase_barnet(build_world()).world.barnet.lead)
        visitor.get("/barnet/chasing/preview?on=2026-12-24")
        page = visitor.follow("Next working day: 29 December 2026")
        assert page.heading == "What would go out on Tuesday 29 December 2026"
        page = visitor.follow("Previous working day: 24 December 2026")
        visitor.get("/barnet/chasing/preview?on=2026-12-02")
        assert not any(words.startswith("Previous") for words in visitor.page.links)


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ("tomorrow", "is not a day that we know"),
        ("2026-02-30", "is not a day that we know"),
        ("1066-10-14", "is not a day that we know"),
        ("9999-12-31", "is not a day that we know"),
        ("%00%ff", "is not a day that we know"),
        ("2026-12-25", "No reminders go out on 25 December 2026"),
        ("2026-12-01", "a day from today to a month ahead"),
        ("2027-06-01", "a day from today to a month ahead"),
    ],
)
def test_it_says_so_and_shows_another_day_when_the_day_cannot_be_shown(
    sqlite_portal: object, browse: Browse, on_day: OnDay, asked: str, note: str
) -> None:
    with on_day(WEDNESDAY):
        world = build_world()
        page = browse(world.barnet.lead).get(f"/barnet/chasing/preview?on={asked}")
        assert note in page.text and page.heading.startswith("What would go out on")


def test_it_says_why_when_nothing_would_go_out(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get("/barnet/chasing/preview")
    assert "the ladder has not been saved yet" in page.text
