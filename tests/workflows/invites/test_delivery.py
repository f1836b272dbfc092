"""Tests of invitations on their way to a real mail server."""

from email.message import EmailMessage
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.world import World
from tests.workflows.invites.opened import opened
from tests.workflows.notices.mail_server import HANG_UP, Mailbox, mail_server
from tests.workflows.notices.outgoing import send, soon, stored
from workflows.invites.queries import key_of
from workflows.invites.rules import Method
from workflows.invites.service import invite
from workflows.notices.smtp import SmtpDelivery


@pytest.fixture
def key(world: World) -> str:
    """The key of one queued invitation with awkward words."""
    with tenant_scope(world.barnet.id):
        meeting = make_meeting(
            clock.today().replace(year=clock.today().year + 1), title="Größe; 🎉, " + "x" * 120
        )
        invite(meeting, [world.barnet.owner.id], by=None)
        db.session.commit()
        return key_of(meeting.id, world.barnet.owner.id, 0, Method.REQUEST)


def invitation_in(message: EmailMessage) -> EmailMessage:
    [found] = [each for each in message.walk() if each.get_content_type() == "text/calendar"]
    assert isinstance(found, EmailMessage)
    return found


def test_the_invitation_arrives_whole_and_is_wiped_when_it_is_sent(key: str, world: World) -> None:
    queued, box = stored(key), Mailbox()
    assert queued.calendar and queued.calendar.startswith("BEGIN:VCALENDAR")
    with mail_server(box) as port:
        assert send(SmtpDelivery(f"smtp://127.0.0.1:{port}"), soon()) == {"sent": 1}
    [message] = box.messages
    shown = invitation_in(message)
    assert shown["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST"}
    raw = shown.get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert raw.decode() == queued.calendar
    assert opened(raw).events[0]["UID"].startswith(str(UUID(key.split(":")[1])))
    assert (stored(key).body, stored(key).calendar, stored(key).state) == ("", None, "sent")


def test_the_very_same_message_comes_again_when_the_line_broke(key: str) -> None:
    box = Mailbox(HANG_UP)
    with mail_server(box) as port:
        delivery = SmtpDelivery(f"smtp://127.0.0.1:{port}")
        assert send(delivery, soon()) == {"queued": 1}
        assert stored(key).calendar
        assert send(delivery, stored(key).next_try_at) == {"sent": 1}
    first, second = box.raw
    assert first == second


def test_the_invitation_is_wiped_when_it_is_given_up(key: str) -> None:
    with mail_server(Mailbox("550 5.1.1 unknown")) as port:
        assert send(SmtpDelivery(f"smtp://127.0.0.1:{port}"), soon()) == {"failed": 1}
    assert (stored(key).body, stored(key).calendar) == ("", None)
