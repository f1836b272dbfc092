"""What an address asks the lists of reviews and of lessons for, and the same in a sentence."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from portal.formatting import plural
from portal.paging import page_asked_for
from tenants.records.learning.lists import NO_THEME, LessonFilter, ReviewFilter
from tenants.records.learning.rules import (
    FATE_WORDS,
    KIND_WORDS,
    STATUS_WORDS,
    Fate,
    ReviewKind,
    ReviewStatus,
)

LONGEST_WORDS = 100
Option = tuple[str, str, bool]
Chosen = TypeVar("Chosen", bound=StrEnum)


def read_reviews(args: Mapping[str, str]) -> ReviewFilter:
    """Which reviews; what cannot be read is left out."""
    return ReviewFilter(
        words=_words(args.get("words", "")),
        kind=_one_of(ReviewKind, args.get("kind", "")),
        status=_one_of(ReviewStatus, args.get("status", "")),
        page=max(1, page_asked_for(args.get("page"))),
    )


def read_lessons(args: Mapping[str, str], themes: Mapping[str, str]) -> LessonFilter:
    """Which lessons; what cannot be read is left out."""
    theme = args.get("theme", "")
    return LessonFilter(
        words=_words(args.get("words", "")),
        fate=_one_of(Fate, args.get("fate", "")),
        theme=theme if theme in themes or theme == NO_THEME else "",
    )


def is_narrowed(wanted: ReviewFilter | LessonFilter) -> bool:
    """Whether anything is left out that the plain list would show."""
    if isinstance(wanted, ReviewFilter):
        return replace(wanted, page=1) != ReviewFilter()
    return wanted != LessonFilter()


def reviews_in_words(wanted: ReviewFilter, total: int) -> str:
    """ "3 reviews: dip sample, agreed"."""
    return _sentence(
        plural(total, "review") if total else "No review found",
        KIND_WORDS[wanted.kind].lower() if wanted.kind else "",
        STATUS_WORDS[wanted.status].lower() if wanted.status else "",
        f"with “{wanted.words}”" if wanted.words else "",
    )


def lessons_in_words(wanted: LessonFilter, total: int, themes: Mapping[str, str]) -> str:
    """ "12 lessons: learned, under Prevent"."""
    theme = "without a theme" if wanted.theme == NO_THEME else f"under {themes.get(wanted.theme, '')}"
    return _sentence(
        plural(total, "lesson") if total else "No lesson found",
        FATE_WORDS[wanted.fate].lower() if wanted.fate else "",
        theme if wanted.theme else "",
        f"with “{wanted.words}”" if wanted.words else "",
    )


def review_choices(wanted: ReviewFilter) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {"kind": _options(KIND_WORDS, wanted.kind), "status": _options(STATUS_WORDS, wanted.status)}


def lesson_choices(wanted: LessonFilter, themes: Mapping[str, str]) -> dict[str, list[Option]]:
    """The same for the list of lessons; `themes` are those that some lesson is under."""
    offered = {**themes, NO_THEME: "Without a theme"}
    return {"fate": _options(FATE_WORDS, wanted.fate), "theme": _options(offered, wanted.theme)}


def _options(named: Mapping[Any, str], chosen: str | None) -> list[Option]:
    return [(str(value), words, value == chosen) for value, words in named.items()]


def _sentence(count: str, *parts: str) -> str:
    said = ", ".join(filter(None, parts))
    return f"{count}: {said}" if said else count


def _one_of(kind: type[Chosen], given: str) -> Chosen | None:
    return kind(given) if given in set(kind) else None


def _words(text: str) -> str:
    """Words without what no keyboard types; one database refuses a null character."""
    typed = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(typed.split())[:LONGEST_WORDS].strip()
