"""Published examples: bad patterns are named with the sum that reveals them, ours are proved."""

import pytest

from tests.workflows.releases.disclosure.cases import (
    ANYBODY,
    Row,
    groups_of,
    hiding,
    interval,
    proof_of,
    rows_of,
    small_cells,
    table_of,
    whole,
)
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.knowledge import View, suppressed
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.suppress import suppress
from workflows.releases.disclosure.tables import (
    LEAF,
    TOTAL,
    Dimension,
    Key,
    Lattice,
    Plan,
    Table,
    lattice,
)

Codes = tuple[str, ...]


def _key(*codes: str) -> Key:
    return tuple(None if code == "Total" else code for code in codes)


def _hidden_in(rows: list[Row], *columns: str) -> list[Key]:
    return [_key(*(row[column] for column in columns)) for row in rows if row["published"] == "0"]


def test_the_interval_of_each_cell_is_found_when_a_pattern_is_known() -> None:
    counts: dict[Codes, int] = {
        ("1", "1"): 5,
        ("1", "2"): 2,
        ("2", "1"): 1,
        ("2", "2"): 2,
        ("3", "1"): 3,
        ("3", "2"): 3,
    }
    cells = whole({"row": "123", "col": "12"}, counts)
    rows = rows_of("01")
    shown = {_key(row["row"], row["col"]): int(row["count"]) for row in rows if row["published"] == "1"}
    assert all(cells.values[cells.place[key]] == value for key, value in shown.items())
    view = hiding(cells, _hidden_in(rows, "row", "col"))
    found = {key: interval(cells, view, key) for key in _hidden_in(rows, "row", "col")}
    assert found == {("1", "1"): (3, 6), ("1", "2"): (1, 4), ("2", "1"): (0, 3), ("2", "2"): (0, 3)}


def _two_per_line() -> tuple[Lattice, list[Key]]:
    rows = [row for row in rows_of("02")]
    counts: dict[Codes, int] = {
        (row["v1"], row["v2"]): int(row["count"]) for row in rows if "Total" not in (row["v1"], row["v2"])
    }
    return whole({"v1": "wxyz", "v2": "abcd"}, counts), _hidden_in(rows, "v1", "v2")


def test_a_cell_is_exact_and_the_sum_says_so_when_two_are_hidden_in_every_line() -> None:
    cells, hidden = _two_per_line()
    proof = proof_of(cells, hiding(cells, hidden), ("w", "b"), 46, 48)
    assert [(each.end, each.reason, each.furthest) for each in proof.unproved] == [
        (-1, "impossible", 47),
        (1, "impossible", 47),
    ]
    for each in proof.unproved:
        assert sum(term.sign * term.value for term in each.sum) == 47 * each.times
        assert all(term.key not in hidden for term in each.sum)
        assert each.in_words(cells, ANYBODY).endswith("= 47")


@pytest.mark.parametrize(
    ("also", "known"),
    [
        (("x", "d"), (0, 78)),
        (("x", "b"), (0, 141)),
        (("w", "d"), (0, 136)),
        (("y", "c"), (0, 116)),
        (("z", "c"), (0, 116)),
        (("w", None), (47, 47)),
        ((None, "a"), (47, 47)),
        ((None, None), (47, 47)),
    ],
)
def test_the_cell_opens_as_published_when_one_more_is_hidden(also: Key, known: tuple[int, int]) -> None:
    cells, hidden = _two_per_line()
    assert interval(cells, hiding(cells, [*hidden, also]), ("w", "b")) == known


@pytest.mark.parametrize(
    ("columns", "known"), [(["county"], (0, 9)), (["group"], (0, 7)), (["county", "group"], (3, 3))]
)
def test_two_tables_give_a_cell_away_when_each_alone_does_not(
    columns: list[str], known: tuple[int, int]
) -> None:
    rows = rows_of("03")
    groups = groups_of(rows, "region", *columns)
    counts: dict[Codes, int] = {(row["region"],): int(row["count"]) for row in rows}
    dimension = Dimension("region", tuple(row["region"] for row in rows), groups)
    tables = tuple(Table(column, {"region": (LEAF, column, TOTAL)}) for column in columns)
    cells = lattice(Plan((dimension,), tables), counts)
    view = hiding(cells, _hidden_in(rows, "region"))
    assert interval(cells, view, ("K",)) == known
    if known == (3, 3):
        (one, other) = proof_of(cells, view, ("K",), 2, 4).unproved
        assert one.furthest == other.furthest == 3
        assert "county-2 16" in other.in_words(cells, ANYBODY)


