"""Checking a supplier's statement: what it says of itself, and how far it covers each of the six areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.guidance.queries import statement_guidance
from tenants.records.checks.details import Result, web_address
from tenants.records.checks.models import AreaRead, StatementRead, SupplierCheck
from tenants.records.checks.queries import areas_read, statement_read
from tenants.records.checks.rules import CheckKind
from tenants.records.checks.service import correct_check, log_check
from tenants.records.obligations.service import Owner
from tenants.records.statements.rules import AREA_WORDS, LEVEL_WORDS, Area, Level
from tenants.records.suppliers.models import Supplier

LONGEST_PASSAGE = 2000
_MOST_LETTERS = {"approved_by": 160, "signed_by": 160}
_WORDS_KEPT = 200  # of what a passage was before, for the history


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What a statement says of itself; `has_home_page_link` is None when nobody looked."""

    url: str = ""
    period_starts_on: date | None = None
    period_ends_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    signed_by: str = ""
    has_home_page_link: bool | None = None

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if self.url.strip():
            web_address(self.url)
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most} characters or fewer.")
        begins, ends = self.period_starts_on, self.period_ends_on
        if begins and ends and ends <= begins:
            raise FieldError("period_ends_on", "The period must end after it begins. Check the two dates.")

    def write_on(self, read: StatementRead) -> None:
        """Copies it to the record."""
        read.url, read.has_home_page_link = self.url.strip(), self.has_home_page_link
        read.period_starts_on, read.period_ends_on = self.period_starts_on, self.period_ends_on
        read.approved_by, read.approved_on = self.approved_by.strip(), self.approved_on
        read.signed_by = self.signed_by.strip()


@dataclass(frozen=True, slots=True)
class AreaFound:
    """At which level a statement covers an area, and the passage that shows it."""

    level: Level
    passage: str = ""


def level_field(area: Area) -> str:
    """How the form field of an area's level is called."""
    return f"level_{area.name.lower()}"


def passage_field(area: Area) -> str:
    """How the form field of an area's passage is called."""
    return f"passage_{area.name.lower()}"


def log_statement_check(
    supplier: Supplier,
    result: Result,
    found: StatementFound,
    areas: Mapping[Area, AreaFound],
    *,
    by: UUID | None,
    next_months: int | None = None,
    planned: SupplierCheck | None = None,
    owner: Owner | None = None,
) -> SupplierCheck:
    """Logs a statement check with all six areas, judged by the guidance in force on its day."""
    _check(result, found, areas)
    check = log_check(supplier, result, by=by, next_months=next_months, planned=planned, owner=owner)
    read = StatementRead(check_id=check.id, guidance_code=statement_guidance(result.done_on).code)
    found.write_on(read)
    db.session.add(read)
    for area in Area:
        level, passage = areas[area].level, areas[area].passage.strip()
        db.session.add(AreaRead(check_id=check.id, area=area, level=level, passage=passage))
    db.session.flush()
    return check


def correct_statement_check(
    check: SupplierCheck, result: Result, found: StatementFound, areas: Mapping[Area, AreaFound], *, by: UUID
) -> None:
    """Changes what a statement check says; what was before stands in its history."""
    _check(result, found, areas)
    correct_check(check, result, by=by)
    read, rows = statement_read(check.id), areas_read(check.id)
    if read is None:
        read = StatementRead(check_id=check.id, guidance_code=statement_guidance(result.done_on).code)
        db.session.add(read)
    before = _lines(read, rows)
    found.write_on(read)
    for area in Area:
        row = rows.setdefault(area, AreaRead(check_id=check.id, area=area))
        row.level, row.passage = areas[area].level, areas[area].passage.strip()
        db.session.add(row)
    after = _lines(read, rows)
    changed = [key for key in after if before.get(key, "") != after[key]]
    if changed:
        was = [f"{key}: {before.get(key) or 'nothing'}" for key in changed]
        now = [f"{key}: {after[key] or 'nothing'}" for key in changed]
        audit.record("supplier-check:statement-corrected", check, by=by, is_now=now, was=was)
    db.session.flush()


def _check(result: Result, found: StatementFound, areas: Mapping[Area, AreaFound]) -> None:
    if result.kind != CheckKind.STATEMENT:
        raise FieldError("kind", "Only a statement check has areas.")
    found.check()
    for area in Area:
        if area not in areas:
            raise FieldError(
                level_field(area), f"Choose how far the statement covers this: {AREA_WORDS[area]}."
            )
        if len(areas[area].passage) > LONGEST_PASSAGE:
            words = f"Shorten this to {LONGEST_PASSAGE:,} characters or fewer."
            raise FieldError(passage_field(area), words)


def _lines(read: StatementRead, rows: Mapping[Area, AreaRead]) -> dict[str, str]:
    """Everything that the statement was found to say, in words, by what it is about."""
    of_itself: dict[str, Any] = {
        "Web address": read.url,
        "Period from": read.period_starts_on,
        "Period to": read.period_ends_on,
        "Approved by": read.approved_by,
        "Approved on": read.approved_on,
        "Signed by": read.signed_by,
        "Link on the home page": {True: "yes", False: "no"}.get(read.has_home_page_link, "")
        if read.has_home_page_link is not None
        else "not looked at",
    }
    said = {key: str(value or "")[:_WORDS_KEPT] for key, value in of_itself.items()}
    for area, row in rows.items():
        said[AREA_WORDS[area]] = f"{LEVEL_WORDS[Level(row.level)]}. {row.passage}"[:_WORDS_KEPT].strip()
    return said
