"""Starting a statement, saying what it is about, and keeping who had a hand in it."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.guidance.queries import statement_guidance
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.statements.authors import AUTHORS
from tenants.records.statements.details import StatementDetails
from tenants.records.statements.models import Statement, StatementSection, StatementStep
from tenants.records.statements.owed import owe_statement, tell_of_change
from tenants.records.statements.rules import WAY, Area, Level, StatementStatus, Step


def start_statement(
    year_starts_on: date,
    year_ends_on: date,
    board_id: UUID | None,
    plan_id: UUID | None,
    owner: Owner,
    *,
    by: UUID | None,
    title: str = "",
    invented: str = "",
    is_demonstration: bool = False,
) -> Statement:
    """A draft of six empty sections about a year, under the guidance in force; it is owed from now on."""
    details = StatementDetails(year_starts_on, year_ends_on, board_id, plan_id, title)
    details.check()
    must_be_ours(owner)
    now = clock.now()
    statement = Statement(
        id=uuid4(),
        status=StatementStatus.DRAFT,
        guidance_code=statement_guidance(clock.today()).code,
        started_by_id=by,
        invented=invented,
        is_demonstration=is_demonstration,
        created_at=now,
        updated_at=now,
    )
    details.write_on(statement)
    statement.owner_post_id, statement.owner_person_id = owner
    db.session.add(statement)
    audit.record("statement:started", statement, by=by)
    db.session.flush()
    db.session.add_all(_empty(statement.id, area) for area in Area)
    note_step(statement, Step.STARTED, by=by)
    owe_statement(statement, by=by)
    return statement


def _empty(statement_id: UUID, area: Area) -> StatementSection:
    return StatementSection(
        id=uuid4(),
        statement_id=statement_id,
        area=area,
        level=Level.ABSENT,
        met={},
        updated_at=clock.now(),
    )


def edit_statement(statement: Statement, details: StatementDetails, owner: Owner, *, by: UUID) -> None:
    """Changes what a draft is about; another year moves the day on which it is due."""
    WAY.must_be_draft(statement.status)
    details.check(other_than=statement.id)
    if owner != Owner.of(statement):
        must_be_ours(owner)
    before = (statement.title, statement.year_starts_on, statement.year_ends_on)
    details.write_on(statement)
    statement.owner_post_id, statement.owner_person_id = owner
    statement.updated_at = clock.now()
    audit.record("statement:edited", statement, by=by)
    db.session.flush()
    if before != (statement.title, statement.year_starts_on, statement.year_ends_on):
        AUTHORS.note(statement.id, by)
    _owe_anew(statement, before[2], by)


def _owe_anew(statement: Statement, year_ended_on: date, by: UUID) -> None:
    """One that is published in an earlier edition owes nothing more."""
    if statement.published_on is None and statement.year_ends_on != year_ended_on:
        owe_statement(statement, by=by, reason="The year that it is about was changed")
    else:
        tell_of_change(statement, by=by)


def note_step(statement: Statement, step: Step, *, by: UUID | None, words: str = "") -> None:
    """Writes down what happened to it, for its history."""
    taken = StatementStep(
        id=uuid4(), statement_id=statement.id, step=step, words=words[:500], by_id=by, at=clock.now()
    )
    db.session.add(taken)
    db.session.flush()
