"""A table of one's own: no reader of the file finds a small count, and what is no table is refused."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.releases.disclosure.tables_out import Codes, Hierarchy, Readers, true_cells
from workflows.releases.disclosure import own_table
from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.knowledge import PUBLIC, suppressed
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.own_rows import text_of
from workflows.releases.disclosure.own_table import ProtectedTable, protect_table
from workflows.releases.disclosure.suppress import Suppression
from workflows.releases.disclosure.tables import LEAF, TOTAL, Dimension, Plan, Table, lattice

NAMES = ("place", "kind", "age")
BOROUGHS = """borough,kind,count
Bexley,labour,12
Bexley,criminal,3
Greenwich,labour,9
Greenwich,criminal,14
Barnet,labour,2
Barnet,criminal,21
"""
SOUTH = {"borough": {"South East": ["Bexley", "Greenwich"]}}
#: From the least to the most that is likely to go wrong: counts that are none, few, or many.
COUNTS = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 40), st.integers(0, 10**9))


@st.composite
def _tables(draw: st.DrawFn) -> tuple[dict[Codes, int], Hierarchy]:
    sizes = draw(st.sampled_from([(1,), (2,), (6,), (2, 2), (1, 5), (4, 3), (5, 4), (2, 3, 2), (3, 3, 3)]))
    codes = [[f"{name}{number}" for number in range(size)] for name, size in zip("abc", sizes, strict=False)]
    counts: dict[Codes, int] = {}
    cells: list[Codes] = [()]
    for of in codes:
        cells = [(*cell, code) for cell in cells for code in of]
    for cell in cells:
        if draw(st.booleans()) or not counts:
            counts[cell] = draw(COUNTS)
    present = list(dict.fromkeys(cell[0] for cell in counts))
    hierarchy: dict[str, dict[str, list[str]]] = {}
    if len(present) > 2 and draw(st.booleans()):
        hierarchy[NAMES[0]] = {"one half": present[:2], "other half": present[2:]}
        if draw(st.booleans()):
            hierarchy[NAMES[0]]["across"] = present[1:3]
    return counts, hierarchy


def _as_text(counts: Mapping[Codes, int]) -> str:
    width = len(next(iter(counts)))
    lines = [",".join((*NAMES[:width], "count"))]
    return "\n".join([*lines, *(",".join((*codes, str(count))) for codes, count in counts.items())])


def _narrow(text: str, counts: Mapping[Codes, int], hierarchy: Hierarchy, threshold: int) -> list[Codes]:
    """The small cells of which a reader of the file can tell more than that they are 1 to the threshold."""
    readers = Readers(text, hierarchy)
    truth = true_cells(counts, readers.names, hierarchy)
    small = [cell for cell, count in truth.items() if 1 <= count < threshold]
    found = [cell for cell in small if cell in readers.shown]
    for cell in (cell for cell in small if cell not in readers.shown):
        low, high = readers.ends(cell)
        if low > 1 + 1e-6 or high < threshold - 1e-6:
            found.append(cell)
    return found


@settings(max_examples=25, deadline=None)
@given(_tables(), st.sampled_from([3, 5, 10]))
def test_no_reader_of_the_file_can_narrow_a_small_cell_when_tables_are_of_any_shape(
    table: tuple[dict[Codes, int], Hierarchy], threshold: int
) -> None:
    counts, hierarchy = table
    protected = protect_table(_as_text(counts), threshold, hierarchy)
    text = protected.csv()
    assert _narrow(text, counts, hierarchy, threshold) == []
    readers = Readers(text, hierarchy)
    truth = true_cells(counts, readers.names, hierarchy)
    assert set(readers.shown) | set(readers.hidden) >= set(truth)
    assert all(truth.get(cell, 0) == count for cell, count in readers.shown.items())
    assert [each.codes for each in protected.intervals] == readers.hidden
    for each in protected.intervals:
        low, high = readers.ends(each.codes)
        assert low - 1e-6 <= each.low <= truth.get(each.codes, 0) <= each.high <= high + 1e-6
        assert each.low < each.high
        if 1 <= truth.get(each.codes, 0) < threshold:
            assert each.low <= 1
            assert each.high >= threshold


def test_the_total_is_shown_when_it_can_be() -> None:
    readers = Readers(protect_table(BOROUGHS, 5).csv())
    assert readers.shown["Total", "Total"] == 61


def test_margins_and_groups_are_in_the_file_when_there_is_a_hierarchy() -> None:
    lines = protect_table(BOROUGHS, 5, SOUTH).csv().splitlines()
    assert lines[0] == "borough,kind,count,status"
    assert len(lines) == 1 + (3 + 1 + 1) * (2 + 1)
    assert "Total,Total,61,p" in lines
    assert "Bexley,criminal,,c" in lines
    assert any(line.startswith("South East,labour,") for line in lines)


def test_rows_that_are_not_given_are_zero() -> None:
    cells = {cell.codes: cell.count for cell in protect_table("a,b,count\nx,1,50\ny,2,60\n", 5).cells}
    assert cells["x", "2"] == 0
    assert cells["Total", "Total"] == 110


def test_every_cell_is_published_when_nobody_is_counted() -> None:
    protected = protect_table("a,count\nx,0\ny,0\n", 5)
    assert protected.hidden == 0
    assert "Total,0,p" in protected.csv()


def test_even_the_total_is_hidden_when_it_is_small_itself() -> None:
    protected = protect_table("a,count\nx,1\ny,0\n", 5)
    assert ("Total", None) in {(cell.codes[0], cell.count) for cell in protected.cells}


def test_the_same_comes_out_when_the_same_goes_in() -> None:
    one, other = protect_table(BOROUGHS, 5, SOUTH), protect_table(BOROUGHS, 5, SOUTH)
    assert json.dumps(one.content()) == json.dumps(other.content())
    assert one.csv() == other.csv()


def test_the_certificate_can_be_checked_when_only_the_counts_and_the_file_are_at_hand() -> None:
    protected = protect_table(BOROUGHS, 5, SOUTH)
    content = protected.content()
    assert content["method"] == "suppression"
    assert content["parameters"]["threshold"] == 5
    assert content["parameters"]["hierarchy"] == SOUTH
    rows = [line.split(",") for line in protected.csv().splitlines()[1:]]
    counts: dict[Codes, int] = {
        tuple(line.split(",")[:2]): int(line.split(",")[2]) for line in BOROUGHS.splitlines()[1:]
    }
    truth = true_cells(counts, ("borough", "kind"), SOUTH)
    reached: dict[Codes, set[int]] = {}
    for witness in content["witnesses"]:
        changes: dict[Codes, int] = {tuple(rows[row][:2]): change for row, change in witness}
        assert all(rows[row][-1] == "c" for row, _ in witness)
        for codes, change in changes.items():
            reached.setdefault(codes, set()).add(truth[codes] + change)
        for whole, parts in Readers(protected.csv(), SOUTH).sums:
            assert changes.get(whole, 0) == sum(changes.get(part, 0) for part in parts)
    for each in content["hidden"]:
        cell: Codes = tuple(each["coordinates"].values())
        assert set(each["interval"]) <= reached[cell] | {truth[cell]}


def _without_secondary(*arguments: object, **options: object) -> Suppression:
    needs = arguments[1]
    assert isinstance(needs, tuple)
    primary = frozenset(need.cell for need in needs)
    return Suppression(primary, primary, (), ())


def test_the_proof_fails_and_names_the_figures_when_secondary_suppression_is_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_table, "suppress", _without_secondary)
    with pytest.raises(NotProtectable) as refusal:
        protect_table(BOROUGHS, 5)
    assert "Anybody can tell that it is at" in str(refusal.value)
    assert "Total" in str(refusal.value)


def test_the_attack_and_the_checker_find_cells_when_only_small_ones_are_hidden() -> None:
    counts: dict[Codes, int] = {
        tuple(line.split(",")[:2]): int(line.split(",")[2]) for line in BOROUGHS.splitlines()[1:]
    }
    dimensions = (
        Dimension("borough", ("Bexley", "Greenwich", "Barnet")),
        Dimension("kind", ("labour", "criminal")),
    )
    levels = {each.name: (LEAF, TOTAL) for each in dimensions}
    cells = lattice(Plan(dimensions, (Table("own", levels),)), counts)
    small = frozenset(cell for cell, value in enumerate(cells.values) if 1 <= value < 5)
    view = suppressed(cells, small)
    rows = [
        ",".join(code or "Total" for code in key) + (",,c" if cell in small else f",{cells.values[cell]},p")
        for cell, key in enumerate(cells.keys)
    ]
    text = "\n".join(["borough,kind,count,status", *rows])
    assert sorted(_narrow(text, counts, {}, 5)) == [("Barnet", "labour"), ("Bexley", "criminal")]
    needs = needs_of_people(cells, counts, (PUBLIC,), threshold=5)
    assert len(faults(cells, view, needs, (PUBLIC,), Certificate(()))) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("a,count\n", "no rows"),
        ("a,number\nx,1\n", "exactly one column “count”; it has 0"),
        ("a,count,count\nx,1,2\n", "exactly one column “count”; it has 2"),
        ("count\n1\n", "no column but “count”"),
        ("a,a,count\nx,y,1\n", "“a” twice"),
        ("a,,count\nx,y,1\n", "without a name"),
        ("a,status,count\nx,y,1\n", "“status” is a column of the protected table"),
        ("a;count\nx;1\n", "not separated by commas"),
        ("a,count\nx,1\nx,2\n", "Line 3 has the same codes as line 2 (x)"),
        ("a,count\nx,1\n x ,2\n", "Line 3 has the same codes as line 2 (x)"),
        ("a,count\nx,-1\n", "Line 2: the count is “-1”"),
        ("a,count\nx,1.5\n", "Line 2: the count is “1.5”"),
        ("a,count\nx,1e3\n", "Line 2: the count is “1e3”"),
        ("a,count\nx,٣\n", "Line 2: the count is “٣”"),
        ("a,count\nx,nan\n", "Line 2: the count is “nan”"),
        ('a,count\nx,"1,234"\n', "without commas"),
        ("a,count\nx,\n", "Line 2: the count is empty"),
        ("a,count\nx,1000000001\n", "more than 1,000,000,000"),
        ("a,count\nx," + "9" * 5000 + "\n", "more than 1,000,000,000"),
        ("a,count\n\nx,1,2\n", "Line 3 has 3 fields where the first line names 2"),
        ("a,count\n,1\n", "Line 2, “a” is empty"),
        ("a,count\nTotal,1\n", "Line 2, “a” is “Total”. Leave totals out"),
        ("a,count\ntotal,1\n", "Leave totals out"),
        ('a,count\n"x,1\n', "quotation mark"),
        ("a,count\nx\0,1\n", "not text"),
        ("a,count\n" + "x" * 300 + ",1\n", "more than 200 letters"),
        ("a,b,c,d,e,f,g,h,i,count\n1,1,1,1,1,1,1,1,1,1\n", "names 9 columns"),
        ("a,b,count\n" + "".join(f"{n},{n},1\n" for n in range(200)), "40,401 figures"),
    ],
)
def test_the_table_is_refused_with_the_line_when_it_is_none(text: str, words: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        protect_table(text, 5)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("hierarchy", "words"),
    [
        ([], "does not map dimensions to groups"),
        ({"borough": ["Bexley"]}, "does not map dimensions to groups"),
        ({"borough": {"South East": "Bexley"}}, "is not a list of codes"),
        ({"borough": {"South East": [1]}}, "is not a list of codes"),
        ({"borough": {"South East": []}}, "has no codes"),
        ({"borough": {"South East": ["Bexley", "Bexley"]}}, "names a code twice"),
        ({"borough": {"Bexley": ["Bexley"]}}, "a group and a code too"),
        ({"borough": {"Total": ["Bexley"]}}, "“Total”"),
        ({"borough": {"South East": ["Total"]}}, "“Total”"),
        ({"area": {"South East": ["Bexley"]}}, "“area”, which is no column"),
    ],
)
def test_the_hierarchy_is_refused_when_it_is_none(hierarchy: object, words: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        protect_table(BOROUGHS, 5, hierarchy)
    assert words in str(refusal.value)


@pytest.mark.parametrize("threshold", [-1, 0, 1, 1001])
def test_the_threshold_is_refused_when_it_hides_nothing_or_everything(threshold: int) -> None:
    with pytest.raises(TableRefused, match="threshold"):
        protect_table(BOROUGHS, threshold)


def test_a_code_of_the_hierarchy_is_noted_when_no_row_has_it() -> None:
    protected = protect_table(BOROUGHS, 5, {"borough": {"South East": ["Bexley", "Grenwich"]}})
    assert protected.notes == ("“Grenwich” is in the hierarchy of “borough” but in no row: counted as 0.",)
    assert "Grenwich,labour,0,p" in protected.csv() or "Grenwich,labour,,c" in protected.csv()


def test_no_cell_is_a_formula_when_a_code_begins_like_one() -> None:
    text = protect_table('=a,count\n"=HYPERLINK(1)",50\n-x,60\n', 5).csv()
    assert text.splitlines() == ["'=a,count,status", "'=HYPERLINK(1),50,p", "'-x,60,p", "Total,110,p"]


def test_a_file_is_refused_when_it_is_not_text() -> None:
    with pytest.raises(TableRefused, match="UTF-8"):
        text_of(b"a,count\n\xff\xfe,1\n")
    assert text_of("\ufeffa,count\n".encode()) == "a,count\n"


def test_numbers_stay_exact_when_they_are_huge() -> None:
    counts: dict[Codes, int] = {("x", "1"): 10**9, ("x", "2"): 3, ("y", "1"): 10**9, ("y", "2"): 10**9 - 1}
    protected: ProtectedTable = protect_table(_as_text(counts), 5)
    assert _narrow(protected.csv(), counts, {}, 5) == []
    assert {cell.codes: cell.count for cell in protected.cells}["Total", "Total"] == sum(counts.values())
