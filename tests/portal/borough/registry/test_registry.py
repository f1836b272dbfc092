"""Comparing all suppliers with a download of the registry, from the file to the suppliers' pages."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from tenants import clock
from tenants.database import db
from tenants.records.contracts.details import ContractDetails
from tenants.records.contracts.service import add_contract
from tenants.records.obligations.service import NOBODY
from tenants.records.suppliers.models import RegistryEntry, RegistryReading
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.spreadsheets import csv_file, workbook
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.page import Page
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/barnet/suppliers/registry/"
HEADINGS = ["StatementYear", "OrganisationName", "SectorType", "CompanyNumber", "StatementURL", "Turnover"]
ROWS = (
    ["2025", "Acme Catering Limited", "Food", "1234567", "https://acme.example/statement", "£36m to £60m"],
    ["2025", "BOLT (UK) LTD", "Tools", "", "https://bolt.example/statement", ""],
    ["2025", "Cogs & Wheels Group", "Tools", "", "https://cogs.example/statement", ""],
    ["2025", "Stranger plc", "", "09999999", "https://stranger.example", ""],
)


@pytest.fixture
def barnet(world: World) -> Borough:
    """Barnet with four suppliers: one known by number, one by name, one alike, one of much worth without."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        make_supplier("Acme Catering Ltd", company_number="01234567", sector_keys=("catering",))
        make_supplier("Bolt")
        make_supplier("Cogs and Wheel")
        dear = make_supplier("Dear Builders Ltd", company_number="07654321")
        today = clock.today()
        details = ContractDetails(
            "Schools", value=9_000_000, starts_on=today, ends_on=today + timedelta(days=1000)
        )
        add_contract(details, dear, NOBODY, by=None)
        make_supplier("Eggs and Sons", sector_keys=("agriculture",))
        make_supplier("Paper Shop")
        db.session.commit()
    db.session.close()
    return world.barnet


def look(
    visitor: Visitor, content: bytes, *, name: str = "registry.csv", year: str = "", status: int = 200
) -> Page:
    visitor.get(ADDRESS)
    return visitor.submit({"file": (BytesIO(content), name), "year": year}, status=status)


def kept(borough: Borough) -> list[tuple[str, int, bool]]:
    with tenant_scope(borough.id):
        rows = db.session.scalars(select(RegistryEntry).order_by(RegistryEntry.title))
        found = [(row.title, row.year, row.is_by_number) for row in rows]
        db.session.commit()
    return found


def test_statements_are_kept_with_their_suppliers_once_a_person_has_looked(
    barnet: Borough, browse: Browse
) -> None:
    visitor = browse(barnet.procurement)
    page = look(visitor, csv_file(HEADINGS, *ROWS))
    assert "Found by company number 1 supplier" in page.text and "very same name 1 supplier" in page.text
    assert "1 similar name" in page.text and "Cogs & Wheels Group" in page.text
    assert "2 suppliers with contracts of £1,000,000" in page.text  # the dear one, and the eggs
    assert "Dear Builders Ltd" in page.text and "Paper Shop" not in page.text
    assert kept(barnet) == []
    page = visitor.submit({"same": "0"})
    assert "3 statements are kept" in page.text and page.heading == "No statement found in 2025"
    assert "£36 million" in page.text
    assert kept(barnet) == [
        ("Acme Catering Limited", 2025, True),
        ("BOLT (UK) LTD", 2025, False),
        ("Cogs & Wheels Group", 2025, False),
    ]
    [line] = [link for words, link in page.links.items() if words == "Dear Builders Ltd"]
    assert "No statement of 2025 was found" in visitor.get(line).text


def test_nothing_is_kept_twice_when_the_same_file_is_read_in_again(barnet: Borough, browse: Browse) -> None:
    visitor, content = browse(barnet.procurement), csv_file(HEADINGS, *ROWS)
    for _ in range(2):
        look(visitor, content)
        visitor.submit()
    assert "All of these statements were kept already" in visitor.page.text
    assert len(kept(barnet)) == 2
    with tenant_scope(barnet.id):
        assert db.session.scalar(select(func.count()).select_from(RegistryReading)) == 1
    page = look(visitor, content)
    assert (
        "This very file was read in before" in page.text and "Found by company number 1 supplier" in page.text
    )


