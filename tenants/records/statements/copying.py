"""Copies a statement out of its records: what is published of it, and what a preview of a draft shows."""

from sqlalchemy import select

from tenants.database import db
from tenants.guidance.queries import get_statement_guidance
from tenants.records.boards.models import Board
from tenants.records.statements.copies import KeptCopy, PromiseCopy, SectionCopy, StatementCopy
from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import find_previous, promises_of, sections_of
from tenants.records.statements.rules import AREA_WORDS, KEPT_WORDS, LEVEL_WORDS, Area, Kept, Level


def copy_of(statement: Statement) -> StatementCopy:
    """What the statement says as it stands now, its six areas in order."""
    return StatementCopy(
        title=statement.title,
        year_starts_on=statement.year_starts_on,
        year_ends_on=statement.year_ends_on,
        introduction=statement.introduction,
        sections=tuple(_section(each) for each in sections_of(statement.id)),
        promises=tuple(
            PromiseCopy(Area(each.area).value, each.title, each.due_on) for each in promises_of(statement.id)
        ),
        kept=_kept(statement),
        approved_by_board=_board_words(statement),
        approved_on=statement.approved_on,
        signed_by=statement.signed_by,
        signed_role=statement.signed_role,
        signed_on=statement.signed_on,
        guidance_title=get_statement_guidance(statement.guidance_code).title,
    )


def _section(section: StatementSection) -> SectionCopy:
    area = Area(section.area)
    return SectionCopy(area.value, AREA_WORDS[area], section.text, LEVEL_WORDS[Level(section.level)])


def _kept(statement: Statement) -> tuple[KeptCopy, ...]:
    """What the last published statement promised; nothing when this is the first."""
    before = find_previous(statement)
    promised = promises_of(before.id) if before else []
    return tuple(KeptCopy(each.title, KEPT_WORDS[Kept(each.kept)], each.outcome) for each in promised)


def _board_words(statement: Statement) -> str:
    if statement.board_id is None:
        return ""
    return db.session.scalar(select(Board.title).where(Board.id == statement.board_id)) or ""
