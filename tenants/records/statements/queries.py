"""Reading statements with their sections, steps and promises."""

from collections.abc import Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, case, func, select

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import StatementCriterion
from tenants.records.plans.models import Action
from tenants.records.statements.authors import AUTHORS
from tenants.records.statements.models import (
    Statement,
    StatementPromise,
    StatementSection,
    StatementStep,
)
from tenants.records.statements.rules import Area, Step

_NOT_FOUND = "We could not find that statement."
_IN_ORDER = {area.value: place for place, area in enumerate(Area)}
Kept = TypeVar("Kept", Statement, StatementSection, StatementPromise)


def get_statement(statement_id: UUID) -> Statement:
    """The tenant's statement; NotFound when there is none or it is another tenant's."""
    return _found(select(Statement).where(Statement.id == statement_id), _NOT_FOUND)


def get_statement_to_change(statement_id: UUID) -> Statement:
    """The statement, held until the transaction ends, so that two steps cannot pass each other."""
    return _held(select(Statement).where(Statement.id == statement_id), _NOT_FOUND)


def _found(statement: Select[Kept], words: str) -> Kept:
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound(words)
    return found


def _held(statement: Select[Kept], words: str) -> Kept:
    return _found(statement.with_for_update().execution_options(populate_existing=True), words)


def statements() -> list[Statement]:
    """Every statement of the tenant, the latest year first."""
    return list(db.session.scalars(select(Statement).order_by(Statement.year_ends_on.desc())))


def find_statement_of(year_ends_on: date) -> Statement | None:
    """The statement of the year that ended on a day."""
    return db.session.scalar(select(Statement).where(Statement.year_ends_on == year_ends_on))


def find_previous(statement: Statement) -> Statement | None:
    """The latest earlier statement that was published: what it promised is to be answered in this one."""
    earlier = (Statement.year_ends_on < statement.year_ends_on, Statement.published_on.is_not(None))
    latest = select(Statement).where(*earlier).order_by(Statement.year_ends_on.desc())
    return db.session.scalar(latest.limit(1))


def is_answered_by_another(statement: Statement) -> bool:
    """Whether a later statement exists, which says what became of this one's promises."""
    later = select(Statement.id).where(Statement.year_ends_on > statement.year_ends_on)
    return db.session.scalar(later.limit(1)) is not None


def sections_of(statement_id: UUID) -> list[StatementSection]:
    """Its six sections, in the order of the guidance."""
    statement = select(StatementSection).where(StatementSection.statement_id == statement_id)
    place = case(_IN_ORDER, value=StatementSection.area)
    return list(db.session.scalars(statement.order_by(place)))


def get_section(statement_id: UUID, section_id: UUID) -> StatementSection:
    """One section of one statement; NotFound otherwise."""
    return _found(_section(statement_id, section_id), "We could not find that section.")


def get_section_to_change(statement_id: UUID, section_id: UUID) -> StatementSection:
    """The section, held until the transaction ends."""
    return _held(_section(statement_id, section_id), "We could not find that section.")


def _section(statement_id: UUID, section_id: UUID) -> Select[StatementSection]:
    wanted = (StatementSection.statement_id == statement_id, StatementSection.id == section_id)
    return select(StatementSection).where(*wanted)


def criteria_of(guidance_code: str, area: Area | None = None) -> list[StatementCriterion]:
    """What an edition of the guidance asks of one area or of all, in order."""
    statement = select(StatementCriterion).where(StatementCriterion.guidance_code == guidance_code)
    if area is not None:
        statement = statement.where(StatementCriterion.area == area.value)
    return list(db.session.scalars(statement.order_by(StatementCriterion.level, StatementCriterion.position)))


def promises_of(statement_id: UUID) -> list[StatementPromise]:
    """What it promises, area by area."""
    statement = select(StatementPromise).where(StatementPromise.statement_id == statement_id)
    place = case(_IN_ORDER, value=StatementPromise.area)
    return list(db.session.scalars(statement.order_by(place, StatementPromise.position)))


def get_promise(statement_id: UUID, promise_id: UUID) -> StatementPromise:
    """One promise of one statement; NotFound otherwise."""
    return _found(_promise(statement_id, promise_id), "We could not find that promise.")


def get_promise_to_change(statement_id: UUID, promise_id: UUID) -> StatementPromise:
    """The promise, held until the transaction ends."""
    return _held(_promise(statement_id, promise_id), "We could not find that promise.")


def _promise(statement_id: UUID, promise_id: UUID) -> Select[StatementPromise]:
    wanted = (StatementPromise.statement_id == statement_id, StatementPromise.id == promise_id)
    return select(StatementPromise).where(*wanted)


def promises_behind(action_ids: Collection[UUID]) -> list[tuple[StatementPromise, Statement]]:
    """The promises that actions came out of, each with its statement, the earliest year first."""
    statement = (
        select(StatementPromise, Statement)
        .join(Statement, Statement.id == StatementPromise.statement_id)
        .where(StatementPromise.action_id.in_(action_ids))
        .order_by(Statement.year_ends_on)
    )
    return [(promise, statement) for promise, statement in db.session.execute(statement)]


def actions_of(promised: Collection[StatementPromise]) -> dict[UUID, Action]:
    """The actions that came out of promises, by id."""
    ids = {each.action_id for each in promised if each.action_id}
    found = db.session.scalars(select(Action).where(Action.id.in_(ids))) if ids else ()
    return {action.id: action for action in found}


def next_position(statement_id: UUID) -> int:
    """The place of the next promise."""
    last = select(func.max(StatementPromise.position)).where(StatementPromise.statement_id == statement_id)
    return (db.session.scalar(last) or 0) + 1


def steps_of(statement_id: UUID) -> list[StatementStep]:
    """Everything that happened to it on its way, the latest first."""
    statement = select(StatementStep).where(StatementStep.statement_id == statement_id)
    return list(db.session.scalars(statement.order_by(StatementStep.at.desc(), StatementStep.id)))


def hands_in(statement: Statement) -> set[UUID]:
    """Everybody who had a hand in it: who started it, wrote in it, or sent it for review."""
    known = {*AUTHORS.of(statement.id), statement.started_by_id, statement.sent_by_id}
    return {each for each in known if each is not None}


def last_opened_on(statement_id: UUID) -> date | None:
    """The day on which it was last opened again; an approval from before that does not count any more."""
    statement = select(func.max(StatementStep.at)).where(
        StatementStep.statement_id == statement_id,
        StatementStep.step.in_((Step.REOPENED, Step.CORRECTED)),
    )
    at = db.session.scalar(statement)
    return clock.london(at).date() if at else None
