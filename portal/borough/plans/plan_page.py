"""One plan as a document: theme by theme and aim by aim, every word prepared for its template."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.borough.actions.rows import ActionRow, action_rows, invented_words
from portal.formatting import day
from tenants.frameworks.queries import get_theme_set
from tenants.people.queries import names_of
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.plans.duties import recurrence_of
from tenants.records.plans.lists import all_actions, of_plan
from tenants.records.plans.models import Aim, Duty, Plan
from tenants.records.plans.queries import aims_of, duties, get_plan
from tenants.records.plans.rules import Chain
from tenants.records.posts.queries import owner_words, posts_with_holders


@dataclass(frozen=True, slots=True)
class DutyPart:
    """A recurring duty: its rhythm in words, and the actions it has made that matter now."""

    id: UUID
    ref: str
    title: str
    owner: str
    is_vacant: bool
    rhythm: str
    invented: str
    open_rows: tuple[ActionRow, ...]  # those late or waiting, and the next one
    done_count: int


@dataclass(frozen=True, slots=True)
class AimPart:
    """An aim with its actions and its recurring duties."""

    id: UUID
    title: str
    rows: tuple[ActionRow, ...]
    duties: tuple[DutyPart, ...]


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme with its aims."""

    title: str
    aims: tuple[AimPart, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as its page and its print show it."""

    plan: Plan
    themes: tuple[ThemePart, ...]
    is_past: bool
    open_count: int
    late_count: int
    waiting_count: int
    closed_count: int
    duty_count: int
    has_inventions: bool
    board: Board | None  # the board that oversees it

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the plan yet."""
        return not self.themes


def open_plan_page(plan_id: UUID, today: date, *, house: str) -> PlanPage:
    """The page of a plan; NotFound when it is not the tenant's. The number of statements never grows."""
    plan = get_plan(plan_id)
    found = all_actions(of_plan(plan_id), today)
    rows = list(zip(found, action_rows(found, house=house, today=today), strict=True))
    known_duties = duties(plan_id)
    themes = _themes(plan, rows, known_duties)
    shown = [row for _, row in rows]
    return PlanPage(
        plan=plan,
        themes=themes,
        is_past=plan.ends_on is not None and plan.ends_on < today,
        open_count=sum(each.closed_on is None for each, _ in rows),
        late_count=sum(row.state.is_late for row in shown),
        waiting_count=sum(row.state.is_waiting for row in shown),
        closed_count=sum(each.closed_on is not None for each, _ in rows),
        duty_count=len(known_duties),
        has_inventions=any(row.invented for row in shown) or any(duty.invented for duty in known_duties),
        board=get_board(plan.board_id) if plan.board_id else None,
    )


def period_words(plan: Plan) -> str:
    """ "1 April 2026 to 31 March 2027", or as much of it as is known."""
    starts, ends = day(plan.starts_on), day(plan.ends_on)
    if starts and ends:
        return f"{starts} to {ends}"
    if starts:
        return f"From {starts}"
    return f"Until {ends}" if ends else "No period given"


_Rows = list[tuple[Any, ActionRow]]


def _themes(plan: Plan, rows: _Rows, known_duties: list[Duty]) -> tuple[ThemePart, ...]:
    aims = aims_of(plan.id)
    parts = _aim_parts(aims, rows, known_duties)
    in_theme: dict[str, list[AimPart]] = defaultdict(list)
    for aim in aims:
        in_theme[aim.theme_key].append(parts[aim.id])
    themes = get_theme_set(plan.theme_set_code).themes
    return tuple(ThemePart(one.title, tuple(in_theme[one.key])) for one in themes if in_theme[one.key])


def _aim_parts(aims: list[Aim], rows: _Rows, known_duties: list[Duty]) -> dict[UUID, AimPart]:
    of_duties = {duty.id for duty in known_duties}
    in_aim: dict[UUID, list[ActionRow]] = defaultdict(list)
    made_by: dict[UUID, _Rows] = defaultdict(list)
    for each, row in rows:
        if each.duty_id in of_duties:
            made_by[each.duty_id].append((each, row))
        else:
            in_aim[each.aim_id].append(row)
    duty_parts = _duty_parts(known_duties, made_by)
    return {
        aim.id: AimPart(aim.id, aim.title, tuple(in_aim[aim.id]), tuple(duty_parts[aim.id])) for aim in aims
    }


def _duty_parts(known: list[Duty], made_by: dict[UUID, _Rows]) -> dict[UUID, list[DutyPart]]:
    owners = _Owners(known)
    titles = {duty.id: duty.title for duty in known}
    parts: dict[UUID, list[DutyPart]] = defaultdict(list)
    for duty in known:
        parts[duty.aim_id].append(_duty_part(duty, made_by[duty.id], owners, titles))
    return parts


def _duty_part(duty: Duty, made: _Rows, owners: "_Owners", titles: dict[UUID, str]) -> DutyPart:
    words, is_vacant = owners.of(duty)
    return DutyPart(
        id=duty.id,
        ref=duty.ref,
        title=duty.title,
        owner=words,
        is_vacant=is_vacant,
        rhythm=rhythm_words(duty, titles),
        invented=invented_words(duty.invented),
        open_rows=_worth_showing(made),
        done_count=sum(each.closed_on is not None for each, _ in made),
    )


def rhythm_words(duty: Duty, titles: dict[UUID, str]) -> str:
    """When a duty comes round, in words; a chained one follows another."""
    if duty.chained_to_id is None:
        return recurrence_of(duty).words()
    chain = Chain(duty.chain_months, duty.chain_days)
    return f"Each time, {chain.words()} “{titles.get(duty.chained_to_id, 'another duty')}”"


def _worth_showing(made: _Rows) -> tuple[ActionRow, ...]:
    """What is late or waits, and the first one after that; the rest of the year would only fill the page."""
    still_open = sorted((pair for pair in made if pair[0].closed_on is None), key=_due_first)
    pressing = [row for _, row in still_open if row.state.is_late or row.state.is_waiting]
    coming = [row for _, row in still_open if not (row.state.is_late or row.state.is_waiting)]
    return (*pressing, *coming[:1])


def _due_first(pair: tuple[Any, ActionRow]) -> date:
    return pair[0].due_on or date.max


class _Owners:
    """Who owns each of some duties, found in two statements."""

    def __init__(self, known: list[Duty]) -> None:
        self._posts = {post.id: (post, holder) for post, holder in posts_with_holders()}
        self._names = names_of({duty.owner_person_id for duty in known if duty.owner_person_id})

    def of(self, duty: Duty) -> tuple[str, bool]:
        """The owner in words, and whether nobody holds the post."""
        if duty.owner_person_id:
            return self._names.get(duty.owner_person_id, "Nobody"), False
        post, holder = self._posts[duty.owner_post_id]  # type: ignore[index]
        return owner_words(holder.name, post.title) if holder else post.title, holder is None
