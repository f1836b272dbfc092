"""Tests of telling which heading is which column."""

import pytest

from workflows.contract_import.columns import (
    ROW_BEFORE,
    TO_CORRECT,
    Column,
    are_corrections,
    digest_of_headings,
    guess_columns,
    problem_with,
)

C = Column


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            (
                "Reference number | Title of agreement | Local authority department responsible | "
                "Description of the goods and/or services | Supplier name and details | "
                "Contract sum | Start date | End date | Review date | SME | VCSE | Irrecoverable VAT"
            ),
            {
                C.REFERENCE: 0,
                C.TITLE: 1,
                C.DEPARTMENT: 2,
                C.DESCRIPTION: 3,
                C.SUPPLIER: 4,
                C.VALUE: 5,
                C.STARTS: 6,
                C.ENDS: 7,
                C.RELET: 8,
                C.SMALL: 9,
                C.CHARITY: 10,
            },
        ),
        (
            (
                "Contract ID | Contract Name | Vendor | Company Reg No | Estimated Annual Value | "
                "Total Contract Value | Commencement | Expiry Date | Extension Options | CPV Code | "
                "Contract Manager | Directorate"
            ),
            {
                C.REFERENCE: 0,
                C.TITLE: 1,
                C.SUPPLIER: 2,
                C.NUMBER: 3,
                C.ANNUAL: 4,
                C.VALUE: 5,
                C.STARTS: 6,
                C.ENDS: 7,
                C.EXTENDS: 8,
                C.CATEGORY: 9,
                C.MANAGER: 10,
                C.DEPARTMENT: 11,
            },
        ),
        (
            (
                "Procurement Ref | Description | Contractor name | Companies House Number | From | "
                "To | Latest end date including extensions | Annual spend | ProClass category | "
                "Service area"
            ),
            {
                C.REFERENCE: 0,
                C.TITLE: 1,
                C.SUPPLIER: 2,
                C.NUMBER: 3,
                C.STARTS: 4,
                C.ENDS: 5,
                C.EXTENDS: 6,
                C.ANNUAL: 7,
                C.CATEGORY: 8,
                C.DEPARTMENT: 9,
            },
        ),
    ],
)
def test_headings_are_known_however_a_council_calls_them(headings: str, expected: dict[Column, int]) -> None:
    assert guess_columns(headings.split(" | ")) == expected


def test_a_heading_serves_one_column_when_it_could_serve_two() -> None:
    found = guess_columns(["Supplier", "Supplier number", "Contract", "Value", "Value"])
    assert found == {C.SUPPLIER: 0, C.TITLE: 2, C.VALUE: 3}
    assert guess_columns(["", "?", "   "]) == {}


def test_a_choice_is_refused_when_a_needed_column_or_a_heading_of_its_own_is_missing() -> None:
    assert problem_with({C.SUPPLIER: 0}) == (
        C.TITLE,
        "Choose the heading of the column “Title of the contract”",
    )
    column, words = problem_with({C.SUPPLIER: 0, C.TITLE: 1, C.VALUE: 2, C.ANNUAL: 2}) or ("", "")
    assert column == C.ANNUAL and "chosen for “Value over the whole contract” as well" in words
    assert problem_with({C.SUPPLIER: 0, C.TITLE: 1}) is None


def test_corrected_rows_are_known_by_the_headings_of_their_register() -> None:
    headings = ["Supplier", "Title"]
    corrected = [*headings, TO_CORRECT, ROW_BEFORE]
    assert digest_of_headings(corrected) == digest_of_headings(["SUPPLIER", "title"])
    assert are_corrections(corrected) and not are_corrections(headings)
    assert digest_of_headings(["Title", "Supplier"]) != digest_of_headings(headings)
