"""The pages on which agreements are listed and read, with everything that was changed on them."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.agreements.blueprint import agreements as pages
from portal.borough.agreements.filters import Asked, Due, read
from portal.borough.agreements.reading import lines_of, open_agreement
from portal.formatting import plural
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.agreements.queries import PAGE_SIZE, get_agreement, list_agreements
from tenants.records.agreements.rules import KIND_WORDS, STATUS_WORDS

DUE_WORDS = {Due.LATE: "Late", Due.SOON: "Due within 60 days"}
Option = tuple[str, str, bool]


@pages.get("/")
@requires(Permission.AGREEMENT_READ)
def agreements() -> str | Response:
    """The agreements that the address asks for, what is due first on top."""
    today, args = clock.today(), request.args.to_dict()
    asked, notes = read(args)
    if any(not value for value in args.values()) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    found, total = list_agreements(asked.wanted(), today)
    page = Page(asked.page, total, PAGE_SIZE)
    return render_template(
        "borough/agreements/agreements.html",
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total),
        lines=lines_of(found, today),
        page=page,
        choices=_choices(asked),
        may_write=may(Permission.AGREEMENT_WRITE),
    )


@pages.get("/<uuid:agreement_id>/")
@requires(Permission.AGREEMENT_READ)
def agreement(agreement_id: UUID) -> str:
    """One agreement: what it is about, its parties, and what is owed."""
    page = open_agreement(get_agreement(agreement_id), clock.today())
    return render_template(
        "borough/agreements/agreement.html",
        page=page,
        agreement=page.line.agreement,
        may_write=may(Permission.AGREEMENT_WRITE),
    )


@pages.get("/<uuid:agreement_id>/history")
@requires(Permission.AGREEMENT_READ)
def history(agreement_id: UUID) -> str:
    """Every change of one agreement, newest first."""
    found = get_agreement(agreement_id)
    back = url_for("agreements.agreement", agreement_id=agreement_id)
    return history_page(agreement_id, "agreement", found.title, back)


def sentence(asked: Asked, total: int) -> str:
    """ "12 agreements", "2 agreements: protocol, late"."""
    count = plural(total, "agreement") if total else "No agreements"
    chosen = (
        KIND_WORDS[asked.kind] if asked.kind else "",
        STATUS_WORDS[asked.status] if asked.status else "",
        DUE_WORDS[asked.due] if asked.due else "",
    )
    parts = [_small(words) for words in chosen if words]
    parts += [f"with “{asked.words}”"] if asked.words else []
    return f"{count}: {', '.join(parts)}" if parts else count


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _choices(asked: Asked) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {
        "kind": _options(KIND_WORDS, asked.kind),
        "status": _options(STATUS_WORDS, asked.status),
        "due": _options(DUE_WORDS, asked.due),
    }


def _options(named: Mapping[Any, str], chosen: StrEnum | None) -> list[Option]:
    return [(value.value, words, value == chosen) for value, words in named.items()]
