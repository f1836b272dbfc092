"""What is decided about documents: their steps, their reviews, what is missing, how late something is."""

from datetime import date
from uuid import uuid4

import pytest

from tenants.errors import WrongState
from tenants.records.documents.rules import (
    FINAL,
    TRANSITIONS,
    WAY,
    ReviewRule,
    Step,
    how_late,
    may_approve,
    missing_words,
    next_label,
    review_due_on,
    review_words,
)
from tenants.records.documents.rules import DocumentKind as Kind
from tenants.records.documents.rules import DocumentStatus as Status

ADOPTED = date(2026, 3, 31)


def test_every_status_has_a_next_step_unless_it_is_final() -> None:
    leaving = {status for step in Step for status in TRANSITIONS[step]}
    assert leaving == set(Status) - set(FINAL)


def test_every_status_but_the_first_can_be_reached() -> None:
    reached = {status for step in Step for status in TRANSITIONS[step].values()}
    assert reached == set(Status) - {Status.PLANNED}


def test_a_step_is_refused_in_words_when_the_status_does_not_allow_it() -> None:
    with pytest.raises(WrongState, match="Only a draft can be sent for approval: this document is planned"):
        WAY.after(Step.SEND, Status.PLANNED)


def test_a_second_person_may_approve_and_nobody_who_had_a_hand_in_it() -> None:
    sender, writer, other = uuid4(), uuid4(), uuid4()
    assert may_approve(other, sent_by=sender, added_by=writer)
    assert not may_approve(sender, sent_by=sender, added_by=writer)
    assert not may_approve(writer, sent_by=sender, added_by=writer)


@pytest.mark.parametrize(
    ("rule", "months", "counted_from", "ends_on", "due_on"),
    [
        (ReviewRule.EVERY, 12, ADOPTED, None, date(2027, 3, 31)),
        (ReviewRule.EVERY, 11, ADOPTED, None, date(2027, 2, 28)),
        (ReviewRule.EVERY, 36, ADOPTED, date(2028, 1, 1), date(2028, 1, 1)),
        (ReviewRule.EVERY, 12, ADOPTED, date(2028, 1, 1), date(2027, 3, 31)),
        (ReviewRule.EVERY, 12, ADOPTED, date(2025, 12, 31), date(2027, 3, 31)),
        (ReviewRule.EVERY, 12, None, date(2025, 12, 31), date(2025, 12, 31)),
        (ReviewRule.EVERY, 12, None, None, None),
        (ReviewRule.ON_CHANGE, None, ADOPTED, date(2028, 1, 1), None),
        (ReviewRule.NEVER, None, ADOPTED, None, None),
    ],
)
def test_the_next_review_is_counted_when_the_rule_has_a_rhythm(
    rule: ReviewRule, months: int | None, counted_from: date | None, ends_on: date | None, due_on: date | None
) -> None:
    assert review_due_on(rule, months, counted_from, ends_on) == due_on


@pytest.mark.parametrize(
    ("rule", "months", "words"),
    [
        (ReviewRule.EVERY, 12, "every year"),
        (ReviewRule.EVERY, 24, "every 2 years"),
        (ReviewRule.EVERY, 18, "every 18 months"),
        (ReviewRule.EVERY, 1, "every month"),
        (ReviewRule.ON_CHANGE, None, "when something changes"),
        (ReviewRule.NEVER, None, "never"),
    ],
)
def test_the_rhythm_of_reviews_reads_as_people_say_it(
    rule: ReviewRule, months: int | None, words: str
) -> None:
    assert review_words(rule, months) == words


@pytest.mark.parametrize(
    ("furthest", "words"),
    [
        ({}, "There is no strategy, no pathway and no statement."),
        ({Kind.PATHWAY: Status.DRAFT}, "There is no strategy and no statement. A pathway is in draft only."),
        (
            {Kind.STRATEGY: Status.PLANNED, Kind.PATHWAY: Status.ADOPTED, Kind.POLICY: Status.ADOPTED},
            "There is no statement. A strategy is only planned.",
        ),
        (
            {
                Kind.STRATEGY: Status.ADOPTED,
                Kind.PATHWAY: Status.ADOPTED,
                Kind.STATEMENT: Status.FOR_APPROVAL,
            },
            "A statement is waiting for approval, so none is in force yet.",
        ),
        (dict.fromkeys((Kind.STRATEGY, Kind.PATHWAY, Kind.STATEMENT), Status.ADOPTED), ""),
    ],
)
def test_what_a_council_lacks_is_said_plainly(furthest: dict[Kind, Status], words: str) -> None:
    assert missing_words(furthest) == words


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 11, 20), "1 working day late"),
        (date(2026, 11, 22), "due today"),
        (date(2026, 11, 27), "4 working days left"),
        (date(2026, 8, 22), "3 months late"),
        (date(2024, 10, 22), "2 years and 1 month late"),
        (date(2025, 11, 22), "1 year late"),
    ],
)
def test_lateness_is_counted_in_years_when_it_has_been_so_long(due_on: date, words: str) -> None:
    assert how_late(due_on, date(2026, 11, 22)) == words


@pytest.mark.parametrize(
    ("known", "label"),
    [([], "1"), (["1", "2"], "3"), (["2025/26"], ""), (["1", "draft"], ""), (["²"], ""), (["99999"], "")],
)
def test_the_next_version_is_called_what_anybody_would_guess(known: list[str], label: str) -> None:
    assert next_label(known) == label
