"""Reads the cells of one row of a spreadsheet of referrals, and whatever its details refuse."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from tenants.counting.standard import Standard
from tenants.errors import FieldError
from tenants.records.referrals.details import ReferralDetails
from tenants.records.referrals.keys import hash_of
from workflows.referral_import import answers
from workflows.referral_import.answers import Known
from workflows.referral_import.columns import BY_NAME, MONTH_ONLY, Form, Found
from workflows.referral_import.days import read_day_or_month
from workflows.referral_import.lines import HUSHED, Line, Problem
from workflows.settings import settings
from workflows.spreadsheets.reading import Row

_DECIDED = ("reasonable", "conclusive", "reconsider")
_MOST_PROBLEMS = 12  # of one row


@dataclass
class Knowledge:
    """What all rows of a file are read by: its columns, and what each may hold."""

    headings: tuple[str, ...]
    found: Found
    tenant_id: UUID
    today: date
    standard_of: Callable[[date], Standard]
    responders: Known
    services: Known
    options: dict[tuple[str, str], Known] = field(default_factory=dict)

    def known(self, name: str, standard: Standard) -> Known:
        """What may stand in the column under that edition."""
        form = BY_NAME[name].form
        if form == Form.RESPONDER:
            return self.responders
        if form == Form.SERVICE:
            return self.services
        wanted = (standard.key, name)
        if wanted not in self.options:
            self.options[wanted] = answers.known_options(standard, BY_NAME[name])
        return self.options[wanted]


class RowReader:
    """One row, read when it is made; then its problems, and the line that it is without any."""

    def __init__(self, whole: Knowledge, row: Row) -> None:
        self.whole, self.row = whole, row
        self.found: list[Problem] = []
        self.values: dict[str, Any] = {}
        day = self._day()
        self.standard = whole.standard_of(min(day or whole.today, whole.today))
        for name in whole.found.places:
            if name != "referred_on":
                self._read(name)
        self.values["is_month_only"] = self.is_month or bool(self.values.get(MONTH_ONLY))
        self.details = ReferralDetails(**{"referred_on": day or whole.today, **self.values})

    def _day(self) -> date | None:
        self.is_month = False
        try:
            day, self.is_month = read_day_or_month(self._cell("referred_on"))
        except ValueError as problem:
            self._add("referred_on", str(problem))
            return None
        if day is None:
            self._add("referred_on", "Write the day of the referral, or its month when only that is known.")
        return day

    def _read(self, name: str) -> None:
        try:
            self.values[name] = self._value(name)
        except ValueError as problem:
            self._add(name, str(problem))
            self.values[name] = self._filler(name)

    def _value(self, name: str) -> Any:
        cell, form = self._cell(name), BY_NAME[name].form
        if form == Form.DAY:
            return self._decided(cell)
        if form == Form.YES:
            return answers.read_yes(cell)
        if form == Form.NUMBER:
            return answers.read_number(cell)
        if form == Form.TEXT:
            return cell.strip()
        known = self.whole.known(name, self.standard)
        if name == "types":
            return answers.read_types(
                (self.row.cells[place] for place in self.whole.found.places[name]), known
            )
        if name == "age_band":
            return answers.read_age(cell, known)
        option = answers.read_option(cell, known)
        return option or None if form in (Form.RESPONDER, Form.SERVICE) else option

    @staticmethod
    def _decided(cell: str) -> date | None:
        day, is_month = (
            read_day_or_month(cell) if cell.casefold().strip() not in answers.WAITING else (None, False)
        )
        if is_month:
            raise ValueError("Write the whole day of the decision, like 22/11/2026.")
        return day

    def _cell(self, name: str) -> str:
        places = self.whole.found.places.get(name, ())
        return self.row.cells[places[0]] if places else ""

    def _add(self, name: str, words: str) -> None:
        heading = self.whole.found.heading_of(name, self.whole.headings) or BY_NAME[name].heading(
            self.standard
        )
        cells = [self.row.cells[place] for place in self.whole.found.places.get(name, ())]
        found = "" if name in HUSHED else "; ".join(filter(None, cells))[:80]
        self.found.append(Problem(self.row.number, name, heading, found, words))

    def problems(self) -> list[Problem]:
        """What the cells and the details refuse; each detail once."""
        details, told = self.details, {each.name for each in self.found}
        if "referred_on" in told:  # whatever follows the referral cannot be judged without it
            details = replace(details, **self._nothing_decided())
        for _ in range(_MOST_PROBLEMS):
            try:
                details.check(self.standard, today=self.whole.today)
                break
            except FieldError as refusal:
                if refusal.field in told:
                    break
                told.add(refusal.field)
                self._add(refusal.field, refusal.words)
                details = replace(details, **{refusal.field: self._filler(refusal.field)})
        return self.found

    def _nothing_decided(self) -> dict[str, Any]:
        return {name: self._filler(name) for name in BY_NAME if name.startswith(_DECIDED)}

    def _filler(self, name: str) -> Any:
        """What stands where a cell cannot be read, so that the others can still be judged."""
        column = BY_NAME[name]
        if name == "referred_on":
            return self.whole.today
        asked = self.standard.field(column.field)
        if asked.is_required and asked.offered():
            key = next((each.key for each in asked.offered() if each.is_unknown), asked.offered()[0].key)
            return (key,) if name == "types" else key
        if column.form == Form.YES:
            return False
        is_text = column.form in (Form.OPTION, Form.TEXT)
        return "" if is_text else None

    def line(self) -> Line:
        """The row as it can be added; of its key, only the hash goes on."""
        key = self.details.key
        hashed = hash_of(key, self.whole.tenant_id, settings().secret_key) if key else None
        return Line(self.row.number, replace(self.details, key=""), hashed)
