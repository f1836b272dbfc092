"""What has yet to be proved of which cell against whom, and what a witness proves of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.insiders import Insiders, bits_of, places_in
from workflows.releases.disclosure.knowledge import Attacker, Need
from workflows.releases.disclosure.tables import Lattice


@dataclass(frozen=True, order=True)
class Claim:
    """A cell can change by so much: `end` is -1 for down and 1 for up, `size` is never negative."""

    cell: int
    end: int
    size: int

    @property
    def change(self) -> int:
        """The change of the cell that is asked for."""
        return self.end * self.size


class Claims:
    """The claims still open, each with one bit for every attacker against whom it is."""

    def __init__(
        self, lattice: Lattice, needs: Sequence[Need], attackers: Sequence[Attacker], insiders: Insiders
    ) -> None:
        self._insiders = insiders
        self._members = [attacker.members for attacker in attackers]
        self._at: dict[int, dict[Claim, int]] = {}
        for need in needs:
            bits = bits_of(need.against)
            value = lattice.values[need.cell]
            for claim in (
                Claim(need.cell, -1, value - need.low),
                Claim(need.cell, 1, need.high - value),
            ):
                if claim.size > 0 and bits:
                    at = self._at.setdefault(need.cell, {})
                    at[claim] = at.get(claim, 0) | bits

    def still_open(self) -> Iterator[tuple[Claim, int]]:
        """Every open claim with the bits of those against whom it is."""
        for at in self._at.values():
            yield from at.items()

    def against(self, claim: Claim) -> int:
        """The bits of those against whom a claim is open."""
        return self._at.get(claim.cell, {}).get(claim, 0)

    def of(self, attacker: int) -> list[Claim]:
        """The open claims against one attacker."""
        return [claim for claim, bits in self.still_open() if bits >> attacker & 1]

    def credit(self, witness: Witness) -> bool:
        """Closes what a witness proves; whether that was anything."""
        deaf = self._insiders.deaf_to(witness)
        helped = False
        for cell in witness.keys() & self._at.keys():
            for claim, bits in list(self._at[cell].items()):
                if claim.end * witness[cell] >= claim.size and bits & ~deaf:
                    self._keep(claim, bits & deaf)
                    helped = True
        return helped

    def give_up(self, claim: Claim, attacker: int) -> None:
        """Closes a claim against an attacker and all who know at least as much."""
        less = self._members[attacker]
        bits = self.against(claim)
        for place in places_in(bits):
            if self._members[place] >= less:
                bits &= ~(1 << place)
        self._keep(claim, bits)

    def easiest(self, claim: Claim) -> int:
        """The attacker with the fewest members against whom a claim is open."""
        return min(places_in(self.against(claim)), key=lambda place: (len(self._members[place]), place))

    def _keep(self, claim: Claim, bits: int) -> None:
        if bits:
            self._at[claim.cell][claim] = bits
        else:
            del self._at[claim.cell][claim]
            if not self._at[claim.cell]:
                del self._at[claim.cell]
