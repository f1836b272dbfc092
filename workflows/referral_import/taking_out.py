"""The referral log as a sheet: options in words, no key, and notes on what its numbers can and cannot say."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.guidance.models import FirstResponder
from tenants.guidance.queries import contact_services
from tenants.records.referrals.entries import Entry
from tenants.records.referrals.models import Referral
from tenants.scope import current_tenant
from workflows.published_standards.queries import standard_on, standards_by_key
from workflows.referral_import.columns import KEY, NOTE, OUTCOME, Form, asked
from workflows.referral_import.columns import Column as Asked
from workflows.referral_import.spellings import STAGE_TITLES
from workflows.workbooks.writing import About, Cell, Column, Kind, SheetTable, as_workbook

TITLE = "Referral log"
CONFIDENTIAL = (
    "Nobody is named in this file, but where few are counted somebody could still be recognised. Keep it "
    "where only those who need it can read it, publish nothing from it without hiding small numbers, and "
    "delete it when it is no longer needed."
)
_NOTES = (
    "One row is one person’s referral, report, or support outside both.",
    "Several types of exploitation may stand in one row, so the types add up to more than the people.",
    "“Age disputed” is treated as a child until it is decided.",
    "An empty cell is a question that nobody answered. “Not known” is an answer: it was asked.",
    "Where only the month is known, the first day of the month stands for it and the next column says Yes; "
    "no days to a decision are given there.",
    "Each row was counted by the edition of the counting standard that its last column but one names.",
    "The council’s own keys, by which it finds an entry in its own system, are not in this file.",
)
_KINDS = {Form.DAY: Kind.DAY, Form.YES: Kind.YES_NO, Form.NUMBER: Kind.NUMBER}
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MANY = 500


@dataclass(frozen=True, slots=True)
class _Words:
    """The words for what entries hold as keys."""

    standards: Mapping[str, Standard]
    responders: Mapping[str, str]
    services: Mapping[str, str]
    beside: Mapping[UUID, tuple[str, bool]]  # an entry's note, and whether it is invented

    def of(self, entry: Entry, column: Asked) -> Cell:
        """What stands in the cell."""
        if column.name == NOTE:
            return self.beside[entry.id][0]
        value: Any = getattr(entry, column.name)
        if column.form in (Form.RESPONDER, Form.SERVICE):
            named = self.responders if column.form == Form.RESPONDER else self.services
            return named.get(value, str(value)) if value else ""
        if column.form == Form.YES:
            return True if value else None
        if column.form == Form.OPTION:
            return self._option(entry, column, value)
        said: date | int | None = value
        return said

    def _option(self, entry: Entry, column: Asked, value: str | Sequence[str]) -> str:
        standard = self.standards.get(entry.standard_key)
        if column.name == "reconsidered_stage":
            return STAGE_TITLES.get(str(value), str(value))
        keys = [value] if isinstance(value, str) else value
        field = (
            standard.field(OUTCOME if column.name.endswith("_outcome") else column.field)
            if standard
            else None
        )
        return "; ".join(field.title_of(key) if field else key for key in keys if key)


def log_table(entries: Sequence[Entry], today: date) -> SheetTable:
    """The entries in their order, a column for each thing that the standard of today counts."""
    standard = standard_on(today)
    columns = [each for each in asked(standard) if each.name != KEY]
    words = _Words(standards_by_key(), _responders(), _services(), _beside(entries))
    return SheetTable(TITLE, _headings(columns, standard), _rows(entries, columns, words))


def _headings(columns: Sequence[Asked], standard: Standard) -> list[Column]:
    said = [
        Column(
            each.heading(standard),
            standard.field(each.field).how or each.part,
            _KINDS.get(each.form, Kind.TEXT),
        )
        for each in columns
    ]
    return [
        *said,
        Column("Days to reasonable grounds", "Calendar days from the referral to the decision", Kind.NUMBER),
        Column("Days to conclusive grounds", "Calendar days from the referral to the decision", Kind.NUMBER),
        Column("Complete", "Per cent of what the standard asks and this entry answers", Kind.NUMBER),
        Column("Counted by", "The edition of the counting standard in force on the day of the referral"),
        Column("Invented", "Yes when the whole row was made up for a demonstration", Kind.YES_NO),
    ]


def _rows(entries: Sequence[Entry], columns: Sequence[Asked], words: _Words) -> Iterator[tuple[Cell, ...]]:
    for entry in entries:
        standard = words.standards.get(entry.standard_key)
        yield (
            *(words.of(entry, column) for column in columns),
            entry.days_to_reasonable,
            entry.days_to_conclusive,
            entry.completeness,
            standard.title if standard else entry.standard_key,
            True if words.beside[entry.id][1] else None,
        )


def as_excel(table: SheetTable, about: About) -> bytes:
    """The workbook: the log, notes on it, and the dictionary."""
    notes = SheetTable(
        "Notes", (Column("Read this first", "What the numbers can and cannot say"),), _NOTE_ROWS
    )
    return as_workbook([table, notes], title=TITLE, about=about)


_NOTE_ROWS = tuple((words,) for words in _NOTES)


def as_csv(table: SheetTable) -> bytes:
    """A CSV file that Excel opens with the right letters; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def note_taking_out(holds: str, *, by: UUID) -> None:
    """Writes down who took the log out, and what of it."""
    db.session.add(
        AuditEntry(
            at=clock.now(),
            by_id=by,
            event="list:taken-out",
            subject_kind="list",
            subject_id=current_tenant(),
            subject_title=TITLE,
            before={},
            after={"holds": holds},
        )
    )


def _responders() -> dict[str, str]:
    rows = db.session.execute(select(FirstResponder.key, FirstResponder.title))
    return {key: title for key, title in rows}


def _services() -> dict[str, str]:
    return {each.key: each.title for each in contact_services()}


def _beside(entries: Sequence[Entry]) -> dict[UUID, tuple[str, bool]]:
    """What entries do not carry as they are counted."""
    statement = select(Referral.id, Referral.note, Referral.is_demonstration)
    if len(entries) < _MANY:
        statement = statement.where(Referral.id.in_([entry.id for entry in entries]))
    return {referral_id: (note, invented) for referral_id, note, invented in db.session.execute(statement)}
