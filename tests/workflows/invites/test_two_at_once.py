"""Two people at the same moment, each in a transaction of their own."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.records.meetings.particulars import Particulars
from tenants.records.meetings.queries import get_meeting, get_meeting_to_change
from tenants.records.meetings.service import move_meeting
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.world import World
from tests.workflows.invites.opened import event_in, mails_to
from workflows.calendar.addresses import find_feed, make_feed
from workflows.invites.queries import invites_of
from workflows.invites.service import invite

Work = Callable[[], object]


def at_once(app: Flask, tenant_id: UUID, *works: Work) -> list[object]:
    """Does each in a thread and a transaction of its own; what came of each, in no order."""
    ready, came = Barrier(len(works)), list[object]()

    def run(work: Work) -> None:
        with app.app_context(), tenant_scope(tenant_id):
            ready.wait(timeout=10)
            came.append(work())
            db.session.commit()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return came


@pytest.fixture
def meeting_id(world: World) -> UUID:
    """A meeting at Barnet, committed."""
    with tenant_scope(world.barnet.id):
        meeting_id = make_meeting(clock.today() + timedelta(days=9)).id
        db.session.commit()
    db.session.close()
    return meeting_id


def test_one_mail_goes_out_when_two_invite_the_same_person_at_once(
    portal: Flask, world: World, meeting_id: UUID
) -> None:
    owner = world.barnet.owner.id

    def press() -> int:
        return invite(get_meeting(meeting_id), [owner], by=world.barnet.lead.id)

    assert sorted(map(str, at_once(portal, world.barnet.id, press, press))) == ["0", "1"]
    assert len(mails_to(owner)) == 1


def test_the_last_word_is_the_meetings_when_it_moves_while_somebody_is_invited(
    portal: Flask, world: World, meeting_id: UUID
) -> None:
    owner = world.barnet.owner.id

    def move() -> None:
        meeting = get_meeting_to_change(meeting_id)
        to = Particulars("Moved", meeting.meets_on, meeting.starts_at, meeting.ends_at)
        move_meeting(meeting, to, "", by=None)

    def press() -> None:
        invite(get_meeting(meeting_id), [owner], by=None)

    assert at_once(portal, world.barnet.id, move, press) == [None, None]
    assert event_in(mails_to(owner)[-1])["SUMMARY"].startswith("Moved")
    with tenant_scope(world.barnet.id):
        assert [each.sequence for each in invites_of(meeting_id)] == [1]


def test_one_address_works_when_two_are_made_at_once(portal: Flask, world: World) -> None:
    person_id = world.joint.id
    db.session.close()
    made = at_once(portal, world.barnet.id, lambda: make_feed(person_id), lambda: make_feed(person_id))
    assert len(made) == 2
    assert sum(find_feed(str(token)) is not None for token in made) == 1
