"""What people can know of a lattice: what is published of each cell, and what some know of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from workflows.releases.disclosure.tables import Lattice


@dataclass(frozen=True)
class View:
    """What is published of each cell: the whole numbers between which it lies, `None` for no upper end.

    A shown cell has both ends the same. A hidden cell of counts lies between 0 and None: nothing can be
    counted less than no times. A cell rounded to the base b lies within b - 1 of what is shown.
    """

    lows: tuple[int | None, ...]  # None: could be any number below, as in a table of differences
    highs: tuple[int | None, ...]

    def is_shown(self, cell: int) -> bool:
        """Whether the exact number is published."""
        return self.lows[cell] is not None and self.lows[cell] == self.highs[cell]

    def allows(self, cell: int, value: int) -> bool:
        """Whether the cell could be this number."""
        low, high = self.lows[cell], self.highs[cell]
        return (low is None or value >= low) and (high is None or value <= high)


def suppressed(lattice: Lattice, hidden: frozenset[int]) -> View:
    """The view when these cells are hidden and all others are shown as they are."""
    lows = tuple(0 if cell in hidden else value for cell, value in enumerate(lattice.values))
    highs = tuple(None if cell in hidden else value for cell, value in enumerate(lattice.values))
    return View(lows, highs)


def rounded(shown: Sequence[int | None], base: int, steps: Mapping[int, int] | None = None) -> View:
    """The view when cells are shown as multiples of the base; None is a cell that is not shown at all.

    Rounding moves a number to a neighbouring multiple, so a cell lies within base - 1; `steps` are the cells
    that were allowed further multiples, by how many.
    """
    lows: list[int | None] = []
    highs: list[int | None] = []
    for cell, value in enumerate(shown):
        reach = base * (1 + (steps or {}).get(cell, 0)) - 1
        lows.append(0 if value is None else max(0, value - reach))
        highs.append(None if value is None else value + reach)
    return View(tuple(lows), tuple(highs))


def with_facts(view: View, facts: Mapping[int, int]) -> View:
    """The view of people who know some cells exactly from elsewhere."""
    lows, highs = list(view.lows), list(view.highs)
    for cell, value in facts.items():
        lows[cell] = highs[cell] = value
    return replace(view, lows=tuple(lows), highs=tuple(highs))


def with_parts(view: View, parts: Mapping[int, int]) -> View:
    """The view of people who have so much of some cells themselves: the cells are no less."""
    lows = list(view.lows)
    for cell, part in parts.items():
        low = lows[cell]
        lows[cell] = part if low is None else max(low, part)
    return replace(view, lows=tuple(lows))


@dataclass(frozen=True)
class Attacker:
    """Somebody who would find out: the public, or members who put together what they know of themselves."""

    name: str
    members: frozenset[str] = frozenset()  # leaf codes of the plan's dimension of owners

    def knows(self, owners: frozenset[str]) -> bool:
        """Whether a cell about these owners is about its members only."""
        return bool(owners) and owners <= self.members


PUBLIC = Attacker("Anybody")


def each_alone(owners: Iterable[str]) -> tuple[Attacker, ...]:
    """Every owner, who knows their own counts."""
    return tuple(Attacker(owner, frozenset((owner,))) for owner in owners)


def each_pair(owners: Sequence[str]) -> tuple[Attacker, ...]:
    """Every two owners who show each other their own counts."""
    return tuple(
        Attacker(f"{one} and {other}", frozenset((one, other))) for one, other in combinations(owners, 2)
    )


@dataclass(frozen=True)
class Need:
    """A cell must be able to be as low as `low` and as high as `high` for each of the attackers `against`.

    `against` are places in the list of attackers. `low` is never above the true number, `high` never below.
    """

    cell: int
    low: int
    high: int
    against: tuple[int, ...]
