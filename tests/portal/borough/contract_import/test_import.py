"""Reading a contract register in, from choosing the file to the rows that come back corrected."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from tenants.database import db
from tenants.records.contracts.models import Contract, ContractImport
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.contract_registers import (
    HEADINGS,
    Entry,
    Fault,
    as_csv,
    as_excel,
    entries,
    record_register,
    spoil,
    spoiled_register,
)
from tests.factories.guidance import make_guidance
from tests.factories.spreadsheets import csv_file
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough, World
from tests.page import Page
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
ADDRESS = "/barnet/contracts/import/"
ROWS = tuple(entries(6, suppliers=4))
HELD = "Brightwater Cleaning Services Ltd"


@pytest.fixture
def barnet(world: World) -> Borough:
    """A borough that holds one supplier, with the guidance loaded."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        make_supplier(HELD)
        db.session.commit()
    return world.barnet


def _choose(visitor: Visitor, content: bytes, name: str = "register.csv", status: int = 200) -> Page:
    visitor.get(ADDRESS)
    return visitor.submit({"file": (BytesIO(content), name)}, status=status)


def _to_preview(visitor: Visitor, rows: Sequence[Entry], name: str = "register.csv") -> Page:
    page = _choose(visitor, as_csv(rows), name)
    return visitor.submit() if page.heading == "Say which column is which" else page


def _counts(barnet: Borough) -> tuple[int, int]:
    with tenant_scope(barnet.id):
        contracts = db.session.scalar(select(func.count()).select_from(Contract)) or 0
        return contracts, db.session.scalar(select(func.count()).select_from(Supplier)) or 0


def _near(*rows: Entry) -> list[Entry]:
    """The rows, the first with a name that looks like the one held."""
    return [replace(rows[0], supplier="Brightwater Cleaning Service", number=""), *rows[1:]]


