"""Tests of the commands of the outbox."""

import json

from flask import Flask

from tenants import clock
from tenants.database import db
from tests.factories.asked_contacts import MAILBOX, make_confirmed
from tests.factories.world import World
from tests.workflows.notices.outgoing import queue_one_letter
from workflows.notices.rules import id_for


def test_a_letter_is_written_as_a_file_when_sent(world: World, portal: Flask) -> None:
    queue_one_letter(world.joint.id, words="Please look at http://localhost/barnet/\n")
    runner = portal.test_cli_runner()
    result = runner.invoke(args=["outbox", "send"])
    assert result.exit_code == 0, result.output
    assert result.output == "Mail: 1 sent, 0 to be tried again, 0 withdrawn, 0 failed.\n"
    [path] = (portal.config["SETTINGS"].instance / "mail").iterdir()
    assert "Please look at http://localhost/barnet/" in path.read_text()
    assert runner.invoke(args=["outbox", "send"]).output == "No mail was due.\n"


def test_messages_are_listed_when_some_wait(sqlite_world: World, sqlite_portal: Flask) -> None:
    queue_one_letter(sqlite_world.joint.id)
    result = sqlite_portal.test_cli_runner().invoke(args=["outbox", "list"])
    assert result.exit_code == 0, result.output
    assert "joint@barnet-bexley.example" in result.output
    assert "A letter" in result.output
    assert "Hello" not in result.output
    assert "1 message." in result.output


def test_a_program_can_read_the_list_when_it_asks_for_json(world: World, portal: Flask) -> None:
    queue_one_letter(world.joint.id)
    db.session.rollback()
    runner = portal.test_cli_runner()
    runner.invoke(args=["outbox", "send"])
    [line] = json.loads(runner.invoke(args=["outbox", "list", "--json"]).output)
    assert (line["state"], line["to"], line["attempts"]) == ("sent", "joint@barnet-bexley.example", 1)
    assert line["message_id"] == f"<{id_for('letter:1')}@localhost>"
    assert "body" not in line


def test_only_the_states_named_are_listed_when_asked(sqlite_world: World, sqlite_portal: Flask) -> None:
    queue_one_letter(sqlite_world.joint.id)
    runner = sqlite_portal.test_cli_runner()
    failed = runner.invoke(args=["outbox", "list", "--json", "--state", "failed"])
    queued = runner.invoke(args=["outbox", "list", "--json", "--state", "queued"])
    assert (json.loads(failed.output), len(json.loads(queued.output))) == ([], 1)


def test_entries_are_marked_when_mail_is_said_to_have_come_back(
    sqlite_world: World, sqlite_portal: Flask
) -> None:
    make_confirmed(sqlite_world.barnet, clock.today())
    runner = sqlite_portal.test_cli_runner()
    result = runner.invoke(args=["outbox", "bounced", MAILBOX.upper()])
    assert result.exit_code == 0, result.output
    assert result.output == "1 entry is marked as out of date now, and the leads are told.\n"
    for address in (MAILBOX, "nobody@nowhere.example"):
        again = runner.invoke(args=["outbox", "bounced", address])
        assert again.output.startswith("No entry of the directory has that address")
