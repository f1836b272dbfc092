"""Second vintages: what has changed between two releases must not show either."""

import pytest

from tests.workflows.releases.disclosure.small_tables import AUTHORITY, EACH, FLAT, TYPE, london
from tests.workflows.releases.disclosure.test_protecting import BY_FIVES, as_earlier
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.differences import compare
from workflows.releases.disclosure.errors import NotProtectable
from workflows.releases.disclosure.policy import Policy, attackers_of
from workflows.releases.disclosure.protecting import Again, protect, protect_again
from workflows.releases.disclosure.rounding import keep
from workflows.releases.disclosure.tables import Base, Plan, Table, lattice

AREAS_ONLY = Plan((AUTHORITY, TYPE), (Table("all", {"type": EACH}),), "authority")
EXACT = Policy("S", is_of_people=True, threshold=5, polish_seconds=0.0)
TABLE: Base = {
    ("north", "labour"): 24,
    ("north", "sexual"): 12,
    ("south", "labour"): 18,
    ("south", "sexual"): 9,
    ("west", "labour"): 12,
    ("west", "sexual"): 16,
}


def faults_of(again: Again) -> list[str]:
    both = again.comparison
    return faults(both.lattice, both.view, both.needs, both.attackers, again.certificate, base=both.base)


def second(now: Base, policy: Policy, before: Base = TABLE) -> Again:
    first = as_earlier(protect(FLAT, before, policy, seed=1), policy)
    return protect_again(FLAT, before, now, policy, first=first, seed=2)


def test_nothing_changes_when_nothing_has_changed() -> None:
    for policy in (EXACT, BY_FIVES):
        again = second(TABLE, policy)
        assert again.protected.shown == protect(FLAT, TABLE, policy, seed=1).shown
        assert not faults_of(again)


def test_one_late_record_is_refused_when_figures_are_exact() -> None:
    with pytest.raises(NotProtectable, match="what has changed") as refusal:
        second({**TABLE, ("north", "labour"): 25}, EXACT)
    assert any(
        "change" in each and "25 − north, labour, before 24 = 1" in each for each in refusal.value.sums
    )


def test_many_late_records_may_follow_when_nobody_is_alone_among_them() -> None:
    now = {row: count + 7 for row, count in TABLE.items()}
    assert not faults_of(second(now, EXACT))


def test_late_records_are_refused_when_a_member_can_subtract_its_own() -> None:
    # six more in all, but five of them are the north's own: the north would see the other one
    now = {**TABLE, ("north", "labour"): 29, ("south", "labour"): 19}
    with pytest.raises(NotProtectable):
        second(now, EXACT)


def test_a_withdrawn_record_is_refused_when_figures_are_exact() -> None:
    with pytest.raises(NotProtectable, match="Keep the late records"):
        second({**TABLE, ("west", "labour"): 11}, EXACT)


def test_a_late_record_changes_nothing_when_the_rounded_figures_still_hold() -> None:
    plan, before = london(seed=3, people=60)
    alone = Policy("R", is_of_people=True, threshold=5, pairs=False)
    first = protect(plan, before, alone, seed=1)
    shown = {cell: value for cell, value in enumerate(first.shown) if value is not None}
    vintages = ({**before, row: before[row] + 1} for row in before)
    now = next(each for each in vintages if keep(lattice(plan, each).values, shown, 5, first.steps) == shown)
    again = protect_again(plan, before, now, alone, first=as_earlier(first, alone), seed=2)
    assert again.protected.shown == first.shown
    assert not faults_of(again)


def test_both_vintages_stand_in_one_table_when_they_are_compared() -> None:
    now = {**TABLE, ("north", "labour"): 20}
    plain = protect(FLAT, TABLE, BY_FIVES, seed=1)
    both = compare(FLAT, TABLE, now, (plain.view, plain.view), BY_FIVES, attackers_of(FLAT, BY_FIVES))
    values = {key: both.lattice.values[cell] for key, cell in both.lattice.place.items()}
    assert [values["north", "labour", each] for each in ("before", "change", None)] == [24, -4, 20]
    assert [values[None, None, each] for each in ("before", "change", None)] == [91, -4, 87]
    lost = [need for need in both.needs if both.lattice.keys[need.cell] == ("north", "labour", "change")]
    assert {(need.low, need.high) for need in lost} == {(-4, 0)}


def test_organisations_are_compared_when_few_of_them_have_changed_their_numbers() -> None:
    counts = Policy("S", is_of_people=False, threshold=5)
    now = {**TABLE, ("west", "labour"): 40}
    plain = protect(AREAS_ONLY, TABLE, counts, seed=1)
    both = compare(AREAS_ONLY, TABLE, now, (plain.view, plain.view), counts, attackers_of(AREAS_ONLY, counts))
    changed = {
        both.lattice.keys[need.cell] for need in both.needs if both.lattice.keys[need.cell][-1] == "change"
    }
    assert (None, "labour", "change") in changed
    assert (None, "sexual", "change") not in changed
