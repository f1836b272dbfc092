"""What must stay open follows from the rules for people and for organisations, for every attacker."""

from hypothesis import given, settings

from tests.workflows.releases.disclosure.random_tables import random_tables
from workflows.releases.disclosure.knowledge import PUBLIC, Attacker, Need, each_alone, each_pair
from workflows.releases.disclosure.needs import needs_of_organisations, needs_of_people
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Lattice, Plan, Table, lattice

OWNERS = ("w", "x", "y", "z")


def _cells(counts: dict[str, int]) -> tuple[Lattice, Base]:
    base: Base = {(owner,): count for owner, count in counts.items()}
    plan = Plan((Dimension("a", OWNERS),), (Table("all", {"a": (LEAF, TOTAL)}),), "a")
    return lattice(plan, base), base


def _at(needs: tuple[Need, ...], cell: int) -> dict[int, tuple[int, int]]:
    """The ends of one cell by attacker."""
    return {place: (need.low, need.high) for need in needs if need.cell == cell for place in need.against}


def test_everybody_but_its_owner_is_kept_from_a_small_cell_when_it_is_about_people() -> None:
    cells, base = _cells({"w": 3, "x": 40, "y": 50, "z": 60})
    needs = needs_of_people(cells, base, (PUBLIC, *each_alone(OWNERS)), threshold=5)
    assert needs == (Need(cells.place[("w",)], 1, 5, (0, 2, 3, 4)),)


def test_the_others_part_is_kept_when_an_attacker_could_subtract_its_own() -> None:
    cells, base = _cells({"w": 3, "x": 40})
    attackers = (PUBLIC, *each_alone(OWNERS))
    needs = needs_of_people(cells, base, attackers, threshold=5)
    assert _at(needs, cells.place[(None,)]) == {2: (41, 45)}
    assert _at(needs_of_people(cells, base, attackers, threshold=5, others=False), cells.place[(None,)]) == {}


def test_the_high_end_is_lower_when_it_is_for_rounding() -> None:
    cells, base = _cells({"w": 3})
    needs = needs_of_people(cells, base, (PUBLIC,), threshold=5, high=4)
    assert _at(needs, cells.place[("w",)]) == {0: (1, 4)}


@settings(max_examples=60, deadline=None)
@given(random_tables())
def test_needs_are_those_of_a_plain_count_when_tables_are_random(table: tuple[Lattice, Base]) -> None:
    cells, base = table
    owners = cells.plan.dimensions[0].leaves
    attackers = (PUBLIC, *each_alone(owners), *each_pair(owners))
    needs = needs_of_people(cells, base, attackers, threshold=4)
    for cell, key in enumerate(cells.keys):
        for place, attacker in enumerate(attackers):
            own = _own(cells, base, key, attacker)
            rest = cells.values[cell] - own
            expected = (own + 1, own + 4) if 1 <= rest < 4 else None
            assert _at(needs, cell).get(place) == expected, (key, attacker)


def _own(cells: Lattice, base: Base, key: tuple[str | None, ...], attacker: Attacker) -> int:
    above = [each.leaves_of[code] for each, code in zip(cells.plan.dimensions, key, strict=True)]
    rows = [
        leaves for leaves in base if all(leaf in codes for leaf, codes in zip(leaves, above, strict=True))
    ]
    return sum(base[leaves] for leaves in rows if leaves[0] in attacker.members)


def test_one_less_must_be_possible_when_a_whole_group_shares_an_attribute() -> None:
    kinds = Dimension("kind", ("criminal", "labour"))
    plan = Plan(
        (Dimension("a", OWNERS), kinds), (Table("all", {"a": (LEAF, TOTAL), "kind": (LEAF, TOTAL)}),), "a"
    )
    base: Base = {("w", "criminal"): 9, ("x", "criminal"): 7, ("x", "labour"): 6}
    cells = lattice(plan, base)
    needs = needs_of_people(cells, base, (PUBLIC, *each_alone(OWNERS)), threshold=5, groups=("kind",))
    assert needs == (Need(cells.place[("w", "criminal")], 8, 9, (0, 2, 3, 4)),)


def test_a_total_of_two_organisations_is_kept_from_everybody_when_the_minimum_is_three() -> None:
    cells, base = _cells({"w": 10, "x": 20})
    attackers = (PUBLIC, *each_alone(OWNERS), *each_pair(OWNERS))
    needs = needs_of_organisations(cells, base, attackers, minimum=3, dominance=90, width=15)
    total = _at(needs, cells.place[(None,)])
    assert total[0] == (27, 33)
    assert total[2] == (27, 33)  # x knows 20 of it
    both = next(place for place, each in enumerate(attackers) if each.members == {"w", "x"})
    assert both not in total


def test_an_owner_is_taken_no_lower_than_its_own_part_when_it_is_nearly_all() -> None:
    cells, base = _cells({"w": 2, "x": 100})
    needs = needs_of_organisations(cells, base, each_alone(OWNERS), minimum=3, dominance=90, width=15)
    assert _at(needs, cells.place[(None,)])[1] == (100, 117)


def test_three_organisations_are_shown_when_none_dominates_and_hidden_when_two_do() -> None:
    attackers = (PUBLIC, *each_alone(OWNERS))
    for counts, is_kept in (({"w": 10, "x": 12, "y": 11}, False), ({"w": 50, "x": 45, "y": 5}, True)):
        cells, base = _cells(counts)
        needs = needs_of_organisations(cells, base, attackers, minimum=3, dominance=90, width=15)
        assert bool(_at(needs, cells.place[(None,)])) == is_kept


def test_pairs_face_two_others_only_when_the_minimum_is_four() -> None:
    cells, base = _cells({"w": 10, "x": 12, "y": 11})
    pair = (Attacker("w and x", frozenset({"w", "x"})),)
    for minimum, is_kept in ((3, False), (4, True)):
        needs = needs_of_organisations(cells, base, pair, minimum=minimum, dominance=100, width=15)
        assert bool(_at(needs, cells.place[(None,)])) == is_kept
