"""The commands of the timetable: what there is, one job for any day, the scheduler in the foreground."""

import logging
from datetime import datetime
from functools import partial
from threading import Event

import click
from flask import Flask, current_app

from portal.commands.group import PortalGroup
from portal.commands.surroundings import office_for, surroundings
from tenants import clock
from tenants.database import reading_only
from workflows.runs.models import JobRun
from workflows.runs.queries import last_run_of
from workflows.runs.rules import Job
from workflows.runs.running import run_job
from workflows.scheduler import work
from workflows.timetable import TIMETABLE, find_job

jobs = PortalGroup("jobs", help="The timetable: what runs when, and running it.")


@jobs.command("list")
def list_jobs() -> None:
    """Every job, when it runs, and its last run."""
    with reading_only():
        for job in TIMETABLE:
            click.echo(f"{job.name:<18}{job.times.words:<28}{job.purpose}")
            click.echo(f"{'':<18}{_in_words(last_run_of(job.name))}")


@jobs.command("run")
@click.argument("name")
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day to run it for; today if not given."
)
def run(name: str, on: datetime | None) -> None:
    """Runs the job NAME once, now, for today or for the day given."""
    app = _app()
    with surroundings(app, office_for(app.config["SETTINGS"])):
        outcome = run_job(_known_job(name), on.date() if on else clock.today())
    if outcome is None or not outcome.is_well:
        raise click.ClickException(outcome.words if outcome else "It did not run.")
    click.echo(outcome.words)


@jobs.command("work")
def work_through() -> None:
    """Runs the timetable in the foreground until it is told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app, closing = _app(), Event()
    office = office_for(app.config["SETTINGS"], closing)
    click.echo("The clock is running. Stop it with Ctrl+C.")
    work(TIMETABLE, partial(surroundings, app, office), closing)


def _app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]


def _known_job(name: str) -> Job:
    job = find_job(name)
    if job is None:
        names = ", ".join(job.name for job in TIMETABLE)
        raise click.BadParameter(f"there is no job “{name}”; there are: {names}", param_hint="NAME")
    return job


def _in_words(last: JobRun | None) -> str:
    if last is None:
        return "has not run yet"
    how = {True: "went well", False: "went wrong", None: "has not ended"}[last.is_well]
    began = f"{clock.london(last.started_at):%-d %B %Y at %H:%M}"
    return f"last run {began} for {last.for_on:%-d %B %Y}, {how}. {last.words}".rstrip()
