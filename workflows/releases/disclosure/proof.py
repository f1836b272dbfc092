"""A proof: the witnesses that were found, and in words what gives away the cells for which there are none."""

from collections.abc import Sequence
from dataclasses import dataclass

from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.checker import in_words
from workflows.releases.disclosure.knowledge import Attacker
from workflows.releases.disclosure.revealing import Sum, Term, sum_in_words
from workflows.releases.disclosure.tables import Lattice


@dataclass(frozen=True)
class Unproved:
    """An end of a need that no witness reaches; somebody who knows more than the attacker finds it too.

    `end` is -1 for the low one and 1 for the high one. `sum` gives the cell away: it adds up to `times` the
    most (or the least) that the cell can be. It is empty when nothing gives the cell away that was found.
    """

    cell: int
    end: int
    attacker: int
    reason: str
    sum: tuple[Term, ...] = ()
    times: int = 1

    @property
    def furthest(self) -> int | None:
        """The number that the attacker knows the cell not to go beyond; None when no sum was found."""
        return Sum(self.sum, self.times).furthest(self.end) if self.sum else None

    def in_words(self, lattice: Lattice, attackers: Sequence[Attacker]) -> str:
        """What the attacker finds, with the sum by which they do: figures that anybody can add up."""
        cell, who = in_words(lattice.keys[self.cell]), attackers[self.attacker].name
        if self.furthest is None:
            return f"{cell}: not proved to be safe from {who} ({self.reason})"
        bound = f"at {'most' if self.end > 0 else 'least'} {self.furthest}"
        return f"{cell}: {who} can tell that it is {bound}: {sum_in_words(Sum(self.sum, self.times))}"


@dataclass(frozen=True)
class Proof:
    """The witnesses that were found, and the claims for which there are none."""

    certificate: Certificate
    unproved: tuple[Unproved, ...]

    @property
    def holds(self) -> bool:
        """Whether every need is proved against everybody."""
        return not self.unproved
