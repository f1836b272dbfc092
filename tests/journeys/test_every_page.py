"""Every kind of page, wide and on a phone, with scripts and without, is sound."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import FilePayload
from sqlalchemy import select

from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.records.plans.models import Action, Aim, Duty, Plan
from tenants.scope import tenant_scope
from tests.factories.spreadsheets import workbook
from tests.journeys.furnished_file import ELSEWHERE, FOR_ALL, FurnishedFile
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


#: Blueprints whose pages are looked at together; the last stands for all others.
PARTS = (
    ("boards", "home"),
    ("meetings", "invites"),
    ("training",),
    ("suppliers", "contracts", "contract_import", "exports", "procurement", "risk"),
    ("checks", "follow_ups", "exclusions", "questionnaires", "questionnaire", "registry", "published_checks"),
    ("statements", "statement_papers", "public_statements", "pledges"),
    ("contacts", "own_pathway"),
    ("referrals", "referral_import", "reconciliations", "counting_standard"),
    ("operations", "receptions", "learning"),
    ("figures", "surveys", "survey"),
    ("agreements", "resources", "glossary", "retention"),
    ("directory", "survivor_services", "pathway", "confirm", "partner_sign_in"),
    ("london", "measures", "public_figures", "builder", "protect"),
    ("releases", "contributions", "beside_london"),
    tuple(FOR_ALL),
    (),
)
#: What no walk reaches: what stands outside the sign-in, files, pictures, and what only moves a person on.
NO_PAGES = {
    *("account.set_password", "account.sign_in", "account.forgotten_password", "home.home", "home.tenants"),
    *("boards.download_terms", "documents.download", "meetings.paper", "calendar.feed", "invites.download"),
    *("meetings.agenda_word", "meetings.agenda_pdf", "meetings.minutes_word", "meetings.minutes_pdf"),
    *("highlights.word", "highlights.pdf", "training_charts.confidence", "training_charts.coverage"),
    *("checks.download_evidence", "contract_import.corrections_csv", "contract_import.corrections_excel"),
    *(
        "exclusions.find",
        "exports.file",
        "procurement.spend",
        "statement_papers.pdf",
        "statement_papers.word",
    ),
    *("counting_standard.how_to_count_pdf", "reconciliations.paper_pdf", "referral_import.template"),
    *("figures.file", "figures.picture", "figures.workbook"),
    *("figures.year_file", "figures.year_picture", "figures.year_workbook"),
    *("learning.pdf", "learning.word", "receptions.night_pdf", "receptions.night_word"),
    *("surveys.results_csv", "surveys.results_excel"),
    *("directory.card", "directory.whole_pdf", "directory.reported", "pathway.chart_file"),
    *("pathway.chart_svg", "partner_sign_in.open_mailed"),
    *("survivor_services.service_data", "survivor_services.services_data"),
    *("beside_london.quarters", "beside_london.standing", "builder.file", "builder.picture"),
    *("london.file", "london.picture", "public_figures.file", "public_figures.picture"),
    *("releases.file", "releases.workbook"),
    *("drafts.discard", "drafts.publish"),  # no draft waits there; tests/journeys/test_releasing_london.py
    *("pledges.download", "pledges.pdf", "pledges.word", "public_statements.pdf", "public_statements.word"),
}


def test_every_view_of_the_house_has_a_page_to_look_at(furnished: FurnishedFile) -> None:
    unseen = {view for view in furnished.unseen if view.partition(".")[0] not in ELSEWHERE}
    assert sorted(unseen ^ NO_PAGES) == []


@pytest.mark.timeout(300)  # many pages, perhaps on a busy machine
@pytest.mark.parametrize("part", PARTS, ids=lambda part: "-".join(part) or "others")
def test_every_kind_of_page_is_sound_on_a_screen_and_on_a_phone(
    read_furnished: Read, furnished: FurnishedFile, part: tuple[str, ...]
) -> None:
    named = {name for each in PARTS for name in each}
    chosen = part or set(furnished.pages) - named
    email = furnished.chair if part == tuple(FOR_ALL) else furnished.email
    reader, without = (read_furnished(email, with_scripts=one) for one in (True, False))
    for path in (path for name in chosen for path in furnished.pages.get(name, ())):
        reader.open_at_every_width(path)
        without.open_at_every_width(path)


def test_what_an_import_would_record_is_sound(read_furnished: Read, furnished: FurnishedFile) -> None:
    reader = read_furnished(furnished.email)
    reader.open("/barnet/training/import/")
    known, unknown, wrong = ["Barnet half-day", "01/09/2026"], ["Half day", "02/09/2026"], ["", "in May"]
    content = workbook(
        ("Course title", "Completed on", "Service"), *([*row, "Housing"] for row in (known, unknown, wrong))
    )
    file = FilePayload(name="export.xlsx", mimeType="application/octet-stream", buffer=content)
    reader.page.locator("input[type=file]").set_input_files(file)
    reader.press("Look at it")
    assert "Rows that cannot be recorded" in reader.text()
    reader.look_at_every_width()


def test_the_dates_of_a_series_are_sound(read_furnished: Read, furnished: FurnishedFile) -> None:
    reader = read_furnished(furnished.email)
    reader.open("/barnet/meetings/series/")
    reader.page.get_by_label("Board").select_option(index=1)
    for label, typed in (("Day", "3"), ("Month", "3"), ("Year", "2027")):
        reader.page.get_by_role("group", name="First meeting").get_by_label(label).fill(typed)
    labels = {
        "What is the meeting called?": "Regular meeting",
        "Every how many weeks or months?": "6",
        "How many meetings?": "5",
        "Starts at": "10am",
        "Ends at": "midday",
    }
    for label, typed in labels.items():
        reader.page.get_by_label(label).fill(typed)
    reader.page.get_by_label("Weeks, always on the same weekday").check()
    reader.press("Show the dates")
    assert reader.page.get_by_role("button", name="Plan the ticked dates").count() == 1
    reader.look_at_every_width()


def test_the_address_of_a_calendar_is_sound_when_it_is_new(
    read_furnished: Read, furnished: FurnishedFile
) -> None:
    reader = read_furnished(furnished.email, width=NARROW)
    reader.open("/account/")
    reader.press("Make a new address; the old one stops")
    assert "/calendar/" in reader.page.get_by_label("Your calendar’s address").input_value()


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
