"""Checks what goes on from a sheet that was read: no key, nothing refused, every problem."""

from datetime import date
from uuid import UUID

from flask import Flask

from tenants.records.referrals.keys import hash_of
from tests.factories.referrals import counting_standard
from workflows.referral_import.columns import find_columns
from workflows.referral_import.lines import Reading
from workflows.referral_import.reading import read_rows
from workflows.settings import settings
from workflows.spreadsheets.reading import Row, Sheet

TENANT, TODAY = UUID(int=7), date(2026, 11, 22)
HEADINGS = ("Date", "Route", "Age", "Exploitation", "Note", "Our reference", "Name")


def _read(*rows: tuple[str, ...]) -> Reading:
    sheet = Sheet(HEADINGS, tuple(Row(number, cells) for number, cells in enumerate(rows, start=2)))
    return read_rows(sheet, find_columns(HEADINGS, counting_standard()), TENANT, TODAY)


def test_only_the_hash_of_a_key_goes_on_when_a_row_has_one(sqlite_portal: Flask) -> None:
    [line] = _read(("12/10/2026", "NRM", "Adult", "Labour", "", "A-10234", "Zorkina")).lines
    assert line.details.key == ""
    assert line.key_hash == hash_of("A-10234", TENANT, settings().secret_key)


def test_every_problem_of_a_row_is_found_when_it_has_several(sqlite_portal: Flask) -> None:
    reading = _read(("soon", "post", "", "Slavery", "born 12/03/1990", "John Smith", ""))
    assert [each.name for each in reading.problems] == [
        *("referred_on", "route", "types", "age_band", "note", "key"),
    ]
    assert reading.lines == []


def test_a_cell_is_not_repeated_when_it_may_show_somebody(sqlite_portal: Flask) -> None:
    reading = _read(("12/10/2026", "NRM", "Adult", "Labour", "born 12/03/1990", "AB123456C", "Zorkina"))
    assert [each.found for each in reading.problems] == ["", ""]
    assert reading.refused == {2: ["12/10/2026", "NRM", "Adult", "Labour", "", ""]}
    assert "Name" in reading.not_read
