"""Rounding again until nobody can tell: the first draw is not trusted, and nothing hangs on the machine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from tests.workflows.releases.disclosure.small_tables import FLAT, london
from workflows.releases.disclosure.errors import NotProtectable
from workflows.releases.disclosure.knowledge import View
from workflows.releases.disclosure.policy import Facts, Policy, attackers_of, needs_for, view_of
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.redrawing import MOST_STEPS, OUT_OF_TIME, Task, round_safely
from workflows.releases.disclosure.tables import Base, Plan, lattice

POLICY = Policy("R", is_of_people=True, threshold=5, pairs=False)
#: Invented figures whose first draw leaves every single sum open, and gives somebody away all the same.
REVEALING = 4


def task_of(plan: Plan, base: Base, policy: Policy = POLICY, facts: Facts | None = None) -> Task:
    made, attackers = lattice(plan, base), attackers_of(plan, policy)

    def see(shown: Sequence[int], steps: Mapping[int, int]) -> View:
        return view_of(made, policy, shown, steps, facts)

    return Task(made, base, policy.base, needs_for(made, base, policy, attackers, facts), attackers, see)


@pytest.fixture(scope="module")
def revealing() -> Task:
    return task_of(*london(REVEALING, people=150))


def test_a_rounding_is_refused_when_the_only_draw_gives_somebody_away(revealing: Task) -> None:
    with pytest.raises(NotProtectable, match="can tell that it is") as refusal:
        round_safely(revealing, seed=0, attempts=1)
    assert refusal.value.sums


def test_another_is_drawn_when_the_first_gives_somebody_away(revealing: Task) -> None:
    rounding, view, proof = round_safely(revealing, seed=0)
    judged = prove(revealing.lattice, view, revealing.needs, revealing.attackers, base=revealing.base, seed=7)
    assert judged.holds
    assert proof.holds
    assert view == revealing.see(rounding.values, rounding.steps)
    assert max(rounding.steps.values(), default=0) <= MOST_STEPS


def test_the_same_is_drawn_when_it_is_drawn_again_with_the_seed(revealing: Task) -> None:
    (one, _, its), (other, _, others) = (round_safely(replace(revealing), seed=3) for _ in range(2))
    assert one == other
    assert its == others


def test_nothing_is_published_when_time_runs_out(revealing: Task) -> None:
    with pytest.raises(NotProtectable, match="in the time there was") as refusal:
        round_safely(revealing, seed=0, seconds=0.0)
    assert str(refusal.value) == OUT_OF_TIME


def test_the_sums_are_said_when_what_is_known_gives_away_whatever_is_drawn() -> None:
    base: Base = {("north", "labour"): 1, ("south", "labour"): 12, ("west", "sexual"): 20}
    facts: Facts = {(None, "labour"): 13, ("south", None): 12, (None, None): 33, ("west", None): 20}
    with pytest.raises(NotProtectable, match="Total, Total 33") as refusal:
        round_safely(task_of(FLAT, base, facts=facts), seed=0)
    assert refusal.value.sums
