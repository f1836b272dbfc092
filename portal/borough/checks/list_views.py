"""The page that lists a tenant's checks."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.checks.blueprint import checks as pages
from portal.borough.checks.filters import Asked, Whose, has_empty, read
from portal.borough.checks.rows import check_rows
from portal.formatting import plural
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.checks.lists import PAGE_SIZE, STILL_OPEN, State, count_overdue, page_of_checks
from tenants.records.checks.rules import CHECK_WORDS, OUTCOME_WORDS
from tenants.records.documents.rules import in_a_sentence
from tenants.records.suppliers.queries import get_supplier
from tenants.records.suppliers.rules import TIER_WORDS

STATE_WORDS: dict[State, str] = {
    State.OVERDUE: "Late",
    State.DUE: "Late or due within 30 days",
    State.WITH_SUPPLIER: "With the supplier",
    State.DONE: "Done",
    State.CALLED_OFF: "Called off",
    State.ALL: "All of them",
}
_STATE_IN_A_SENTENCE: dict[State, str] = {**STATE_WORDS, State.TO_DO: "still to be done", State.ALL: ""}

Option = tuple[str, str, bool]


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def checks() -> str | Response:
    """The checks that the address asks for, what is due first."""
    today, args, house = clock.today(), request.args.to_dict(), current_belonging()
    asked, notes = read(args)
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    supplier = get_supplier(asked.supplier) if asked.supplier else None
    found, total = page_of_checks(asked.wanted(me=current_person().id), today, asked.page)
    page = Page(asked.page, total, PAGE_SIZE)
    return render_template(
        "borough/checks/checks.html",
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total, supplier.title if supplier else ""),
        rows=check_rows(found, house=house.slug, today=today),
        page=page,
        supplier=supplier,
        overdue=count_overdue(today) if asked == Asked() else 0,
        has_owners=asked.state_meant in STILL_OPEN or asked.state_meant == State.ALL,
        choices=_choices(asked),
    )


def sentence(asked: Asked, total: int, supplier: str) -> str:
    """ "12 checks still to be done", "2 checks done: statement check, high risk"."""
    count = plural(total, "check") if total else "No checks"
    counted = f"{count} {in_a_sentence(_STATE_IN_A_SENTENCE[asked.state_meant])}".strip()
    parts = ", ".join(filter(None, _parts(asked, supplier)))
    return f"{counted}: {parts}" if parts else counted


def _parts(asked: Asked, supplier: str) -> list[str]:
    return [
        in_a_sentence(CHECK_WORDS[asked.kind]) if asked.kind else "",
        in_a_sentence(OUTCOME_WORDS[asked.outcome]) if asked.outcome else "",
        f"{in_a_sentence(TIER_WORDS[asked.tier])} risk" if asked.tier else "",
        "yours" if asked.owner == Whose.ME else "",
        f"of {supplier}" if supplier else "",
        f"of suppliers with “{asked.words}”" if asked.words else "",
    ]


def _choices(asked: Asked) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {
        "state": _options(STATE_WORDS, asked.state_meant if asked.state or asked.outcome else None),
        "kind": _options(CHECK_WORDS, asked.kind),
        "outcome": _options(OUTCOME_WORDS, asked.outcome),
        "tier": _options(TIER_WORDS, asked.tier),
        "owner": _options({Whose.ME: "Me"}, asked.owner),
    }


def _options(named: Mapping[Any, str], chosen: StrEnum | None) -> list[Option]:
    return [(value.value, words, value == chosen) for value, words in named.items()]
