"""The commands of the demonstration: loading London, naming its accounts, growing synthetic tenants."""

import click
from flask import current_app

from portal.commands.group import PortalGroup
from tenants import clock
from tenants.database import db
from tenants.errors import Refusal
from workflows.demonstration.accounts import TO_TRY
from workflows.demonstration.growing import grow as grow_tenants
from workflows.demonstration.load import is_empty
from workflows.demonstration.load import load as load_london
from workflows.demonstration.releases import load_releases

demo = PortalGroup("demo", help="The London data set, and synthetic tenants for measuring.")


def _password() -> str:
    return str(current_app.config["SETTINGS"].demo_password)


@demo.command("load")
@click.option("--if-empty", is_flag=True, help="Say so and do nothing when there are records already.")
@click.option("--quick", is_flag=True, help="Leave out London's releases, which take most of the time.")
def load(if_empty: bool, quick: bool) -> None:
    """Loads the London data set into an empty database, and releases its figures quarter by quarter."""
    if if_empty and not is_empty():
        click.echo("There are records already, so the London data set was not loaded.")
        return
    try:
        click.echo(load_london(clock.today(), _password()))
        if not quick:
            click.echo(load_releases(clock.today(), click.echo))
    except Refusal as refusal:
        db.session.rollback()
        raise click.ClickException(refusal.words) from refusal


@demo.command("accounts")
def accounts() -> None:
    """Prints whom to sign in as, and the password."""
    click.echo(f"Every demonstration account has the password {_password()}\n")
    for email, purpose in TO_TRY:
        click.echo(f"  {email:<38}{purpose}")
    click.echo(
        "\nEvery other borough has the same five: lead@barnet.example, owner@hackney.example and so on."
    )


@demo.command("grow")
@click.option("--tenants", required=True, type=click.IntRange(1, 5000), help="How many tenants to add.")
@click.option("--actions", required=True, type=click.IntRange(1, 100_000), help="How many actions each has.")
def grow(tenants: int, actions: int) -> None:
    """Adds synthetic tenants with many open actions each."""
    click.echo(grow_tenants(tenants, actions, clock.today(), _password()))
