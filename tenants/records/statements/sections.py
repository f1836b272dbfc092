"""Writing a draft's introduction and each of its six sections, so that two officers can work at once."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.guidance.models import StatementCriterion
from tenants.records.statements.authors import AUTHORS
from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import criteria_of, get_statement_to_change
from tenants.records.statements.rules import WAY, Area, Level, level_reached

LONGEST_INTRODUCTION = 6000
LONGEST_TEXT = 12000
LONGEST_WHERE = 200


def write_introduction(statement: Statement, text: str, *, by: UUID) -> None:
    """Keeps the words that stand before the six sections."""
    WAY.must_be_draft(statement.status)
    statement.introduction = _checked(text, LONGEST_INTRODUCTION)
    statement.updated_at = clock.now()
    audit.record("statement:introduced", statement, by=by)
    db.session.flush()
    AUTHORS.note(statement.id, by)


def write_section(
    section: StatementSection, text: str, met: Mapping[str, str], *, by: UUID | None
) -> StatementSection:
    """Keeps a section's words, and which criteria they meet: {criterion's key: where the section says it}."""
    statement = _held_draft(section)
    section.text = _checked(text, LONGEST_TEXT)
    asked = criteria_of(statement.guidance_code, Area(section.area))
    known = {criterion.key for criterion in asked}
    section.met = {key: _where(words) for key, words in met.items() if key in known}
    if section.met and not section.text:
        raise FieldError("text", "Write the section first, then tick what it says.")
    section.level = level_of(asked, section.met)
    _keep("statement-section:written", section, by)
    AUTHORS.note(statement.id, by)
    return section


def fill_in(section: StatementSection, offered: str, on: date, *, by: UUID | None) -> None:
    """Keeps what the portal offers; it becomes the text only where nobody has typed any other."""
    statement = _held_draft(section)
    is_untouched = section.text == section.filled_in
    section.filled_in, section.filled_on = offered[:LONGEST_TEXT].strip(), on
    if is_untouched:
        section.text = section.filled_in
    _keep("statement-section:filled-in", section, by)
    AUTHORS.note(statement.id, by)


def add_offered(section: StatementSection, *, by: UUID) -> None:
    """Puts what the portal offers below the words that are there."""
    statement = _held_draft(section)
    both = [text for text in (section.text, section.filled_in) if text]
    section.text = _checked("\n\n".join(both), LONGEST_TEXT)
    _keep("statement-section:written", section, by)
    AUTHORS.note(statement.id, by)


def level_of(asked: list[StatementCriterion], met: Mapping[str, object]) -> Level:
    """The level that a section with these criteria met has reached."""
    counted = {
        level: (
            sum(each.key in met for each in asked if each.level == level),
            sum(each.level == level for each in asked),
        )
        for level in (1, 2)
    }
    return level_reached(counted)


def missing_criteria(asked: list[StatementCriterion], met: Mapping[str, object]) -> list[StatementCriterion]:
    """What a section still has to say to reach the next level; nothing when there is no next."""
    for level in (1, 2):
        missing = [each for each in asked if each.level == level and each.key not in met]
        if missing:
            return missing
    return []


def _held_draft(section: StatementSection) -> Statement:
    """Its statement, held so that it cannot be sent for review meanwhile; WrongState unless it is a draft."""
    statement = get_statement_to_change(section.statement_id)
    WAY.must_be_draft(statement.status)
    return statement


def _checked(text: str, longest: int) -> str:
    if len(text.strip()) > longest:
        raise FieldError("text", f"Shorten this to {longest:,} characters or fewer.")
    return text.strip()


def _where(words: str) -> str:
    return words.strip()[:LONGEST_WHERE]


def _keep(event: str, section: StatementSection, by: UUID | None) -> None:
    section.edited_by_id, section.updated_at = by, clock.now()
    audit.record(event, section, by=by)
    db.session.flush()