@pytest.mark.parametrize(("low", "is_exact"), [(1, True), (0, False)])
def test_small_cells_are_exact_when_a_hidden_one_is_known_not_to_be_zero(low: int, is_exact: bool) -> None:
    cells = table_of("04", "count", "var1", "var2")
    hidden = [cells.keys[cell] for cell in small_cells(cells, 3)]
    view = hiding(cells, hidden, low)
    found = [interval(cells, view, key) for key in hidden]
    values = [cells.values[cells.place[key]] for key in hidden]
    assert len(hidden) == 7
    assert found == ([(value, value) for value in values] if is_exact else [(0, 3)] * 7)


@pytest.mark.parametrize(
    ("line", "low", "known"),
    [
        ("L1", 0, [(0, 0), (0, 0)]),
        ("L2", 0, [(0, 0), (0, 0)]),
        ("L3", 1, [(1, 1)] * 2),
        ("L3", 0, [(0, 2)] * 2),
    ],
)
def test_two_zeros_or_ones_do_not_protect_each_other_when_they_share_a_line(
    line: str, low: int, known: list[tuple[int, int]]
) -> None:
    rows = [row for row in rows_of("05") if row["line"] == line]
    leaves: dict[str, int] = {row["cell"]: int(row["count"]) for row in rows if row["cell"] != "Total"}
    cells = whole({"cell": list(leaves)}, {(cell,): count for cell, count in leaves.items()})
    hidden = _hidden_in(rows, "cell")
    assert [interval(cells, hiding(cells, hidden, low), key) for key in hidden] == known


def test_a_subtraction_is_named_when_one_table_is_part_of_another() -> None:
    tables = {(row["table"], row["age_band"], row["measure"]): int(row["count"]) for row in rows_of("06")}
    counts: dict[Codes, int] = {}
    for (table, age, measure), count in tables.items():
        if table == "male":
            counts["male", age, measure] = count
            counts["not male", age, measure] = tables["total", age, measure] - count
    ages, measures = (list(dict.fromkeys(key[place] for key in counts)) for place in (1, 2))
    dimensions = (
        Dimension("sex", ("male", "not male")),
        Dimension("age", tuple(ages)),
        Dimension("measure", tuple(measures)),
    )
    shown = {"sex": (LEAF, TOTAL), "age": (LEAF,), "measure": (LEAF,)}
    cells = lattice(Plan(dimensions, (Table("both", shown),)), counts)
    view = hiding(cells, [key for key in cells.keys if key[0] == "not male"])
    proof = prove(cells, view, needs_of_people(cells, counts, ANYBODY, threshold=5), ANYBODY)
    said = [each.in_words(cells, ANYBODY) for each in proof.unproved]
    assert any("Total, 21-30, heart_disease 8 − male, 21-30, heart_disease 7 = 1" in words for words in said)
    assert any("Total, 21-30, population 20 − male, 21-30, population 19 = 1" in words for words in said)


def test_a_subtraction_is_named_when_two_boundaries_differ_by_a_few_people() -> None:
    rows = rows_of("07")
    of = {(row["boundary_version"], row["hours"], row["sex"]): int(row["count"]) for row in rows}
    counts: dict[Codes, int] = {}
    for version, hours, sex in of:
        if version == "OA2001":
            counts["inside", hours, sex] = of["OA2001", hours, sex]
            counts["between", hours, sex] = of["ED1991", hours, sex] - of["OA2001", hours, sex]
    times, sexes = (tuple(dict.fromkeys(key[place] for key in counts)) for place in (1, 2))
    dimensions = (
        Dimension("area", ("inside", "between")),
        Dimension("hours", times),
        Dimension("sex", sexes),
    )
    shown = {"area": (LEAF, TOTAL), "hours": (LEAF,), "sex": (LEAF,)}
    cells = lattice(Plan(dimensions, (Table("both", shown),)), counts)
    view = hiding(cells, [key for key in cells.keys if key[0] == "between"])
    proof = prove(cells, view, needs_of_people(cells, counts, ANYBODY, threshold=5), ANYBODY)
    assert {cells.values[each.cell] for each in proof.unproved} == {1, 2}
    assert len({each.cell for each in proof.unproved}) == 3
    said = "\n".join(each.in_words(cells, ANYBODY) for each in proof.unproved)
    assert "Total, more than 30, male 52 − inside, more than 30, male 50 = 2" in said


def _rounded_to_five(column: str) -> tuple[Lattice, list[int], bool]:
    """The true lattice, what is shown of each cell, and whether that adds up."""
    rows = rows_of("08")
    counts: dict[Codes, int] = {
        (row["area"], row["sex"]): int(row["true"])
        for row in rows
        if "Total" not in (row["area"], row["sex"])
    }
    cells = whole({"area": "ABC", "sex": ["male", "female"]}, counts)
    at = {_key(row["area"], row["sex"]): int(row[column]) for row in rows}
    shown = [at[key] for key in cells.keys]
    adds_up = all(
        sum(shown[child] for child in each.children) == shown[each.parent] for each in cells.relations
    )
    return cells, shown, adds_up


