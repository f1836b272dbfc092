"""Reads the rows of a spreadsheet of referrals: what each says, or everything that stands in its way."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.guidance.models import FirstResponder
from tenants.guidance.queries import contact_services
from tenants.records.referrals.details import EARLIEST
from workflows.published_standards.by_day import standards_between
from workflows.referral_import.answers import Known, known_names
from workflows.referral_import.columns import Found
from workflows.referral_import.lines import HUSHED, Guess, Reading
from workflows.referral_import.row_reading import Knowledge, RowReader
from workflows.referral_import.spellings import RESPONDERS
from workflows.spreadsheets.reading import Row, Sheet


def read_rows(sheet: Sheet, found: Found, tenant_id: UUID, today: date) -> Reading:
    """Every row as a line, or as problems with its row, column and cure."""
    knowledge = Knowledge(
        headings=sheet.headings,
        found=found,
        tenant_id=tenant_id,
        today=today,
        standard_of=standards_between(EARLIEST, today),
        responders=known_names(_responders()),
        services=known_names((each.key, each.title, each.words) for each in contact_services()),
    )
    headings = tuple(sheet.headings[place] for places in found.places.values() for place in places)
    reading = Reading(headings, found.not_read)
    for row in sheet.rows:
        _take(row, knowledge, reading)
    reading.guesses.extend(_guesses(knowledge))
    return reading


def _take(row: Row, knowledge: Knowledge, reading: Reading) -> None:
    """Adds a line, or problems; of what must not be repeated, not even the cell is kept."""
    reader = RowReader(knowledge, row)
    problems = reader.problems()
    if not problems:
        reading.lines.append(reader.line())
        return
    hushed = {each.name for each in problems if each.name in HUSHED}
    reading.problems.extend(problems)
    reading.refused[row.number] = [
        "" if name in hushed else row.cells[place]
        for name, places in knowledge.found.places.items()
        for place in places
    ]


def _guesses(knowledge: Knowledge) -> Iterator[Guess]:
    """What was read as something else than it says."""
    held = [(name, known) for (_, name), known in knowledge.options.items()]
    for name, known in [*held, ("responder_key", knowledge.responders), ("service_key", knowledge.services)]:
        yield from _guesses_of(knowledge.found.heading_of(name, knowledge.headings), known)


def _guesses_of(heading: str, known: Known) -> Iterator[Guess]:
    for said, (option, rows) in known.guesses.items():
        yield Guess(heading, said, known.title_of(option), rows)


def _responders() -> list[tuple[str, str, str]]:
    """Every first responder there was, with other names for it."""
    rows = db.session.execute(
        select(FirstResponder.key, FirstResponder.title).order_by(FirstResponder.position)
    )
    return [(key, title, RESPONDERS.get(key, "")) for key, title in rows]
