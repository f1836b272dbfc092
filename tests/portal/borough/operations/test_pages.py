"""The pages of operations: logging one like Sandwell's, the list, the figures, and the agencies."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from portal.borough.operations.new_agencies import typed_agencies
from portal.borough.operations.periods import periods
from tenants import clock
from tenants.database import db
from tenants.records.operations.details import TookPart
from tenants.records.operations.queries import agencies
from tenants.scope import tenant_scope
from tests.factories.operations import log_as_in_sandwell
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


TODAY = _three(clock.today())
LATER = _three(clock.today() + timedelta(days=9))


def test_an_operation_is_logged_and_read_when_its_form_is_filled_in(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    owner = browse(world.barnet.owner)
    owner.get("/barnet/operations/")
    owner.follow("Log an operation")
    owner.submit({"title": "Car washes", "held_on": TODAY}, press="Log it", status=422)
    assert owner.page.problems == ["Choose the kind"]
    with tenant_scope(world.barnet.id):
        (police,) = (each for each in agencies() if each.title == "Metropolitan Police")
    owner.submit(
        {
            "kind": "joint",
            "types": ["labour", "domestic"],
            "premises": ["car-wash"],
            "adults": "2",
            "children": "",
            "arrests_slavery": "0",
            f"interventions-{police.id.hex}": "4",
            "new_agencies": "Hope for Justice, 2\nTrading Standards",
            "note": "Two adults, car wash",
        },
        press="Log it",
    )
    said = owner.page.text
    assert owner.page.heading == "Car washes" and "Labour, Domestic servitude" in said
    assert "Hope for Justice 2" in said and "Metropolitan Police 4" in said
    assert "Trading Standards Not known" in said
    assert "Potential victims: adults 2" in said and "Potential victims: children Not known" in said
    assert "Arrests: modern slavery or human trafficking 0" in said
    assert "Arrests: immigration offences Not known" in said


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"note": "Man born 3 May 1994, NRM/2026/00123"}, "Take out"),
        ({"title": "Ring 07700 900123"}, "Take out"),
        ({"ward": "12 High Road"}, "letters only"),
        ({"held_on": LATER}, "has not come yet"),
        ({"adults": "two"}, "enter a whole number"),
        ({"adults": "1", "children": "0", "nrm": "3"}, "More people were referred"),
        ({"new_agencies": "x" * 121}, "Shorten"),
    ],
)
def test_nothing_typed_is_lost_when_an_operation_cannot_be_kept(
    world: World, operation_id: UUID, browse: Browse, changes: dict[str, Any], problem: str
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/operations/log")
    typed = {"title": "Nail bars", "kind": "licensing", "held_on": TODAY} | changes
    lead.submit(typed, press="Log it", status=422)
    assert len(lead.page.problems) == 1 and problem in lead.page.problems[0]
    assert all(each in lead.page.html for each in changes.values() if isinstance(each, str))


def test_the_form_is_empty_again_when_another_is_to_be_logged(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/operations/log")
    lead.submit({"title": "Nail bars", "kind": "licensing", "held_on": TODAY}, press="Log it and another")
    assert lead.page.url == "/barnet/operations/log" and "“Nail bars” is logged." in lead.page.text


def test_an_operation_changes_and_goes_with_a_word_of_why(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    lead, address = browse(world.barnet.lead), f"/barnet/operations/{operation_id}/"
    lead.get(f"{address}edit")
    lead.submit({"types": ["labour"], "adults": "3", "ward": "West Hendon"})
    assert "Labour" in lead.page.text and "West Hendon" in lead.page.text
    assert "HM Revenue and Customs Not known" in lead.page.text  # who took part is as it was
    lead.follow("Everything that was changed on this page")
    assert "Operation changed" in lead.page.text
    lead.get(f"{address}remove")
    lead.submit({"reason": ""}, status=422)
    lead.submit({"reason": "Logged twice"})
    lead.get(address, status=404)


def test_nothing_is_lost_when_two_people_write_at_once(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    address = f"/barnet/operations/{operation_id}/edit"
    first, second = browse(world.barnet.lead), browse(world.joint)
    first.get(address)
    second.get(address)
    first.submit({"note": "The first wrote this"})
    second.submit({"note": "The second wrote that"}, status=409)
    assert "The second wrote that" in second.page.html
    second.submit({})
    assert "The second wrote that" in second.page.text


def test_the_list_is_narrowed_and_taken_out_when_somebody_asks(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/operations/?type=sexual&premises=brothel&kind=joint")
    assert "1 operation, the last 12 months, Joint operation, Sexual, Brothel" in lead.page.text
    assert "Car washes, March" not in lead.page.text
    lead.follow("Take this list out as an Excel file")
    lead.submit({}, press="Download the Excel file", follow=False, status=302)
    answer = lead.client.get(lead.page.headers["Location"])
    book = load_workbook(BytesIO(answer.data))
    headings, only = list(book["Operations"].iter_rows(values_only=True))
    row = dict(zip(headings, only, strict=True))
    assert row["Exploitation"] == "Domestic servitude; Sexual" and row["Potential victims: adults"] == 2
    assert row["Agencies"] == "HM Revenue and Customs (not known); Metropolitan Police (3)"
    assert row["Prohibitions"] is None and row["Potential victims: children"] == 0
    lead.get("/barnet/operations/?type=nonsense&period=1066&agency=x&page=99")
    assert "2 operations, the last 12 months" in lead.page.text


def test_sandwells_figures_stand_on_the_page_when_its_operations_are_logged(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        log_as_in_sandwell(clock.today() - timedelta(days=360))
        db.session.commit()
    lead = browse(world.bexley.lead)
    lead.get("/bexley/operations/figures?period=all")
    said = lead.page.text
    assert "47 operations with 19 agencies" in said and "Interventions 126 All of them said" in said
    assert "these add up to 50 for 47 operations" in said
    for words in ("Labour 35", "Sexual 9", "Domestic servitude 5", "Criminal 1", "Car wash 6"):
        assert words in said
    assert "Arrests 10 All of them said" in said
    assert "Modern slavery or human trafficking 3" in said and "Immigration offences 7" in said
    assert "Potential victims: adults Not known 47 operations did not say" in said


def test_the_address_keeps_the_period_when_the_figures_are_asked_for(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/operations/?period=all")
    lead.follow("Every figure of this period")
    assert "2 operations" in lead.page.text


def test_an_agency_is_renamed_everywhere_and_offered_no_more_when_it_has_ended(
    world: World, operation_id: UUID, browse: Browse
) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/operations/agencies/")
    lead.follow("Change Metropolitan Police")
    lead.submit({"title": "HM revenue and customs"}, status=422)
    lead.submit({"title": "Met Police", "kind": "police", "is_ended": "y"})
    assert "Met Police" in lead.page.text and "Takes part no more" in lead.page.text
    lead.get(f"/barnet/operations/{operation_id}/")
    assert "Met Police 3" in lead.page.text
    lead.follow("Change it")
    assert "Met Police" in lead.page.text  # it took part in this one
    lead.get("/barnet/operations/log")
    assert "Met Police" not in lead.page.text


@pytest.mark.parametrize("path", ["", "log", "figures", "agencies/", "export", "{}/", "{}/edit", "{}/remove"])
def test_there_is_no_such_page_when_somebody_may_not_see_operations(
    world: World, operation_id: UUID, browse: Browse, path: str
) -> None:
    address = f"/barnet/operations/{path.format(operation_id)}"
    browse(world.barnet.viewer).get(address, status=404)
    browse(world.bexley.lead).get(address, status=404)


def test_every_year_since_the_first_is_offered_when_periods_are_chosen() -> None:
    found = periods(date(2025, 3, 31), date(2026, 11, 22))
    assert [each.key for each in found] == ["", "2026-27", "2025-26", "2024-25", "all"]
    assert (found[0].starts_on, found[0].ends_on) == (date(2025, 12, 1), date(2026, 11, 22))
    assert (found[2].starts_on, found[2].ends_on) == (date(2025, 4, 1), date(2026, 3, 31))
    assert [each.key for each in periods(None, date(2026, 4, 1))] == ["", "2026-27", "all"]


def test_names_and_numbers_are_read_when_agencies_are_typed() -> None:
    typed = "HM Revenue and Customs, 2\n\n  Trading Standards \nSmith, Jones and Co\nPolice: 11\nUnit 5"
    assert typed_agencies(typed) == [
        TookPart(None, "HM Revenue and Customs", 2),
        TookPart(None, "Trading Standards", None),
        TookPart(None, "Smith, Jones and Co", None),
        TookPart(None, "Police", 11),
        TookPart(None, "Unit 5", None),
    ]
