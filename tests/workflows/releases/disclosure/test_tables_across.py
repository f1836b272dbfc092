"""Sums that cross tables are in the lattice, so that no figure of one table gives a cell of another away."""

from tests.workflows.releases.disclosure.cases import ANYBODY, hiding, proof_of
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Plan, Table, lattice

MONTHS = Dimension("month", ("April", "May", "June"), {"quarter": {"first": ("April", "May", "June")}})
PLACES = Dimension("place", ("Bexley", "Barnet"))
COUNTS: Base = {("Bexley", "April"): 1, ("Bexley", "May"): 7, ("Barnet", "June"): 9}


def test_a_quarter_is_given_away_when_another_table_shows_its_months() -> None:
    tables = (
        Table("quarters", {"place": (LEAF, TOTAL), "month": ("quarter",)}),
        Table("months", {"place": (LEAF,), "month": (LEAF,)}),
    )
    cells = lattice(Plan((PLACES, MONTHS), tables), COUNTS)
    view = hiding(cells, [("Bexley", "first"), ("Barnet", "first")])
    (low, high) = proof_of(cells, view, ("Bexley", "first"), 7, 9).unproved
    assert (low.furthest, high.furthest) == (8, 8)
    assert "Bexley, May 7" in high.in_words(cells, ANYBODY)


def test_a_group_of_one_is_as_its_code_when_both_are_shown() -> None:
    alone = Dimension("place", ("Bexley", "Barnet"), {"area": {"South": ("Bexley",), "North": ("Barnet",)}})
    shown = Table("all", {"place": (LEAF, "area", TOTAL), "month": (LEAF, TOTAL)})
    cells = lattice(Plan((alone, MONTHS), (shown,)), COUNTS)
    view = hiding(cells, [("South", "April"), ("South", None), ("Bexley", None)])
    assert proof_of(cells, view, ("South", "April"), 0, 2).unproved[0].furthest == 1
