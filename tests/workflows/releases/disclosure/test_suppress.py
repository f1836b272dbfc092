"""Suppression leaves every need open, for everybody, and hides what it must and no more than it finds."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.releases.disclosure.cases import whole
from tests.workflows.releases.disclosure.enumerating import too_narrow
from tests.workflows.releases.disclosure.random_tables import random_tables
from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.errors import TableRefused
from workflows.releases.disclosure.knowledge import PUBLIC, Attacker, Need, each_alone, each_pair, suppressed
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.parts import parts_of
from workflows.releases.disclosure.suppress import Suppression, suppress
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Lattice, Plan, Table, lattice

THRESHOLD = 3


def _everybody(cells: Lattice) -> tuple[Attacker, ...]:
    owners = cells.plan.dimensions[0].leaves
    return (PUBLIC, *each_alone(owners), *each_pair(owners))


def _protected(
    cells: Lattice, base: Base, *, seed: int = 0, seconds: float = 0.02
) -> tuple[tuple[Need, ...], Suppression]:
    attackers = _everybody(cells)
    needs = needs_of_people(cells, base, attackers, threshold=THRESHOLD, groups=("b",))
    parts = parts_of(cells, base, attackers)
    return needs, suppress(cells, needs, attackers, parts=parts, seed=seed, polish_seconds=seconds)


@settings(max_examples=25, deadline=None)
@given(random_tables())
def test_every_need_is_open_to_trial_when_a_random_table_is_suppressed(table: tuple[Lattice, Base]) -> None:
    cells, base = table
    needs, found = _protected(cells, base)
    assert found.impossible == ()
    attackers = dict(enumerate(_everybody(cells)))
    assert too_narrow(cells, base, found.hidden, needs, attackers, most=max(cells.values) + THRESHOLD) == []


@settings(max_examples=25, deadline=None)
@given(random_tables())
def test_its_witnesses_are_a_certificate_when_a_random_table_is_suppressed(
    table: tuple[Lattice, Base],
) -> None:
    cells, base = table
    needs, found = _protected(cells, base)
    view = suppressed(cells, found.hidden)
    certificate = Certificate(found.witnesses)
    assert faults(cells, view, needs, _everybody(cells), certificate, base=base) == []


@settings(max_examples=10, deadline=None)
@given(random_tables(), st.data())
def test_what_was_released_stays_as_it_was_when_a_table_is_suppressed_again(
    table: tuple[Lattice, Base], data: st.DataObject
) -> None:
    cells, base = table
    every = list(range(len(cells.keys)))
    shown = frozenset(data.draw(st.sets(st.sampled_from(every), max_size=3)))
    hidden = frozenset(data.draw(st.sets(st.sampled_from(every), max_size=3))) - shown
    attackers = (PUBLIC,)
    needs = needs_of_people(cells, base, attackers, threshold=THRESHOLD)
    found = suppress(cells, needs, attackers, shown=shown, hidden=hidden, polish_seconds=0.02)
    assert not found.hidden & shown
    assert hidden <= found.hidden
    given_up = {(each.cell, each.attacker) for each in found.impossible}
    narrow = too_narrow(cells, base, found.hidden, needs, {0: PUBLIC}, most=max(cells.values) + THRESHOLD)
    assert {(need.cell, 0) for need, _ in narrow} <= given_up


@settings(max_examples=10, deadline=None)
@given(random_tables(), st.integers(0, 3))
def test_the_same_cells_are_hidden_when_input_and_seed_are_the_same(
    table: tuple[Lattice, Base], seed: int
) -> None:
    assert _protected(*table, seed=seed) == _protected(*table, seed=seed)


def test_impossible_names_cell_end_and_attacker_when_the_total_must_be_shown() -> None:
    cells = whole({"a": ("x",)}, {("x",): 2})
    needs = (Need(cells.place[("x",)], 1, 5, (0,)),)
    found = suppress(cells, needs, (PUBLIC,), shown=frozenset({cells.place[(None,)]}))
    small = cells.place[("x",)]
    assert {(each.cell, each.end, each.attacker) for each in found.impossible} == {
        (small, 1, 0),
        (small, 5, 0),
    }


def test_the_other_is_hidden_too_when_one_of_two_is_small() -> None:
    cells = whole({"a": ("x", "y")}, {("x",): 2, ("y",): 9})
    needs = needs_of_people(cells, {}, (PUBLIC,), threshold=5)
    found = suppress(cells, needs, (PUBLIC,), shown=frozenset({cells.place[(None,)]}))
    assert found.hidden == {cells.place[("x",)], cells.place[("y",)]}
    assert found.primary == {cells.place[("x",)]}


def test_a_third_is_hidden_when_the_second_could_subtract_itself() -> None:
    base: Base = {("x",): 2, ("y",): 9, ("z",): 8}
    cells = _owned(base)
    attackers = (PUBLIC, *each_alone(("x", "y", "z")))
    needs = needs_of_people(cells, base, attackers, threshold=5)
    total = frozenset({cells.place[(None,)]})
    alone = suppress(cells, needs_of_people(cells, base, (PUBLIC,), threshold=5), (PUBLIC,), shown=total)
    found = suppress(cells, needs, attackers, shown=total, parts=parts_of(cells, base, attackers))
    assert len(alone.hidden) == 2
    assert len(found.hidden) == 3


def test_a_movement_takes_nothing_of_ones_own_when_only_a_part_of_the_cell_is_theirs() -> None:
    # x has 4 of the 4 in b0, and the plan does not show that: for x nothing can be taken away there
    base: Base = {
        ("x", "b0"): 4,
        ("y", "b0"): 0,
        ("x", "b1"): 0,
        ("y", "b1"): 2,
        ("x", "b2"): 3,
        ("y", "b2"): 6,
    }
    owners, kinds = Dimension("a", ("x", "y")), Dimension("b", ("b0", "b1", "b2"))
    cells = lattice(Plan((owners, kinds), (Table("kinds", {"b": (LEAF, TOTAL)}),), "a"), base)
    attackers = (Attacker("x", frozenset({"x"})), PUBLIC)
    small = cells.place[(None, "b1")]
    needs = (Need(small, 2, 5, (0, 1)),)
    found = suppress(
        cells,
        needs,
        attackers,
        shown=frozenset({cells.place[(None, None)]}),
        parts=parts_of(cells, base, attackers),
    )
    assert found.hidden == {small, cells.place[(None, "b2")]}


@pytest.mark.parametrize("value", [-1, 1.5, 10**13, True], ids=["below nothing", "half", "huge", "no number"])
def test_a_table_is_refused_in_words_when_it_is_none_of_counts(value: object) -> None:
    cells = Lattice(whole({"a": ("x",)}, {}).plan, (("x",),), (value,), ())  # type: ignore[arg-type]
    with pytest.raises(TableRefused, match="x is"):
        suppress(cells, (), (PUBLIC,))


@pytest.mark.parametrize("base", [{}, {("x", "b0"): 10**11, ("y", "b1"): 3}], ids=["zeros", "huge"])
def test_it_is_protected_when_numbers_are_extreme(base: Mapping[tuple[str, ...], int]) -> None:
    cells = whole({"a": ("x", "y"), "b": ("b0", "b1")}, base)
    needs = needs_of_people(cells, base, (PUBLIC,), threshold=5)
    found = suppress(cells, needs, (PUBLIC,))
    assert found.impossible == ()
    assert bool(found.hidden) == bool(base)
    view = suppressed(cells, found.hidden)
    assert faults(cells, view, needs, (PUBLIC,), Certificate(found.witnesses)) == []


def _owned(base: Base) -> Lattice:
    owners = Dimension("a", ("x", "y", "z"))
    return lattice(Plan((owners,), (Table("owners", {"a": (LEAF, TOTAL)}),), "a"), base)