def test_nothing_adds_up_when_rounding_is_conventional() -> None:
    assert not _rounded_to_five("conventional_base5")[2]


def test_small_cells_are_given_away_when_each_figure_is_rounded_to_the_nearest_five() -> None:
    cells = _rounded_to_five("controlled_base5")[0]
    shown = [5 * ((value + 2) // 5) for value in cells.values]
    view = View(tuple(max(0, each - 2) for each in shown), tuple(each + 2 for each in shown))
    needs = needs_of_people(cells, {}, ANYBODY, threshold=5, high=4, others=False)
    proof = prove(cells, view, needs, ANYBODY)
    assert {cells.keys[each.cell] for each in proof.unproved} >= {("A", "male"), ("A", None)}
    assert all(each.furthest is not None for each in proof.unproved)
    assert faults(cells, view, needs, ANYBODY, proof.certificate)


def test_small_cells_are_proved_safe_when_rounding_is_controlled() -> None:
    cells, shown, adds_up = _rounded_to_five("controlled_base5")
    assert adds_up
    view = View(tuple(max(0, each - 4) for each in shown), tuple(each + 4 for each in shown))
    needs = needs_of_people(cells, {}, ANYBODY, threshold=5, high=4, others=False)
    proof = prove(cells, view, needs, ANYBODY)
    assert proof.holds
    assert faults(cells, view, needs, ANYBODY, proof.certificate) == []


def _z1() -> Lattice:
    return table_of("09", "ant", "region", "hovedint")


def _accidents() -> Lattice:
    return table_of("10", "freq", "mun", "inj")


def _z2() -> Lattice:
    rows = rows_of("11")
    counts: dict[Codes, int] = {(row["region"], row["hovedint"]): int(row["ant"]) for row in rows}
    codes = {name: list(dict.fromkeys(row[name] for row in rows)) for name in ("region", "hovedint")}
    return whole(codes, counts, {"region": groups_of(rows, "region", "fylke", "kostragr")})


def _z3(months: int = 99) -> Lattice:
    every = rows_of("12")
    kept = list(dict.fromkeys(row["mnd"] for row in every))[:months]
    rows = [row for row in every if row["mnd"] in kept]
    names = ("region", "hovedint", "mnd")
    counts: dict[Codes, int] = {tuple(row[name] for name in names): int(row["ant"]) for row in rows}
    codes = {name: list(dict.fromkeys(row[name] for row in rows)) for name in names}
    groups = {
        "region": groups_of(rows, "region", "fylke", "kostragr"),
        "mnd": groups_of(rows, "mnd", "mnd2"),
    }
    return whole(codes, counts, groups)


@pytest.mark.parametrize(
    ("cells", "size", "small", "most_secondary"),
    [(_z1(), 45, 4, 4), (_accidents(), 35, 12, 2), (_z2(), 100, 11, 16), (_z3(1), 675, 153, 90)],
    ids=["z1", "accidents", "z2", "a month of z3"],
)
def test_our_own_pattern_is_proved_and_hides_few_when_the_table_is_a_published_one(
    cells: Lattice, size: int, small: int, most_secondary: int
) -> None:
    primary = small_cells(cells)
    assert (len(cells.keys), len(primary)) == (size, small)
    needs = needs_of_people(cells, {}, ANYBODY, threshold=5, others=False)
    found = suppress(cells, needs, ANYBODY, polish_seconds=0.1)
    view = suppressed(cells, found.hidden)
    proof = prove(cells, view, needs, ANYBODY)
    assert proof.unproved == ()
    assert faults(cells, view, needs, ANYBODY, proof.certificate) == []
    assert len(found.hidden - primary) <= most_secondary


def test_overlapping_hierarchies_and_time_make_the_published_number_of_cells() -> None:
    cells = _z3()
    assert (len(cells.keys), len(small_cells(cells))) == (1350, 416)


@pytest.mark.parametrize("cells", [_z1(), _accidents(), _z2()], ids=["z1", "accidents", "z2"])
def test_cells_are_given_away_and_the_sums_hold_when_only_small_ones_are_hidden(cells: Lattice) -> None:
    primary = small_cells(cells)
    needs = needs_of_people(cells, {}, ANYBODY, threshold=5, others=False)
    view = suppressed(cells, primary)
    proof = prove(cells, view, needs, ANYBODY)
    assert proof.unproved
    for each in proof.unproved:
        need = next(need for need in needs if need.cell == each.cell)
        assert each.furthest is not None
        assert each.furthest > need.low if each.end < 0 else each.furthest < need.high
        assert all(term.value == cells.values[cells.place[term.key]] for term in each.sum)
    assert faults(cells, view, needs, ANYBODY, proof.certificate)
