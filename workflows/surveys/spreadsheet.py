"""Reads the organisations of a survey from a spreadsheet, as lines that a person looks at first."""

from collections.abc import Sequence

from tenants.errors import FieldError
from tenants.records.files.rules import LARGEST
from tenants.records.surveys.typed_lines import MOST_LINES
from workflows.spreadsheets.reading import Limits, Sheet, read_sheet

#: What a heading may hold, in small letters; the first that fits is taken.
_EMAIL = ("e-mail", "email", "mail")
_TITLE = ("organisation", "organization", "provider", "home", "service", "company", "name")
_AREA = ("area", "ward", "locality", "district", "neighbourhood", "town", "region", "borough")


def lines_in(name: str, content: bytes) -> str:
    """Name, address and area of each row, with tabs between; FieldError("file") when they are not found."""
    sheet = read_sheet(name, content, Limits(MOST_LINES, LARGEST))
    email = _column(sheet, _EMAIL)
    title = _column(sheet, _TITLE, besides=email)
    if email is None or title is None:
        shown = ", ".join(heading for heading in sheet.headings if heading)[:200]
        raise FieldError(
            "file",
            "The first row must have a heading “Organisation” and a heading “E-mail”, and may have one "
            f"“Area”. The file has: {shown}. Rename the headings and try again.",
        )
    area = _column(sheet, _AREA)
    return "\n".join(_line(row.cells, title, email, area) for row in sheet.rows)


def _column(sheet: Sheet, words: Sequence[str], *, besides: int | None = None) -> int | None:
    headings = [heading.casefold() for heading in sheet.headings]
    fitting = (
        place
        for each in words
        for place, heading in enumerate(headings)
        if each in heading and place != besides
    )
    return next(fitting, None)


def _line(cells: Sequence[str], title: int, email: int, area: int | None) -> str:
    return "\t".join((cells[title], cells[email], cells[area] if area is not None else "")).rstrip("\t")
