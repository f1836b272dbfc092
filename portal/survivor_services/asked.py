"""Reads from an address whom a survivor service is looked for; what is no such thing is passed over."""

from collections.abc import Collection
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from tenants.records.survivor_services.rules import Gender, NrmStatus
from workflows.papers.legible import one_line
from workflows.published_services.search import OTHER_LANGUAGE, AgeBand, Wanted

LONGEST_WORDS = 100
E = TypeVar("E", bound=StrEnum)
Query = MultiDict[str, str]


def wanted_in(
    query: Query, needs: Collection[str], areas: Collection[str], languages: Collection[str]
) -> Wanted:
    """What the query asks for, of the needs, areas and languages that there are."""
    return Wanted(
        needs=tuple(need for need in needs if need in query.getlist("need")),
        area=_one_of(query.get("area", ""), areas),
        age=_kind(AgeBand, query.get("age", "")),
        gender=_kind(Gender, query.get("gender", "")),
        language=_one_of(query.get("language", ""), (*languages, OTHER_LANGUAGE)),
        nrm=_kind(NrmStatus, query.get("nrm", "")),
        words=one_line(query.get("words", "")[:LONGEST_WORDS]),
    )


def _one_of(typed: str, known: Collection[str]) -> str:
    return typed if typed in known else ""


def _kind(kinds: type[E], typed: str) -> E | None:
    return kinds(typed) if typed in set(kinds) else None
