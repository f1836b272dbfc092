"""Reading plans and single actions with everything that belongs to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ScalarResult, Select, and_, bindparam, case, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.plans.models import (
    Action,
    ActionDate,
    ActionTheme,
    Aim,
    Duty,
    Evidence,
    Milestone,
    Plan,
    ProgressNote,
)
from tenants.records.plans.rules import Claimed
from tenants.records.posts.models import Post
from tenants.records.posts.queries import owner_words

Kept = TypeVar("Kept", Plan, Aim, Duty, Milestone, Evidence)


def _get(model: type[Kept], record_id: UUID, words: str) -> Kept:
    record = db.session.scalar(select(model).where(model.id == record_id))
    if record is None:
        raise NotFound(words)
    return record


def get_plan(plan_id: UUID) -> Plan:
    """The tenant's plan; NotFound when there is none or it is another tenant's."""
    return _get(Plan, plan_id, "We could not find that plan.")


def get_aim(aim_id: UUID) -> Aim:
    """The tenant's aim; NotFound otherwise."""
    return _get(Aim, aim_id, "We could not find that aim.")


_ACTION = select(Action).where(Action.id == bindparam("action_id"))


def get_action(action_id: UUID) -> Action:
    """The tenant's action; NotFound when there is none or it is another tenant's."""
    action = db.session.scalar(_ACTION, {"action_id": action_id})
    if action is None:
        raise NotFound("We could not find that action.")
    return action


def get_action_to_change(action_id: UUID) -> Action:
    """The action, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Action).where(Action.id == action_id).with_for_update()
    action = db.session.scalar(statement.execution_options(populate_existing=True))
    if action is None:
        raise NotFound("We could not find that action.")
    return action


def get_duty(duty_id: UUID) -> Duty:
    """The tenant's recurring duty; NotFound otherwise."""
    return _get(Duty, duty_id, "We could not find that recurring duty.")


def get_milestone(milestone_id: UUID) -> Milestone:
    """The tenant's milestone; NotFound otherwise."""
    return _get(Milestone, milestone_id, "We could not find that step.")


def get_evidence(evidence_id: UUID) -> Evidence:
    """The tenant's piece of evidence; NotFound otherwise."""
    return _get(Evidence, evidence_id, "We could not find that evidence.")


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan with how many of its actions are open, late and closed."""

    plan: Plan
    open_count: int
    late_count: int
    closed_count: int
    duty_count: int

    def is_past(self, today: date) -> bool:
        """Whether the plan's period is over."""
        return self.plan.ends_on is not None and self.plan.ends_on < today


def plan_summaries(today: date) -> list[PlanSummary]:
    """Every plan of the tenant, the latest period first."""
    is_late = and_(Action.closed_on.is_(None), Action.claimed != Claimed.DONE, Action.due_on < today)
    counts = (
        select(
            Action.plan_id,
            func.sum(case((Action.closed_on.is_(None), 1), else_=0)).label("open"),
            func.sum(case((is_late, 1), else_=0)).label("late"),
            func.sum(case((Action.closed_on.is_not(None), 1), else_=0)).label("closed"),
        )
        .group_by(Action.plan_id)
        .subquery()
    )
    duties = select(Duty.plan_id, func.count().label("duties")).where(Duty.ended_on.is_(None))
    duties_of = duties.group_by(Duty.plan_id).subquery()
    statement = (
        select(Plan, counts.c.open, counts.c.late, counts.c.closed, duties_of.c.duties)
        .outerjoin(counts, counts.c.plan_id == Plan.id)
        .outerjoin(duties_of, duties_of.c.plan_id == Plan.id)
        .order_by(func.coalesce(Plan.ends_on, date.max).desc(), Plan.title)
    )
    return [
        PlanSummary(plan, *(int(count or 0) for count in counted))
        for plan, *counted in db.session.execute(statement)
    ]


def aims_of(plan_id: UUID) -> list[Aim]:
    """The plan's aims in order."""
    return list(db.session.scalars(select(Aim).where(Aim.plan_id == plan_id).order_by(Aim.position)))


def aims_by_plan() -> list[tuple[Plan, Aim]]:
    """Every aim of the tenant with its plan, by plan and position."""
    statement = select(Plan, Aim).join(Aim, Aim.plan_id == Plan.id).order_by(Plan.title, Aim.position)
    return [(plan, aim) for plan, aim in db.session.execute(statement)]


def duties(plan_id: UUID | None = None) -> list[Duty]:
    """Recurring duties still in force, of one plan or of the tenant, by reference."""
    statement = select(Duty).where(Duty.ended_on.is_(None)).order_by(Duty.ref, Duty.title)
    return list(db.session.scalars(statement.where(Duty.plan_id == plan_id) if plan_id else statement))


def occurrences_of(duty_id: UUID) -> list[Action]:
    """The dated actions that a duty has made, the latest first."""
    statement = select(Action).where(Action.duty_id == duty_id).order_by(Action.occurrence_on.desc())
    return list(db.session.scalars(statement))


