"""Makes contract registers as councils publish them: of any size, as CSV or Excel, with chosen faults."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from uuid import UUID

from tenants.records.contracts.models import ContractImport
from tests.factories.spreadsheets import csv_file, workbook
from workflows.contract_import.recording import record
from workflows.contract_import.service import (
    begin,
    choose_columns,
    columns_to_offer,
    digest_of,
    take_rest_as_new,
)
from workflows.spreadsheets.reading import read_sheet

HEADINGS = (
    *("Contract Title", "Supplier Name", "Supplier Company Registration Number", "Contract Reference"),
    *("Description of Goods and/or Services", "Start Date", "End Date", "Review Date", "Option to extend"),
    *("Total Contract Value", "Department", "Category", "Contract Manager", "SME", "VCSE", "Procedure"),
)
_TRADES = ("Cleaning", "Catering", "Homecare", "Roofing", "Transport", "Tuition", "Printing", "Laundry")
_ONSETS = ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "st")
_BEGAN = date(2025, 4, 1)


class Fault(StrEnum):
    """What may be wrong with a row."""

    NO_SUPPLIER = "no-supplier"
    NO_TITLE = "no-title"
    BAD_NUMBER = "bad-number"
    BAD_START = "bad-start"
    BAD_END = "bad-end"
    BACKWARDS = "backwards"
    BAD_VALUE = "bad-value"
    YEARLY_VALUE = "yearly-value"
    MINUS = "minus"
    TWICE = "twice"
    LONG_REFERENCE = "long-reference"
    SEVERAL = "several"
    LATE_REVIEW = "late-review"


@dataclass(frozen=True)
class Entry:
    """One row of a register."""

    title: str
    supplier: str
    number: str = ""
    reference: str = ""
    description: str = ""
    starts: str = "01/04/2025"
    ends: str = "31/03/2028"
    review: str = ""
    extension: str = ""
    value: str = "£150,000.00"
    department: str = "Adults and Health"
    category: str = ""
    manager: str = ""
    sme: str = "No"
    vcse: str = "No"
    procedure: str = "Open"

    def cells(self) -> list[str]:
        """The cells, in the order of HEADINGS."""
        return [str(value) for value in self.__dict__.values()]


_SPOILT: dict[Fault, dict[str, str]] = {
    Fault.NO_SUPPLIER: {"supplier": ""},
    Fault.NO_TITLE: {"title": "", "description": ""},
    Fault.BAD_NUMBER: {"number": "12345ABC9"},
    Fault.BAD_START: {"starts": "31/02/2025"},
    Fault.BAD_END: {"ends": "Spring 2028"},
    Fault.BACKWARDS: {"ends": "01/04/2019"},
    Fault.BAD_VALUE: {"value": "£10,000 to £20,000"},
    Fault.YEARLY_VALUE: {"value": "£10,000 per annum"},
    Fault.MINUS: {"value": "-£400"},
    Fault.LONG_REFERENCE: {"reference": "R" * 61},
    Fault.SEVERAL: {"supplier": "Various suppliers"},
    Fault.LATE_REVIEW: {"review": "01/05/2031"},
}


@cache
def supplier_name(place: int) -> str:
    """The name of an invented supplier; no two of them look alike."""
    chance = Random(place)  # noqa: S311 - names, not secrets
    first, second = ("".join(_syllables(chance)).capitalize() for _ in range(2))
    return f"{first} {second} {_TRADES[place % len(_TRADES)]} Ltd"


def _syllables(chance: Random) -> Iterator[str]:
    for _ in range(4):
        yield chance.choice(_ONSETS) + chance.choice("aeiou")


def company_number(place: int) -> str:
    """A number that no company has: those with two letters and nines are not given out."""
    return f"ZC{900_000 + place:06d}"


def entries(count: int, *, suppliers: int, first: int = 0) -> Iterator[Entry]:
    """So many rows with so many suppliers, half of whom have a company number."""
    for place in range(first, first + count):
        supplier = place % suppliers
        began = _BEGAN + timedelta(days=place % 300)
        name = supplier_name(supplier)
        yield Entry(
            title=f"{name.split()[2]} in area {place}",
            supplier=name,
            number=company_number(supplier) if supplier % 2 else "",
            reference=f"CR-{place:05d}",
            starts=f"{began:%d/%m/%Y}",
            ends=f"{began + timedelta(days=1095):%d/%m/%Y}",
            value=f"£{10_000 + place * 7:,}.00",
            category=f"{45 + place % 5}000000 {name.split()[2]}",
            sme="Yes" if place % 3 else "No",
        )


def spoil(entry: Entry, fault: Fault, like: Entry | None = None) -> Entry:
    """The row with the fault; `like` is the row that it repeats the reference of."""
    if fault is Fault.TWICE:
        assert like is not None
        return replace(entry, reference=like.reference, supplier=like.supplier, number=like.number)
    return replace(entry, **_SPOILT[fault])


def spoiled_register(count: int, *, suppliers: int, bad: int) -> list[Entry]:
    """A register in which `bad` rows, spread over it, have faults of every kind in turn."""
    rows = list(entries(count, suppliers=suppliers))
    faults = list(Fault)
    for turn in range(bad):
        place = count - 1 - turn * (count // (bad + 1))
        rows[place] = spoil(rows[place], faults[turn % len(faults)], like=rows[0])
    return rows


def as_csv(rows: Sequence[Entry], headings: Sequence[str] = HEADINGS) -> bytes:
    """The register as a CSV file."""
    return csv_file(headings, *(row.cells() for row in rows))


def as_excel(rows: Sequence[Entry], headings: Sequence[str] = HEADINGS) -> bytes:
    """The register as an Excel workbook."""
    return workbook(headings, *(row.cells() for row in rows))


def begin_register(rows: Sequence[Entry], *, by: UUID, name: str = "register.csv") -> ContractImport:
    """The register as it is when its columns are chosen and nobody has decided on a name."""
    content = as_csv(rows)
    reading = begin(read_sheet(name, content), name, digest_of(content), by=by)
    if not reading.mapping:
        choose_columns(reading, columns_to_offer(reading), by=by)
    return reading


def record_register(
    rows: Sequence[Entry], *, by: UUID, name: str = "register.csv", leaves_out: bool = False
) -> ContractImport:
    """The register recorded, whoever looks like somebody else being new."""
    reading = begin_register(rows, by=by, name=name)
    take_rest_as_new(reading, by=by)
    record(reading, leaves_out=leaves_out, by=by)
    return reading


def furnish_imports(by: UUID) -> None:
    """A register recorded with a row left out, one with a name to decide, one ready, one without columns."""
    rows = list(entries(3, suppliers=3))
    record_register([*rows, spoil(rows[2], Fault.BAD_VALUE)], by=by, name="last-quarter.csv", leaves_out=True)
    alike = replace(rows[0], supplier=rows[0].supplier.replace(" ", "s ", 1), number="", reference="N-1")
    begin_register([*rows, alike], by=by, name="to-decide.csv")
    changed = replace(rows[1], value="£99,000", reference="CR-00001")
    begin_register([changed, spoil(rows[2], Fault.NO_TITLE)], by=by, name="ready.csv")
    content = csv_file(["Vendor", "Agreement", "Paid"], ["Acme Ltd", "Meals", "£5,000"])
    begin(read_sheet("fresh.csv", content), "fresh.csv", digest_of(content), by=by)
