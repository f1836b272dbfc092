"""Every kind of page, wide and on a phone, with scripts and without, is sound."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.records.plans.models import Action, Aim, Duty, Plan
from tenants.scope import tenant_scope
from tests.journeys.reader import NARROW, WIDE, Reader

pytestmark = pytest.mark.browser

Read = Callable[..., Reader]

OUTSIDE = ("/", "/sign-in", "/account/forgotten-password", "/help", "/accessibility", "/privacy")
HOUSE = (
    "/bexley/",
    "/bexley/plans/",
    "/bexley/plans/start",
    "/bexley/actions/",
    "/bexley/actions/?standing=late&owner=me",
    "/bexley/actions/?words=nothing-has-these-words",
    "/bexley/deadlines/",
    "/bexley/chasing/",
    "/bexley/chasing/preview",
    "/bexley/chasing/ladder",
    "/bexley/chasing/leave",
    "/bexley/people/",
    "/bexley/activity/",
    "/my-deadlines/",
    "/account/",
)


def _addresses_of_records(app: Flask) -> list[str]:
    """The pages of one plan, aim, duty and action of Bexley, with every form on them."""
    with app.app_context(), tenant_scope(get_tenant_by_slug("bexley").id):
        plan = db.session.scalars(select(Plan).order_by(Plan.ends_on.desc())).first()
        aim = db.session.scalars(select(Aim).where(Aim.plan_id == plan.id)).first() if plan else None
        duty = db.session.scalars(select(Duty).where(Duty.ref == "BEX-01")).first()
        action = db.session.scalars(select(Action).where(Action.ref == "BEX-103")).first()
    assert plan and aim and duty and action
    one = f"/bexley/actions/{action.id}/"
    forms = ("", "date", "edit", "chain", "cancel", "steps/add", "evidence/add", "history")
    return [
        f"/bexley/plans/{plan.id}/",
        f"/bexley/plans/{plan.id}/edit",
        f"/bexley/actions/add?aim={aim.id}",
        f"/bexley/chasing/snooze/{action.id}",
        *(one + form for form in forms),
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_outside_are_sound(read: Read, width: int) -> None:
    reader = read(width=width)
    for path in OUTSIDE:
        reader.open(path)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_of_a_house_are_sound(read: Read, served: tuple[Flask, str], width: int) -> None:
    reader = read("lead@bexley.example", width=width)
    for path in (*HOUSE, *_addresses_of_records(served[0])):
        reader.open(path)


@pytest.mark.parametrize(
    "email", ["viewer@hackney.example", "owner@barnet.example", "chair@lmsl.example", "member@met.example"]
)
def test_the_front_page_and_the_menu_are_sound_for_each_kind_of_person(read: Read, email: str) -> None:
    reader = read(email, width=NARROW)
    menu = reader.page.locator("nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert menu
    for path in menu:
        reader.open(path)


def test_a_person_in_two_houses_switches_between_them(read: Read) -> None:
    reader = read("joint@rbkc-westminster.example", width=NARROW)
    reader.open("/my-deadlines/")
    for slug, name in (("westminster", "Westminster"), ("kensington-and-chelsea", "Kensington and Chelsea")):
        page = reader.open(f"/{slug}/")
        assert name in page.locator("nav, header").all_inner_texts().__str__()


def test_an_action_is_updated_without_scripts(read: Read, served: tuple[Flask, str]) -> None:
    reader = read("owner@bexley.example", with_scripts=False)
    reader.open("/bexley/actions/?owner=me&standing=late")
    reader.page.locator("main tbody a").first.click()
    reader.page.wait_for_selector("h1.portal-action__title")
    reader.page.get_by_label("At risk").check()
    reader.page.get_by_label("What has happened since the last note?").fill("The printers need another week.")
    reader.press("Save update")
    assert "The printers need another week." in reader.text()


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(
    read: Read, served: tuple[Flask, str]
) -> None:
    reader = read("lead@bexley.example", width=NARROW)
    one = next(path for path in _addresses_of_records(served[0]) if path.endswith("/date"))
    reader.open(one)
    reader.page.get_by_label("New date").fill("31 February 2027")
    reader.press("Change the date")
    focused = reader.page.evaluate("document.activeElement.className")
    assert "govuk-error-summary" in focused
    reader.page.locator(".govuk-error-summary a").first.click()
    assert reader.page.evaluate("document.activeElement.id") == "due"
    assert reader.page.get_by_label("New date").input_value() == "31 February 2027"


def test_the_first_tab_stop_skips_to_the_content(read: Read) -> None:
    reader = read("lead@bexley.example")
    reader.open("/bexley/actions/")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
