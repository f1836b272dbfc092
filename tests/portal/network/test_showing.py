"""Lays protected figures out as tables for people: what each cell says, and what has to stand beside them."""

import pytest

from portal.network.showing import PageTable, change_words, lay_out, notes_of, page_cell
from workflows.register.cube import Axis, Cell, Code, Coverage, Cube, ShownTable
from workflows.register.rules import SIGN_WORDS, Method

_LEAF, _TOTAL = "leaf", "total"
ROUNDED, EXACT = 4, 0


def _quarter(key: str) -> Code:
    return Code(key, key, _LEAF)


def make_cube(*cells: Cell, method: Method = Method.ROUNDING, given: tuple[int, ...] = (31,)) -> Cube:
    """Three kinds (one of them the whole) over as many quarters as there are coverages."""
    kinds = (Code("a", "Adults", _LEAF), Code("c", "Children", _LEAF), Code(None, "All", _TOTAL))
    quarters = [f"2025-26-q{number}" for number in range(1, len(given) + 1)]
    keys = [(kind.code, quarter) for quarter in quarters for kind in kinds]
    return Cube(
        measure_key="referrals",
        title="Referrals",
        unit="referrals",
        method=method,
        axes=(Axis("kind", "Kind", kinds), Axis("quarter", "Quarter", tuple(map(_quarter, quarters)))),
        cells=dict(zip(keys, cells, strict=False)),
        tables=(ShownTable("kinds", "By kind", {"kind": (_LEAF, _TOTAL), "quarter": (_LEAF,)}),),
        coverages={key: Coverage(count, 33) for key, count in zip(quarters, given, strict=True)},
        limits=("Low figures may mean that victims go unnoticed.",),
        release_ids=(),
    )


def _words(table: PageTable) -> list[tuple[str, ...]]:
    return [tuple(cell.words for cell in row.cells) for row in table.rows]


def test_a_rounded_nothing_is_shown_as_up_to_four_when_it_is_laid_out() -> None:
    table = lay_out(
        make_cube(Cell(1205, "", ROUNDED), Cell(0, "", ROUNDED), Cell(1205, "", ROUNDED)), ["kind"]
    )
    assert _words(table) == [("1,205",), ("0–4",), ("1,205",)]
    assert [row.is_whole for row in table.rows] == [False, False, True]
    assert any("within 4 of the true one" in words for words in table.notes)
    assert any(words.startswith("0–4 stands for a number from 0 to 4") for words in table.notes)
    assert (table.coverage, table.limits[0][:3]) == ("31 of 33 authorities gave figures.", "Low")


def test_an_exact_nothing_is_nothing_when_figures_are_not_rounded() -> None:
    table = lay_out(make_cube(Cell(0), Cell(None, "c"), Cell(12), method=Method.SUPPRESSION), ["kind"])
    assert _words(table) == [("0",), ("[c]",), ("12",)]
    assert table.notes == ("Each figure that is shown is exact.", f"[c] {SIGN_WORDS['c']}")


def test_a_figure_that_no_table_has_is_not_available_when_it_is_laid_out() -> None:
    table = lay_out(make_cube(Cell(5, "", ROUNDED)), ["kind"])
    assert _words(table) == [("5",), ("[x]",), ("[x]",)]
    assert f"[x] {SIGN_WORDS['x']}" in table.notes


def test_a_figure_that_is_less_close_is_marked_when_others_are_closer() -> None:
    cells = [Cell(20, "", ROUNDED), Cell(0, "", 9), Cell(40, "", 16)]
    table = lay_out(make_cube(*cells), ["kind"])
    assert _words(table) == [("20",), ("0–9°",), ("40°°",)]
    assert {
        f"A figure marked {mark} is within {reach} of the true one." for mark, reach in (("°", 9), ("°°", 16))
    } <= set(table.notes)


def test_coverage_says_the_fewest_and_the_most_when_quarters_differ() -> None:
    cells = [Cell(5, "", ROUNDED)] * 6
    cube = make_cube(*cells, given=(29, 31))
    assert lay_out(cube, ["kind"], "quarter").coverage.startswith("29 to 31 of 33 authorities")
    assert lay_out(cube, ["kind"], "", {"quarter": "2025-26-q1"}).coverage.startswith("29 of 33")


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Cell(50, "", ROUNDED), Cell(45, "", ROUNDED), "about the same"),
        (Cell(55, "", ROUNDED), Cell(45, "", ROUNDED), "about 10 more"),
        (Cell(30, "", ROUNDED), Cell(45, "", ROUNDED), "about 15 fewer"),
        (Cell(30, "", 9), Cell(40, "", ROUNDED), "about the same"),
        (Cell(7), Cell(7), "the same"),
        (Cell(7), Cell(9), "2 fewer"),
        (Cell(None, "c"), Cell(9), "cannot be told"),
        (Cell(7), Cell(None, "x"), "cannot be told"),
    ],
)
def test_a_change_is_told_when_rounding_cannot_have_made_it(now: Cell, before: Cell, words: str) -> None:
    assert change_words(now, before) == words


def test_a_cell_says_between_which_numbers_the_true_one_lies_when_it_is_rounded() -> None:
    assert [page_cell(cell).span for cell in (Cell(5, "", ROUNDED), Cell(5), Cell(None, "c"))] == [
        "1 to 9",
        "",
        "",
    ]


def test_nothing_stands_beside_figures_when_there_are_none() -> None:
    assert notes_of([]) == ()
