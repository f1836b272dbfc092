"""Checks that synthetic tenants are what a measurement needs them to be."""

from datetime import date

from flask import Flask
from sqlalchemy import func, select

from tenants.authorities.models import Tenant
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.people import service as people_service
from tenants.people.models import Person
from tenants.records.plans.models import Action, ActionDate
from tenants.records.plans.queries import owner_of
from tenants.scope import tenant_scope
from workflows.demonstration.growing import grow

TODAY = date(2026, 11, 22)
PASSWORD = "measured and found wanting"


def test_each_tenant_has_its_open_actions_when_tenants_are_grown(portal: Flask) -> None:
    grow(2, 30, TODAY, PASSWORD)
    for slug in ("grown-0001", "grown-0002"):
        with tenant_scope(get_tenant_by_slug(slug).id):
            still_open = select(func.count()).select_from(Action).where(Action.closed_on.is_(None))
            assert db.session.scalar(still_open) == 30
            assert db.session.scalar(select(func.count()).select_from(ActionDate)) == 30


def test_some_actions_are_late_and_some_nobodys_when_tenants_are_grown(sqlite_portal: Flask) -> None:
    grow(1, 60, TODAY, PASSWORD)
    with tenant_scope(get_tenant_by_slug("grown-0001").id):
        actions = list(db.session.scalars(select(Action)))
        owners = {owner_of(action)[1] for action in actions}
    assert any(action.due_on and action.due_on < TODAY for action in actions)
    assert any(action.due_on and action.due_on > TODAY for action in actions)
    assert None in owners
    assert len(owners) > 5


def test_numbers_go_on_when_tenants_are_grown_again(sqlite_portal: Flask) -> None:
    grow(1, 1, TODAY, PASSWORD)
    grow(2, 1, TODAY, PASSWORD)
    slugs = list(db.session.scalars(select(Tenant.slug).order_by(Tenant.slug)))
    assert slugs == ["grown-0001", "grown-0002", "grown-0003"]


def test_lead_and_owner_sign_in_when_tenants_are_grown(sqlite_portal: Flask) -> None:
    grow(1, 1, TODAY, PASSWORD)
    for name in ("lead", "owner"):
        assert people_service.sign_in(f"{name}@grown-0001.example", PASSWORD, "192.0.2.1")
    holders = select(Person.password_hash).where(Person.email.startswith("holder-"))
    assert set(db.session.scalars(holders)) == {None}
