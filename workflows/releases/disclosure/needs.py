"""Says what must stay open about a table: how low and how high each sensitive cell must be able to be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from workflows.releases.disclosure.knowledge import Attacker, Need
from workflows.releases.disclosure.parts import (
    Numbers,
    Parts,
    contributions_of,
    must_be_counts,
    parts_of,
)
from workflows.releases.disclosure.tables import Base, Lattice

#: By which ends of a cell (low, high) which attackers are to be kept from knowing better.
Ends = dict[tuple[int, int], list[int]]


def needs_of_people(
    lattice: Lattice,
    base: Base,
    attackers: Sequence[Attacker],
    *,
    threshold: int,
    high: int | None = None,
    others: bool = True,
    groups: Sequence[str] = (),
) -> tuple[Need, ...]:
    """What counts of people need: nobody can tell that fewer than `threshold` are not 1, or not `high`.

    An attacker subtracts what is their own, so the same is asked of the others' part of each cell, small or
    not (`others`). `groups` names dimensions of attributes: where all people of a cell share one, it must be
    possible that one of them does not.
    """
    must_be_counts(lattice)
    top = threshold if high is None else high
    parts = parts_of(lattice, base, attackers)
    needs = [
        Need(cell, low, end, tuple(against))
        for cell, value in enumerate(lattice.values)
        for (low, end), against in _ends(value, parts, cell, threshold, top, others).items()
    ]
    return (*needs, *_needs_of_groups(lattice, parts, threshold, groups))


def needs_of_organisations(
    lattice: Lattice,
    base: Base,
    attackers: Sequence[Attacker],
    *,
    minimum: int,
    dominance: float,
    width: float,
) -> tuple[Need, ...]:
    """What counts about organisations need, where few contribute or two contribute nearly all.

    A cell is sensitive for everybody when fewer than `minimum` owners contribute, or the two largest make
    `dominance` per cent of it or more. It is sensitive for members who contribute when fewer others do than
    `minimum` less themselves: with a minimum of 3 an owner who subtracts its own number still faces two
    others. Two of three who put their numbers together face only one, and know its number: no rule that
    shows sums of three can prevent it; whoever minds sets the minimum to 4. A sensitive cell must be able to
    be wrong by 3, or by `width` per cent of the largest contribution if that is more.
    """
    must_be_counts(lattice)
    contributions = contributions_of(lattice, base)
    parts = parts_of(lattice, base, attackers)
    members = _contributing_members(lattice, contributions, attackers)
    needs: list[Need] = []
    for cell, value in enumerate(lattice.values):
        shares = np.sort(contributions[cell])[::-1]
        if not value or not shares.size:
            continue
        slack = max(3, -int(-width * int(shares[0]) // 100))
        against = _kept_from(shares, value, members[cell], minimum, dominance) & ~parts.knows[cell]
        ends: Ends = defaultdict(list)
        for attacker in np.flatnonzero(against & (parts.own[cell] < value)).tolist():
            ends[max(0, value - slack, int(parts.own[cell, attacker])), value + slack].append(attacker)
        needs.extend(Need(cell, low, end, tuple(who)) for (low, end), who in ends.items())
    return tuple(needs)


def _ends(value: int, parts: Parts, cell: int, threshold: int, top: int, others: bool) -> Ends:
    """The ends of one cell with the attackers against whom they must be open."""
    found: Ends = defaultdict(list)
    own, knows = parts.own[cell], parts.knows[cell]
    rest = value - own if others else np.full_like(own, value)
    for attacker in np.flatnonzero((rest >= 1) & (rest < threshold) & ~knows).tolist():
        mine = int(own[attacker])
        found[(mine + 1, mine + top) if others else (max(1, mine), max(top, mine))].append(attacker)
    return found


def _needs_of_groups(lattice: Lattice, parts: Parts, threshold: int, groups: Sequence[str]) -> Iterator[Need]:
    """One less for each cell of many people that has everybody of a cell above it."""
    for cell, value in enumerate(lattice.values):
        if value < threshold or not any(
            value == lattice.values[above] for above in _above(lattice, cell, groups)
        ):
            continue
        against = np.flatnonzero(~parts.knows[cell] & (parts.own[cell] < value)).tolist()
        if against:
            yield Need(cell, value - 1, value, tuple(against))


def _above(lattice: Lattice, cell: int, groups: Sequence[str]) -> Iterator[int]:
    """The cells that hold this one and more codes of an attribute."""
    key = lattice.keys[cell]
    for place, dimension in enumerate(lattice.plan.dimensions):
        if dimension.name not in groups:
            continue
        leaves = dimension.leaves_of[key[place]]
        for code, wider in dimension.leaves_of.items():
            above = lattice.place.get((*key[:place], code, *key[place + 1 :])) if leaves < wider else None
            if above is not None:
                yield above


def _contributing_members(lattice: Lattice, contributions: Numbers, attackers: Sequence[Attacker]) -> Numbers:
    """Cells by attackers: how many of the members contribute to the cell."""
    at = lattice.plan.owner_place
    owners = () if at is None else lattice.plan.dimensions[at].leaves
    rows = [[owner in attacker.members for attacker in attackers] for owner in owners]
    membership = np.array(rows, dtype=np.int64).reshape(len(owners), len(attackers))
    return (contributions > 0).astype(np.int64) @ membership


def _kept_from(
    shares: Numbers, value: int, members: Numbers, minimum: int, dominance: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Against which attackers a cell with these contributions, largest first, is sensitive."""
    count = int((shares > 0).sum())
    if count < minimum or 100 * int(shares[:2].sum()) >= dominance * value:
        return np.full(members.shape, True)
    return (members > 0) & (count - members < np.maximum(1, minimum - members))
