"""Checks a certificate by adding whole numbers: without a solver, and without trust in whoever made it."""

from collections.abc import Iterator, Sequence
from functools import cache

from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.insiders import Insiders, bits_of, places_in
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.tables import Base, Key, Lattice

#: A witness as it looks from one cell: the change there, and those who know better than the witness.
_Seen = tuple[int, int]


def faults(
    lattice: Lattice,
    view: View,
    needs: Sequence[Need],
    attackers: Sequence[Attacker],
    certificate: Certificate,
    *,
    base: Base | None = None,
) -> list[str]:
    """What the certificate does not show, in words; empty when every need is met against every attacker.

    With the base table a witness counts for nothing against attackers who have more of a cell themselves than
    it leaves there. The true table counts as a witness too.
    """
    found = [
        *_faults_of_the_truth(lattice, view),
        *_faults_of_witnesses(lattice, view, certificate.witnesses),
    ]
    if any(not 0 <= place < len(attackers) for need in needs for place in need.against):
        found.append("a need is against somebody who is not among the attackers")
    return found or _faults_of_needs(
        lattice, needs, attackers, certificate.witnesses, Insiders(lattice, attackers, base, view)
    )


def _faults_of_the_truth(lattice: Lattice, view: View) -> Iterator[str]:
    for cell, value in enumerate(lattice.values):
        if not view.allows(cell, value):
            yield f"{in_words(lattice.keys[cell])}: what is published leaves out the true number"
    for relation in lattice.relations:
        if sum(lattice.values[child] for child in relation.children) != lattice.values[relation.parent]:
            yield f"{in_words(lattice.keys[relation.parent])}: the true numbers do not add up"


def _faults_of_witnesses(lattice: Lattice, view: View, witnesses: Sequence[Witness]) -> Iterator[str]:
    for number, witness in enumerate(witnesses, start=1):
        fault = fault_of(lattice, view, witness)
        if fault:
            yield f"witness {number}: {fault}"


def fault_of(lattice: Lattice, view: View, witness: Witness) -> str:
    """Why a witness is none; nothing when it is whole, as published, and adds up."""
    for cell, change in witness.items():
        if type(cell) is not int or type(change) is not int or not 0 <= cell < len(lattice.keys):
            return "it is not made of whole numbers about cells of the tables"
        if not view.allows(cell, lattice.values[cell] + change):
            return f"{in_words(lattice.keys[cell])} is not as published"
    for place in {place for cell in witness for place in lattice.sums_with[cell]}:
        relation = lattice.relations[place]
        if sum(witness.get(child, 0) for child in relation.children) != witness.get(relation.parent, 0):
            return f"{in_words(lattice.keys[relation.parent])} does not add up"
    return ""


def _faults_of_needs(
    lattice: Lattice,
    needs: Sequence[Need],
    attackers: Sequence[Attacker],
    witnesses: Sequence[Witness],
    insiders: Insiders,
) -> list[str]:
    seen: dict[int, list[_Seen]] = {need.cell: [] for need in needs}
    for witness in witnesses:
        deaf = insiders.deaf_to(witness)
        for cell in witness.keys() & seen.keys():
            seen[cell].append((witness[cell], deaf))
    bits = cache(bits_of)
    return [
        fault
        for need in needs
        for fault in _faults_of_need(lattice, attackers, need, seen[need.cell], bits(need.against))
    ]


def _faults_of_need(
    lattice: Lattice, attackers: Sequence[Attacker], need: Need, seen: Sequence[_Seen], against: int
) -> Iterator[str]:
    value = lattice.values[need.cell]
    for word, end, change in (("low", -1, value - need.low), ("high", 1, need.high - value)):
        left = against if change > 0 else 0
        for moved, deaf in seen:
            if left and end * moved >= change:
                left &= deaf
        if left:
            yield _told_apart(lattice, attackers, need, word, left)


def _told_apart(lattice: Lattice, attackers: Sequence[Attacker], need: Need, word: str, left: int) -> str:
    first = attackers[next(places_in(left))].name
    others = f" and {left.bit_count() - 1} others" if left.bit_count() > 1 else ""
    reach = need.low if word == "low" else need.high
    return f"{in_words(lattice.keys[need.cell])}: not shown to reach as {word} as {reach} for {first}{others}"


def in_words(key: Key) -> str:
    """A cell by its codes, such as “Enfield, Total, child”."""
    return ", ".join("Total" if code is None else code for code in key)
