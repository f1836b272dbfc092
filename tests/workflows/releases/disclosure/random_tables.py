"""Random small tables of every shape: hierarchies, overlapping ones, zeros everywhere, one owner."""

from itertools import product

from hypothesis import strategies as st

from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Lattice, Plan, Table, lattice

#: Shapes of tables with few leaves, the owners first, and the groups of owners at each level.
SHAPES: tuple[tuple[tuple[int, ...], dict[str, dict[str, tuple[str, ...]]]], ...] = (
    ((1,), {}),
    ((3,), {}),
    ((4,), {"area": {"East": ("a0", "a1"), "West": ("a2", "a3")}}),
    ((4,), {"area": {"East": ("a0", "a1"), "West": ("a2", "a3")}, "force": {"F": ("a1", "a2")}}),
    ((1, 3), {}),
    ((2, 2), {}),
    ((3, 2), {}),
    ((3, 2), {"area": {"East": ("a0", "a1"), "West": ("a2",)}}),
    ((2, 2, 2), {}),
    ((2, 2, 1, 1), {}),
)
COUNTS = (0, 0, 0, 1, 1, 2, 2, 3, 4, 5)


def random_tables() -> st.SearchStrategy[tuple[Lattice, Base]]:
    """A lattice with its leaves and every margin, and its base table."""
    return st.sampled_from(SHAPES).flatmap(_of_shape)


def _of_shape(
    shape: tuple[tuple[int, ...], dict[str, dict[str, tuple[str, ...]]]],
) -> st.SearchStrategy[tuple[Lattice, Base]]:
    sizes, groups = shape
    dimensions = tuple(
        Dimension(name, tuple(f"{name}{at}" for at in range(size)), groups if name == "a" else {})
        for name, size in zip("abcd", sizes, strict=False)
    )
    levels = {each.name: (LEAF, *each.groups, TOTAL) for each in dimensions}
    plan = Plan(dimensions, (Table("all", levels),), "a")
    keys = list(product(*(each.leaves for each in dimensions)))
    counts = st.lists(st.sampled_from(COUNTS), min_size=len(keys), max_size=len(keys))
    return counts.map(lambda values: _made(plan, dict(zip(keys, values, strict=True))))


def _made(plan: Plan, base: Base) -> tuple[Lattice, Base]:
    return lattice(plan, base), base
