"""Witnesses that are found by moving a few people, without a solver."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.releases.disclosure.small_tables import FLAT, PLANS, bases, london
from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.insiders import Insiders
from workflows.releases.disclosure.knowledge import Attacker, Need, View, rounded
from workflows.releases.disclosure.nearby import Places, nearby
from workflows.releases.disclosure.policy import Policy, attackers_of, needs_for, view_of
from workflows.releases.disclosure.rounding import round_to_base
from workflows.releases.disclosure.tables import Base, Plan, lattice

POLICY = Policy("R", is_of_people=True, threshold=5)


@settings(max_examples=40, deadline=None)
@given(plan=st.sampled_from(PLANS), base=bases(12), seed=st.integers(0, 9))
def test_every_witness_agrees_with_what_is_published(plan: Plan, base: Base, seed: int) -> None:
    made, attackers = lattice(plan, base), attackers_of(plan, POLICY)
    rounding = round_to_base(made, 5, seed=seed)
    assert rounding is not None
    view = view_of(made, POLICY, rounding.values, rounding.steps)
    needs = needs_for(made, base, POLICY, attackers)
    found = nearby(made, view, needs, attackers, Insiders(made, attackers, base), seed=seed)
    assert not faults(made, view, (), attackers, Certificate(found), base=base)


def test_nearly_everything_is_shown_by_few_moves_when_a_quarter_is_rounded() -> None:
    plan, base = london(seed=5, people=400)
    made, attackers = lattice(plan, base), attackers_of(plan, POLICY)
    needs = needs_for(made, base, POLICY, attackers)
    rounding = round_to_base(made, 5, needs=needs, seed=1)
    assert rounding is not None
    view = view_of(made, POLICY, rounding.values, rounding.steps)
    found = nearby(made, view, needs, attackers, Insiders(made, attackers, base))
    missing = faults(made, view, needs, attackers, Certificate(found), base=base)
    assert len(missing) < 0.06 * 2 * len(needs)


def test_nothing_is_found_when_everything_is_shown() -> None:
    made = lattice(FLAT, {("north", "labour"): 2})
    anybody = (Attacker("Anybody"),)
    needs = [Need(made.place["north", "labour"], 1, 4, (0,))]
    exact = View(made.values, made.values)
    assert nearby(made, exact, needs, anybody, Insiders(made, anybody)) == ()


def test_a_member_is_shown_tables_that_leave_its_own_numbers_alone() -> None:
    base: Base = {("north", "labour"): 2, ("south", "labour"): 3, ("west", "labour"): 4}
    made = lattice(FLAT, base)
    attackers = (Attacker("south", frozenset(("south",))),)
    view = rounded([5 if value else 0 for value in made.values], 5)
    needs = [Need(made.place["north", "labour"], 1, 4, (0,))]
    view = rounded(
        [
            10 if key[0] is None and v else 5 if v else 0
            for key, v in zip(made.keys, made.values, strict=True)
        ],
        5,
    )
    found = nearby(made, view, needs, attackers, Insiders(made, attackers, base))
    assert found
    assert not any(made.place["south", "labour"] in witness for witness in found)


def test_cells_are_counted_where_each_person_stands() -> None:
    places = Places.of(lattice(FLAT, {}))
    assert places is not None
    assert places.cells.shape == (6, 4)
    assert places.owners.count("west") == 2
