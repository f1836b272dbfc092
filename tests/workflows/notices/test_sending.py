"""Tests of sending: nothing lost, nothing doubled, whatever breaks in between."""

import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import update

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tests.factories.world import World
from tests.workflows.notices.mail_server import HANG_UP, Mailbox, mail_server
from tests.workflows.notices.outgoing import (
    DAY,
    queue_one_digest,
    queue_one_letter,
    says,
    send,
    soon,
    stored,
)
from workflows.notices.delivery import FileDelivery
from workflows.notices.letters import Envelope, Letter
from workflows.notices.models import MessageState, OutboxMessage
from workflows.notices.rules import MOST_REPEATS, MOST_TRIES
from workflows.notices.service import queue_letter
from workflows.notices.smtp import SmtpDelivery

MINUTES = timedelta(minutes=1)
A_DAY = timedelta(days=1)


class Pile:
    """A way out that keeps what went out, and does `meanwhile` before it answers."""

    def __init__(self, meanwhile: object = None) -> None:
        self.out: list[Envelope] = []
        self._meanwhile = meanwhile

    def deliver(self, envelope: Envelope) -> None:
        """Keeps it."""
        self.out.append(envelope)
        if callable(self._meanwhile):
            self._meanwhile()


def stop_everything() -> None:
    """What a killed process looks like from within."""
    raise SystemExit


def leave_lying(at: datetime, words: str = "Frozen.") -> Envelope:
    """Sends one message and is stopped before it is recorded."""
    pile = Pile(stop_everything)
    with pytest.raises(SystemExit):
        send(pile, at, says(words))
    db.session.rollback()
    return pile.out[0]


def test_a_message_is_sent_once_and_emptied_when_it_is_due(world: World) -> None:
    row = queue_one_letter(world.joint.id)
    box, told = Mailbox(), []
    with mail_server(box) as port:
        delivery = SmtpDelivery(f"smtp://127.0.0.1:{port}")
        done = send(delivery, soon(), when_settled=lambda message, state: told.append((message.id, state)))
        again = send(delivery, soon() + A_DAY)
    assert (done, again) == ({"sent": 1}, {})
    [message] = box.messages
    assert message["Message-ID"] == f"<{row.id}@portal.example>"
    assert message["To"].addresses[0].addr_spec == world.joint.email
    after = stored("letter:1")
    assert (after.state, after.body, after.attempts) == ("sent", "", 1)
    assert after.settled_at is not None
    assert told == [(row.id, MessageState.SENT)]


def test_a_message_waits_when_it_is_not_due_yet(sqlite_world: World) -> None:
    queue_one_letter(sqlite_world.joint.id)
    assert send(Pile(), soon() - 5 * MINUTES) == {}


def test_a_message_is_tried_again_after_growing_pauses_when_the_server_is_busy(world: World) -> None:
    queue_one_letter(world.joint.id)
    at, box = soon(), Mailbox("451 4.3.0 busy", "451 4.3.0 busy")
    with mail_server(box) as port:
        delivery = SmtpDelivery(f"smtp://127.0.0.1:{port}")
        assert send(delivery, at) == {"queued": 1}
        assert send(delivery, at + 0.9 * MINUTES) == {}
        assert send(delivery, at + 2 * MINUTES) == {"queued": 1}
        assert "451 4.3.0" in stored("letter:1").last_problem
        assert send(delivery, at + 6 * MINUTES) == {}
        assert send(delivery, at + 9 * MINUTES) == {"sent": 1}
    assert (len(box.raw), stored("letter:1").last_problem) == (1, "")


def test_a_message_is_given_up_when_it_failed_eight_times(world: World) -> None:
    queue_one_letter(world.joint.id)
    told: list[str] = []
    nowhere = SmtpDelivery("smtp://127.0.0.1:9")
    for day in range(MOST_TRIES + 2):
        send(nowhere, soon() + day * A_DAY, when_settled=lambda _message, state: told.append(state))
    row = stored("letter:1")
    assert (row.state, row.attempts, row.body) == ("failed", MOST_TRIES, "")
    assert "could not be reached" in row.last_problem
    assert told == ["failed"]


