"""What a statement promises for the next year: written, made actions of a plan, answered a year later."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import Dating
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.service import Owner
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.queries import get_aim, get_plan
from tenants.records.plans.service import add_action, add_aim
from tenants.records.statements.authors import AUTHORS
from tenants.records.statements.details import PromiseDetails
from tenants.records.statements.models import Statement, StatementPromise
from tenants.records.statements.queries import find_previous, next_position, promises_of
from tenants.records.statements.rules import AREA_WORDS, WAY, Area, Kept
from tenants.records.statements.years import year_words

LONGEST_OUTCOME = 500


def promise(statement: Statement, details: PromiseDetails, *, by: UUID | None) -> StatementPromise:
    """Adds what a draft promises."""
    WAY.must_be_draft(statement.status)
    details.check()
    promised = StatementPromise(
        id=uuid4(), statement_id=statement.id, position=next_position(statement.id), kept=Kept.NOT_SAID
    )
    details.write_on(promised)
    db.session.add(promised)
    _keep("statement-promise:made", promised, statement, by)
    return promised


def edit_promise(
    statement: Statement, promised: StatementPromise, details: PromiseDetails, *, by: UUID
) -> None:
    """Changes what a draft promises; an action that came out of it stays as it is."""
    WAY.must_be_draft(statement.status)
    details.check()
    details.write_on(promised)
    _keep("statement-promise:edited", promised, statement, by)


def remove_promise(statement: Statement, promised: StatementPromise, *, by: UUID) -> None:
    """Takes a promise out of a draft; an action that came out of it stays in the plan."""
    WAY.must_be_draft(statement.status)
    audit.record("statement-promise:removed", promised, by=by)
    db.session.delete(promised)
    db.session.flush()
    AUTHORS.note(statement.id, by)


def answer_promise(
    statement: Statement, promised: StatementPromise, kept: Kept, outcome: str, *, by: UUID
) -> None:
    """Says in a draft what became of a promise of the statement published before it."""
    WAY.must_be_draft(statement.status)
    before = find_previous(statement)
    if before is None or promised.statement_id != before.id:
        raise NotFound("We could not find that promise.")
    if kept != Kept.NOT_SAID and not outcome.strip():
        raise FieldError("outcome", "Say what was done, or why it was not.")
    if len(outcome.strip()) > LONGEST_OUTCOME:
        raise FieldError("outcome", f"Shorten this to {LONGEST_OUTCOME} characters or fewer.")
    promised.kept, promised.outcome = kept, outcome.strip()
    _keep("statement-promise:answered", promised, statement, by)


def put_in_plan(
    statement: Statement, *, aim_id: UUID | None = None, theme_key: str = "", by: UUID
) -> list[Action]:
    """Makes an action of every promise that is none yet, under an aim of its plan or a new one of a theme."""
    waiting = [each for each in promises_of(statement.id) if each.action_id is None]
    if not waiting:
        raise WrongState("Every promise of this statement is in the plan already.")
    aim = _aim(statement, aim_id, theme_key, by)
    return [_act(statement, each, aim, by) for each in waiting]


def _aim(statement: Statement, aim_id: UUID | None, theme_key: str, by: UUID) -> Aim:
    if statement.plan_id is None:
        raise WrongState("Say first which plan the promises of this statement go into.")
    if aim_id is None:
        years = year_words(statement.year_starts_on, statement.year_ends_on)
        plan = get_plan(statement.plan_id)
        return add_aim(plan, theme_key, f"Keep the promises of our modern slavery statement {years}", by=by)
    aim = get_aim(aim_id)
    if aim.plan_id != statement.plan_id:
        raise FieldError("aim", "Choose an aim of the plan that this statement names.")
    return aim


def _act(statement: Statement, promised: StatementPromise, aim: Aim, by: UUID) -> Action:
    owner = Owner.of(promised) if any(Owner.of(promised)) else Owner.of(statement)
    details = Details(
        title=promised.title,
        description=f"Promised in “{statement.title}”, under {AREA_WORDS[Area(promised.area)]}.",
        owner_person_id=owner.person_id,
        owner_post_id=owner.post_id,
    )
    due = Dating.on_day(promised.due_on) if promised.due_on else Dating.unstated()
    action = add_action(aim, details, due, by=by)
    promised.action_id = action.id
    audit.record("statement-promise:put-in-plan", promised, by=by, action=action.ref)
    db.session.flush()
    return action


def check_due(due_on: date | None) -> None:
    """FieldError for a promise that would be late from its first day."""
    if due_on is not None and due_on < clock.today():
        raise FieldError("due_on", "This day has gone by. Enter the day by which it is to be done.")


def _keep(event: str, promised: StatementPromise, statement: Statement, by: UUID | None) -> None:
    audit.record(event, promised, by=by)
    db.session.flush()
    AUTHORS.note(statement.id, by)
