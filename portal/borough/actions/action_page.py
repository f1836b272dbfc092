"""Everything that the page of one action says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.access import current_person, may
from portal.borough.actions.rights import may_update
from portal.borough.actions.rows import CLAIMED_KINDS, DATED, STANDING_KINDS, invented_words
from tenants.frameworks.queries import find_priority_title, theme_titles
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.meetings.action_log import Origin, origins
from tenants.records.plans.models import ActionDate, Evidence, ProgressNote
from tenants.records.plans.queries import ActionFile, open_action_file
from tenants.records.plans.rules import (
    CLAIMED_WORDS,
    STANDING_WORDS,
    Chain,
    Claimed,
    Standing,
    is_rosier_than_its_dates,
    lateness_words,
    standing,
)
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import promises_behind

_PORTAL = "The portal"


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date that the action has had."""

    due_words: str
    reason: str
    by_name: str
    at: datetime
    is_original: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One progress note."""

    text: str
    claimed_words: str
    percent: int
    by_name: str
    at: datetime
    is_from_email: bool


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence; `url` is empty when it is a file."""

    id: UUID
    title: str
    url: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionPage:
    """What the page says of an action."""

    file: ActionFile
    owner: str  # without the word vacant, which stands beside it as a flag
    standing: Standing
    standing_words: str
    standing_kind: str
    claimed_words: str
    claimed_kind: str
    is_rosy: bool
    lateness: str
    theme: str
    further_themes: tuple[str, ...]
    priority: str
    chain_words: str
    dates: tuple[DateLine, ...]
    notes: tuple[NoteLine, ...]
    evidence: tuple[EvidenceLine, ...]
    done_by_name: str
    closed_by_name: str
    invented_words: str
    origins: tuple[Origin, ...]  # the meetings and items it came from
    promised_in: tuple[Statement, ...]  # the statements that promised it
    board: Board | None  # its own, or the one that oversees its plan
    may_update: bool
    may_accept: bool
    may_write: bool

    @property
    def is_own_claim(self) -> bool:
        """Whether the person looking at the page is the one who said that it is done."""
        return self.file.action.done_by_id == current_person().id

    @property
    def has_moved(self) -> bool:
        """Whether the date was ever changed."""
        return len(self.dates) > 1


def open_page(action_id: UUID, today: date) -> ActionPage:
    """The page of an action; NotFound when it is not the tenant's."""
    file = open_action_file(action_id)
    action, claimed = file.action, Claimed(file.action.claimed)
    seen = standing(claimed, action.due_on, action.is_closed, today)
    names = _names(file)
    titles = theme_titles()
    return ActionPage(
        file=file,
        owner=file.owner_words.removesuffix(" (vacant)"),
        standing=seen,
        standing_words=STANDING_WORDS[seen],
        standing_kind=STANDING_KINDS[seen],
        claimed_words=CLAIMED_WORDS[claimed],
        claimed_kind=CLAIMED_KINDS[claimed],
        is_rosy=is_rosier_than_its_dates(claimed, seen),
        lateness=_lateness(action.due_on, seen, today),
        theme=titles.get(file.aim.theme_key, file.aim.theme_key),
        further_themes=tuple(titles.get(key, key) for key in file.theme_keys),
        priority=_priority(action.priority_code, today),
        chain_words=_chain_words(file),
        dates=tuple(_date_line(each, names) for each in file.dates),
        notes=tuple(_note_line(each, names) for each in file.notes),
        evidence=tuple(_evidence_line(each, names) for each in file.evidence),
        done_by_name=_name(names, action.done_by_id, ""),
        closed_by_name=_name(names, action.closed_by_id, ""),
        invented_words=invented_words(action.invented),
        origins=tuple(origins({action.id}).get(action.id, ())),
        promised_in=tuple(statement for _promise, statement in promises_behind({action.id})),
        board=_board(file),
        may_update=may_update(action),
        may_accept=may(Permission.ACTION_ACCEPT),
        may_write=may(Permission.PLAN_WRITE),
    )


def _board(file: ActionFile) -> Board | None:
    board_id = file.action.board_id or file.plan.board_id
    return get_board(board_id) if board_id else None


def _lateness(due_on: date | None, seen: Standing, today: date) -> str:
    return lateness_words(due_on, today) if due_on and seen in DATED else ""


def _names(file: ActionFile) -> dict[UUID, str]:
    ids = {
        file.action.done_by_id,
        file.action.closed_by_id,
        *(each.set_by_id for each in file.dates),
        *(each.author_id for each in file.notes),
        *(each.added_by_id for each in file.evidence),
    }
    return names_of({key for key in ids if key})


def _name(names: dict[UUID, str], key: UUID | None, otherwise: str = _PORTAL) -> str:
    return names.get(key, otherwise) if key else otherwise


def _priority(code: str | None, today: date) -> str:
    if not code:
        return ""
    return find_priority_title(code, today) or f"{code} (no longer in force)"


def _chain_words(file: ActionFile) -> str:
    """ "4 months before", when the action follows another's date."""
    return Chain(file.action.chain_months, file.action.chain_days).words() if file.follows else ""


def _date_line(each: ActionDate, names: dict[UUID, str]) -> DateLine:
    by_name = _name(names, each.set_by_id)
    return DateLine(each.due.words(), each.reason, by_name, each.set_at, each.due_version == 1)


def _note_line(each: ProgressNote, names: dict[UUID, str]) -> NoteLine:
    claimed = CLAIMED_WORDS[Claimed(each.claimed)]
    by_name = _name(names, each.author_id)
    return NoteLine(each.text, claimed, each.percent, by_name, each.at, each.is_from_email)


def _evidence_line(each: Evidence, names: dict[UUID, str]) -> EvidenceLine:
    return EvidenceLine(each.id, each.title, each.url, _name(names, each.added_by_id), each.added_at)
