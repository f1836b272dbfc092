"""The lines of a statement's page: its sections, promises and steps in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tenants.people.queries import names_of
from tenants.records.plans.models import Action
from tenants.records.plans.rules import STANDING_WORDS, Claimed, standing
from tenants.records.posts.models import Owned
from tenants.records.posts.queries import owner_words, posts_with_holders
from tenants.records.statements.models import Statement, StatementPromise, StatementSection
from tenants.records.statements.queries import actions_of, criteria_of, sections_of, steps_of
from tenants.records.statements.rules import (
    AREA_WORDS,
    KEPT_WORDS,
    OWN_LEVEL_WORDS,
    STEP_WORDS,
    Area,
    Kept,
    Level,
    Step,
)
from tenants.records.statements.sections import missing_criteria

_PORTAL = "The portal"
#: The kind of a tag decides its colour; the words in it always say the same.
LEVEL_KINDS: dict[Level, str] = {Level.ABSENT: "quiet", Level.ONE: "soon", Level.TWO: "done"}
KEPT_KINDS: dict[Kept, str] = {
    Kept.NOT_SAID: "quiet",
    Kept.DONE: "done",
    Kept.PARTLY: "soon",
    Kept.NOT_DONE: "late",
}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One of the six rows of the overview."""

    id: UUID
    title: str
    state: str
    level_words: str
    level_kind: str
    missing: int
    next_level: str  # "level 1"; empty when there is no next
    edited_by: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise, and the action that came out of it."""

    id: UUID
    area: str
    title: str
    due_on: date | None
    owner: str
    kept_words: str
    kept_kind: str
    outcome: str
    is_answered: bool
    action_id: UUID | None
    action_ref: str
    action_state: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that happened to it on its way."""

    happened: str
    words: str
    by_name: str
    at: datetime


def section_lines(statement: Statement) -> list[SectionLine]:
    """The six sections in order."""
    sections, criteria = sections_of(statement.id), criteria_of(statement.guidance_code)
    names = names_of({each.edited_by_id for each in sections if each.edited_by_id})
    lines = []
    for section in sections:
        missing = missing_criteria([each for each in criteria if each.area == section.area], section.met)
        level = Level(section.level)
        lines.append(
            SectionLine(
                id=section.id,
                title=AREA_WORDS[Area(section.area)],
                state=state_of(section),
                level_words=OWN_LEVEL_WORDS[level],
                level_kind=LEVEL_KINDS[level],
                missing=len(missing),
                next_level=f"level {missing[0].level}" if missing else "",
                edited_by=names.get(section.edited_by_id, _PORTAL) if section.edited_by_id else _PORTAL,
                updated_at=section.updated_at,
            )
        )
    return lines


def state_of(section: StatementSection) -> str:
    """Whether anybody wrote it."""
    if not section.text:
        return "Empty"
    return "As the portal filled it in" if section.text == section.filled_in else "Written"


def promise_lines(promised: Sequence[StatementPromise], today: date) -> list[PromiseLine]:
    """Promises in their order, with their owners and the state of their actions."""
    actions, owners = actions_of(promised), _Owners(promised)
    return [_promise(each, actions.get(each.action_id), owners, today) for each in promised]  # type: ignore[arg-type]


def _promise(
    promised: StatementPromise, action: Action | None, owners: "_Owners", today: date
) -> PromiseLine:
    kept = Kept(promised.kept)
    return PromiseLine(
        id=promised.id,
        area=AREA_WORDS[Area(promised.area)],
        title=promised.title,
        due_on=promised.due_on,
        owner=owners.words(promised),
        kept_words=KEPT_WORDS[kept],
        kept_kind=KEPT_KINDS[kept],
        outcome=promised.outcome,
        is_answered=kept != Kept.NOT_SAID,
        action_id=action.id if action else None,
        action_ref=action.ref if action else "",
        action_state=_state_of(action, today) if action else "",
    )


def _state_of(action: Action, today: date) -> str:
    seen = standing(Claimed(action.claimed), action.due_on, action.is_closed, today)
    percent = f", {action.percent}% done" if action.percent and not action.is_closed else ""
    return f"{STANDING_WORDS[seen]}{percent}"


class _Owners:
    """Who owns things, asked for once however many there are."""

    def __init__(self, owned: Iterable[Owned]) -> None:
        self.names = names_of({each.owner_person_id for each in owned if each.owner_person_id})
        self.posts = {post.id: (post.title, holder) for post, holder in posts_with_holders()}

    def words(self, owned: Owned) -> str:
        """Who owns one of them."""
        if owned.owner_person_id:
            return self.names.get(owned.owner_person_id, "Nobody")
        title, holder = self.posts.get(owned.owner_post_id, ("", None)) if owned.owner_post_id else ("", None)
        return owner_words(holder.name if holder else None, title) if title else "Nobody"


def owner_in_words(owned: Owned) -> str:
    """Who owns one thing."""
    return _Owners([owned]).words(owned)


def step_lines(statement_id: UUID) -> list[StepLine]:
    """Everything that happened to a statement, the latest first."""
    steps = steps_of(statement_id)
    names = names_of({each.by_id for each in steps if each.by_id})
    return [
        StepLine(
            STEP_WORDS[Step(each.step)],
            each.words,
            names.get(each.by_id, _PORTAL) if each.by_id else _PORTAL,
            each.at,
        )
        for each in steps
    ]
