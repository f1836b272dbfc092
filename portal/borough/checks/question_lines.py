"""The questions of each kind of check in words: their editions, and one question as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.borough.checks.question_forms import ANSWER_WORDS
from tenants import clock
from tenants.guidance.models import StandardQuestions
from tenants.guidance.queries import standard_questions
from tenants.records.checks.models import Question, QuestionSet
from tenants.records.checks.queries import editions, used_sets
from tenants.records.checks.question_sets import is_draft
from tenants.records.checks.rules import CHECK_WORDS, AnswerKind, CheckKind


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition of the questions of a kind."""

    id: UUID
    number: int
    title: str
    state: str  # "In use", "Draft", "Used before"
    state_kind: str
    since: Any
    used: int
    standard: str
    version: int

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.state == "Draft"


@dataclass(frozen=True, slots=True)
class KindOfQuestions:
    """The questions of one kind of check."""

    key: str
    title: str
    editions: tuple[EditionLine, ...]
    newer: StandardQuestions | None  # a published set that the one in use does not come from

    @property
    def has_draft(self) -> bool:
        """Whether an edition is being written."""
        return any(line.is_draft for line in self.editions)


def questions_of_kind(kind: CheckKind) -> KindOfQuestions:
    """Every edition of the questions of a kind, and the published set that is newer."""
    found, used = editions(kind), used_sets(kind)
    published = standard_questions(kind.value, clock.today())
    titles = {each.code: each.title for each in published}
    lines = tuple(edition_line(each, used, titles) for each in found)
    taken = {each.standard_code for each in found}
    newer = next((each for each in published if each.code not in taken), None)
    return KindOfQuestions(kind.value, CHECK_WORDS[kind], lines, newer)


def edition_line(each: QuestionSet, used: Mapping[UUID, int], titles: Mapping[str, str]) -> EditionLine:
    """One edition in words; `used` and `titles` say how many checks and which published set."""
    state, state_kind = ("Draft", "soon") if is_draft(each) else ("Used before", "quiet")
    if each.is_in_use:
        state, state_kind = "In use", "done"
    return EditionLine(
        id=each.id,
        number=each.edition,
        title=each.title,
        state=state,
        state_kind=state_kind,
        since=each.in_use_since_on,
        used=used.get(each.id, 0),
        standard=titles.get(each.standard_code or "", ""),
        version=each.version,
    )


def question_shown(question: Question) -> dict[str, Any]:
    """One question as its edition's page shows it."""
    return {
        "id": question.id,
        "part": question.part,
        "words": question.words,
        "help": question.help,
        "answer": ANSWER_WORDS[AnswerKind(question.answer)],
        "choices": list(question.choices),
        "is_required": question.is_required,
    }