def test_a_message_is_given_up_at_once_when_the_server_refuses_it(world: World) -> None:
    queue_one_letter(world.joint.id)
    with mail_server(Mailbox("550 5.1.1 joint@barnet-bexley.example unknown")) as port:
        assert send(SmtpDelivery(f"smtp://127.0.0.1:{port}"), soon()) == {"failed": 1}
    assert "550 5.1.1" in stored("letter:1").last_problem
    assert "@" not in stored("letter:1").last_problem


def test_nothing_private_is_logged_when_mail_fails(
    sqlite_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    queue_one_letter(sqlite_world.joint.id, words="A canary in the text")
    with mail_server(Mailbox("451 4.3.0 joint@barnet-bexley.example")) as port:
        send(SmtpDelivery(f"smtp://127.0.0.1:{port}"), soon())
    assert "451 4.3.0" in caplog.text
    assert "canary" not in caplog.text
    assert "@" not in caplog.text


def test_the_very_same_message_is_repeated_when_the_line_broke_after_it(world: World) -> None:
    row, box = queue_one_digest(world.joint.id), Mailbox(HANG_UP)
    with mail_server(box) as port:
        delivery = SmtpDelivery(f"smtp://127.0.0.1:{port}")
        assert send(delivery, soon(), says("Words of the first try.")) == {"queued": 1}
        assert send(delivery, soon() + 2 * MINUTES, says("Other words.")) == {"sent": 1}
    assert box.raw[0] == box.raw[1]
    assert [message["Message-ID"] for message in box.messages] == [f"<{row.id}@portal.example>"] * 2


def test_a_digest_is_written_anew_when_it_cannot_have_arrived(world: World) -> None:
    queue_one_digest(world.joint.id)
    box = Mailbox("451 4.3.0 busy")
    with mail_server(box) as port:
        delivery = SmtpDelivery(f"smtp://127.0.0.1:{port}")
        send(delivery, soon(), says("Two actions."))
        assert stored(f"digest:{world.joint.id}:{DAY}").body == ""
        send(delivery, soon() + 2 * MINUTES, says("One action."))
    assert [b"One action." in raw for raw in box.raw] == [True]


def test_a_digest_is_withdrawn_when_nothing_is_left_to_say(world: World) -> None:
    queue_one_digest(world.joint.id)
    pile, told = Pile(), []
    done = send(pile, soon(), lambda _message: None, lambda _message, state: told.append(state))
    assert (done, pile.out, told) == ({"withdrawn": 1}, [], ["withdrawn"])


def test_a_message_is_withdrawn_when_the_account_was_closed(world: World) -> None:
    queue_one_letter(world.joint.id)
    db.session.execute(update(Person).where(Person.id == world.joint.id).values(is_active=False))
    db.session.commit()
    pile = Pile()
    assert send(pile, soon()) == {"withdrawn": 1}
    assert pile.out == []
    assert stored("letter:1").body == ""


def test_the_others_go_out_when_one_digest_cannot_be_written(world: World) -> None:
    queue_one_digest(world.joint.id)
    queue_one_digest(world.barnet.owner.id)

    def writer(message: OutboxMessage) -> Letter:
        if message.person_id == world.joint.id:
            raise RuntimeError("a private word")
        return Letter("Due", "One action.")

    pile = Pile()
    assert send(pile, soon(), writer) == {"queued": 1, "sent": 1}
    row = stored(f"digest:{world.joint.id}:{DAY}")
    assert (row.state, row.attempts) == ("queued", 1)
    assert "RuntimeError" in row.last_problem
    assert "private" not in row.last_problem


def test_a_digest_is_given_up_when_it_can_never_be_written(sqlite_world: World) -> None:
    queue_one_digest(sqlite_world.joint.id)

    def broken(*_arguments: object) -> None:
        raise RuntimeError

    for day in range(MOST_TRIES + 1):
        send(Pile(), soon() + day * A_DAY, broken, broken)
    assert stored(f"digest:{sqlite_world.joint.id}:{DAY}").state == "failed"


def test_the_same_words_go_out_again_when_the_sender_was_stopped_half_way(world: World) -> None:
    queue_one_digest(world.joint.id)
    first = leave_lying(soon(), "Frozen words.")
    pile = Pile()
    assert send(pile, soon() + 1.9 * MINUTES) == {}
    assert send(pile, soon() + 3 * MINUTES, says("Other words.")) == {"sent": 1}
    assert pile.out == [first]


def test_the_words_stay_frozen_when_the_repeat_is_put_off(world: World) -> None:
    queue_one_digest(world.joint.id)
    first = leave_lying(soon(), "Frozen words.")
    send(SmtpDelivery("smtp://127.0.0.1:9"), soon() + 3 * MINUTES)
    pile = Pile()
    send(pile, soon() + A_DAY, says("Other words."))
    assert pile.out == [first]


def test_a_person_has_to_look_when_a_message_was_never_confirmed(world: World) -> None:
    queue_one_letter(world.joint.id)
    ids = [leave_lying(soon() + day * A_DAY).message_id for day in range(MOST_REPEATS + 1)]
    pile = Pile()
    assert send(pile, soon() + 30 * A_DAY) == {"failed": 1}
    assert (len(set(ids)), pile.out) == (1, [])
    assert "never confirmed" in stored("letter:1").last_problem


def test_the_very_same_message_is_repeated_when_its_end_could_not_be_recorded(world: World) -> None:
    queue_one_letter(world.joint.id)
    pile = Pile()

    def broken(_message: OutboxMessage, _state: MessageState) -> None:
        raise RuntimeError

    assert send(pile, soon(), when_settled=broken) == {"sending": 1}
    assert stored("letter:1").state == "sending"
    assert send(pile, soon() + 3 * MINUTES) == {"sent": 1}
    assert pile.out[0] == pile.out[1]


def test_a_late_answer_changes_nothing_when_another_sender_has_taken_over(world: World) -> None:
    queue_one_letter(world.joint.id)
    at, second = soon(), Pile()

    def take_over() -> None:
        assert send(second, at + 3 * MINUTES) == {"sent": 1}

    told: list[str] = []
    done = send(Pile(take_over), at, when_settled=lambda _message, state: told.append(state))
    assert (done, told) == ({"sending": 1}, [])
    assert (stored("letter:1").state, stored("letter:1").attempts) == ("sent", 2)


def test_no_transaction_is_open_when_a_message_is_handed_over(world: World, portal: Flask) -> None:
    queue_one_letter(world.joint.id)

    def write_from_elsewhere() -> None:
        assert not db.session().in_transaction()
        with portal.app_context():
            queue_letter(world.joint.id, "Another", "Words", dedupe_key="letter:2")
            db.session.commit()

    send(Pile(write_from_elsewhere), clock.now())
    assert stored("letter:2").state == "queued"


def test_each_message_goes_out_once_when_two_senders_work_at_once(world: World, portal: Flask) -> None:
    for number in range(30):
        queue_letter(world.joint.id, "A letter", "Words", dedupe_key=f"letter:{number}")
    db.session.commit()
    at, start, pile = soon(), Barrier(2), Pile()
    counts: list[dict[str, int]] = []

    def work() -> None:
        with portal.app_context():
            start.wait(5)
            counts.append(send(pile, at))

    senders = [Thread(target=work) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(30)
    assert set(Counter(one.reference for one in pile.out).values()) == {1}
    assert sum(count["sent"] for count in counts if count) == len(pile.out) == 30


def test_nothing_is_lost_or_new_when_the_process_was_killed(
    world: World, portal: Flask, tmp_path: Path
) -> None:
    people = [world.joint.id, world.barnet.owner.id, world.bexley.owner.id]
    ids = {f"<{queue_one_digest(person).id}@portal.example>" for person in people}
    settings = portal.config["SETTINGS"]
    environment = {
        **os.environ,
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_INSTANCE": str(tmp_path / "instance"),
    }
    command = [sys.executable, "-m", "tests.workflows.notices.stopped_sender", str(tmp_path / "before")]
    killed = subprocess.run(command, env=environment, check=False, timeout=60)
    assert killed.returncode == -9
    [before] = (tmp_path / "before").glob("*.eml")
    send(FileDelivery(tmp_path / "after"), soon(), says("Words after the kill."))
    assert len(list((tmp_path / "after").iterdir())) == 2
    send(FileDelivery(tmp_path / "after"), soon() + 3 * MINUTES, says("Words after the kill."))
    sent = {path.name: path.read_bytes() for path in (tmp_path / "after").iterdir()}
    assert sent[before.name] == before.read_bytes()
    assert b"The words before the kill." in before.read_bytes()
    assert {message_from_bytes(raw, policy=policy.default)["Message-ID"] for raw in sent.values()} == ids
