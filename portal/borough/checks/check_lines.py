"""The lines of a check's page: what its kind found, the statement read, the answers, the evidence."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.borough.checks.words import LEVEL_KINDS, period_words, price_difference
from portal.formatting import day
from tenants.guidance.queries import get_statement_guidance
from tenants.people.queries import names_of
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import (
    answers_of,
    areas_read,
    evidence_of,
    find_set_in_use,
    questions_in,
    statement_read,
)
from tenants.records.checks.rules import AnswerKind, CheckKind
from tenants.records.contracts.pounds import pounds_words
from tenants.records.statements.rules import AREA_WORDS, LEVEL_WORDS, Area, Level

_PORTAL = "The portal"


@dataclass(frozen=True, slots=True)
class StatementLines:
    """What a statement check read, as pairs of what and how, and the six areas."""

    url: str
    guidance: str
    facts: tuple[tuple[str, str], ...]
    areas: tuple["AreaLine", ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area of a statement."""

    title: str
    level: str
    level_kind: str
    passage: str


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """The answers under one heading."""

    title: str
    lines: tuple[tuple[str, str], ...]  # question and answer


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A link or a file."""

    id: UUID
    title: str
    url: str
    by_name: str
    at: datetime


def facts_of(check: SupplierCheck) -> tuple[tuple[str, str], ...]:
    """What only this kind of check found, as pairs of what and how much."""
    facts: list[tuple[str, str]] = []
    if check.score is not None:
        facts.append(("Score", f"{check.score}%"))
    if check.kind == CheckKind.TENDER_CHALLENGE:
        facts += [
            ("Tender", check.tender_words),
            ("Price offered", pounds_words(check.price) or "Not said"),
            ("Price that was expected", pounds_words(check.expected_price) or "Not said"),
            ("Difference", price_difference(check)),
            ("How the bidder explained it", check.answer_words or "Not said"),
        ]
    return tuple((label, words) for label, words in facts if words)


def statement_lines(check_id: UUID) -> StatementLines | None:
    """What a statement check read."""
    read, areas = statement_read(check_id), areas_read(check_id)
    if read is None:
        return None
    link = {True: "Yes", False: "No"}.get(bool(read.has_home_page_link), "")
    facts = (
        ("Period", period_words(read.period_starts_on, read.period_ends_on)),
        ("Approved by", f"{read.approved_by or 'Not said'}{_on(read.approved_on)}"),
        ("Signed by", read.signed_by or "Not said"),
        ("Link on the home page", "Not looked at" if read.has_home_page_link is None else link),
    )
    lines = tuple(
        AreaLine(
            AREA_WORDS[area],
            LEVEL_WORDS[Level(areas[area].level)],
            LEVEL_KINDS[Level(areas[area].level)],
            areas[area].passage,
        )
        for area in Area
        if area in areas
    )
    return StatementLines(read.url, get_statement_guidance(read.guidance_code).title, facts, lines)


def _on(on: date | None) -> str:
    return f", {day(on)}" if on else ""


def answers_given(check: SupplierCheck) -> tuple[tuple[AnswerPart, ...], int, int]:
    """The answers given under their headings, how many there are, and how many questions."""
    in_use = find_set_in_use(CheckKind(check.kind)) if check.question_set_id is None else None
    set_id = check.question_set_id or (in_use.id if in_use else None)
    questions, known = questions_in(set_id) if set_id else [], answers_of(check.id)
    parts: dict[str, list[tuple[str, str]]] = {}
    for each in questions:
        if known.get(each.id):
            words = answer_words(AnswerKind(each.answer), known[each.id])
            parts.setdefault(each.part, []).append((each.words, words))
    shown = tuple(AnswerPart(title, tuple(lines)) for title, lines in parts.items())
    return shown, sum(len(each.lines) for each in shown), len(questions)


def answer_words(kind: AnswerKind, answer: str) -> str:
    """An answer as people read it."""
    if kind == AnswerKind.YES_NO:
        return answer.capitalize()
    if kind == AnswerKind.NUMBER and answer.isdigit():
        return f"{int(answer):,}"
    return day(date.fromisoformat(answer)) if kind == AnswerKind.DAY else answer


def evidence_lines(check_id: UUID) -> tuple[EvidenceLine, ...]:
    """What the check rests on, the oldest first."""
    found = evidence_of(check_id)
    names = names_of({each.added_by_id for each in found if each.added_by_id})
    return tuple(
        EvidenceLine(
            id=each.id,
            title=each.title,
            url=each.url,
            by_name="the supplier" if each.is_from_supplier else _one(names, each.added_by_id),
            at=each.added_at,
        )
        for each in found
    )


def _one(names: dict[UUID, str], person_id: UUID | None) -> str:
    return names.get(person_id, _PORTAL) if person_id else _PORTAL
