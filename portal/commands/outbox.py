"""The commands of the outbox: what is queued and was sent, and sending it."""

import json
from datetime import timedelta
from typing import Any

import click
from flask import current_app

from portal.commands.group import PortalGroup
from portal.commands.surroundings import office_for
from tenants import clock
from tenants.database import db, reading_only
from workflows.directory.bounces import take_bounce_everywhere
from workflows.notices.jobs import deliver_all, in_words
from workflows.notices.models import MessageState
from workflows.notices.office import open_office
from workflows.notices.queries import MessageLine, messages, oldest_queued_age
from workflows.notices.rules import message_id

outbox = PortalGroup("outbox", help="Outgoing mail: what is queued and was sent.")


@outbox.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list, for programs.")
@click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(1, 1_000_000),
    help="How many, the newest first.",
)
@click.option("--state", "states", multiple=True, type=click.Choice([state.value for state in MessageState]))
def list_messages(as_json: bool, limit: int, states: tuple[str, ...]) -> None:
    """Queued and sent messages, the newest first."""
    with reading_only():
        lines = messages(limit, [MessageState(state) for state in states])
        age = oldest_queued_age(clock.now())
    if as_json:
        click.echo(json.dumps([_plain(line) for line in lines], indent=2))
        return
    for line in lines:
        click.echo(_in_words(line))
    click.echo("1 message." if len(lines) == 1 else f"{len(lines)} messages.")
    if age is not None:
        click.echo(f"The one that has waited longest: {age // timedelta(minutes=1)} minutes.")


@outbox.command("send")
def send() -> None:
    """Delivers what is queued and due."""
    with open_office(office_for(current_app.config["SETTINGS"])):
        click.echo(in_words(deliver_all()))


@outbox.command("bounced")
@click.argument("address")
def bounced(address: str) -> None:
    """Says that mail to ADDRESS came back: entries of the directory with it are marked, their leads told."""
    count = take_bounce_everywhere(address, clock.today())
    db.session.commit()
    if count:
        entries = "1 entry is" if count == 1 else f"{count} entries are"
        click.echo(f"{entries} marked as out of date now, and the leads are told.")
    else:
        click.echo("No entry of the directory has that address, or they are marked already.")


def _in_words(line: MessageLine) -> str:
    subject = line.subject or f"({line.kind}, written just before it is sent)"
    words = f"{line.day}  {line.state:<10}{line.to:<36}{subject}"
    return f"{words}\n{'':<12}{line.last_problem}" if line.last_problem else words


def _plain(line: MessageLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "message_id": message_id(line.id, current_app.config["SETTINGS"].base_url),
        "day": line.day.isoformat(),
        "kind": line.kind,
        "to": line.to,
        "subject": line.subject,
        "state": line.state,
        "attempts": line.attempts,
        "next_try_at": line.next_try_at.isoformat(),
        "settled_at": line.settled_at.isoformat() if line.settled_at else None,
        "last_problem": line.last_problem,
    }
