"""Making plans and the actions in them: what is to be done, by whom, by when."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select

from tenants import clock, deadline
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import Dating, Precision
from tenants.errors import Conflict, FieldError, NotFound, WrongState
from tenants.frameworks.models import PlanTemplate
from tenants.frameworks.queries import get_theme_set
from tenants.records.boards.changes import board_changed
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, ActionDate, ActionTheme, Aim, Plan
from tenants.records.plans.queries import aims_of, followers_of, get_aim, next_ref
from tenants.records.plans.rules import Chain, Claimed


def create_plan(
    title: str,
    theme_set_code: str,
    *,
    starts_on: date | None,
    ends_on: date | None,
    by: UUID | None,
    source: str = "",
    notes: str = "",
    is_demonstration: bool = False,
    board_id: UUID | None = None,
) -> Plan:
    """Adds an empty plan for a period; FieldError when it ends before it starts or its board has ended."""
    _check_period(starts_on, ends_on)
    _check_board(board_id)
    get_theme_set(theme_set_code)
    plan = Plan(
        title=title.strip(),
        theme_set_code=theme_set_code,
        starts_on=starts_on,
        ends_on=ends_on,
        source=source,
        notes=notes,
        board_id=board_id,
        is_demonstration=is_demonstration,
        created_at=clock.now(),
    )
    db.session.add(plan)
    audit.record("plan:created", plan, by=by)
    db.session.flush()
    return plan


def edit_plan(
    plan: Plan,
    *,
    title: str,
    starts_on: date | None,
    ends_on: date | None,
    notes: str,
    board_id: UUID | None,
    by: UUID,
) -> None:
    """Changes a plan's title, period, notes or the board that oversees it."""
    _check_period(starts_on, ends_on)
    before = plan.board_id
    if board_id != before:
        _check_board(board_id)
    plan.title, plan.starts_on, plan.ends_on, plan.notes = title.strip(), starts_on, ends_on, notes.strip()
    plan.board_id = board_id
    audit.record("plan:edited", plan, by=by, **_board_named(before, board_id))
    db.session.flush()
    for touched in {before, board_id} - {None} if before != board_id else ():
        board_changed.send(None, board_id=touched)


def _check_board(board_id: UUID | None) -> None:
    """FieldError when the board that is to oversee a plan has ended; NotFound when it is another tenant's."""
    if board_id is not None and get_board(board_id).life == Life.ENDED:
        raise FieldError("board", "This board has ended. Choose one that has not.")


def _board_named(before: UUID | None, board_id: UUID | None) -> dict[str, str]:
    """What the audit says of another board, which it knows only by its id; nothing when it is the same."""
    if board_id == before:
        return {}
    return {"overseen_by": get_board(board_id).title if board_id else "No board"}


def _check_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise FieldError("ends_on", "The plan must end after it starts. Check the two dates.")


def start_plan_from_template(
    template: PlanTemplate,
    title: str,
    *,
    starts_on: date | None,
    ends_on: date | None,
    owner_post_id: UUID,
    by: UUID,
) -> Plan:
    """A new plan with the template's aims and actions, undated, all owned by one post until handed out."""
    plan = create_plan(
        title,
        template.theme_set_code,
        starts_on=starts_on,
        ends_on=ends_on,
        by=by,
        source=f"Started from: {template.source}",
    )
    aims: dict[tuple[str, str], Aim] = {}
    for outline in template.outline["actions"]:
        key = (f"{template.theme_set_code}/{outline['theme']}", outline["aim"])
        if key not in aims:
            aims[key] = add_aim(plan, *key, by=by)
        details = Details(
            title=outline["title"],
            description=outline.get("description", ""),
            partners=tuple(outline.get("partners", ())),
            owner_post_id=owner_post_id,
        )
        add_action(aims[key], details, Dating.unstated(), by=by)
    return plan


def add_aim(plan: Plan, theme_key: str, title: str, *, by: UUID | None) -> Aim:
    """Adds an aim under one theme of the plan's own set; FieldError for any other theme."""
    if theme_key not in {theme.key for theme in get_theme_set(plan.theme_set_code).themes}:
        raise FieldError("theme", "Choose one of this plan's own themes.")
    if not title.strip():
        raise FieldError("title", "Enter what this part of the plan is for.")
    position = db.session.scalar(select(func.count()).select_from(Aim).where(Aim.plan_id == plan.id)) or 0
    aim = Aim(id=uuid4(), plan_id=plan.id, theme_key=theme_key, title=title.strip(), position=position + 1)
    db.session.add(aim)
    audit.record("aim:added", aim, by=by)
    db.session.flush()
    return aim


def add_action(
    aim: Aim,
    details: Details,
    due: Dating,
    *,
    by: UUID | None,
    ref: str = "",
    duty_id: UUID | None = None,
    occurrence_on: date | None = None,
    chained_to: Action | None = None,
    chain: Chain | None = None,
) -> Action:
    """Adds an action to an aim; its first date is kept for ever as the original."""
    details.check()
    now = clock.now()
    action = Action(
        id=uuid4(),
        plan_id=aim.plan_id,
        aim_id=aim.id,
        ref=ref or next_ref(aim.plan_id, _stem(aim)),
        due_on=due.due_on,
        due_precision=due.precision,
        due_event=due.event,
        due_version=1,
        claimed=Claimed.NOT_STARTED,
        percent=0,
        duty_id=duty_id,
        occurrence_on=occurrence_on,
        chained_to_id=chained_to.id if chained_to else None,
        chain_months=chain.months if chain else 0,
        chain_days=chain.days if chain else 0,
        created_at=now,
        updated_at=now,
    )
    details.write_on(action)
    db.session.add(action)
    audit.record("action:added", action, by=by)
    _set_themes(action, details.theme_keys)
    _keep_date(action, due, "", by)
    db.session.flush()
    deadline.changed.send(deadline.Subject.ACTION, subject_id=action.id)
    return action


