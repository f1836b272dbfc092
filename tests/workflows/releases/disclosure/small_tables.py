"""Small and larger invented tables of owners, and all tables of counts that agree with what is published."""

import random
from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Lattice, Plan, Table

OWNERS, TYPES = ("north", "south", "west"), ("labour", "sexual")
AUTHORITY = Dimension("authority", OWNERS, {"area": {"upper": ("north",), "lower": ("south", "west")}})
TYPE = Dimension("type", TYPES)

EACH, BY_AREA = (LEAF, TOTAL), (LEAF, "area", TOTAL)
FLAT = Plan((AUTHORITY, TYPE), (Table("all", {"authority": EACH, "type": EACH}),), "authority")
AREAS = Plan((AUTHORITY, TYPE), (Table("all", {"authority": BY_AREA, "type": EACH}),), "authority")
LINKED = Plan(
    (AUTHORITY, TYPE),
    (Table("types", {"authority": ("area", TOTAL), "type": EACH}), Table("places", {"authority": EACH})),
    "authority",
)
PLANS = (FLAT, AREAS, LINKED)
ROWS = list(product(OWNERS, TYPES))


def bases(most: int) -> st.SearchStrategy[dict[tuple[str, ...], int]]:
    """Tables with so many people at most in each place, many of them empty."""
    counts = st.one_of(st.just(0), st.integers(0, most))
    return st.lists(counts, min_size=len(ROWS), max_size=len(ROWS)).map(
        lambda found: dict(zip(ROWS, found, strict=True))
    )


def tables_within(made: Lattice, base: Base, view: View, attacker: Attacker, most: int) -> NDArray[np.int64]:
    """The values of all cells in every table of counts that an attacker cannot exclude, one table a row."""
    ranges = [
        (base.get(row, 0),) if row[0] in attacker.members else _range(made, view, row, most) for row in ROWS
    ]
    rows = np.array(list(product(*ranges)), dtype=np.int64)
    leaves_of = [dimension.leaves_of for dimension in made.plan.dimensions]
    counts_in = [
        [all(code in of[part] for code, of, part in zip(row, leaves_of, key, strict=True)) for row in ROWS]
        for key in made.keys
    ]
    cells = rows @ np.array(counts_in, dtype=np.int64).T
    lows = np.array([0 if low is None else low for low in view.lows])
    highs = np.array([10**6 if high is None else high for high in view.highs])
    found: NDArray[np.int64] = cells[((cells >= lows) & (cells <= highs)).all(axis=1)]
    return found


def narrowed(
    made: Lattice, base: Base, view: View, needs: Sequence[Need], attackers: Sequence[Attacker], most: int
) -> list[tuple[Need, str]]:
    """The needs that some attacker can see are not so, judged by trying every table."""
    found = []
    for place, attacker in enumerate(attackers):
        mine = [need for need in needs if place in need.against]
        if not mine:
            continue
        tables = tables_within(made, base, view, attacker, most)
        least, largest = tables.min(axis=0), tables.max(axis=0)
        found += [
            (need, attacker.name)
            for need in mine
            if least[need.cell] > need.low or largest[need.cell] < need.high
        ]
    return found


def _range(made: Lattice, view: View, row: tuple[str, ...], most: int) -> range:
    cell = made.place.get(row)
    if cell is None:
        return range(most + 1)
    high = view.highs[cell]
    return range(view.lows[cell] or 0, (most if high is None else min(most, high)) + 1)


def london(seed: int, people: int = 650, quarters: Sequence[str] = ("2025-q1",)) -> tuple[Plan, Base]:
    """Invented quarters of 33 authorities of different size, and the plan of linked tables about them."""
    rng = random.Random(seed)  # noqa: S311 - invented
    authorities = [f"authority {n:02}" for n in range(1, 34)]
    ends = ((0, 8), (8, 16), (16, 24), (24, 33))
    areas = {f"area {n}": tuple(authorities[start:end]) for n, (start, end) in enumerate(ends, 1)}
    types, ages, routes = tuple("abcdefg"), ("adult", "child", "unknown"), ("nrm", "dtn", "outside")
    size = [rng.paretovariate(1.5) for _ in authorities]
    base: dict[tuple[str, ...], int] = {}
    for quarter, _ in product(quarters, range(people)):
        row = (
            rng.choices(authorities, size)[0],
            rng.choices(types, (25, 12, 35, 5, 3, 12, 8))[0],
            rng.choices(ages, (55, 42, 3))[0],
            rng.choices(routes, (80, 17, 3))[0],
            quarter,
        )
        base[row] = base.get(row, 0) + 1
    dimensions = (
        Dimension("authority", tuple(authorities), {"area": areas}),
        Dimension("type", types),
        Dimension("age", ages),
        Dimension("route", routes),
        Dimension("quarter", tuple(quarters)),
    )
    tables = (
        Table("places", {"authority": BY_AREA, "type": EACH, "age": EACH, "quarter": (LEAF,)}),
        Table("routes", {"authority": ("area", TOTAL), "route": EACH, "age": EACH, "quarter": (LEAF,)}),
    )
    return Plan(dimensions, tables, "authority"), base
