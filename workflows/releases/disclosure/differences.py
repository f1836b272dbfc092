"""Compares a second vintage of the same figures with the first: what has changed must not show either."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.errors import NotProtectable
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.parts import Numbers, contributions_of, parts_of
from workflows.releases.disclosure.policy import ROUNDING, Facts, Policy, needs_for
from workflows.releases.disclosure.proof import Unproved
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Key, Lattice, Plan, lattice

BEFORE, CHANGE = "before", "change"
_VINTAGE = "vintage"

#: Organisations' numbers must be able to have changed by so many more or fewer.
_SLACK = 3


@dataclass(frozen=True)
class Comparison:
    """Two vintages in one lattice: what was, what has changed, and, as their sum, what is.

    Whoever holds both releases sees both views; of a change nothing is published but what follows from them.
    """

    lattice: Lattice
    base: Base
    view: View
    needs: tuple[Need, ...]
    attackers: tuple[Attacker, ...]


def compare(
    plan: Plan,
    before: Base,
    now: Base,
    views: tuple[View, View],
    policy: Policy,
    attackers: Sequence[Attacker],
    facts: Facts | None = None,
) -> Comparison:
    """Two vintages of one plan with all that must stay open: in each of them, and about what has changed.

    Of people: that 1 to threshold - 1 came or went, all told or of others than the attacker, must not be
    certain; it must be possible that none did, and that as many did as are no longer few. Of organisations:
    where the numbers of fewer than the minimum changed, they must be able to have changed otherwise.
    """
    base = _in_one(before, now)
    made = lattice(_with_vintages(plan), base)
    first, second = lattice(plan, before), lattice(plan, now)
    needs = [
        *_moved(needs_for(first, before, policy, attackers, facts), first, made, BEFORE),
        *_moved(needs_for(second, now, policy, attackers, facts), second, made, None),
        *_needs_of_changes(made, base, policy, attackers),
    ]
    return Comparison(made, base, _joined(made, first, views), tuple(needs), tuple(attackers))


def in_comparison(
    comparison: Comparison, of: Lattice, witnesses: Iterable[Witness], vintage: str | None
) -> list[Witness]:
    """Witnesses of one vintage as witnesses of both: the other stays, the change makes up for it."""
    place, keys = comparison.lattice.place, of.keys
    sign = -1 if vintage == BEFORE else 1
    return [
        {place[*keys[cell], vintage]: change for cell, change in witness.items()}
        | {place[*keys[cell], CHANGE]: sign * change for cell, change in witness.items()}
        for witness in witnesses
    ]


def prove_unnoticed(
    comparison: Comparison, *, offered: Sequence[Witness] = (), seed: int = 0, seconds: float = 60.0
) -> Certificate:
    """The proof that nobody can tell from both vintages what neither tells by itself.

    `offered` witnesses are used as far as they are good. NotProtectable, with the published figures that
    tell, when somebody can.
    """
    proof = prove(
        comparison.lattice,
        comparison.view,
        comparison.needs,
        comparison.attackers,
        base=comparison.base,
        offered=offered,
        seed=seed,
        seconds=seconds,
    )
    if proof.unproved:
        raise _refused(comparison, proof.unproved)
    return proof.certificate


def _refused(comparison: Comparison, unproved: Sequence[Unproved]) -> NotProtectable:
    sums = [each.in_words(comparison.lattice, comparison.attackers) for each in unproved]
    return NotProtectable(
        "Next to what was released before, this would show what has changed, and so whom a late or corrected "
        f"record is about. {sums[0]}. Keep the late records until they can no longer be told apart.",
        sums,
    )


def _with_vintages(plan: Plan) -> Plan:
    """The plan in which every table is shown before, as changed, and now: the sum of the two."""
    return replace(
        plan,
        dimensions=(*plan.dimensions, Dimension(_VINTAGE, (BEFORE, CHANGE))),
        tables=tuple(
            replace(table, levels={**table.levels, _VINTAGE: (LEAF, TOTAL)}) for table in plan.tables
        ),
    )


def _in_one(before: Base, now: Base) -> dict[tuple[str, ...], int]:
    base = {(*row, BEFORE): count for row, count in before.items()}
    changes = {row: now.get(row, 0) - before.get(row, 0) for row in {**before, **now}}
    return base | {(*row, CHANGE): change for row, change in changes.items() if change}


def _moved(needs: Sequence[Need], of: Lattice, to: Lattice, vintage: str | None) -> Iterator[Need]:
    """The needs of one vintage as needs of its cells in the comparison."""
    for need in needs:
        yield replace(need, cell=to.place[*of.keys[need.cell], vintage])


def _joined(made: Lattice, of: Lattice, views: tuple[View, View]) -> View:
    """What is published of either vintage, each where it stands in the comparison."""
    at: Mapping[str | None, View | None] = {BEFORE: views[0], None: views[1], CHANGE: None}
    ends = [_ends(of, at[key[-1]], key[:-1]) for key in made.keys]
    return View(tuple(low for low, _ in ends), tuple(high for _, high in ends))


def _ends(of: Lattice, view: View | None, key: Key) -> tuple[int | None, int | None]:
    if view is None:
        return None, None
    return view.lows[of.place[key]], view.highs[of.place[key]]


def _needs_of_changes(
    made: Lattice, base: Base, policy: Policy, attackers: Sequence[Attacker]
) -> Iterator[Need]:
    """What must stay open of each change, alike for all attackers whose own part of it is the same."""
    parts = parts_of(made, base, attackers)
    moved = None if policy.is_of_people else contributions_of(made, base) != 0
    for cell, key in enumerate(made.keys):
        if key[-1] != CHANGE:
            continue
        others: Numbers = made.values[cell] - parts.own[cell]
        if moved is None:
            is_sensitive = (others != 0) & (np.abs(others) < policy.threshold)
        else:
            is_sensitive = np.full(len(attackers), 0 < moved[cell].sum() < policy.minimum)
        ends: dict[tuple[int, int], list[int]] = defaultdict(list)
        for attacker in np.flatnonzero(is_sensitive & ~parts.knows[cell]).tolist():
            own, rest = int(parts.own[cell, attacker]), int(others[attacker])
            ends[_open_ends(own, rest, policy)].append(attacker)
        for (low, high), against in ends.items():
            yield Need(cell, low, high, tuple(against))


def _open_ends(own: int, rest: int, policy: Policy) -> tuple[int, int]:
    """Between which numbers a change must be able to lie, given what is the attacker's own of it."""
    if not policy.is_of_people:
        return own + rest - _SLACK, own + rest + _SLACK
    most = policy.threshold - (policy.method == ROUNDING)
    return (own, own + most) if rest > 0 else (own - most, own)
