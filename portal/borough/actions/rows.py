"""Actions as the lines of a list: every word of a row prepared, so that templates only place them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from tenants.dating import Dating, Precision, format_day
from tenants.records.plans.rules import (
    CLAIMED_WORDS,
    STANDING_WORDS,
    Claimed,
    Standing,
    is_rosier_than_its_dates,
    lateness_words,
    standing,
)
from tenants.records.posts.queries import owner_words

#: The kind of a tag decides its colour; the words in it always say the same.
CLAIMED_KINDS: dict[Claimed, str] = {
    Claimed.NOT_STARTED: "quiet",
    Claimed.ON_TRACK: "done",
    Claimed.AT_RISK: "soon",
    Claimed.OFF_TRACK: "late",
    Claimed.DONE: "done",
    Claimed.CANCELLED: "quiet",
}
STANDING_KINDS: dict[Standing, str] = {
    Standing.LATE: "late",
    Standing.DUE_SOON: "soon",
    Standing.IN_TIME: "quiet",
    Standing.UNDATED: "quiet",
    Standing.WAITING: "waiting",
    Standing.DONE: "done",
    Standing.CANCELLED: "quiet",
}
DATED = (Standing.LATE, Standing.DUE_SOON, Standing.IN_TIME)


class State(NamedTuple):
    """What an action's dates and its claimed status say together, in words."""

    due: str
    due_note: str  # "3 working days late", "12 working days left", or nothing
    claimed: str
    claimed_kind: str
    standing: str
    standing_kind: str
    is_late: bool
    is_waiting: bool
    warning: str  # "Marked on track, but 15 working days late", or nothing


class ActionRow(NamedTuple):
    """One action as a list shows it, in words."""

    href: str
    ref: str
    title: str
    theme: str
    owner: str
    is_vacant: bool
    invented: str  # "date and owner invented", in the demonstration only
    state: State


def action_rows(
    found: Iterable[Any], *, house: str, today: date, themes: Mapping[str, str] | None = None
) -> list[ActionRow]:
    """The rows of tenants.records.plans.lists in words; `house` is the tenant's part of an address."""
    titles = themes or {}
    return [_action_row(each, f"/{house}/actions/", today, titles) for each in found]


def _action_row(each: Any, prefix: str, today: date, themes: Mapping[str, str]) -> ActionRow:
    return ActionRow(
        href=f"{prefix}{each.id}/",
        ref=each.ref,
        title=each.title,
        theme=themes.get(each.theme_key, ""),
        owner=owner_shown(each.owner_id, each.owner_name, each.post_title),
        is_vacant=each.owner_id is None,
        invented=invented_words(each.invented),
        state=_state(each.due_on, each.due_precision, each.due_event, each.claimed, each.closed_on, today),
    )


@lru_cache(maxsize=4096)
def _state(
    due_on: date | None, precision: str, event: str, claimed: str, closed_on: date | None, today: date
) -> State:
    """Kept, because the same few hundred days are put into words at every click."""
    says = Claimed(claimed)
    seen = standing(says, due_on, closed_on is not None, today)
    note = _due_note(due_on, closed_on, seen, today)
    return State(
        due=Dating(due_on, Precision(precision), event).words(),
        due_note=note,
        claimed=CLAIMED_WORDS[says],
        claimed_kind=CLAIMED_KINDS[says],
        standing=STANDING_WORDS[seen],
        standing_kind=STANDING_KINDS[seen],
        is_late=seen is Standing.LATE,
        is_waiting=seen is Standing.WAITING,
        warning=f"Marked on track, but {note}" if is_rosier_than_its_dates(says, seen) else "",
    )


def _due_note(due_on: date | None, closed_on: date | None, seen: Standing, today: date) -> str:
    if due_on and seen in DATED:
        return lateness_words(due_on, today)
    return f"closed {format_day(closed_on)}" if closed_on else ""


def owner_shown(owner_id: UUID | None, owner_name: str | None, post_title: str | None) -> str:
    """Who owns it; that a post is vacant is said beside it, so not again in its name."""
    return owner_words(owner_name, post_title) if owner_id else post_title or "Nobody yet"


def invented_words(invented: str) -> str:
    """What of a row is made up for the demonstration: "date invented", "date and owner invented"."""
    named = [each for each in ("date", "owner") if each in invented]
    return f"{' and '.join(named)} invented" if named else ""
