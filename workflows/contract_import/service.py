"""Takes a register from the file to the point where it can be recorded, or gives it up."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import update

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.records.contracts.models import ColumnMapping, ContractImport
from tenants.records.suppliers.queries import find_suppliers_by_ids
from workflows.contract_import.columns import (
    Column,
    as_kept,
    digest_of_headings,
    from_kept,
    guess_columns,
    problem_with,
)
from workflows.contract_import.matching import LEAVE_OUT, NEW
from workflows.contract_import.preview import look_at_names
from workflows.contract_import.queries import PURPOSE, find_mapping, find_open, find_recorded
from workflows.contract_import.staging import packed, unpacked
from workflows.spreadsheets.reading import Sheet

#: So long a register that nobody records is kept.
KEPT_FOR = timedelta(days=7)
#: A name is known by its number or its key, and a decision is one of two words, an id, or another name.
_A_NAME = re.compile(r"(number|name):.{1,200}")
_SUPPLIER = "supplier:"
_A_DECISION = re.compile(rf"{NEW}|{LEAVE_OUT}|{_SUPPLIER}[0-9a-f-]{{36}}|party:(number|name):.{{1,200}}")
_ACTED_ON = "This register was recorded, or given up, already."


def digest_of(content: bytes) -> str:
    """By what the same file is known again."""
    return hashlib.sha256(content).hexdigest()


def must_be_new(digest: str) -> None:
    """FieldError("file") when the very same file was recorded before."""
    before = find_recorded(digest)
    if before is not None and before.recorded_at is not None:
        on = format_day(clock.london(before.recorded_at).date())
        raise FieldError("file", f"This very file was recorded on {on}. Choose another one.")


def begin(sheet: Sheet, file_name: str, digest: str, *, by: UUID) -> ContractImport:
    """Keeps the sheet to be looked at; a file that is being looked at already is taken up where it was left.

    The columns are those chosen for the last register with the same headings, if there was one.
    """
    must_be_new(digest)
    if (found := find_open(digest)) is not None:
        return found
    if not sheet.rows:
        raise FieldError(
            "file", "There are headings in the file, and no rows under them. Choose another one."
        )
    known = find_mapping(digest_of_headings(sheet.headings))
    reading = ContractImport(
        id=uuid4(),
        title=file_name[:200],
        digest=digest,
        sheet=packed(sheet),
        headings=list(sheet.headings),
        mapping=dict(known.mapping) if known else {},
        rows=len(sheet.rows),
        added_by_id=by,
        added_at=clock.now(),
    )
    db.session.add(reading)
    _note(reading, "begun", by, rows=reading.rows)
    return reading


def columns_to_offer(reading: ContractImport) -> dict[Column, int]:
    """The columns as they were chosen, or as the headings suggest."""
    return from_kept(reading.mapping) or guess_columns(reading.headings)


def choose_columns(reading: ContractImport, mapping: Mapping[Column, int], *, by: UUID) -> None:
    """Says which heading is which column, and remembers it; FieldError at the column that cannot stay."""
    must_be_open(reading)
    if (problem := problem_with(mapping)) is not None:
        raise FieldError(*problem)
    reading.mapping = as_kept(mapping)
    _remember(reading)
    _note(reading, "columns-chosen", by)


def _remember(reading: ContractImport) -> None:
    digest = digest_of_headings(reading.headings)
    known = find_mapping(digest)
    if known is None:
        known = ColumnMapping(id=uuid4(), purpose=PURPOSE, digest=digest, headings=list(reading.headings))
        db.session.add(known)
    known.mapping, known.used_at = dict(reading.mapping), clock.now()


def decide(reading: ContractImport, answers: Mapping[str, str], *, by: UUID) -> None:
    """Keeps what somebody says of names; what was not offered is ignored when the register is looked at."""
    must_be_open(reading)
    ours = _suppliers_in(answers.values())
    fit = {
        name: answer
        for name, answer in answers.items()
        if _A_NAME.fullmatch(name)
        and _A_DECISION.fullmatch(answer)
        and (not answer.startswith(_SUPPLIER) or answer in ours)
    }
    if fit.items() - reading.choices.items():
        reading.choices = reading.choices | fit
        _note(reading, "names-decided", by, names=len(fit))


def _suppliers_in(answers: Iterable[str]) -> set[str]:
    """Those of the answers that name a supplier of the tenant's own."""
    named = {}
    for answer in answers:
        with suppress(ValueError):
            named[UUID(answer.removeprefix(_SUPPLIER))] = answer
    return {named[key] for key in find_suppliers_by_ids(named)}


def take_rest_as_new(reading: ContractImport, *, by: UUID) -> int:
    """Answers every question that is open with “a new supplier”, where that can be; says how many."""
    must_be_open(reading)
    looked = look_at_names(unpacked(reading.sheet), from_kept(reading.mapping), reading.choices)
    rest = {question.party.key: NEW for question in looked.matching.open_questions if question.may_be_new}
    if rest:
        reading.choices = reading.choices | rest
        _note(reading, "names-decided", by, names=len(rest))
    return len(rest)


def give_up(reading: ContractImport, *, by: UUID) -> None:
    """Empties a register that nobody will record."""
    must_be_open(reading)
    reading.given_up_at = clock.now()
    empty(reading)
    _note(reading, "given-up", by)


def _note(reading: ContractImport, happened: str, by: UUID, **about: int) -> None:
    """Writes down that it happened, and not the sheet or the choices, which the audit would keep for ever."""
    db.session.flush()  # the audit takes what is not flushed yet for what has changed
    audit.record(f"contract-register:{happened}", reading, by=by, **about)
    db.session.flush()


def empty(reading: ContractImport) -> None:
    """Keeps that there was a register, and nothing of what it said."""
    reading.sheet, reading.choices = None, {}


def must_be_open(reading: ContractImport) -> None:
    """WrongState when it was recorded or given up."""
    if reading.recorded_at is not None or reading.given_up_at is not None:
        raise WrongState(_ACTED_ON)


def empty_old(moment_before: timedelta = KEPT_FOR) -> int:
    """Gives up every register that nobody recorded in that time; says how many."""
    now = clock.now()
    statement = (
        update(ContractImport)
        .where(
            ContractImport.recorded_at.is_(None),
            ContractImport.given_up_at.is_(None),
            ContractImport.added_at < now - moment_before,
        )
        .values(given_up_at=now, sheet=None, choices={}, version=ContractImport.version + 1)
    )
    done = db.session.execute(statement.execution_options(synchronize_session=False))
    return int(getattr(done, "rowcount", 0))
