"""Checks as the lines of a list: every word of a row prepared, so that the template only places them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from portal.borough.checks.words import OUTCOME_KINDS, STATUS_KINDS, TIER_KINDS, due_note
from tenants.dating import format_day
from tenants.records.checks.lists import ListedCheck
from tenants.records.checks.rules import (
    CHECK_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
    CheckKind,
    CheckStatus,
    Outcome,
)
from tenants.records.posts.queries import owner_words
from tenants.records.suppliers.rules import TIER_WORDS, Tier


class CheckRow(NamedTuple):
    """One check as the list shows it, in words."""

    href: str
    kind: str
    supplier: str
    supplier_href: str
    tier: str
    tier_kind: str
    state: str  # the outcome once it is done, else where it is
    state_kind: str
    score: str
    day: str
    day_note: str
    is_late: bool
    owner: str
    is_vacant: bool
    invented: str


def check_rows(found: Iterable[ListedCheck], *, house: str, today: date) -> list[CheckRow]:
    """The rows in words; `house` is the tenant's part of an address."""
    return [_row(each, f"/{house}", today) for each in found]


def _row(each: ListedCheck, house: str, today: date) -> CheckRow:
    status, tier = CheckStatus(each.status), Tier(each.tier) if each.tier else None
    is_done = status == CheckStatus.DONE
    state, state_kind = _state(each, status)
    return CheckRow(
        href=f"{house}/checks/{each.id}/",
        kind=CHECK_WORDS[CheckKind(each.kind)],
        supplier=each.supplier_title,
        supplier_href=f"{house}/suppliers/{each.supplier_id}/",
        tier=TIER_WORDS[tier] if tier else "",
        tier_kind=TIER_KINDS[tier] if tier else "quiet",
        state=state,
        state_kind=state_kind,
        score=f"{each.score}%" if each.score is not None else "",
        day=_day(each, status),
        day_note="" if is_done else due_note(each.due_on, today),
        is_late=each.due_on is not None and each.due_on < today,
        owner="" if is_done else _owner(each),
        is_vacant=not is_done and each.owner_id is None,
        invented=f"{each.invented} invented" if each.invented else "",
    )


def _state(each: ListedCheck, status: CheckStatus) -> tuple[str, str]:
    if status == CheckStatus.DONE and each.outcome:
        outcome = Outcome(each.outcome)
        return OUTCOME_WORDS[outcome], OUTCOME_KINDS[outcome]
    return STATUS_WORDS[status], STATUS_KINDS[status]


def _day(each: ListedCheck, status: CheckStatus) -> str:
    if status == CheckStatus.DONE and each.done_on:
        return f"Done {format_day(each.done_on)}"
    return f"Due {format_day(each.due_on)}" if each.due_on else ""


def _owner(each: ListedCheck) -> str:
    if each.owner_id is None:
        return each.post_title or "Nobody yet"
    return owner_words(each.owner_name, each.post_title)
