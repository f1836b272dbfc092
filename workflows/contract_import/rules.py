"""Pure decisions about the rows of a register: what each says, and what is wrong with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tenants.errors import FieldError
from tenants.records.contracts.details import MOST_LETTERS, ContractDetails
from tenants.records.suppliers.rules import LONGEST_NAME, company_number, name_key, small_letters
from workflows.contract_import.cells import is_nothing, is_yes, read_day, read_extension, read_sum
from workflows.contract_import.columns import Column

_DAYS_A_YEAR = 365.25
_NO_COMPANY = re.compile(
    r"0+|sole trader|individual|not registered|unregistered|no|charity|overseas|public body|exempt|various"
)
_SEVERAL = re.compile(
    r"(various|multiple|several|many|numerous)( (suppliers?|providers?|contractors?|vendors?|companies))?"
    r"|see (list|lots?|below|description)|framework"
)
_NOT_A_NUMBER = (
    "A company number has eight digits, or two letters and six digits. Correct it, or leave it empty."
)
_TOO_LONG = f"Shorten it to {MOST_LETTERS['reference']} characters or fewer."
#: As rows to correct are written, so that no cell is taken for a formula.
_QUOTED = re.compile(r"^'(?=[=+@-])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be recorded as it is: where in the row, what was found there, and the cure."""

    row: int
    column: Column | None
    found: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row that says what it must; `said` has our columns of a contract, without those left empty."""

    row: int
    supplier: str
    name_key: str
    number: str
    reference: str
    said: Mapping[str, Any]
    is_small: bool = False
    is_charity: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a register says."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def read_rows(rows: Iterable[tuple[int, Sequence[str]]], mapping: Mapping[Column, int]) -> Reading:
    """The rows as lines, and every problem of those that cannot be recorded."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, cells in rows:
        reader = _Row(number, cells, mapping)
        line = reader.line()
        if reader.problems:
            problems += reader.problems
        else:
            lines.append(line)
    return Reading(tuple(lines), tuple(problems))


def key_of(name: str) -> str:
    """By what names are compared; a name in other letters than ours is its own key."""
    return name_key(name) or small_letters(name)[:LONGEST_NAME]


@dataclass(slots=True)
class _Row:
    """One row as it is read; its problems gather while it is."""

    number: int
    cells: Sequence[str]
    mapping: Mapping[Column, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self) -> Line:
        """The line; not to be used when there are problems."""
        supplier = self._supplier()
        return Line(
            row=self.number,
            supplier=supplier,
            name_key=key_of(supplier),
            number=self._company_number(),
            reference=self._reference(),
            said=self._said(),
            is_small=is_yes(self._cell(Column.SMALL)),
            is_charity=is_yes(self._cell(Column.CHARITY)),
        )

    def _cell(self, column: Column) -> str:
        place = self.mapping.get(column)
        return "" if place is None else _QUOTED.sub("", _UNSEEN.sub("", self.cells[place])).strip()

    def _blame(self, column: Column | None, found: str, words: str) -> None:
        self.problems.append(Problem(self.number, column, found[:80], words))

    def _supplier(self) -> str:
        name = self._cell(Column.SUPPLIER)
        if is_nothing(name):
            self._blame(Column.SUPPLIER, name, "The supplier is missing. Write whom the contract is with.")
        elif _SEVERAL.fullmatch(small_letters(name)):
            self._blame(Column.SUPPLIER, name, "This is not one supplier. Write one row for each supplier.")
        elif len(name) > LONGEST_NAME:
            self._blame(Column.SUPPLIER, name, f"Shorten the name to {LONGEST_NAME} characters or fewer.")
        return name

    def _company_number(self) -> str:
        found = self._cell(Column.NUMBER)
        plain = found.casefold()
        if is_nothing(plain) or _NO_COMPANY.fullmatch(plain):
            return ""
        try:
            return company_number(found)
        except ValueError:
            self._blame(
                Column.NUMBER,
                found,
                _NOT_A_NUMBER,
            )
            return ""

    def _reference(self) -> str:
        found = self._cell(Column.REFERENCE)
        if len(found) > MOST_LETTERS["reference"]:
            self._blame(Column.REFERENCE, found, _TOO_LONG)
        return "" if is_nothing(found) else found

    def _said(self) -> dict[str, Any]:
        said = self._texts() | self._days()
        value = self._value(said.get("starts_on"), said.get("ends_on"))
        if value is not None:
            said["value"] = value
        if not self.problems:
            self._check(said)
        return said

    def _texts(self) -> dict[str, Any]:
        """Words as they are; those that are too long are cut, and a long title is kept whole below it."""
        title, description = self._cell(Column.TITLE), self._cell(Column.DESCRIPTION)
        if is_nothing(title):
            title = "" if is_nothing(description) else description
        if not title:
            self._blame(Column.TITLE, "", "The contract’s title is missing. Write what is bought.")
        if len(title) > MOST_LETTERS["title"] and not description:
            description = title
        found = {
            "title": title,
            "description": description,
            **{name: self._cell(Column(name)) for name in ("category_words", "department", "manager_words")},
        }
        return {name: _cut(text, MOST_LETTERS[name]) for name, text in found.items() if not is_nothing(text)}

    def _days(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            column.value: self._day(column) for column in (Column.STARTS, Column.ENDS, Column.RELET)
        }
        extension = self._cell(Column.EXTENDS)
        found["extends_to_on"] = read_extension(extension, found["ends_on"])
        if found["extends_to_on"] is None and len(extension) > 3 and not is_nothing(extension):
            found["notes"] = f"Extension: {extension}"  # in words that no day follows from
        return {name: value for name, value in found.items() if value is not None}

    def _day(self, column: Column) -> date | None:
        found = self._cell(column)
        try:
            return read_day(found)
        except ValueError as problem:
            self._blame(column, found, str(problem))
            return None

    def _value(self, starts_on: date | None, ends_on: date | None) -> int | None:
        """What it is worth over its life; a sum for one year is counted for its years."""
        whole = self._sum(Column.VALUE)
        yearly = self._sum(Column.ANNUAL) if whole is None else None
        if yearly is None or starts_on is None or ends_on is None:
            return yearly if whole is None else whole
        years = ((ends_on - starts_on).days + 1) / _DAYS_A_YEAR
        return round(yearly * max(years, 1))

    def _sum(self, column: Column) -> int | None:
        found = self._cell(column)
        try:
            return read_sum(found)
        except ValueError as problem:
            self._blame(column, found, str(problem))
            return None

    def _check(self, said: Mapping[str, Any]) -> None:
        try:
            ContractDetails(**said).check()
        except FieldError as refusal:
            self.problems.append(as_problem(self.number, refusal, self._found(refusal)))

    def _found(self, refusal: FieldError) -> str:
        return self._cell(Column(refusal.field)) if refusal.field in list(Column) else ""


def as_problem(row: int, refusal: FieldError, found: str) -> Problem:
    """What a contract’s own rules refuse, at the column that they name."""
    column = Column(refusal.field) if refusal.field in list(Column) else None
    return Problem(row, column, found[:80], refusal.words)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
