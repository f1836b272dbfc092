"""The checker finds every fault of a certificate, by adding whole numbers only."""

import ast
import inspect

import pytest

from tests.workflows.releases.disclosure.cases import ANYBODY, hiding
from tests.workflows.releases.disclosure.small_tables import FLAT
from workflows.releases.disclosure import checker
from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.knowledge import PUBLIC, Need, View, each_alone, suppressed
from workflows.releases.disclosure.tables import lattice

BASE: dict[tuple[str, ...], int] = {
    (owner, kind): 10 for owner in ("north", "south", "west") for kind in ("labour", "sexual")
}
CELLS = lattice(FLAT, {**BASE, ("north", "labour"): 2})
ATTACKERS = (PUBLIC, *each_alone(["north", "south", "west"]))
NEED = Need(CELLS.place["north", "labour"], 1, 5, (0, 2, 3))
HIDDEN = [(owner, kind) for owner in ("north", "south", "west") for kind in ("labour", "sexual")]
VIEW = hiding(CELLS, HIDDEN)


def _swap(other: str, change: int) -> dict[int, int]:
    """So many more of north's are labour, of the other's fewer."""
    place = CELLS.place
    return {
        place["north", "labour"]: change,
        place["north", "sexual"]: -change,
        place[other, "labour"]: -change,
        place[other, "sexual"]: change,
    }


GOOD: tuple[Witness, ...] = tuple(_swap(other, change) for other in ("south", "west") for change in (-1, 3))


def _faults(*witnesses: Witness, view: View = VIEW, need: Need = NEED) -> list[str]:
    return faults(CELLS, view, [need], ATTACKERS, Certificate(witnesses))


def test_nothing_is_found_when_every_end_is_reached_for_every_attacker() -> None:
    assert _faults(*GOOD) == []


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (0, "north, labour: not shown to reach as low as 1 for west"),
        (1, "north, labour: not shown to reach as high as 5 for west"),
        (2, "north, labour: not shown to reach as low as 1 for south"),
        (3, "north, labour: not shown to reach as high as 5 for south"),
    ],
)
def test_the_attacker_is_named_when_one_witness_is_missing(left_out: int, words: str) -> None:
    assert _faults(*(each for number, each in enumerate(GOOD) if number != left_out)) == [words]


def test_others_are_counted_when_nobody_is_shown_anything() -> None:
    assert _faults() == [
        "north, labour: not shown to reach as low as 1 for Anybody and 2 others",
        "north, labour: not shown to reach as high as 5 for Anybody and 2 others",
    ]


@pytest.mark.parametrize(
    ("witness", "words"),
    [
        ({**_swap("south", 3), CELLS.place["north", "labour"]: 4}, "does not add up"),
        ({CELLS.place["north", "labour"]: 3}, "does not add up"),
        (_swap("south", -3), "north, labour is not as published"),
        ({CELLS.place[None, None]: 1}, "Total, Total is not as published"),
        ({len(CELLS.keys): 1}, "not made of whole numbers"),
        ({-1: 0}, "not made of whole numbers"),
        ({CELLS.place["north", "labour"]: 0.5}, "not made of whole numbers"),
        ({CELLS.place["north", "labour"]: True}, "not made of whole numbers"),
    ],
)
def test_a_witness_is_refused_when_it_is_none(witness: Witness, words: str) -> None:
    found = _faults(*GOOD, witness)
    assert len(found) == 1
    assert found[0].startswith("witness 5: ")
    assert words in found[0]


def test_the_need_is_not_met_when_the_small_cell_is_shown() -> None:
    shown = suppressed(CELLS, frozenset())
    assert any("not as published" in fault for fault in _faults(*GOOD, view=shown))
    assert len(_faults(view=shown)) == 2


def test_a_fault_is_found_when_what_is_published_is_not_true() -> None:
    wrong = View(tuple(value + 1 for value in VIEW.lows if value is not None), VIEW.highs)
    assert any("leaves out the true number" in fault for fault in _faults(*GOOD, view=wrong))


def test_a_fault_is_found_when_a_need_is_against_nobody_there_is() -> None:
    assert _faults(*GOOD, need=Need(NEED.cell, 1, 5, (9,))) == [
        "a need is against somebody who is not among the attackers"
    ]


def test_the_truth_is_enough_when_the_need_asks_no_more() -> None:
    assert faults(CELLS, VIEW, [Need(NEED.cell, 2, 2, (0,))], ANYBODY, Certificate(())) == []


def test_the_checker_is_short_and_imports_no_solver() -> None:
    source = inspect.getsource(checker)
    assert len(source.splitlines()) < 200
    names = {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    names |= {
        each.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import)
        for each in node.names
    }
    own = {name for name in names if name.startswith("workflows.releases.disclosure.")}
    assert {name.rpartition(".")[2] for name in own} == {"certificate", "insiders", "knowledge", "tables"}
    assert names - own <= {"collections.abc", "functools"}
