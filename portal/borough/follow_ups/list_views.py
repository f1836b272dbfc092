"""The page that lists what follows from checks, what is late first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.follow_ups.blueprint import follow_ups as pages
from portal.borough.follow_ups.filters import Asked, Due, Owner, has_empty, read
from portal.borough.follow_ups.lines import STATUS_KINDS, status_words
from portal.formatting import plural
from portal.paging import Page
from tenants import clock
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.checks.follow_up_lists import PAGE_SIZE, ListedFollowUp, list_follow_ups
from tenants.records.checks.rules import (
    FOLLOW_UP_STATUS_WORDS,
    FOLLOW_UP_WORDS,
    FollowUpKind,
    FollowUpStatus,
)
from tenants.records.documents.rules import how_late
from tenants.records.posts.queries import owner_words

OWNER_WORDS = {Owner.ME: "Me", Owner.VACANT: "Nobody yet (vacant)"}
DUE_WORDS = {Due.LATE: "Late"}
_OWNER_IN_A_SENTENCE = {Owner.ME: "yours", Owner.VACANT: "that nobody sees to"}

Option = tuple[str, str, bool]


class FollowUpRow(NamedTuple):
    """One follow-up as the list shows it, in words."""

    href: str
    title: str
    kind: str
    supplier: str
    supplier_href: str
    status: str
    status_kind: str
    owner: str
    is_vacant: bool
    due: str
    due_note: str
    is_late: bool
    invented: str


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def follow_ups() -> str | Response:
    """The follow-ups that the address asks for."""
    today, args = clock.today(), request.args.to_dict()
    asked, notes = read(args)
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    found, total = list_follow_ups(asked.wanted(me=current_person().id), today)
    page = Page(asked.page, total, PAGE_SIZE)
    return render_template(
        "borough/follow_ups/follow_ups.html",
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total),
        rows=rows_of(found, house=current_belonging().slug, today=today),
        page=page,
        choices=_choices(asked),
    )


def sentence(asked: Asked, total: int) -> str:
    """ "12 corrective actions and sanctions", "Nothing found: yours, late"."""
    one, many = "corrective action or sanction", "corrective actions and sanctions"
    count = plural(total, one, many) if total else "Nothing found"
    parts = [
        FOLLOW_UP_WORDS[asked.kind].lower() if asked.kind else "",
        FOLLOW_UP_STATUS_WORDS[asked.status].lower() if asked.status else "",
        _OWNER_IN_A_SENTENCE[asked.owner] if asked.owner else "",
        DUE_WORDS[asked.due].lower() if asked.due else "",
        f"with “{asked.words}”" if asked.words else "",
    ]
    said = ", ".join(filter(None, parts))
    return f"{count}: {said}" if said else count


def rows_of(found: Iterable[ListedFollowUp], *, house: str, today: date) -> list[FollowUpRow]:
    """The rows in words; `house` is the tenant's part of an address."""
    return [_row(each, house, today) for each in found]


def _row(each: ListedFollowUp, house: str, today: date) -> FollowUpRow:
    kind, status = FollowUpKind(each.kind), FollowUpStatus(each.status)
    is_late = each.due_on is not None and each.due_on < today
    is_open = status == FollowUpStatus.OPEN
    return FollowUpRow(
        href=f"/{house}/checks/follow-ups/{each.id}/",
        title=each.title,
        kind=FOLLOW_UP_WORDS[kind],
        supplier=each.supplier,
        supplier_href=f"/{house}/suppliers/{each.supplier_id}/",
        status="Late" if is_late else status_words(kind, status),
        status_kind="late" if is_late else STATUS_KINDS[status],
        owner=owner_words(each.owner_name, each.post_title).removesuffix(" (vacant)"),
        is_vacant=is_open and each.owner_id is None,
        due=_when(each),
        due_note=how_late(each.due_on, today) if each.due_on else "",
        is_late=is_late,
        invented=f"{each.invented} invented" if each.invented else "",
    )


def _when(each: ListedFollowUp) -> str:
    if each.due_on:
        return format_day(each.due_on)
    if each.closed_on:
        return f"Closed {format_day(each.closed_on)}"
    return f"Since {format_day(each.imposed_on)}" if each.imposed_on else "No day"


def _choices(asked: Asked) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {
        "kind": _options(FOLLOW_UP_WORDS, asked.kind),
        "status": _options(FOLLOW_UP_STATUS_WORDS, asked.status),
        "owner": _options(OWNER_WORDS, asked.owner),
        "due": _options(DUE_WORDS, asked.due),
    }


def _options(named: Mapping[Any, str], chosen: StrEnum | None) -> list[Option]:
    return [(value.value, words, value == chosen) for value, words in named.items()]
