"""When a supplier is reminded, until when a link works, and how answers read."""

from datetime import date, timedelta

import pytest

from tenants.records.checks.rules import AnswerKind
from workflows.questionnaires.rules import Nudge, answer_words, expires_on, nudge_due, problem_with_day

REPLY_BY = date(2026, 12, 18)
SENT = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("today", "which"),
    [
        (SENT, None),
        (REPLY_BY - timedelta(days=6), None),
        (REPLY_BY - timedelta(days=5), Nudge.BEFORE),
        (REPLY_BY - timedelta(days=1), Nudge.BEFORE),
        (REPLY_BY, Nudge.ON_THE_DAY),
        (REPLY_BY + timedelta(days=3), Nudge.ON_THE_DAY),
        (REPLY_BY + timedelta(days=4), None),
    ],
)
def test_the_supplier_is_reminded_when_the_day_is_near(today: date, which: Nudge | None) -> None:
    assert nudge_due(REPLY_BY, SENT, today) == which


def test_nobody_is_reminded_when_the_questions_only_just_went_out() -> None:
    today = REPLY_BY - timedelta(days=2)
    assert nudge_due(REPLY_BY, today - timedelta(days=2), today) is None
    assert nudge_due(REPLY_BY, today - timedelta(days=3), today) == Nudge.BEFORE
    assert nudge_due(REPLY_BY, REPLY_BY, REPLY_BY) is None


def test_a_link_outlasts_the_day_by_four_weeks() -> None:
    assert expires_on(REPLY_BY) == date(2027, 1, 15)


def test_a_day_is_refused_when_it_leaves_no_time_or_far_too_much() -> None:
    assert "after today" in (problem_with_day(SENT, SENT) or "")
    assert "six months" in (problem_with_day(SENT + timedelta(days=181), SENT) or "")
    assert problem_with_day(SENT + timedelta(days=1), SENT) is None


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        (AnswerKind.YES_NO, "yes", "Yes"),
        (AnswerKind.DAY, "2026-03-31", "31 March 2026"),
        (AnswerKind.DAY, "soon", "soon"),
        (AnswerKind.NUMBER, "1250", "1,250"),
    ],
)
def test_an_answer_reads_as_people_say_it(kind: AnswerKind, answer: str, words: str) -> None:
    assert answer_words(kind, answer) == words
