"""Counts the answers to each question, and holds back what could show who gave them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tenants.records.surveys.questions import Question
from tenants.records.surveys.rules import BANDS, LEAST_SHOWN, Asked, areas_shown, band_words, hides_each

#: An area, and the answers of one organisation in it by the questions' keys.
Given = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many chose one answer, and their share of those who answered the question."""

    words: str
    count: int
    percent: int | None  # None: nobody answered it, so there is no share


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The counts of one question; nothing but how many answered it when `is_held_back`."""

    question: Question
    answered: int | None  # None: so few did that even this is held back
    unanswered: int | None
    counts: tuple[Counted, ...] = ()
    total: int | None = None  # of numbers; None also where it would tell one of them

    @property
    def is_held_back(self) -> bool:
        """Whether too few answered it for the counts to be shown."""
        return self.answered is None


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a whole survey, or of one area of it."""

    area: str | None  # None: all areas together
    answers: int
    questions: tuple[QuestionResult, ...]
    areas: tuple[str, ...]  # those that can be looked at by themselves
    held_back: tuple[str, ...]  # those with answers that cannot

    @property
    def is_held_back(self) -> bool:
        """Whether there are too few answers for anything to be shown."""
        return self.answers < LEAST_SHOWN


def results_of(questions: Sequence[Question], given: Sequence[Given], area: str | None = None) -> Results:
    """The results; of an area that is held back, or that nobody answered, there are none."""
    by_area = Counter(each for each, _ in given)
    shown = areas_shown(by_area)
    chosen = [answers for each, answers in given if area is None or (each == area and area in shown)]
    told = () if len(chosen) < LEAST_SHOWN else tuple(_one(each, given, shown, area) for each in questions)
    return Results(
        area=area,
        answers=len(chosen),
        questions=told,
        areas=tuple(sorted(shown, key=_in_order)),
        held_back=tuple(sorted(by_area.keys() - shown, key=_in_order)),
    )


def _in_order(area: str) -> tuple[bool, str]:
    return area == "", area.casefold()


def _one(
    question: Question, given: Sequence[Given], shown: frozenset[str], area: str | None
) -> QuestionResult:
    """One question; an area is held back here too when the others, taken from the whole, would tell it."""
    chosen = [answers for each, answers in given if area in (None, each)]
    said = [answers[question.key] for answers in chosen if question.key in answers]
    by_area = Counter(each for each, answers in given if question.key in answers)
    is_told = len(said) >= LEAST_SHOWN if area is None else area in areas_shown(by_area, shown)
    if said and not is_told:
        return QuestionResult(question, None, None)
    total = _total(question, given, area) if said else None
    return QuestionResult(question, len(said), len(chosen) - len(said), _counts(question, said), total)


def _total(question: Question, given: Sequence[Given], area: str | None) -> int | None:
    """All numbers added up; None where the sum, beside the bands or the other sums, would tell one of them.

    The sums of areas are told all or none, so that nothing is left of the whole when they are taken from it.
    """
    if question.asked != Asked.NUMBER:
        return None
    by_area: dict[str, list[int]] = {}
    for each, answers in given:
        if question.key in answers:
            by_area.setdefault(each, []).append(answers[question.key])
    whole = [number for numbers in by_area.values() for number in numbers]
    if not all(map(hides_each, [whole] if area is None else by_area.values())):
        return None
    return sum(whole if area is None else by_area[area])


def _counts(question: Question, said: Sequence[Any]) -> tuple[Counted, ...]:
    counted = ((words, sum(map(matches, said))) for words, matches in _ways(question))
    return tuple(Counted(words, count, _percent(count, len(said))) for words, count in counted)


def _ways(question: Question) -> list[tuple[str, Any]]:
    """Each way of answering the question, in words, and what tells that somebody answered so."""
    if question.asked == Asked.NUMBER:
        return [(band_words(band), _in_band(band)) for band in BANDS]
    if question.asked == Asked.YES_NO:
        return [("Yes", lambda said: said is True), ("No", lambda said: said is False)]
    if question.asked == Asked.SEVERAL:
        return [(words, _among(place)) for place, words in enumerate(question.choices)]
    return [(words, _is(place)) for place, words in enumerate(question.choices)]


def _in_band(band: tuple[int, int | None]) -> Any:
    least, most = band
    return lambda said: least <= said and (most is None or said <= most)


def _among(place: int) -> Any:
    return lambda said: place in said


def _is(place: int) -> Any:
    return lambda said: said == place


def _percent(count: int, of: int) -> int | None:
    return round(100 * count / of) if of else None
