"""The command that lets the first person of a tenant in."""

import click
from email_validator import EmailNotValidError, validate_email

from portal.commands.group import PortalGroup
from portal.extensions import password_links
from tenants.authorities.queries import find_tenant_by_slug
from tenants.database import db
from tenants.errors import Refusal
from tenants.people.permissions import Role
from workflows.invitations.service import invite

people = PortalGroup("people", help="Who may sign in.")


def _real_address(_context: click.Context, _parameter: click.Parameter, email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise click.BadParameter("this is not an e-mail address") from error


@people.command("invite")
@click.argument("email", callback=_real_address)
@click.option("--tenant", "slug", required=True, help="The tenant's slug, such as barnet.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--name", default="", help="The person's name; made from the e-mail address when not given.")
def invite_person(email: str, slug: str, role: str, name: str) -> None:
    """Invites EMAIL into a tenant, queues the letter, and prints the address that sets a password."""
    tenant = find_tenant_by_slug(slug)
    if tenant is None:
        raise click.BadParameter(f"there is no tenant “{slug}”", param_hint="--tenant")
    try:
        address = invite(
            email, name or _name_from(email), tenant.id, Role(role), links=password_links(), by=None
        )
    except Refusal as refusal:
        db.session.rollback()
        raise click.ClickException(refusal.words) from refusal
    db.session.commit()
    click.echo(address)


def _name_from(email: str) -> str:
    return email.partition("@")[0].replace(".", " ").replace("_", " ").title()