@dataclass(frozen=True, slots=True)
class ActionFile:
    """An action with everything its page shows."""

    action: Action
    aim: Aim
    plan: Plan
    owner_words: str
    is_owner_vacant: bool
    owner_id: UUID | None
    theme_keys: tuple[str, ...]
    dates: tuple[ActionDate, ...]  # the original first
    milestones: tuple[Milestone, ...]
    notes: tuple[ProgressNote, ...]  # the newest first
    evidence: tuple[Evidence, ...]
    follows: Action | None
    followed_by: tuple[Action, ...]


def _of_action(model: type[Any], *order: Any) -> Select[Any]:
    """An action's rows of one kind, in order; prepared, because every opened page asks for each kind."""
    return select(model).where(model.action_id == bindparam("action_id")).order_by(*order)


_OWNER_ID = func.coalesce(Action.owner_person_id, Post.holder_id)
_WITH_ITS_SURROUNDINGS = (
    select(Action, Aim, Plan, Post.title, Person.id, Person.name)
    .join(Aim, Aim.id == Action.aim_id)
    .join(Plan, Plan.id == Action.plan_id)
    .outerjoin(Post, Post.id == Action.owner_post_id)
    .outerjoin(Person, Person.id == _OWNER_ID)
    .where(Action.id == bindparam("action_id"))
)
_THEMES = _of_action(ActionTheme, ActionTheme.theme_key)
_DATES = _of_action(ActionDate, ActionDate.due_version)
_MILESTONES = _of_action(Milestone, Milestone.position)
_NOTES = _of_action(ProgressNote, ProgressNote.at.desc())
_EVIDENCE = _of_action(Evidence, Evidence.added_at)
_FOLLOWERS = select(Action).where(Action.chained_to_id == bindparam("action_id")).order_by(Action.due_on)


def open_action_file(action_id: UUID) -> ActionFile:
    """Everything about one action; NotFound when it is not the tenant's."""
    found = db.session.execute(_WITH_ITS_SURROUNDINGS, {"action_id": action_id}).one_or_none()
    if found is None:
        raise NotFound("We could not find that action.")
    action, aim, plan, post_title, owner_id, owner_name = found
    return ActionFile(
        action=action,
        aim=aim,
        plan=plan,
        owner_words=owner_words(owner_name, post_title),
        is_owner_vacant=owner_id is None,
        owner_id=owner_id,
        theme_keys=tuple(each.theme_key for each in _all(_THEMES, action_id)),
        dates=tuple(_all(_DATES, action_id)),
        milestones=tuple(_all(_MILESTONES, action_id)),
        notes=tuple(_all(_NOTES, action_id)),
        evidence=tuple(_all(_EVIDENCE, action_id)),
        follows=get_action(action.chained_to_id) if action.chained_to_id else None,
        followed_by=tuple(_all(_FOLLOWERS, action_id)),
    )


def _all(statement: Select[Any], action_id: UUID) -> ScalarResult[Any]:
    return db.session.scalars(statement, {"action_id": action_id})


def owner_of(work: Action | Duty) -> tuple[str, UUID | None]:
    """Who owns it in words, and which person that is today: None while the post is vacant."""
    if work.owner_person_id:
        person = db.session.get(Person, work.owner_person_id)
        return (person.name, person.id) if person else ("Nobody", None)
    statement = select(Post.title, Person.id, Person.name).outerjoin(Person, Person.id == Post.holder_id)
    found = db.session.execute(statement.where(Post.id == work.owner_post_id)).one_or_none()
    if found is None:
        return "Nobody", None
    return owner_words(found.name, found.title), found.id


def is_answerable(action: Action, person_id: UUID) -> bool:
    """Whether the person owns the action, or holds the post that does."""
    return owner_of(action)[1] == person_id


def find_occurrence(duty_id: UUID, occurrence_on: date) -> Action | None:
    """The action that a duty made for a date, if it has."""
    wanted = (Action.duty_id == duty_id, Action.occurrence_on == occurrence_on)
    return db.session.scalar(select(Action).where(*wanted))


def followers_of(action_id: UUID) -> list[Action]:
    """Open actions whose dates are chained to this one's."""
    chained = select(Action).where(Action.chained_to_id == action_id, Action.closed_on.is_(None))
    return list(db.session.scalars(chained))


def next_ref(plan_id: UUID, stem: str) -> str:
    """The next free reference in a plan: "BEX-19" after "BEX-18"."""
    taken = select(Action.ref).where(Action.plan_id == plan_id)
    duties_taken = select(Duty.ref).where(Duty.plan_id == plan_id)
    refs = [*db.session.scalars(taken), *db.session.scalars(duties_taken)]
    return f"{stem}-{max(map(_number_of, refs), default=0) + 1:02d}"


def _number_of(ref: str) -> int:
    """13 of "BEX-13b", and of "BEX-13/26-12", whose end is the month of one time of a recurring duty."""
    own = ref.partition("/")[0].rpartition("-")[2]
    return int("".join(filter(str.isdigit, own)) or 0)


def percent_before_done(action_id: UUID) -> int:
    """How much of an action was done when its owner last spoke of it as unfinished; 0 if never."""
    spoken = select(ProgressNote.percent).where(
        ProgressNote.action_id == action_id, ProgressNote.claimed != Claimed.DONE
    )
    return db.session.scalar(spoken.order_by(ProgressNote.at.desc()).limit(1)) or 0