def test_a_confirmed_name_is_known_again_the_next_year(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    look(visitor, csv_file(HEADINGS, *ROWS))
    visitor.submit({"same": "0"})
    page = look(
        visitor, csv_file(HEADINGS, ["2026", "Cogs & Wheels Group", "", "", "https://cogs.example/2026", ""])
    )
    assert "very same name 1 supplier" in page.text and "To look at None" in page.text


def test_a_supplier_is_checked_from_its_statement_and_a_wrong_one_is_taken_away(
    barnet: Borough, browse: Browse
) -> None:
    visitor = browse(barnet.procurement)
    look(visitor, csv_file(HEADINGS, *ROWS))
    visitor.submit()
    with tenant_scope(barnet.id):
        entry = db.session.scalars(select(RegistryEntry).where(RegistryEntry.is_by_number)).one()
        supplier = f"/barnet/suppliers/{entry.supplier_id}/"
        db.session.commit()
    visitor.get(supplier)
    page = visitor.follow("Check this statement of Acme Catering Limited of 2025")
    assert 'value="https://acme.example/statement"' in page.html
    visitor.get(supplier)
    visitor.follow("Not this supplier – Acme Catering Limited, 2025")
    visitor.submit(press="Take it away")
    assert [title for title, _, _ in kept(barnet)] == ["BOLT (UK) LTD"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "a.csv",
            csv_file(["Year", "Turnover"], ["2025", "x"]),
            "could not find a column with the organisation",
        ),
        ("a.csv", csv_file(["Organisation", "Number"], ["Acme", ""]), "Enter the year of the statements"),
        (
            "a.csv",
            csv_file(["Organisation", "Year"], ["", "2025"]),
            "No row of the file names an organisation",
        ),
        ("a.pdf", b"%PDF-1.4\n", "Excel workbook"),
    ],
)
def test_a_file_is_refused_in_plain_words_when_it_cannot_be_used(
    barnet: Borough, browse: Browse, name: str, content: bytes, words: str
) -> None:
    page = look(browse(barnet.procurement), content, name=name, status=422)
    assert words in page.text


def test_a_large_file_is_taken_here_and_nowhere_else(barnet: Borough, browse: Browse) -> None:
    long = [["2025", f"Company {number} Ltd", "x" * 900, "", "", "y" * 200] for number in range(12_000)]
    content = csv_file(HEADINGS, *ROWS, *long)
    assert len(content) > 12_000_000
    visitor = browse(barnet.procurement)
    page = look(visitor, content)
    assert "The file has 12,004 rows of 2025" in page.text
    visitor.get("/barnet/training/import/", status=404)
    lead = browse(barnet.lead)
    lead.get("/barnet/training/import/")
    lead.submit({"file": (BytesIO(content), "a.csv")}, status=413)


def test_the_year_is_asked_for_when_the_file_has_none(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    look(visitor, workbook(["Organisation", "CompanyNumber"], ["Acme", 1234567]), name="a.xlsx", year="2024")
    visitor.submit()
    assert kept(barnet) == [("Acme", 2024, True)]


def test_what_was_looked_at_elsewhere_cannot_be_kept_here(
    world: World, barnet: Borough, browse: Browse
) -> None:
    visitor = browse(world.joint)
    page = look(visitor, csv_file(HEADINGS, *ROWS))
    held = {each.get("name"): each.get("value") or "" for each in page.tree.iter("input")}
    for parcel in (held["parcel"], held["parcel"][:-3] + "abc", ""):
        sent: dict[str, object] = {"csrf_token": held["csrf_token"], "parcel": parcel, "same": "0"}
        page = visitor.post("/bexley/suppliers/registry/record", sent, status=409)
        assert "had been open for too long" in page.text
    assert kept(world.bexley) == []


def test_only_those_who_write_suppliers_read_a_file_in(world: World, barnet: Borough, browse: Browse) -> None:
    browse(barnet.viewer).get(ADDRESS, status=404)
    reader = browse(barnet.owner)
    page = reader.get(ADDRESS)
    assert "Compare your suppliers" not in page.text
    held = reader.get("/account/").tree.iter("input")
    token = next(each.get("value") for each in held if each.get("name") == "csrf_token")
    reader.post(ADDRESS, {"csrf_token": token, "file": (BytesIO(b"x"), "a.csv")}, status=404)
    reader.get("/barnet/suppliers/registry/missing")
