"""The page that lists a tenant's documents."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.documents.blueprint import documents as pages
from portal.borough.documents.filters import Asked, Due, Owner, has_empty, read
from portal.borough.documents.rows import document_rows
from portal.formatting import plural
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents.lists import PAGE_SIZE, list_documents
from tenants.records.documents.queries import furthest_of_each_kind
from tenants.records.documents.rules import (
    KIND_WORDS,
    STATUS_WORDS,
    in_a_sentence,
    missing_words,
)

OWNER_WORDS = {Owner.ME: "Me", Owner.VACANT: "Nobody yet (vacant)"}
DUE_WORDS = {Due.LATE: "Late", Due.REVIEW: "Review due within 60 days"}
_OWNER_IN_A_SENTENCE = {Owner.ME: "yours", Owner.VACANT: "without an owner"}

Option = tuple[str, str, bool]


@pages.get("/")
@requires(Permission.DOCUMENT_READ)
def documents() -> str | Response:
    """The documents that the address asks for, what needs attention first."""
    today, args, house = clock.today(), request.args.to_dict(), current_belonging()
    asked, notes = read(args)
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    found, total = list_documents(asked.wanted(me=current_person().id), today)
    page = Page(asked.page, total, PAGE_SIZE)
    rows = document_rows(found, house=house.slug, today=today)
    return render_template(
        "borough/documents/documents.html",
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total),
        rows=rows,
        page=page,
        late_count=sum(row.is_late for row in rows),
        missing=missing_words(furthest_of_each_kind()) if house.kind == "authority" else "",
        choices=_choices(asked),
    )


def sentence(asked: Asked, total: int) -> str:
    """ "12 documents", "2 documents: strategies, late", "No documents: yours"."""
    count = plural(total, "document") if total else "No documents"
    parts = ", ".join(filter(None, _parts(asked)))
    return f"{count}: {parts}" if parts else count


def _parts(asked: Asked) -> list[str]:
    return [
        in_a_sentence(KIND_WORDS[asked.kind]) if asked.kind else "",
        in_a_sentence(STATUS_WORDS[asked.status]) if asked.status else "",
        _OWNER_IN_A_SENTENCE[asked.owner] if asked.owner else "",
        in_a_sentence(DUE_WORDS[asked.due]) if asked.due else "",
        f"with “{asked.words}”" if asked.words else "",
    ]


def _choices(asked: Asked) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {
        "kind": _options(KIND_WORDS, asked.kind),
        "status": _options(STATUS_WORDS, asked.status),
        "owner": _options(OWNER_WORDS, asked.owner),
        "due": _options(DUE_WORDS, asked.due),
    }


def _options(named: Mapping[Any, str], chosen: StrEnum | None) -> list[Option]:
    return [(value.value, words, value == chosen) for value, words in named.items()]
