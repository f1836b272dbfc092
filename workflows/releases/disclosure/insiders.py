"""What attackers know because it is their own, and to which tables they are therefore deaf."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.knowledge import Attacker, View
from workflows.releases.disclosure.tables import Base, Lattice


class Insiders:
    """The attackers, in sets that are whole numbers with one bit for each.

    With the base table they know their own part of every cell too: that it is no less than what they have.
    Without it they know the cells that are about themselves alone. A cell without a lower end in the view is
    a difference, of which others' parts may be below nothing.
    """

    def __init__(
        self,
        lattice: Lattice,
        attackers: Sequence[Attacker],
        base: Base | None = None,
        view: View | None = None,
    ) -> None:
        self._values, self._attackers = lattice.values, attackers
        self._most = max((len(attacker.members) for attacker in attackers), default=0)
        self.shares = _shares(lattice, base) if base is not None and self._most else {}
        for cell in [cell for cell in self.shares if view and view.lows[cell] is None]:
            del self.shares[cell]
        self.knowing = _knowing(lattice, attackers)
        self._with_more = cache(self._who_has_more)

    def deaf_to(self, witness: Witness) -> int:
        """Those who know better than a table that differs from the truth by this."""
        deaf = 0
        for cell, change in witness.items():
            deaf |= self.knowing[cell]
            if change < 0 and cell in self.shares:
                deaf |= self._with_more(cell, self._values[cell] + change)
        return deaf

    def own(self, attacker: int) -> dict[int, int]:
        """The attacker's part of the cells of which they have some but not all."""
        members = self._attackers[attacker].members
        parts = {cell: sum(shares.get(each, 0) for each in members) for cell, shares in self.shares.items()}
        return {cell: part for cell, part in parts.items() if part and not self.knowing[cell] >> attacker & 1}

    def _who_has_more(self, cell: int, than: int) -> int:
        shares = self.shares[cell]
        if sum(sorted(shares.values())[-self._most :]) <= than:
            return 0
        return bits_of(
            place
            for place, attacker in enumerate(self._attackers)
            if sum(shares.get(each, 0) for each in attacker.members) > than
        )


def bits_of(places: Iterable[int]) -> int:
    """The set of these places."""
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def places_in(bits: int) -> Iterator[int]:
    """The places that are in a set, lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _knowing(lattice: Lattice, attackers: Sequence[Attacker]) -> list[int]:
    """For each cell, those who know all of it."""

    @cache
    def knowing(owners: frozenset[str]) -> int:
        return bits_of(place for place, attacker in enumerate(attackers) if attacker.knows(owners))

    return [knowing(owners) for owners in lattice.owners]


def _shares(lattice: Lattice, base: Base) -> dict[int, dict[str, int]]:
    """Of every cell that several owners share, what each of them has of it."""
    at = lattice.plan.owner_place
    if at is None:
        return {}
    shared = {key: cell for key, cell in lattice.place.items() if len(lattice.owners[cell]) > 1}
    found: dict[int, dict[str, int]] = {}
    codes_over = [_codes_over(place, lattice) for place in range(len(lattice.plan.dimensions))]
    for leaves, count in base.items():
        if not count:
            continue
        for key in product(*(codes(leaf) for codes, leaf in zip(codes_over, leaves, strict=True))):
            if (cell := shared.get(key)) is not None:
                shares = found.setdefault(cell, {})
                shares[leaves[at]] = shares.get(leaves[at], 0) + count
    return found


def _codes_over(place: int, lattice: Lattice) -> Callable[[str], list[str | None]]:
    """The codes of a dimension that hold a leaf."""
    leaves_of = lattice.plan.dimensions[place].leaves_of
    return cache(lambda leaf: [code for code, leaves in leaves_of.items() if leaf in leaves])
