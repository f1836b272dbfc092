"""Checks the commands of the demonstration."""

from flask import Flask
from sqlalchemy import func, select

from tenants.authorities.models import Tenant
from tenants.authorities.queries import find_tenant_by_slug
from tenants.database import db
from tests.factories.world import World
from workflows.demonstration.accounts import TO_TRY


def test_london_stays_out_when_there_are_records_already(sqlite_world: World, sqlite_portal: Flask) -> None:
    refused = sqlite_portal.test_cli_runner().invoke(args=["demo", "load"])
    assert refused.exit_code == 1
    assert "empty" in refused.output
    passed_over = sqlite_portal.test_cli_runner().invoke(args=["demo", "load", "--if-empty"])
    assert passed_over.exit_code == 0
    assert "not loaded" in passed_over.output
    assert db.session.scalar(select(func.count()).select_from(Tenant)) == len(sqlite_world.houses)


def test_accounts_and_password_are_printed_when_asked_for(sqlite_portal: Flask) -> None:
    shown = sqlite_portal.test_cli_runner().invoke(args=["demo", "accounts"]).output
    assert sqlite_portal.config["SETTINGS"].demo_password in shown
    assert all(email in shown for email, _purpose in TO_TRY)


def test_tenants_are_added_when_grown_from_the_command_line(sqlite_portal: Flask) -> None:
    grown = sqlite_portal.test_cli_runner().invoke(args=["demo", "grow", "--tenants", "2", "--actions", "5"])
    assert grown.exit_code == 0
    assert "2 tenants with 5 actions each" in grown.output
    assert find_tenant_by_slug("grown-0002") is not None
