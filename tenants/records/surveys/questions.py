"""The questions of a survey: adding, changing, moving and removing them while it is a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.surveys.models import Survey
from tenants.records.surveys.rules import Asked, SurveyStatus

MOST_QUESTIONS = 40
MOST_CHOICES = 20
LONGEST_WORDS, LONGEST_HELP, LONGEST_CHOICE = 300, 300, 120
#: The kinds of question that are answered by choosing among answers of the council's own.
WITH_CHOICES = (Asked.ONE, Asked.SEVERAL)
_YES_NO = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is given when it is added and never used again in the survey."""

    words: str
    asked: Asked
    choices: tuple[str, ...] = ()
    help: str = ""
    is_required: bool = True
    key: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Question":
        """The question as a survey keeps it."""
        return cls(
            words=kept["words"],
            asked=Asked(kept["asked"]),
            choices=tuple(kept["choices"]),
            help=kept["help"],
            is_required=kept["is_required"],
            key=kept["key"],
        )

    def as_kept(self) -> dict[str, Any]:
        """Plain values for the survey's column; choices only where they are chosen from."""
        return {
            "key": self.key,
            "words": self.words.strip(),
            "help": self.help.strip(),
            "asked": self.asked.value,
            "choices": list(self.choices) if self.asked in WITH_CHOICES else [],
            "is_required": self.is_required,
        }

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What can be chosen, as pairs of value and words; nothing where a number is asked for."""
        if self.asked == Asked.YES_NO:
            return _YES_NO
        return tuple((str(place), words) for place, words in enumerate(self.choices))

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not self.words.strip():
            raise FieldError("words", "Enter the question.")
        if len(self.words) > LONGEST_WORDS:
            raise FieldError("words", f"Shorten the question to {LONGEST_WORDS} characters or fewer.")
        if len(self.help) > LONGEST_HELP:
            raise FieldError("help", f"Shorten the hint to {LONGEST_HELP} characters or fewer.")
        if self.asked in WITH_CHOICES:
            _check_choices(self.choices)


def _check_choices(choices: tuple[str, ...]) -> None:
    if not 2 <= len(choices) <= MOST_CHOICES:
        words = f"Offer 2 to {MOST_CHOICES} answers, one on each line; there are {len(choices)}."
        raise FieldError("choices", words)
    if len({each.casefold() for each in choices}) < len(choices):
        raise FieldError("choices", "Two of the answers are the same. Change or remove one of them.")
    longest = max(choices, key=len)
    if len(longest) > LONGEST_CHOICE:
        words = f"Shorten “{longest[:40]}…” to {LONGEST_CHOICE} characters or fewer."
        raise FieldError("choices", words)


def questions_of(survey: Survey) -> list[Question]:
    """The questions in order."""
    return [Question.of(kept) for kept in survey.questions]


def get_question(survey: Survey, key: str) -> Question:
    """The question with this key; NotFound when there is none."""
    found = next((each for each in questions_of(survey) if each.key == key), None)
    if found is None:
        raise NotFound("We could not find that question. Perhaps somebody removed it.")
    return found


def must_be_draft(survey: Survey) -> None:
    """WrongState when the survey has been opened."""
    if survey.status != SurveyStatus.DRAFT:
        raise WrongState(
            "The survey has been opened, so this does not change any more. Copy it to ask something else."
        )


def add_question(survey: Survey, question: Question, *, by: UUID | None) -> Question:
    """Adds a question at the end; WrongState when the survey is open or has as many as it may."""
    must_be_draft(survey)
    question.check()
    if len(survey.questions) >= MOST_QUESTIONS:
        raise WrongState(f"A survey has {MOST_QUESTIONS} questions at most. Remove one first.")
    added = replace(question, key=_next_key(survey))
    _keep(survey, [*questions_of(survey), added], "survey:question-added", added.words, by)
    return added


def change_question(survey: Survey, key: str, question: Question, *, by: UUID | None) -> None:
    """Puts other words or another kind in a question's place."""
    must_be_draft(survey)
    get_question(survey, key)
    question.check()
    changed = replace(question, key=key)
    found = [changed if each.key == key else each for each in questions_of(survey)]
    _keep(survey, found, "survey:question-changed", changed.words, by)


def move_question(survey: Survey, key: str, *, is_up: bool, by: UUID | None) -> None:
    """Moves a question one place up or down; at the end of the list it stays where it is."""
    must_be_draft(survey)
    moved, found = get_question(survey, key), questions_of(survey)
    here = found.index(moved)
    there = max(0, min(len(found) - 1, here + (-1 if is_up else 1)))
    found.insert(there, found.pop(here))
    if here != there:
        _keep(survey, found, "survey:question-moved", moved.words, by)


def remove_question(survey: Survey, key: str, *, by: UUID | None) -> None:
    """Takes a question out."""
    must_be_draft(survey)
    removed = get_question(survey, key)
    left = [each for each in questions_of(survey) if each.key != key]
    _keep(survey, left, "survey:question-removed", removed.words, by)


def _next_key(survey: Survey) -> str:
    used = [int(each.key.removeprefix("q")) for each in questions_of(survey)]
    return f"q{max(used, default=0) + 1}"


def _keep(survey: Survey, found: list[Question], event: str, words: str, by: UUID | None) -> None:
    """The column is replaced as a whole: a list that is changed in place would not be seen to change."""
    survey.questions = [each.as_kept() for each in found]
    survey.updated_at = clock.now()
    audit.record(event, survey, by=by, question=words)
    db.session.flush()
