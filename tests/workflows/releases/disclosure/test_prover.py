"""The prover is right: what it proves is so, and what it says is given away is, judged by brute force."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.releases.disclosure.cases import ANYBODY, hiding, small_cells, whole
from tests.workflows.releases.disclosure.small_tables import (
    AREAS,
    FLAT,
    OWNERS,
    bases,
    tables_within,
)
from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.knowledge import (
    PUBLIC,
    Need,
    View,
    each_alone,
    each_pair,
    suppressed,
)
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.tables import Base, Lattice, Plan, lattice

ATTACKERS = (PUBLIC, *each_alone(OWNERS), *each_pair(OWNERS))
COUNTS: Base = {("x", "1"): 2, ("x", "2"): 7, ("y", "1"): 8, ("y", "2"): 9}
MOST = 6


def _is_a_table(cells: Lattice, base: Base, witness: Witness) -> bool:
    """Whether there are whole counts in the leaves that make exactly the cells that the witness says."""
    plan = cells.plan
    rows = [
        row
        for row in cells.place
        if all(code in each.leaves for code, each in zip(row, plan.dimensions, strict=True))
    ]
    leaves = {
        tuple(code for code in row if code): base.get(tuple(code for code in row if code), 0)
        + witness.get(cells.place[row], 0)
        for row in rows
    }
    said = tuple(value + witness.get(cell, 0) for cell, value in enumerate(cells.values))
    return min(leaves.values()) >= 0 and lattice(plan, leaves).values == said


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([FLAT, AREAS]), bases(3), st.integers(0, 10**6))
def test_what_is_proved_is_so_and_what_is_not_is_given_away(plan: Plan, base: Base, seed: int) -> None:
    cells = lattice(plan, base)
    needs = needs_of_people(cells, base, ATTACKERS, threshold=3)
    dice = random.Random(seed)  # noqa: S311 - no secret
    more = {cell for cell in range(len(cells.keys)) if dice.random() < 0.4}
    view = suppressed(cells, frozenset({need.cell for need in needs} | more))
    proof = prove(cells, view, needs, ATTACKERS, base=base, seed=seed)
    assert all(_is_a_table(cells, base, witness) for witness in proof.certificate.witnesses)
    assert (faults(cells, view, needs, ATTACKERS, proof.certificate, base=base) == []) is proof.holds
    for each in proof.unproved:
        assert each.reason == "impossible"
        tables = tables_within(cells, base, view, ATTACKERS[each.attacker], MOST)[:, each.cell]
        reached = int(tables.max()) if each.end > 0 else int(tables.min())
        ends = {n.high if each.end > 0 else n.low for n in needs if n.cell == each.cell}
        assert any(each.end * (end - reached) > 0 for end in ends)
        if each.furthest is not None:
            assert each.end * (each.furthest - reached) >= 0


def test_the_same_proof_is_found_when_the_seed_is_the_same() -> None:
    counts: Base = {("x", "1"): 2, ("y", "2"): 3, ("z", "3"): 30}
    cells = whole({"place": "xyz", "kind": "123"}, counts)
    needs = needs_of_people(cells, {}, ANYBODY, threshold=5, others=False)
    view = suppressed(cells, frozenset(range(len(cells.keys))))
    one, other = (prove(cells, view, needs, ANYBODY, seed=4) for _ in range(2))
    assert one.holds
    assert one.certificate.content() == other.certificate.content()


def test_nothing_is_proved_and_nothing_is_called_impossible_when_there_is_no_time() -> None:
    cells = whole({"place": "xy", "kind": "12"}, COUNTS)
    view = suppressed(cells, frozenset(range(len(cells.keys))))
    proof = prove(cells, view, [Need(0, 1, 5, (0,))], ANYBODY, seconds=0.0)
    assert [each.reason for each in proof.unproved] == ["not found in time"] * 2
    assert "not proved to be safe from Anybody" in proof.unproved[0].in_words(cells, ANYBODY)


def test_what_is_published_is_refused_when_it_leaves_out_the_truth() -> None:
    cells = whole({"place": "xy", "kind": "12"}, COUNTS)
    view = View(tuple(value + 1 for value in cells.values), (None,) * len(cells.values))
    with pytest.raises(ValueError, match="x, 1: what is published leaves out the true number"):
        prove(cells, view, (), ANYBODY)


def test_an_owner_finds_a_cell_with_its_own_count_when_two_protect_each_other() -> None:
    base: dict[tuple[str, ...], int] = {
        ("north", "labour"): 2,
        ("south", "labour"): 3,
        ("west", "labour"): 50,
        ("west", "sexual"): 60,
    }
    base |= {("north", "sexual"): 30, ("south", "sexual"): 40}
    cells = lattice(FLAT, base)
    hidden = [("north", "labour"), ("north", "sexual"), ("south", "labour"), ("south", "sexual")]
    view = hiding(cells, hidden)
    needs = needs_of_people(cells, base, ATTACKERS, threshold=5, others=False)
    assert not any(each.attacker == 0 for each in prove(cells, view, needs, ATTACKERS).unproved)
    found = {
        (ATTACKERS[each.attacker].name, cells.keys[each.cell])
        for each in prove(cells, view, needs, ATTACKERS).unproved
    }
    assert ("north", ("south", "labour")) in found
    assert ("south", ("north", "labour")) in found


def test_a_table_proves_nothing_to_an_owner_when_it_leaves_less_than_the_owner_has() -> None:
    tables = FLAT.tables[0]
    plan = Plan(
        FLAT.dimensions, (type(tables)("areas", {"authority": ("area", "total"), "type": ("leaf",)}),)
    )
    plan = Plan(plan.dimensions, plan.tables, "authority")
    base: Base = {
        ("south", "labour"): 4,
        ("west", "labour"): 1,
        ("north", "labour"): 20,
        ("north", "sexual"): 9,
    }
    cells = lattice(plan, base)
    view = hiding(cells, [("upper", "labour"), ("lower", "labour")])
    south = next(place for place, each in enumerate(ATTACKERS) if each.name == "south")
    need = [Need(cells.place["upper", "labour"], 20, 24, (south,))]
    assert prove(cells, view, need, ATTACKERS).holds  # without the base table nobody knows of the 4
    with_base = prove(cells, view, need, ATTACKERS, base=base)
    assert [each.furthest for each in with_base.unproved] == [21]
    without = prove(cells, view, need, ATTACKERS).certificate
    assert faults(cells, view, need, ATTACKERS, without) == []
    assert len(faults(cells, view, need, ATTACKERS, without, base=base)) == 1


def test_witnesses_that_are_offered_are_used_only_when_they_are_good() -> None:
    cells = whole({"place": "xy"}, {("x",): 2, ("y",): 9})
    view = hiding(cells, [("x",), ("y",)])
    good, bad = {0: 3, 1: -3}, {0: 4, 1: -3}
    proof = prove(cells, view, [Need(0, 2, 5, (0,))], ANYBODY, offered=[bad, good], seconds=0.0)
    assert proof.holds
    assert proof.certificate.witnesses == (good,)


def test_differences_may_be_below_zero_when_nothing_bounds_them() -> None:
    cells = whole({"place": "xy"}, {("x",): 1, ("y",): 0})
    view = View((None, None, 1), (None, None, 1))
    proof = prove(cells, view, [Need(0, -5, 5, (0,))], ANYBODY)
    assert proof.holds
    assert faults(cells, view, [Need(0, -5, 5, (0,))], ANYBODY, proof.certificate) == []


def test_a_small_cell_is_revealed_by_itself_when_it_is_shown() -> None:
    cells = whole({"place": "xy", "kind": "12"}, COUNTS)
    (cell,) = small_cells(cells)
    proof = prove(cells, suppressed(cells, frozenset()), [Need(cell, 1, 5, (0,))], ANYBODY)
    assert [each.in_words(cells, ANYBODY) for each in proof.unproved] == [
        "x, 1: Anybody can tell that it is at most 2: x, 1 2 = 2",
        "x, 1: Anybody can tell that it is at least 2: x, 1 2 = 2",
    ]
