"""The published figures whose sum gives a cell away, checked by adding whole numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from workflows.releases.disclosure.checker import in_words
from workflows.releases.disclosure.knowledge import View
from workflows.releases.disclosure.shortest import fewest_weights
from workflows.releases.disclosure.tables import Key, Lattice

_FINEST = 120  # the largest denominator worth telling anybody
_SHORT = 6  # figures that can be added up at a glance: no need to look for fewer


@dataclass(frozen=True)
class Term:
    """A figure that is added (1) or taken away (-1), or several times either."""

    sign: int
    key: Key
    value: int


@dataclass(frozen=True)
class Sum:
    """Figures that add up to `times` the most (or the least) that a cell can be."""

    terms: tuple[Term, ...]
    times: int = 1

    @property
    def total(self) -> int:
        """What the figures add up to."""
        return sum(term.sign * term.value for term in self.terms)

    def furthest(self, end: int) -> int:
        """The whole number that the cell cannot go beyond, upwards (1) or downwards (-1)."""
        return floor(Fraction(self.total, self.times)) if end > 0 else ceil(Fraction(self.total, self.times))


def revealing_sum(
    lattice: Lattice, view: View, cell: int, end: int, wanted: int, weights: Sequence[float]
) -> Sum | None:
    """The few figures that keep a cell from what is wanted; None when no sum says it in whole numbers.

    `weights` are those with which relations hold the cell back, as a solver has them; they are not trusted.
    """
    if view.is_shown(cell):
        return _of_itself(lattice, view, cell, end)
    found = weighted_sum(lattice, view, cell, end, weights)
    if found is None or end * (found.furthest(end) - wanted) >= 0:
        return None
    if len(found.terms) <= _SHORT:
        return found
    limit = found.total / found.times
    shorter = weighted_sum(lattice, view, cell, end, fewest_weights(lattice, view, cell, end, limit))
    if shorter is None or end * (shorter.furthest(end) - wanted) >= 0:
        return found
    return min(found, shorter, key=lambda each: len(each.terms))


def weighted_sum(lattice: Lattice, view: View, cell: int, end: int, weights: Sequence[float]) -> Sum | None:
    """The figures behind weights of relations; None when nothing published bounds one of the cells.

    Each relation is an equation, parts less their sum = 0. Weighted and added they leave the cell on one side
    and what bounds it on the other; a hidden cell counts there with the end of what is published of it.
    """
    factors = _factors(lattice, weights)
    own = factors.pop(cell, 0)
    if not own:
        return _of_itself(lattice, view, cell, end)
    terms: list[tuple[Term, bool]] = []
    for other, times in sorted(factors.items()):
        factor = -times if own > 0 else times
        bound = (view.highs if end * factor > 0 else view.lows)[other]
        if bound is None and factor:
            return None
        if factor:
            terms.append((Term(factor, lattice.keys[other], bound or 0), view.is_shown(other)))
    return Sum(_worth_saying(terms), abs(own))


def _worth_saying(terms: list[tuple[Term, bool]]) -> tuple[Term, ...]:
    """The figures that count for something, largest first; where none does, those that are shown as 0."""
    said = [term for term, _ in terms if term.value] or [term for term, is_shown in terms if is_shown]
    return tuple(sorted(said, key=lambda term: (-term.sign, -term.value)))


def _of_itself(lattice: Lattice, view: View, cell: int, end: int) -> Sum | None:
    """A cell that is held back by what is published of it alone."""
    bound = (view.highs if end > 0 else view.lows)[cell]
    return None if bound is None else Sum((Term(1, lattice.keys[cell], bound),))


def _factors(lattice: Lattice, weights: Sequence[float]) -> dict[int, int]:
    """How many times each cell stands in the weighted sum of all equations, in whole numbers."""
    exact = {
        n: Fraction(each).limit_denominator(_FINEST) for n, each in enumerate(weights) if abs(each) > 1e-7
    }
    scale = lcm(*(each.denominator for each in exact.values()))
    factors: dict[int, int] = {}
    for row, weight in exact.items():
        whole = int(weight * scale)
        relation = lattice.relations[row]
        for child in relation.children:
            factors[child] = factors.get(child, 0) + whole
        factors[relation.parent] = factors.get(relation.parent, 0) - whole
    return factors


def sum_in_words(found: Sum, words: Callable[[Key], str] = in_words) -> str:
    """The sum as anybody can add it up: “Enfield, Total 41 − Enfield, child 38 = 3”."""
    said = ""
    for term in found.terms:
        sign = "−" if term.sign < 0 else "+"
        times = f"{abs(term.sign)} × " if abs(term.sign) > 1 else ""
        said += f" {sign} {times}{words(term.key)} {term.value}"
    said = (said.removeprefix(" + ") or "0").strip() + f" = {found.total}"
    return said if found.times == 1 else f"{said}, which is {found.times} times the figure"
