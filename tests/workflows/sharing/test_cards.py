"""Cards as JSON and back."""

import json
from datetime import date, time

from tenants.records.boards.card import (
    BoardCard,
    DecisionCard,
    ItemCard,
    LineCard,
    MeetingCard,
    MemberCard,
    OfficeCard,
    RulesCard,
    TermsCard,
)
from workflows.sharing.cards import as_card, as_values

DAY = date(2026, 11, 22)
MEETING = MeetingCard(
    id="b6f0a8f2-6a3c-4d4e-9a53-0a4f3f6a1c11",
    title="Meeting",
    meets_on=DAY,
    starts_at=time(9, 30),
    ends_at=time(11),
    place="Town hall",
    url="https://meet.example/1",
    stage="held",
    items=(ItemCard(1, "Car washes", "decision", "Agreed"),),
    decisions=(DecisionCard("D-2026-01", "Visits", DAY),),
)
FULL = BoardCard(
    title="Group",
    kind="panel",
    life="ended",
    starts_on=DAY,
    ended_on=DAY,
    ended_because="Done",
    purpose="To act",
    offices=(OfficeCard("chair", "Head", None), OfficeCard("secretary", "", DAY)),
    rules=RulesCard("Every month", 7, 14),
    terms=TermsCard("3", DAY),
    reports_to=(LineCard("Partnership", "for our part"),),
    members=(MemberCard("Police", "", "Inspector"),),
    meetings=(MEETING,),
)
EMPTY = BoardCard("Group", "panel", "active", None, None, "", "", (), None, None, (), (), ())


def test_a_card_is_the_same_when_it_was_json_in_between() -> None:
    for card in (FULL, EMPTY):
        assert as_card(json.loads(json.dumps(as_values(card)))) == card


def test_the_values_are_those_that_a_database_gives_back_when_they_are_compared() -> None:
    """Else every change would look new, and every edition would count up."""
    assert json.loads(json.dumps(as_values(FULL))) == as_values(FULL)
