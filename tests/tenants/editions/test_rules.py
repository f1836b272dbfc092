"""The one way of every draft: what may be done when, by whom, and in how many words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

import pytest

from tenants.editions.rules import (
    LONGEST_WORDS,
    Turn,
    WayOfDrafts,
    checked_first_day,
    checked_words,
    is_second_person,
)
from tenants.errors import FieldError, WrongState
from tenants.records.pathways.rules import WAY as OF_PATHWAYS
from tenants.records.pathways.rules import PathwayStatus
from tenants.records.standards.rules import WAY as OF_STANDARDS
from tenants.records.standards.rules import StandardStatus
from tenants.records.statements.rules import WAY as OF_STATEMENTS
from tenants.records.statements.rules import StatementStatus, Step

TODAY = date(2026, 11, 22)
P, S = PathwayStatus, StandardStatus
St = TypeVar("St", bound=StrEnum)


@dataclass(frozen=True)
class Edition:
    """As much of an edition as its successor's first day depends on."""

    edition: int
    valid_from: date | None


def test_an_edition_goes_past_a_second_person_when_it_is_to_come_into_force() -> None:
    _must_be_the_way(OF_PATHWAYS, *P)
    _must_be_the_way(OF_STANDARDS, *S)


def _must_be_the_way(way: WayOfDrafts[Turn, St], draft: St, sent: St, accepted: St, withdrawn: St) -> None:
    leads = {
        Turn.SEND: {draft: sent},
        Turn.SEND_BACK: {sent: draft},
        Turn.ACCEPT: {sent: accepted},
        Turn.WITHDRAW: {draft: withdrawn, sent: withdrawn, accepted: withdrawn},
    }
    for turn in Turn:
        for status in (draft, sent, accepted, withdrawn):
            if status in leads[turn]:
                assert way.after(turn, status) == leads[turn][status]
            else:
                with pytest.raises(WrongState, match=": this edition is "):
                    way.after(turn, status)


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (
            lambda: OF_PATHWAYS.after(Turn.SEND, P.SENT),
            "Only a draft can be sent for approval: this edition is waiting for a second person.",
        ),
        (
            lambda: OF_STANDARDS.after(Turn.ACCEPT, S.AGREED),
            "It is not waiting for agreement any more: this edition is agreed.",
        ),
        (
            lambda: OF_STANDARDS.after(Turn.WITHDRAW, S.WITHDRAWN),
            "Nobody counts by it already: this edition is withdrawn.",
        ),
        (
            lambda: OF_STATEMENTS.after(Step.SIGNED, StatementStatus.DRAFT),
            "Only an approved statement can be signed: this one is draft.",
        ),
        (
            lambda: OF_PATHWAYS.must_be_draft(P.PUBLISHED),
            "It is published, so its steps stay as they are. Start the next edition.",
        ),
        (
            lambda: OF_STANDARDS.must_be_draft(S.SENT),
            "It waits for agreement, so it stays as it was sent. Send it back first.",
        ),
    ],
)
def test_the_refusal_says_where_it_stands_and_what_to_do(refused: object, words: str) -> None:
    assert callable(refused)
    with pytest.raises(WrongState) as refusal:
        refused()
    assert refusal.value.words == words


@pytest.mark.parametrize("way", [OF_PATHWAYS, OF_STANDARDS, OF_STATEMENTS])
def test_every_status_but_the_draft_says_why_its_words_stay(way: WayOfDrafts[StrEnum, StrEnum]) -> None:
    assert set(way.closed) == set(way.words) - {way.draft}
    way.must_be_draft(way.draft)


def test_nobody_accepts_what_they_had_a_hand_in() -> None:
    author, other = uuid4(), uuid4()
    assert is_second_person(other, hands={author, None}) and not is_second_person(author, hands={author})


def test_words_are_refused_when_there_are_none_or_too_many() -> None:
    assert checked_words(f" {'x' * LONGEST_WORDS} ", "Say why") == "x" * LONGEST_WORDS
    for words, told in ((" \n", "Say why"), ("x" * (LONGEST_WORDS + 1), "500 characters or fewer")):
        with pytest.raises(FieldError, match=told) as refusal:
            checked_words(words, "Say why")
        assert refusal.value.field == "words"


def test_a_first_day_is_refused_when_it_is_missing_has_passed_or_comes_before_the_latest() -> None:
    latest, soon = Edition(2, TODAY + timedelta(days=9)), TODAY + timedelta(days=8)

    def checked(day: date | None, after: Edition | None) -> date:
        return checked_first_day(day, after, TODAY, missing="Enter it.", used="followed")

    assert checked(TODAY, None) == checked(TODAY, Edition(1, None)) == TODAY
    assert checked(latest.valid_from, latest) == latest.valid_from
    for day, after, told in (
        (None, None, "Enter it."),
        (TODAY - timedelta(days=1), None, "This day has passed"),
        (soon, latest, "Edition 2 is followed from 1 December 2026. Enter that day or a later one."),
    ):
        with pytest.raises(FieldError, match=told) as refusal:
            checked(day, after)
        assert refusal.value.field == "valid_from"
