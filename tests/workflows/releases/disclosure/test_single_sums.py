"""What single sums must leave open, judged by trying every table that agrees with one sum."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.releases.disclosure.knowledge import PUBLIC, Attacker, Need, View, rounded, with_facts
from workflows.releases.disclosure.single_sums import Room, single_sums
from workflows.releases.disclosure.tables import LEAF, TOTAL, Dimension, Lattice, Plan, Table, lattice

OWNERS = ("north", "south", "west")
PLAN = Plan((Dimension("authority", OWNERS),), (Table("all", {"authority": (LEAF, TOTAL)}),), "authority")
NORTH = Attacker("north", frozenset(("north",)))
ATTACKERS = (PUBLIC, NORTH)
BASE = 3


def of(*counts: int) -> Lattice:
    return lattice(PLAN, {(owner,): count for owner, count in zip(OWNERS, counts, strict=True)})


def is_open(made: Lattice, view: View, need: Need) -> bool:
    """Whether the cell reaches both ends for all whom the need is against, by trying every table."""
    place, total = [made.place[(owner,)] for owner in OWNERS], made.place[(None,)]
    for attacker in need.against:
        known = {
            made.place[(owner,)]: made.values[made.place[(owner,)]] for owner in ATTACKERS[attacker].members
        }
        sight = with_facts(view, known)
        reached = set()
        for counts in product(range(10), repeat=3):
            values = {**dict(zip(place, counts, strict=True)), total: sum(counts)}
            if all(sight.allows(cell, value) for cell, value in values.items()):
                reached.add(values[need.cell])
        if not reached or min(reached) > need.low or max(reached) < need.high:
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(
    counts=st.tuples(*[st.integers(0, 5)] * 3),
    ups=st.tuples(*[st.booleans()] * 4),
    at=st.integers(0, 3),
    against=st.sampled_from([(0,), (1,), (0, 1)]),
)
def test_a_sum_leaves_too_little_just_when_somebody_can_tell(
    counts: tuple[int, ...], ups: tuple[bool, ...], at: int, against: tuple[int, ...]
) -> None:
    """With one sum in the table the rooms together are exact, not only necessary."""
    made = of(*counts)
    value = made.values[at]
    attackers = tuple(place for place in against if not ATTACKERS[place].knows(made.owners[at]))
    need = Need(at, max(0, value - 1), value + 1, attackers)
    shown = [
        (-(-each // BASE) if up else each // BASE) * BASE for each, up in zip(made.values, ups, strict=True)
    ]
    view = rounded(shown, BASE)
    by_itself = view.allows(at, need.low) and view.allows(at, need.high)
    left = all(room.is_left_by(view) for room in single_sums(made, [need], ATTACKERS, BASE))
    assert (left and by_itself) is is_open(made, view, need) or not attackers


def test_nothing_is_asked_when_every_rounding_leaves_enough() -> None:
    made = of(7, 7, 7)
    assert single_sums(made, [Need(0, 7, 8, (0,))], ATTACKERS, BASE) == []


@pytest.mark.parametrize(("stuck", "widened"), [((), 1), ((1,), 2), ((1, 2), 0), ((0, 1, 2), None)])
def test_a_step_goes_to_a_cell_that_can_move(stuck: tuple[int, ...], widened: int | None) -> None:
    room = Room(highs=(1, 2), lows=(0,), least=9)
    assert room.best_widened(rounded([3, 3, 3, 9], BASE), stuck) == widened


def test_no_step_goes_to_a_cell_that_is_known_exactly() -> None:
    view = with_facts(rounded([3, 3, 3, 9], BASE), {1: 3})
    assert Room(highs=(1, 2), lows=(), least=9).best_widened(view) == 2
