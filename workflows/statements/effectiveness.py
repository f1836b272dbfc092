"""What the portal can say of effect: promises kept, actions of the plan, corrective actions of suppliers."""

from collections import defaultdict

from sqlalchemy import func, select

from tenants.database import db
from tenants.dating import format_day
from tenants.frameworks.queries import themes
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.queries import get_action
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed
from tenants.records.statements.models import StatementPromise
from tenants.records.statements.queries import find_previous, get_statement, promises_of
from tenants.records.statements.rules import KEPT_WORDS, Kept
from workflows.highlights.words import capital, counted, is_or_are
from workflows.statements.year import Offered, Year, listed, offered


def effectiveness(year: Year) -> Offered:
    """What became of last year’s promises, what the plan has done, and corrective actions."""
    before = find_previous(get_statement(year.statement_id))
    promised = promises_of(before.id) if before else []
    unsaid = sum(each.kept == Kept.NOT_SAID for each in promised)
    actions = _actions(year)
    return offered(
        listed(f"What became of the promises in “{before.title}”:", _answers(promised)) if before else "",
        actions,
        _corrective(year),
        wanting=(
            ""
            if before
            else "No statement of an earlier year is published here, so no promise can be answered.",
            f"{capital(counted(unsaid, 'promise'))} of last year {is_or_are(unsaid)} not answered yet."
            if unsaid
            else "",
            "" if year.plan_id else "No action plan is named for this statement.",
            "" if actions or not year.plan_id else "The action plan has no action yet.",
        ),
    )


def _answers(promised: list[StatementPromise]) -> list[str]:
    return [f"{each.title}: {_answer(each)}" for each in promised]


def _answer(promised: StatementPromise) -> str:
    """What was said of it; until then, what its action in the plan says."""
    kept, outcome = Kept(promised.kept), promised.outcome
    if kept == Kept.NOT_SAID:
        kept, outcome = suggested(promised)
    return f"{KEPT_WORDS[kept].lower()}. {outcome}".strip()


def suggested(promised: StatementPromise) -> tuple[Kept, str]:
    """What the promise's action lets one say of it; nothing when it has none."""
    if promised.action_id is None:
        return Kept.NOT_SAID, ""
    action = get_action(promised.action_id)
    if action.claimed == Claimed.CANCELLED:
        return Kept.NOT_DONE, "The action was cancelled."
    if action.closed_on or action.claimed == Claimed.DONE:
        day = action.done_on or action.closed_on
        return Kept.DONE, f"Done on {format_day(day)}." if day else "Done."
    due = f" Due: {action.due.words()}." if action.due_on else ""
    if action.percent:
        return Kept.PARTLY, f"{action.percent}% done.{due}"
    words = CLAIMED_WORDS[Claimed(action.claimed)]
    return Kept.NOT_DONE, f"{words}.{due}"


def _actions(year: Year) -> str:
    """Actions of the plan by theme: how many, how many were done in the year, how many are late now."""
    if year.plan_id is None:
        return ""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    columns = (Aim.theme_key, Action.claimed, Action.closed_on, Action.due_on)
    statement = select(*columns).join(Aim, Aim.id == Action.aim_id).where(Action.plan_id == year.plan_id)
    for theme_key, claimed, closed_on, due_on in db.session.execute(statement):
        is_open = closed_on is None and claimed != Claimed.DONE
        found = counts[theme_key]
        found[0] += 1
        found[1] += year.holds(closed_on) and claimed != Claimed.CANCELLED
        found[2] += is_open and due_on is not None and due_on < year.figures_on
    points = [f"{each.title}: {_counted(*counts[each.key])}" for each in themes() if each.key in counts]
    heading = f"Actions of our plan, as at {format_day(year.figures_on)}, done {year.words}, by theme:"
    return listed(heading, points)


def _counted(every: int, done: int, late: int) -> str:
    return f"{counted(every, 'action')}, {done:,} done, {late:,} late"


def _corrective(year: Year) -> str:
    wanted = FollowUp.kind == FollowUpKind.CORRECTIVE_ACTION
    is_open = FollowUp.status == FollowUpStatus.OPEN
    is_done = (FollowUp.status == FollowUpStatus.DONE) & FollowUp.closed_on.between(
        year.starts_on, year.last_counted_on
    )
    counts = select(
        func.count().filter(is_done).label("closed"), func.count().filter(is_open).label("open")
    ).select_from(FollowUp)
    row = db.session.execute(counts.where(wanted)).one()
    if not row.closed and not row.open:
        return ""
    closed = f"{capital(year.words)} suppliers finished {counted(row.closed, 'corrective action')}"
    still = f"{capital(counted(row.open, 'corrective action'))} {is_or_are(row.open)} open"
    return f"{closed} that we had asked for. {still} as at {format_day(year.figures_on)}."
