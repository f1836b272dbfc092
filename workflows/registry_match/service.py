"""Keeps the statements that were found in a download of the registry, and takes wrong ones away."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.fence import insert_many
from tenants.records.suppliers.models import RegistryEntry, RegistryReading, Supplier
from workflows.registry_match.columns import Entry

_Key = tuple[UUID, int, str]


@dataclass(frozen=True, slots=True)
class File:
    """The download: its name, what it is known by again, how many rows, and of which years."""

    name: str
    digest: str
    rows: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation of the registry that is a supplier, by its number or as a person or its name said."""

    entry: Entry
    supplier_id: UUID
    is_by_number: bool


def digest_of(content: bytes) -> str:
    """By what the same file is known again."""
    return hashlib.sha256(content).hexdigest()


def find_reading(digest: str) -> RegistryReading | None:
    """The earlier reading of the very same file."""
    return db.session.scalar(select(RegistryReading).where(RegistryReading.digest == digest))


def record(file: File, matches: Sequence[Match], *, by: UUID, today: date) -> int:
    """Keeps the statements that are not kept yet; returns how many were new.

    The same file again adds only what is new, such as the statements of suppliers added since.
    """
    ours = _ours(match.supplier_id for match in matches)
    if not ours and matches:
        raise WrongState("None of these suppliers is in the register any more. Choose the file again.")
    wanted = {_key(match): match for match in matches if match.supplier_id in ours}
    known = _known(file.years)
    new = [match for key, match in wanted.items() if key not in known]
    reading = _reading(file, len({match.supplier_id for match in wanted.values()}), by)
    audit.record("registry:read-in", reading, by=by, statements_added=len(new))
    db.session.flush()
    insert_many(RegistryEntry, [_row(match, by, today) for match in new])
    db.session.flush()
    return len(new)


def remove_entry(entry: RegistryEntry, *, by: UUID) -> None:
    """Takes a statement away that is another organisation's."""
    audit.record("registry:entry-removed", entry, by=by, organisation=entry.title, year=entry.year)
    db.session.delete(entry)
    db.session.flush()


def _ours(supplier_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the ids that are suppliers of the tenant; all are read, for there may be thousands."""
    wanted = set(supplier_ids)
    return wanted & set(db.session.scalars(select(Supplier.id))) if wanted else set()


def _known(years: Sequence[int]) -> set[_Key]:
    statement = select(RegistryEntry.supplier_id, RegistryEntry.year, RegistryEntry.url)
    found = db.session.execute(statement.where(RegistryEntry.year.in_(years)))
    return {(row.supplier_id, row.year, row.url) for row in found}


def _key(match: Match) -> _Key:
    return match.supplier_id, match.entry.year, match.entry.url


def _reading(file: File, matched: int, by: UUID) -> RegistryReading:
    reading = find_reading(file.digest)
    if reading is None:
        reading = RegistryReading(id=uuid4(), digest=file.digest)
        db.session.add(reading)
    reading.title, reading.rows, reading.years = (
        file.name[:200] or "registry.csv",
        file.rows,
        list(file.years),
    )
    reading.matched, reading.read_by_id, reading.read_at = matched, by, clock.now()
    return reading


def _row(match: Match, by: UUID, today: date) -> dict[str, object]:
    return {
        "id": uuid4(),
        "supplier_id": match.supplier_id,
        "year": match.entry.year,
        "title": match.entry.title,
        "company_number": match.entry.number,
        "url": match.entry.url,
        "is_by_number": match.is_by_number,
        "matched_on": today,
        "matched_by_id": by,
    }
