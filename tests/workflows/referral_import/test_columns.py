"""Checks that headings are known whatever they are called, and that nothing about somebody is ever read."""

from flask import Flask

from tests.factories.referrals import counting_standard
from workflows.referral_import.columns import COLUMNS, asked, find_columns, missing_words


def test_headings_are_known_when_councils_call_them_otherwise(sqlite_portal: Flask) -> None:
    headings = ("NRM date", "NRM / DtN", "Adult/Child", "Type of exploitation", "Exploitation type 2", "ICTG")
    found = find_columns(headings, counting_standard())
    assert found.places == {
        "referred_on": (0,),
        "route": (1,),
        "age_band": (2,),
        "types": (3, 4),
        "guardian": (5,),
    }
    assert missing_words(found, counting_standard()) == ""


def test_whatever_shows_somebody_is_not_read_when_a_file_has_it(sqlite_portal: Flask) -> None:
    headings = ("Date", "Name", "DOB", "Date of birth", "Address", "NRM reference", "Nationality", "Postcode")
    found = find_columns(headings, counting_standard())
    assert found.places == {"referred_on": (0,)}
    assert found.not_read == headings[1:]


def test_the_missing_columns_are_named_when_every_entry_needs_them(sqlite_portal: Flask) -> None:
    words = missing_words(find_columns(("Date", "Age"), counting_standard()), counting_standard())
    assert words == "We could not find a column for “Route” or for “Exploitation”."


def test_a_column_is_left_out_when_the_tenant_leaves_its_field_out(sqlite_portal: Flask) -> None:
    standard = counting_standard()
    assert "gender" in find_columns(("Gender",), standard).places
    assert find_columns(("Gender",), standard, {"gender"}).not_read == ("Gender",)
    assert {each.name for each in COLUMNS} - {each.name for each in asked(standard, {"gender"})} == {"gender"}
