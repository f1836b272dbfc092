"""Which actions a report to a board is about, and how each of them stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tenants.dating import Dating, Precision
from tenants.records.boards.models import Board
from tenants.records.highlights.rules import Period
from tenants.records.plans.lists import ActionFilter, all_actions
from tenants.records.plans.models import Plan
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed, Standing, standing
from workflows.highlights.figures import plans

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reported:
    """One action as the report sees it, on the day of the figures."""

    id: UUID
    ref: str
    title: str
    theme_key: str
    claimed: Claimed
    standing: Standing
    due_on: date | None
    due_words: str
    closed_on: date | None
    owner: str
    is_vacant: bool

    @classmethod
    def of(cls, row: Any, figures_on: date) -> "Reported":
        """From a row of the lists of actions."""
        claimed = Claimed(row.claimed)
        return cls(
            id=row.id,
            ref=row.ref,
            title=row.title,
            theme_key=row.theme_key,
            claimed=claimed,
            standing=standing(claimed, row.due_on, row.closed_on is not None, figures_on),
            due_on=row.due_on,
            due_words=Dating(row.due_on, Precision(row.due_precision), row.due_event).words(),
            closed_on=row.closed_on,
            owner=_owner_words(row.post_title, row.owner_name),
            is_vacant=row.owner_id is None,
        )

    @property
    def name(self) -> str:
        """The reference and the title."""
        return f"{self.ref}: {self.title}" if self.ref else self.title

    @property
    def is_open(self) -> bool:
        """Whether it is neither accepted nor cancelled."""
        return self.closed_on is None

    @property
    def is_late(self) -> bool:
        """Whether it is past its date and still worked on."""
        return self.standing == Standing.LATE

    @property
    def is_waiting(self) -> bool:
        """Whether its owner says it is done, and nobody has accepted that yet."""
        return self.standing == Standing.WAITING

    @property
    def is_on_track(self) -> bool:
        """Whether its owner says so and its date does not say otherwise."""
        return self.is_open and self.claimed == Claimed.ON_TRACK and not self.is_late

    @property
    def claimed_words(self) -> str:
        """What its owner says of it."""
        return CLAIMED_WORDS[self.claimed]


def _owner_words(post_title: str | None, owner_name: str | None) -> str:
    """A paper for a board names posts; a person only where no post owns the action."""
    if post_title is None:
        return owner_name or "Nobody"
    return post_title if owner_name else f"{post_title} (vacant)"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the report is about: the board's own actions, or all there are when it oversees none."""

    board: Board
    period: Period
    figures_on: date
    actions: tuple[Reported, ...]
    is_of_the_board: bool
    plan_titles: tuple[str, ...]

    @property
    def open(self) -> list[Reported]:
        """Those that are not closed."""
        return [action for action in self.actions if action.is_open]

    @property
    def closed_in_period(self) -> list[Reported]:
        """Those accepted or cancelled in the period, the earliest first."""
        closed = [action for action in self.actions if self.period.holds(action.closed_on)]
        return sorted(closed, key=lambda action: (action.closed_on or date.min, action.ref))

    @property
    def coming(self) -> Period:
        """What is still to come: to the end of the next period, from where the figures or the period end."""
        last = self.period.following().ends_on
        return Period(min(self.period.ends_on, self.figures_on) + _A_DAY, last)

    def when(self) -> str:
        """The period in the middle of a sentence: "from May to October 2026", "in May 2026 so far"."""
        words = self.period.words()
        so_far = " so far" if self.period.ends_on >= self.figures_on else ""
        return f"{'from' if ' to ' in words else 'in'} {words}{so_far}"

    def words(self) -> str:
        """Which actions are counted, in a sentence."""
        if not self.plan_titles and not self.actions:
            return "No action plan of this period is kept in the portal, so no progress can be stated."
        named = "; ".join(f"“{title}”" for title in self.plan_titles)
        if self.is_of_the_board:
            where = f", in {named}" if named else ""
            return f"The figures count the actions that this board oversees{where}."
        return (
            "No plan or action names this board as the one that oversees it, so the figures count every "
            f"action of the plans in force: {named}."
        )


def open_scope(board: Board, period: Period, figures_on: date) -> Scope:
    """The actions that the board oversees, or those of every plan in force when it oversees none."""
    known = plans()
    own = [plan for plan in known if plan.board_id == board.id]
    rows = all_actions(ActionFilter(board_id=board.id, is_closed=None), figures_on)
    is_of_the_board = bool(own or rows)
    if not is_of_the_board:
        own = [plan for plan in known if _is_of(plan, period, figures_on)]
        ids = {plan.id for plan in own}
        every = all_actions(ActionFilter(is_closed=None), figures_on)
        rows = [row for row in every if row.plan_id in ids]
    reported = tuple(Reported.of(row, figures_on) for row in rows)
    titles = tuple(plan.title for plan in own)
    return Scope(board, period, figures_on, reported, is_of_the_board, titles)


def _is_of(plan: Plan, period: Period, figures_on: date) -> bool:
    """Whether the plan was in force in the period, or is on the day of the figures."""
    first, last = min(period.starts_on, figures_on), max(period.ends_on, figures_on)
    return (plan.starts_on is None or plan.starts_on <= last) and (
        plan.ends_on is None or plan.ends_on >= first
    )
