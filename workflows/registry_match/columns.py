"""Which columns a download of the Modern Slavery Statement Registry has, and what each of its rows says."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from tenants.records.suppliers.rules import company_number


class Column(StrEnum):
    """What a column holds."""

    YEAR = "year"
    NAME = "name"
    NUMBER = "number"
    URL = "url"
    SUMMARY = "summary"


#: The headings by which downloads call each column, without capitals, spaces and marks.
HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.YEAR: ("statementyear", "year", "reportingyear", "submissionyear"),
    Column.NAME: (
        "organisationname", "organizationname", "organisation", "companyname", "company", "name",
    ),
    Column.NUMBER: (
        "companynumber", "companieshousenumber", "companyregistrationnumber", "companyno", "crn",
        "registrationnumber", "registerednumber", "number",
    ),
    Column.URL: (
        "statementurl", "statementlink", "linktostatement", "urlofstatement", "statementwebaddress", "url",
        "link", "website",
    ),
    Column.SUMMARY: ("statementsummaryurl", "summaryurl", "summarylink", "registryurl"),
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 2015, 2100
_YEAR = re.compile(r"\b(20\d\d)\b")
_LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: an organisation with a statement of a year; number and address are empty when not given."""

    year: int
    title: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says; `without_name` and `without_year` rows cannot be used."""

    entries: tuple[Entry, ...]
    without_name: int
    without_year: int

    @property
    def years(self) -> list[int]:
        """The years that the file has statements of, in order."""
        return sorted({entry.year for entry in self.entries})


def find_columns(headings: Sequence[str]) -> dict[Column, int]:
    """Where each column is; a column that nobody can tell is left out."""
    bare = [re.sub(r"[^a-z]", "", heading.casefold()) for heading in headings]
    found: dict[Column, int] = {}
    for column, names in HEADINGS.items():
        free = [bare.index(name) for name in names if name in bare and bare.index(name) not in found.values()]
        if free:
            found[column] = free[0]
    return found


def missing_words(found: Mapping[Column, int]) -> str:
    """What to say when a needed column is not there; empty when all are."""
    if Column.NAME in found:
        return ""
    return "We could not find a column with the organisation (for example “OrganisationName”)."


def read_rows(rows: Iterable[Sequence[str]], columns: Mapping[Column, int], year: int | None) -> Reading:
    """The rows as entries, each once; `year` is for rows that say none."""
    entries: dict[Entry, None] = {}
    without_name = without_year = 0
    for cells in rows:
        cell = _reader(cells, columns)
        title, found = cell(Column.NAME)[:300], _year(cell(Column.YEAR)) or year
        if not title:
            without_name += 1
        elif found is None:
            without_year += 1
        else:
            entries[Entry(found, title, _number(cell(Column.NUMBER)), _url(cell))] = None
    return Reading(tuple(entries), without_name, without_year)


def _reader(cells: Sequence[str], columns: Mapping[Column, int]) -> Callable[[Column], str]:
    return lambda column: cells[columns[column]].strip() if column in columns else ""


def _year(typed: str) -> int | None:
    """The year in “2025” or “2024 to 2025”: the last one that is named."""
    years = [int(each) for each in _YEAR.findall(typed)]
    return max((each for each in years if FIRST_YEAR <= each <= LAST_YEAR), default=None)


def _number(typed: str) -> str:
    """The company number; empty for none, and for what has not the form of one."""
    try:
        return company_number(typed)
    except ValueError:
        return ""


def _url(cell: Callable[[Column], str]) -> str:
    """The address of the statement itself, else of its summary; anything but a web address counts as none."""
    return next((url for column in (Column.URL, Column.SUMMARY) if (url := _web_address(cell(column)))), "")


def _web_address(typed: str) -> str:
    url = typed if "://" in typed else f"https://{typed}" if typed.startswith("www.") else typed
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        return ""
    return url if is_usable and len(url) <= _LONGEST_URL and url.isprintable() else ""