def test_a_register_is_recorded_when_it_was_looked_at(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    page = _choose(visitor, as_excel(ROWS), "register.xlsx")
    assert page.heading == "Say which column is which"
    assert "CR-00000" in page.text  # the first rows stand beside the headings
    page = visitor.submit()
    assert "6 rows were read. Nothing is recorded yet." in page.text
    assert "6 will be added" in page.text and "4 will be new" in page.text
    assert _counts(barnet) == (0, 1)
    page = visitor.submit()
    assert page.heading == "The register is recorded"
    assert "6 contracts were added, 0 changed" in page.text
    assert "4 suppliers have no tier yet" in page.text
    assert _counts(barnet) == (6, 5)
    assert visitor.follow(ROWS[0].supplier).heading == ROWS[0].supplier


def test_the_columns_are_not_asked_again_when_the_headings_are_known(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    _to_preview(visitor, ROWS)
    page = _choose(visitor, as_csv(ROWS[:3]), "next.csv")
    assert page.heading == "Look before it is recorded"
    page = visitor.follow("change columns")
    page = visitor.submit({"value": "none", "annual_value": page_value(page, "Total Contract Value")})
    assert page.heading == "Look before it is recorded"
    visitor.submit()
    with tenant_scope(barnet.id):
        values = db.session.scalars(select(Contract.value).order_by(Contract.reference)).all()
    assert values[0] is not None and values[0] > 29_000  # three years of it


def page_value(page: Page, heading: str) -> str:
    """The value of the option with this heading."""
    return next(str(each.get("value")) for each in page.tree.iter("option") if each.text == heading)


def test_the_columns_are_refused_when_one_heading_is_chosen_twice_or_none(
    barnet: Borough, browse: Browse
) -> None:
    visitor = browse(barnet.procurement)
    page = _choose(visitor, csv_file(["Whom", "What"], ["Acme", "Meals"]))
    page = visitor.submit({"supplier": "0"}, status=422)
    assert "Choose the heading of the column “Title of the contract”" in page.problems
    page = visitor.submit({"title": "0"}, status=422)
    assert "chosen for “Supplier’s name” as well" in page.problems[0]
    page = visitor.submit({"title": "1"})
    assert "1 will be added" in page.text


def test_rows_with_problems_are_all_named_and_left_out_only_when_ticked(
    barnet: Borough, browse: Browse
) -> None:
    visitor = browse(barnet.procurement)
    page = _to_preview(visitor, spoiled_register(120, suppliers=30, bad=40))
    assert "40 rows cannot be recorded as they are" in page.text
    assert page.text.count("What to do") == 1 and len(_table_rows(page, "Rows to correct")) == 40
    page = visitor.submit({}, status=422)
    assert "tick this to leave them out" in page.text and _counts(barnet) == (0, 1)
    page = visitor.submit({"leaves_out": "y"})
    assert "80 contracts were added" in page.text and "Rows left out 40" in page.text


def _table_rows(page: Page, caption: str) -> list[object]:
    for table in page.tree.iter("table"):
        found = table.find("caption")
        if found is not None and (found.text or "").startswith(caption):
            body = table.find("tbody")
            return list(body) if body is not None else []
    return []


def test_rows_that_were_left_out_come_back_corrected(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    _to_preview(visitor, [ROWS[0], spoil(ROWS[1], Fault.BAD_VALUE), spoil(ROWS[2], Fault.MINUS)])
    visitor.submit({"leaves_out": "y"})
    path = urlsplit(visitor.page.url).path.removesuffix("result")
    workbook = load_workbook(BytesIO(visitor.client.get(f"{path}rows-to-correct.xlsx").data))
    first, second, third = (list(row) for row in workbook.worksheets[0].iter_rows(values_only=True))
    assert first == [*HEADINGS, "What to correct", "Row in your register"]
    assert "Write one sum" in str(second[-2]) and (second[-1], third[-1]) == (3, 4)
    corrected = csv_file(
        map(str, first),
        *(
            ["£700" if heading == "Total Contract Value" else str(cell or "") for heading, cell in pairs]
            for pairs in (list(zip(first, row, strict=True)) for row in (second, third))
        ),
    )
    page = _choose(visitor, corrected, "corrected.csv")
    assert page.heading == "Look before it is recorded"  # the headings are those of the register
    assert "2 will be added" in page.text and "Not in this register" not in page.text
    visitor.submit()
    assert _counts(barnet)[0] == 3
    text = visitor.client.get(f"{path}rows-to-correct.csv").get_data(as_text=True)
    assert "'-£400" in text  # no cell of a file begins like a formula


def test_a_name_is_decided_by_a_person_before_anything_is_recorded(barnet: Borough, browse: Browse) -> None:
    visitor = browse(barnet.procurement)
    page = _to_preview(visitor, _near(*ROWS))
    assert "First decide on 1 name; until then the counts below are without 1 row." in page.text
    assert not [form for form in page.forms if str(form.get("action")).endswith("/record")]
    page = visitor.follow("Decide on the name")
    assert f"The same as {HELD}, which you hold" in page.text
    assert "It looks like a supplier that you hold." in page.text
    held = next(str(each.get("value")) for each in page.tree.iter("input") if each.get("name") == "is-0")
    page = visitor.submit({"is-0": held}, press="Save")
    assert page.heading == "Look before it is recorded" and "0 to decide, 1 decided" in page.text
    visitor.submit()
    assert _counts(barnet) == (6, 5)
    with tenant_scope(barnet.id):
        joined = select(Contract.reference).join(Supplier, Supplier.id == Contract.supplier_id)
        assert db.session.scalars(joined.where(Supplier.title == HELD)).all() == ["CR-00000"]


def test_decisions_are_kept_over_visits_and_the_rest_is_new_when_asked(
    barnet: Borough, browse: Browse
) -> None:
    with tenant_scope(barnet.id):
        for entry in entries(30, suppliers=30):
            make_supplier(f"{entry.supplier.removesuffix(' Ltd')}s Ltd")
        db.session.commit()
    visitor = browse(barnet.procurement)
    rows = [replace(entry, number="") for entry in entries(30, suppliers=30)]
    page = _to_preview(visitor, rows)
    page = visitor.follow("Decide on the names")
    assert "30 names are still to be decided." in page.text and "Showing 1 to 25 of 30 names" in page.text
    page = visitor.submit({"is-0": "new", "is-1": "leave-out"}, press="Save and show the next")
    assert "28 names are still to be decided." in page.text
    again = browse(barnet.lead)
    again.get(visitor.page.url)
    assert "28 names are still to be decided." in again.page.text
    page = visitor.follow("Show the 2 decisions made so far")
    chosen = [each for each in page.tree.iter("input") if each.get("checked") is not None]
    assert [each.get("value") for each in chosen] == ["new", "leave-out"]
    visitor.get(urlsplit(page.url).path)
    page = visitor.submit({"is-0": "leave-out"}, press="Save, and treat all the rest as new suppliers")
    assert "27 names are taken as new suppliers." in page.text
    assert "28 will be added" in page.text and "2 rows left out by your choice" in page.text


def test_what_was_chosen_stands_when_somebody_else_decided_meanwhile(barnet: Borough, browse: Browse) -> None:
    visitor, other = browse(barnet.procurement), browse(barnet.lead)
    _to_preview(visitor, _near(*ROWS))
    visitor.follow("Decide on the name")
    other.get(f"{urlsplit(visitor.page.url).path}?show=all")
    other.submit({"is-0": "new"}, press="Save")
    page = visitor.submit({"is-0": "leave-out"}, press="Save", status=409)
    assert "somebody else changed this" in page.text
    visitor.get(f"{urlsplit(page.url).path}?show=all")
    assert "checked" in visitor.page.html


def test_a_register_is_recorded_once_when_two_press_at_the_same_time(barnet: Borough, browse: Browse) -> None:
    visitor, other = browse(barnet.procurement), browse(barnet.lead)
    _to_preview(visitor, ROWS)
    other.get(visitor.page.url)
    visitor.submit()
    page = other.submit()
    assert page.heading == "The register is recorded" and _counts(barnet)[0] == 6
    page = _choose(other, as_csv(ROWS), "renamed.csv", status=422)
    assert "This very file was recorded on" in page.problems[0]


def test_a_register_is_not_recorded_unseen_when_somebody_changed_its_columns(
    barnet: Borough, browse: Browse
) -> None:
    visitor, other = browse(barnet.procurement), browse(barnet.lead)
    _to_preview(visitor, ROWS)
    other.get(visitor.page.url)
    other.follow("change columns")
    other.submit({"value": "none"})
    page = visitor.submit(status=409)
    assert "somebody else changed this" in page.text and _counts(barnet)[0] == 0


def test_a_register_that_is_begun_is_taken_up_again(barnet: Borough, browse: Browse) -> None:
    visitor, other = browse(barnet.procurement), browse(barnet.lead)
    _to_preview(visitor, _near(*ROWS))
    page = _choose(other, as_csv(_near(*ROWS)))
    assert "You had begun with this file already" in page.text
    page = other.get(ADDRESS)
    assert "Begun and not recorded yet" in page.text
    other.follow("Go on with register.csv")
    other.follow("Give up this register")
    page = other.submit()
    assert "The register is given up" in page.text and "Begun and not recorded yet" not in page.text
    with tenant_scope(barnet.id):
        assert [each.sheet for each in db.session.scalars(select(ContractImport))] == [None]
    assert visitor.get(urlsplit(visitor.page.url).path).heading == "Read in your contract register"


def test_what_changes_and_what_is_gone_is_shown_before_and_after(barnet: Borough, browse: Browse) -> None:
    with tenant_scope(barnet.id):
        record_register(ROWS, by=barnet.procurement.id)
        db.session.commit()
    visitor = browse(barnet.procurement)
    page = _to_preview(
        visitor, [replace(ROWS[0], value="£12,345", ends="30/06/2029"), *ROWS[1:5]], "next.csv"
    )
    assert "1 will be changed" in page.text and "4 are held already, just the same" in page.text
    assert "1 contract in force was in an earlier register and is not in this one" in page.text
    preview = page.url
    page = visitor.follow("see what changes")
    assert "Value over the whole contract: £10,000 becomes £12,345" in page.text
    assert "End date: 31 March 2028 becomes 30 June 2029" in page.text
    visitor.get(preview)
    assert ROWS[5].title in visitor.follow("see it").text
    visitor.get(preview)
    visitor.submit()
    page = visitor.follow("1 contract")
    assert page.heading == "Not in this register" and ROWS[5].title in page.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "Choose an Excel workbook"),
        ("a.csv", b"", "Choose"),
        ("a.csv", b"Supplier,Title\n", "no rows under them"),
        ("a.xlsx", b"PK\x03\x04 broken", "We can keep"),
    ],
)
def test_the_file_is_refused_in_plain_words_when_it_is_no_register(
    barnet: Borough, browse: Browse, name: str, content: bytes, words: str
) -> None:
    page = _choose(browse(barnet.procurement), content, name, status=422)
    assert words in page.problems[0]


def test_nobody_reads_anything_in_or_sees_it_without_the_permission(
    world: World, barnet: Borough, browse: Browse
) -> None:
    visitor = browse(barnet.procurement)
    _to_preview(visitor, [spoil(ROWS[0], Fault.MINUS), *ROWS[1:]])
    path = urlsplit(visitor.page.url).path
    pages = ("", "columns", "names", "changes", "gone", "result", "give-up", "rows-to-correct.csv")
    for person in (barnet.viewer, barnet.owner, barnet.training):
        reader = browse(person)
        reader.get(ADDRESS, status=404)
        for page in pages:
            reader.get(f"{path}{page}", status=404)
    stranger = browse(world.bexley.procurement)
    for page in pages:
        stranger.get(f"{path.replace('barnet', 'bexley')}{page}", status=404)
