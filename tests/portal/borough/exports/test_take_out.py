"""Lists taken out as Excel files: by whom, what is in them, and for how long the key opens them."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, time
from typing import Any

import openpyxl
import pytest

from tenants import clock
from tenants.audit.queries import Change, Wanted, changes
from tenants.database import db
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.rules import CheckKind, CheckStatus, FollowUpKind, FollowUpStatus, Outcome
from tenants.scope import tenant_scope
from tests.factories.contracts import Contracted, furnish_contracts, make_contract
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(on_day: OnDay) -> Iterator[None]:
    """It is 22 November 2026."""
    with on_day(TODAY):
        yield


@pytest.fixture
def contracted(world: World) -> Contracted:
    """Barnet's contracts, with a supplier whose name looks like a formula, and a check with a follow-up."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        found = furnish_contracts(world.barnet)
        make_contract(make_supplier('=HYPERLINK("https://evil.example")'), "+1 Cleaning", value=7)
        _add_check(found)
        db.session.commit()
    db.session.close()
    return found


def _add_check(found: Contracted) -> None:
    now = clock.now()
    check = SupplierCheck(
        supplier_id=found.cleaner,
        kind=CheckKind.SITE_VISIT,
        status=CheckStatus.DONE,
        title="Site visit",
        done_on=date(2026, 11, 2),
        outcome=Outcome.IMPROVE,
        summary="-5 lockers are missing",
        created_at=now,
        updated_at=now,
    )
    db.session.add(check)
    db.session.flush()
    follow_up = FollowUp(
        supplier_id=found.cleaner,
        check_id=check.id,
        kind=FollowUpKind.CORRECTIVE_ACTION,
        title="Buy lockers",
        status=FollowUpStatus.OPEN,
        created_at=now,
        updated_at=now,
    )
    db.session.add(follow_up)


def _taken_out(visitor: Visitor, address: str) -> Any:
    """The workbook that somebody gets."""
    visitor.get(address)
    key = visitor.submit(press="Download the Excel file", status=302, follow=False).headers["Location"]
    answer = visitor.client.get(key)
    assert answer.status_code == 200
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return openpyxl.load_workbook(io.BytesIO(answer.get_data()))


def _rows(book: Any) -> list[dict[str, Any]]:
    headings, *rows = book.worksheets[0].values
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _told(world: World) -> list[Change]:
    with tenant_scope(world.barnet.id):
        return [each for each in changes(Wanted(kind="list"), limit=9)]


def test_the_contracts_come_out_as_the_list_is_narrowed(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/contracts/?lacks=clauses")
    address = visitor.page.links["Take this list out as an Excel file"]
    assert address == "/barnet/contracts/export?lacks=clauses"
    book = _taken_out(visitor, address)
    assert book.sheetnames == ["Contracts", "Dictionary"]
    [row] = _rows(book)
    assert (row["Reference"], row["Title"], row["Company number"]) == (
        "C-1",
        "Catering in schools",
        "09876501",
    )
    assert (row["Value"], row["Value a year"], row["Standing"]) == (300_000, 100_000, "In force")
    assert row["Ends"].date() == date(2028, 3, 31)
    assert (row["Clauses in force"], row["Clauses missing"]) == ("Right to inspect", "Duty to report")
    assert row["Contract manager"].endswith(f"({world.barnet.procurement.name})")


def test_every_list_comes_out_and_text_stays_text(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.owner)
    contracts = _rows(_taken_out(visitor, "/barnet/contracts/export?standing=all&sort=title"))
    assert contracts[0]["Title"] == "+1 Cleaning"
    assert len(contracts) == 4
    book = _taken_out(visitor, "/barnet/suppliers/export")
    suppliers = {row["Supplier"]: row for row in _rows(book)}
    assert set(suppliers) == {
        '=HYPERLINK("https://evil.example")',
        "Barnet Catering Ltd",
        "Barnet Cleaners Ltd",
    }
    assert {cell.data_type for column in book.worksheets[0].columns for cell in column} <= {"s", "n", "d"}
    cleaner = suppliers["Barnet Cleaners Ltd"]
    assert (cleaner["Contracts in force"], cleaner["Last check"].date()) == (1, date(2026, 11, 2))
    assert (cleaner["High-risk sector"], cleaner["Risk tier"]) == ("No", "Not tiered yet")
    [check] = _rows(_taken_out(visitor, "/barnet/checks/export"))
    assert (check["Check"], check["Outcome"]) == ("Site visit", "Needs to improve")
    assert check["Summary"] == "-5 lockers are missing"
    [follow_up] = _rows(_taken_out(visitor, "/barnet/checks/follow-ups/export"))
    assert (follow_up["What is to be done"], follow_up["Check"]) == ("Buy lockers", "Site visit")


def test_whoever_takes_a_list_out_is_written_down_once_for_each_time(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    visitor = browse(world.barnet.procurement)
    visitor.get("/barnet/suppliers/export")
    assert _told(world) == []
    _taken_out(visitor, "/barnet/suppliers/export")
    _taken_out(visitor, "/barnet/contracts/export?words=catering")
    newest, first = _told(world)
    assert (first.event, first.by_name) == ("list:taken-out", world.barnet.procurement.name)
    assert (first.subject_title, newest.subject_title) == ("Suppliers", "Contracts")
    assert newest.after == {"holds": "1 contract in force or to come, matching “catering”"}
    page = browse(world.barnet.lead).get("/barnet/activity/")
    assert "List taken out as an Excel file" in page.text


def test_the_dictionary_says_where_the_file_comes_from(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    book = _taken_out(browse(world.barnet.procurement), "/barnet/contracts/export?words=cleaning")
    facts = {row[0]: row[1] for row in book["Dictionary"].values}
    assert facts["Where it comes from"].startswith("Contracts of Barnet, from the portal")
    assert facts["What it holds"] == "2 contracts in force or to come, matching “cleaning”"
    assert (facts["Made on"], facts["Made for"]) == ("22 November 2026", world.barnet.procurement.name)
    explained = {row[0] for row in book["Dictionary"].values}
    assert set(next(book["Contracts"].values)) <= explained


def test_a_key_opens_the_file_for_one_person_in_one_house_for_a_while(
    world: World, contracted: Contracted, browse: Browse, on_day: OnDay
) -> None:
    visitor = browse(world.joint)
    visitor.get("/barnet/contracts/export")
    key = visitor.submit(press="Download the Excel file", status=302, follow=False).headers["Location"]
    assert visitor.client.get(key).status_code == 200
    assert visitor.client.get(key.replace("/barnet/", "/bexley/")).status_code == 404
    assert visitor.client.get(f"{key}x").status_code == 404
    assert browse(world.barnet.lead).client.get(key).status_code == 404
    with on_day(TODAY, time(9, 20)):
        assert visitor.client.get(key).status_code == 404


def test_no_list_is_taken_out_by_whoever_may_not_read_it(
    world: World, contracted: Contracted, browse: Browse
) -> None:
    for name in ("contracts", "suppliers", "checks", "checks/follow-ups"):
        browse(world.barnet.viewer).get(f"/barnet/{name}/export", status=404)
        browse(world.bexley.lead).get(f"/barnet/{name}/export", status=404)