def _stem(aim: Aim) -> str:
    """The letters of the plan's references, taken from one it has already; "A" in a new plan."""
    own = select(Action.ref).where(Action.plan_id == aim.plan_id, Action.duty_id.is_(None)).limit(1)
    return (db.session.scalar(own) or "A-0").rsplit("-", 1)[0]


def edit_action(action: Action, details: Details, aim_id: UUID, *, seen_version: int, by: UUID) -> None:
    """Changes an action's words, owner, themes or place in its plan; Conflict when somebody was first."""
    must_be_fresh(action, seen_version)
    _must_be_open(action)
    details.check()
    if get_aim(aim_id).plan_id != action.plan_id:
        raise FieldError("aim", "Choose an aim of the same plan.")
    action.aim_id = aim_id
    details.write_on(action)
    touch(action)
    audit.record("action:edited", action, by=by)
    _set_themes(action, details.theme_keys)
    db.session.flush()
    deadline.changed.send(deadline.Subject.ACTION, subject_id=action.id)


def _set_themes(action: Action, theme_keys: tuple[str, ...]) -> None:
    db.session.execute(delete(ActionTheme).where(ActionTheme.action_id == action.id))
    db.session.add_all(ActionTheme(action_id=action.id, theme_key=key) for key in dict.fromkeys(theme_keys))


def redate_action(action: Action, due: Dating, reason: str, *, seen_version: int, by: UUID | None) -> None:
    """Gives an action another date, keeping every earlier one; chained actions follow, with the reason."""
    must_be_fresh(action, seen_version)
    _must_be_open(action)
    if due == action.due:
        raise FieldError("due", "This is the date it has already. Enter another, or leave the page.")
    if not reason.strip():
        raise FieldError("reason", "Say why the date changes. The board will see it beside the old date.")
    _move(action, due, reason.strip(), by)


def _move(action: Action, due: Dating, reason: str, by: UUID | None) -> None:
    action.due_on, action.due_precision, action.due_event = due.due_on, due.precision, due.event
    action.due_version += 1
    touch(action)
    audit.record("action:re-dated", action, by=by, reason=reason)
    _keep_date(action, due, reason, by)
    db.session.flush()
    deadline.changed.send(deadline.Subject.ACTION, subject_id=action.id)
    for follower in followers_of(action.id):
        _follow(follower, action, by)


def _follow(follower: Action, leader: Action, by: UUID | None) -> None:
    chain = Chain(follower.chain_months, follower.chain_days)
    due = chain.date_from(leader.due, Precision(follower.due_precision))
    if due != follower.due and leader.due_on is not None:
        _move(follower, due, f"Moved because “{leader.title}” is now due {leader.due.words()}"[:500], by)


def chain_action(action: Action, leader: Action, chain: Chain, *, seen_version: int, by: UUID) -> None:
    """Makes an action's date follow another's from now on; FieldError for itself, a circle or no date."""
    must_be_fresh(action, seen_version)
    _must_be_open(action)
    if leader.due_on is None:
        raise FieldError("leader", "Choose an action that has a date to follow.")
    if action.id in _line_of(leader):
        raise FieldError("leader", "These two would wait for each other. Choose another action.")
    action.chained_to_id, action.chain_months, action.chain_days = leader.id, chain.months, chain.days
    touch(action)
    audit.record("action:chained", action, by=by)
    if action.due_on is None:
        action.due_precision = Precision.DAY
    db.session.flush()
    _follow(action, leader, by)


def unchain_action(action: Action, *, seen_version: int, by: UUID) -> None:
    """Lets an action keep its own date again."""
    must_be_fresh(action, seen_version)
    action.chained_to_id, action.chain_months, action.chain_days = None, 0, 0
    touch(action)
    audit.record("action:unchained", action, by=by)


def _line_of(action: Action) -> set[UUID]:
    """The action and all those whose dates its own date follows, one after the other."""
    line: set[UUID] = set()
    current: UUID | None = action.id
    while current is not None and current not in line:
        line.add(current)
        current = db.session.scalar(select(Action.chained_to_id).where(Action.id == current))
    return line


def _keep_date(action: Action, due: Dating, reason: str, by: UUID | None) -> None:
    kept = ActionDate(
        action_id=action.id,
        due_version=action.due_version,
        due_on=due.due_on,
        due_precision=due.precision,
        due_event=due.event,
        reason=reason,
        set_by_id=by,
        set_at=clock.now(),
    )
    db.session.add(kept)


def must_be_fresh(action: Action, seen_version: int) -> None:
    """Conflict when the action has changed since the person opened it."""
    if action.version != seen_version:
        raise Conflict("Somebody else changed this action while you were writing.", seen=seen_version)


def _must_be_open(action: Action) -> None:
    if action.is_closed:
        raise WrongState("This action is closed. Reopen it first if it needs to change.")


def touch(action: Action) -> None:
    """Marks the action as changed now, so that its version moves even when only a note is added."""
    action.updated_at = clock.now()


def rename_aim(aim: Aim, title: str, theme_key: str, *, by: UUID) -> None:
    """Changes an aim's words or the theme it stands under."""
    known = {one.id for one in aims_of(aim.plan_id)}
    if aim.id not in known:
        raise NotFound
    aim.title, aim.theme_key = title.strip(), theme_key
    audit.record("aim:edited", aim, by=by)
