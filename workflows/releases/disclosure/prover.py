"""Proves that nobody can find hidden cells, on a path of its own, or says what gives one away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from workflows.releases.disclosure.attack import Attack, Floats, Missing
from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.checker import fault_of, in_words
from workflows.releases.disclosure.claims import Claim, Claims
from workflows.releases.disclosure.insiders import Insiders
from workflows.releases.disclosure.knowledge import Attacker, Need, View, with_facts, with_parts
from workflows.releases.disclosure.nearby import nearby
from workflows.releases.disclosure.patience import Patience
from workflows.releases.disclosure.proof import Proof, Unproved
from workflows.releases.disclosure.revealing import revealing_sum
from workflows.releases.disclosure.tables import Base, Lattice

#: Tables pulled in all directions at once are tried for attackers who have at least so many claims open.
_WORTH_PULLING = 40
#: Of those who put their counts together there are too many: one small change is good against most of them.
_MOST_MEMBERS = 1
#: A table that comes out in fractions is asked for again at prices that differ more, before whole numbers are
#: forced.
_SPREADS = (0.1, 1.0, 3.0, 10.0, 10.0, 10.0)


def prove(
    lattice: Lattice,
    view: View,
    needs: Sequence[Need],
    attackers: Sequence[Attacker],
    *,
    base: Base | None = None,
    offered: Iterable[Witness] = (),
    seed: int = 0,
    seconds: float = 120.0,
) -> Proof:
    """Whole-number tables for every need against every attacker, or what gives the cell away.

    With the base table attackers also know that no cell is less than their own part of it. Witnesses that are
    offered are used as far as they are good. The same input and seed give the same proof, unless the seconds
    run out. ValueError when what is published leaves out the truth.
    """
    for cell, value in enumerate(lattice.values):
        if not view.allows(cell, value):
            raise ValueError(f"{in_words(lattice.keys[cell])}: what is published leaves out the true number")
    insiders = Insiders(lattice, attackers, base, view)
    good = [witness for witness in offered if not fault_of(lattice, view, witness)]
    shown = sum(view.is_shown(cell) for cell in range(len(lattice.keys)))
    # where nearly all cells have room a solver is slow, and few moves do
    if seconds > 0 and 4 * shown < len(lattice.keys):
        good += nearby(lattice, view, needs, attackers, insiders, seed=seed)
    return _Search(lattice, view, needs, attackers, insiders, seed, seconds).through(good)


class _Search:
    """One search for witnesses: what is open still, what was found, what could not be."""

    def __init__(
        self,
        lattice: Lattice,
        view: View,
        needs: Sequence[Need],
        attackers: Sequence[Attacker],
        insiders: Insiders,
        seed: int,
        seconds: float,
    ) -> None:
        self._lattice, self._view, self._attackers, self._insiders = lattice, view, attackers, insiders
        self._patience = Patience(seconds)
        self._dice = np.random.default_rng(seed)
        self._all_claims = partial(Claims, lattice, needs, attackers, insiders)
        self._claims = self._all_claims()
        self._attack = Attack(lattice, view)
        self._known = np.array([self._insiders.knowing[cell] for cell in self._attack.cells], dtype=object)
        self._held_for = -1
        self._witnesses: list[Witness] = []
        self._unproved: list[Unproved] = []

    def through(self, given: Iterable[Witness]) -> Proof:
        """The proof: witnesses given, then tables for many claims at once, then one for each that is left."""
        for witness in given:
            self._keep(witness)
        for place, attacker in enumerate(self._attackers):
            if len(attacker.members) <= _MOST_MEMBERS:
                self._pull_for(place)
        for claim, _ in sorted(self._claims.still_open(), key=self._smallest_first):
            while self._claims.against(claim):
                self._prove(claim, self._claims.easiest(claim))
        return Proof(Certificate(self._needed()), tuple(self._unproved))

    def _needed(self) -> tuple[Witness, ...]:
        """The witnesses without those that later ones have made superfluous."""
        left = self._all_claims()
        kept = [witness for witness in reversed(self._witnesses) if left.credit(witness)]
        return tuple(reversed(kept))

    def _smallest_first(self, one: tuple[Claim, int]) -> tuple[int, int, Claim]:
        claim = one[0]
        return self._lattice.values[claim.cell], -claim.size, claim

    def _pull_for(self, attacker: int) -> None:
        """Pulls all open claims of an attacker in their directions until two pulls bring nothing new."""
        idle = 0
        while idle < 2 and not self._patience.is_over:
            claims = self._claims.of(attacker)
            if len(claims) < _WORTH_PULLING:
                return
            self._hold_for(attacker)
            found = self._attack.pull(
                self._towards(claims), max(50.0, 2.0 * max(each.size for each in claims))
            )
            idle = 0 if self._keep(found) else idle + 1

    def _prove(self, claim: Claim, attacker: int) -> None:
        self._hold_for(attacker)
        found = Missing.NOT_FOUND if self._patience.is_over else self._nearest(claim)
        if not self._keep(found):
            reason = found if isinstance(found, Missing) else Missing.NOT_FOUND
            self._unproved.append(self._explained(claim, attacker, reason))
            self._claims.give_up(claim, attacker)

    def _nearest(self, claim: Claim) -> Witness | Missing:
        """A table near the truth in which the claim holds, touching little that other attackers know."""
        for spread in _SPREADS:
            found = self._attack.reach(claim.cell, claim.change, self._prices(claim, spread))
            if found is not Missing.NOT_FOUND:
                return found
        prices = self._prices(claim, 0.1)
        return self._attack.reach_whole(claim.cell, claim.change, prices, self._patience.of_solver)

    def _keep(self, found: Witness | Missing) -> bool:
        """Keeps a witness that proves something."""
        if isinstance(found, Missing) or not self._claims.credit(found):
            return False
        self._witnesses.append(found)
        return True

    def _towards(self, claims: Sequence[Claim]) -> Floats:
        """Which way to pull each open cell: a little any way, and those with claims theirs."""
        towards = self._dice.uniform(-0.01, 0.01, self._attack.size)
        for claim in claims:
            if claim.cell in self._attack.at:
                towards[self._attack.at[claim.cell]] += claim.end * self._dice.uniform(0.5, 1.5)
        return towards

    def _prices(self, claim: Claim, spread: float) -> Floats:
        """What a change of each cell costs: more for those that many know against whom the claim is open."""
        bits = self._claims.against(claim)
        knowing = {known: (known & bits).bit_count() / bits.bit_count() for known in set(self._known)}
        shares = np.array([knowing[known] for known in self._known], dtype=float)
        return 1.0 + 20.0 * shares + self._dice.uniform(0.0, spread, self._attack.size)

    def _hold_for(self, attacker: int) -> None:
        if attacker == self._held_for:
            return
        self._held_for = attacker
        known = [cell for cell in self._attack.cells if self._insiders.knowing[cell] >> attacker & 1]
        self._attack.hold(known, self._insiders.own(attacker))

    def _explained(self, claim: Claim, attacker: int, reason: Missing) -> Unproved:
        bare = Unproved(claim.cell, claim.end, attacker, reason.value)
        if reason is not Missing.IMPOSSIBLE:
            return bare
        known = [cell for cell, bits in enumerate(self._insiders.knowing) if bits >> attacker & 1]
        facts = {cell: self._lattice.values[cell] for cell in known}
        view = with_facts(with_parts(self._view, self._insiders.own(attacker)), facts)
        weights = self._attack.weights_of_sums(claim.cell, claim.end)
        wanted = self._lattice.values[claim.cell] + claim.change
        found = revealing_sum(self._lattice, view, claim.cell, claim.end, wanted, weights)
        return replace(bare, sum=found.terms, times=found.times) if found else bare
