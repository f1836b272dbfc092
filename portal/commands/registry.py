"""Adds the portal's own commands to the flask command."""

from flask import Flask

from portal.commands.demo import demo
from portal.commands.guidance import guidance
from portal.commands.jobs import jobs
from portal.commands.outbox import outbox
from portal.commands.people import people
from portal.commands.releases import releases


def register_commands(app: Flask) -> None:
    """Makes `demo`, `guidance`, `jobs`, `outbox`, `people` and `releases` known."""
    for group in (demo, guidance, jobs, outbox, people, releases):
        app.cli.add_command(group)
