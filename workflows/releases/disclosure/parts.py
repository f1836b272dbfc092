"""Says how much of each cell every attacker knows because it is their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from workflows.releases.disclosure.errors import TableRefused
from workflows.releases.disclosure.knowledge import Attacker
from workflows.releases.disclosure.tables import Base, Key, Lattice

#: Beyond this numbers are no counts, and sums of them no longer exact in a solver.
MOST = 10**12

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Parts:
    """Two tables of cells by attackers: what is their own of a cell, and whether they know all of it."""

    own: Numbers
    knows: Marks


def must_be_counts(lattice: Lattice) -> None:
    """TableRefused unless every value is a whole number that something can be counted to."""
    for key, value in zip(lattice.keys, lattice.values, strict=True):
        if isinstance(value, bool) or not isinstance(value, int | np.integer):
            raise TableRefused(f"{words_of(key)} is {value!r}. A count is a whole number: correct it.")
        if not 0 <= value <= MOST:
            raise TableRefused(
                f"{words_of(key)} is {value}. A count is 0 or more and at most {MOST}: correct it."
            )


def words_of(key: Key) -> str:
    """The cell for people: its codes, or that it is the total of everything."""
    return ", ".join(code for code in key if code is not None) or "The total"


def parts_known(lattice: Lattice, attackers: Sequence[Attacker]) -> Parts:
    """What is certain without the base table: attackers know the cells that are about them alone."""
    knows = _knows(lattice, attackers)
    return Parts(knows * np.array(lattice.values, dtype=np.int64)[:, None], knows)


def parts_of(lattice: Lattice, base: Base, attackers: Sequence[Attacker]) -> Parts:
    """What is each attacker's own of every cell, those too of which they have only a part."""
    contributions = contributions_of(lattice, base)
    return Parts(contributions @ _memberships(lattice, attackers), _knows(lattice, attackers))


def contributions_of(lattice: Lattice, base: Base) -> Numbers:
    """Cells by owners, in the order of the owners' dimension: how much of the cell is theirs."""
    at = lattice.plan.owner_place
    owners = _owners(lattice)
    column = {owner: place for place, owner in enumerate(owners)}
    found = np.zeros((len(lattice.keys), len(owners)), dtype=np.int64)
    above = _codes_above(lattice)
    for leaves, count in base.items():
        if at is None or not count:
            continue
        for key in product(*(codes[leaf] for codes, leaf in zip(above, leaves, strict=True))):
            place = lattice.place.get(key)
            if place is not None:
                found[place, column[leaves[at]]] += count
    return found


def _codes_above(lattice: Lattice) -> list[dict[str, list[str | None]]]:
    """For every dimension and leaf, the codes that occur in the lattice and hold the leaf."""
    found = []
    for place, dimension in enumerate(lattice.plan.dimensions):
        occurring = {key[place] for key in lattice.keys}
        holds = {code: leaves for code, leaves in dimension.leaves_of.items() if code in occurring}
        found.append({leaf: [code for code in holds if leaf in holds[code]] for leaf in dimension.leaves})
    return found


def _owners(lattice: Lattice) -> tuple[str, ...]:
    at = lattice.plan.owner_place
    return () if at is None else lattice.plan.dimensions[at].leaves


def _memberships(lattice: Lattice, attackers: Sequence[Attacker]) -> Numbers:
    rows = [[owner in attacker.members for attacker in attackers] for owner in _owners(lattice)]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(attackers))


def _knows(lattice: Lattice, attackers: Sequence[Attacker]) -> Marks:
    kinds = {owners: [attacker.knows(owners) for attacker in attackers] for owners in set(lattice.owners)}
    rows = [kinds[owners] for owners in lattice.owners]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(attackers))
