"""Protects a table under its policy, with proof, given everything that was released or is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflows.releases.disclosure.certificate import Certificate, Witness
from workflows.releases.disclosure.differences import (
    BEFORE,
    Comparison,
    compare,
    in_comparison,
    prove_unnoticed,
)
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.parts import must_be_counts, parts_of
from workflows.releases.disclosure.policy import (
    ROUNDING,
    Earlier,
    Facts,
    Policy,
    attackers_of,
    needs_for,
    places_of,
    view_of,
)
from workflows.releases.disclosure.proof import Proof
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.redrawing import Task, refused, round_safely
from workflows.releases.disclosure.refusing import (
    refuse_exact,
    refuse_revised,
    refuse_second_method,
    refuse_strangers,
)
from workflows.releases.disclosure.rounding import keep
from workflows.releases.disclosure.suppress import suppress
from workflows.releases.disclosure.tables import Base, Key, Lattice, Plan, lattice


@dataclass(frozen=True)
class Counts:
    """How much is shown and withheld, and how much was proved.

    `people_hidden` is the sum of the withheld numbers; the errors are those of rounding. `claims` counts each
    end of a need once for every attacker.
    """

    cells: int
    shown: int
    primary: int
    secondary: int
    people_hidden: int
    claims: int
    witnesses: int
    mean_error: float
    max_error: int


@dataclass(frozen=True)
class Protected:
    """A table that may be published: `shown` by place, None where a cell is withheld, and its proof.

    `steps` are the rounded cells that may be further from the truth than the rule has it, by how many
    multiples.
    """

    lattice: Lattice
    view: View
    needs: tuple[Need, ...]
    attackers: tuple[Attacker, ...]
    shown: tuple[int | None, ...]
    steps: Mapping[int, int]
    certificate: Certificate
    counts: Counts


@dataclass(frozen=True)
class Again:
    """A second vintage, and the proof that next to the first it does not tell what has changed."""

    protected: Protected
    comparison: Comparison
    certificate: Certificate


@dataclass(frozen=True)
class _Given:
    """What both methods start from."""

    lattice: Lattice
    base: Base
    policy: Policy
    attackers: tuple[Attacker, ...]
    needs: tuple[Need, ...]
    facts: Facts
    earlier: Earlier
    seed: int
    seconds: float

    def see(self, shown: Sequence[int | None], steps: Mapping[int, int]) -> View:
        """What is published when this is shown."""
        return view_of(self.lattice, self.policy, shown, steps, self.facts)

    def figures_before(self) -> dict[int, int]:
        """What was shown before, by place; TableRefused when the plan leaves out something of it."""
        places_of(self.lattice, self.earlier.hidden)
        places = places_of(self.lattice, self.earlier.shown)
        return dict(zip(places, self.earlier.shown.values(), strict=True))


def protect(
    plan: Plan,
    base: Base,
    policy: Policy,
    *,
    earlier: Earlier | None = None,
    facts: Facts | None = None,
    coalitions: Sequence[Attacker] = (),
    steer: Mapping[Key, int] | None = None,
    seed: int,
    seconds: float = 60.0,
) -> Protected:
    """The table as it may be published, everything earlier kept as it was.

    The plan must hold all cells of `earlier` and of `facts`. `steer` is, for rounding, by how much what was
    shown of the same cell in earlier periods exceeds the truth, so that sums over periods stay close. The
    same input and seed give the same table; `seconds` decide only when to give up. NotProtectable, with the
    sums that give away, when something that must stay open cannot; TableRefused when the table is none of
    counts.
    """
    given = _given(plan, base, policy, earlier, facts, coalitions, seed, seconds)
    before = given.figures_before()
    if policy.method == ROUNDING:
        promised = _promised(given)
        kept = keep(given.lattice.values, before, policy.base, promised)
        refuse_revised(given.lattice, {cell: value for cell, value in before.items() if cell not in kept})
        return _rounded(given, _at(given.lattice, steer), fixed=kept, promised=promised)
    values = given.lattice.values
    refuse_revised(given.lattice, {cell: value for cell, value in before.items() if value != values[cell]})
    return _suppressed(given, frozenset(before))


def protect_again(
    plan: Plan,
    before: Base,
    now: Base,
    policy: Policy,
    *,
    first: Earlier,
    facts: Facts | None = None,
    coalitions: Sequence[Attacker] = (),
    seed: int,
    seconds: float = 60.0,
) -> Again:
    """A second vintage of figures that were released as `first` when the table was `before`.

    The same cells are withheld. Rounded figures stay as they are where they still are what was promised.
    Where an earlier vintage than the first was released too, `compare` with that as well: vintages are
    linked by their changes only, so two by two is all. NotProtectable when what has changed would show.
    """
    given = _given(plan, now, policy, first, facts, coalitions, seed, seconds)
    figures = given.figures_before()
    if policy.method == ROUNDING:
        promised = _promised(given)
        kept = keep(given.lattice.values, figures, policy.base, promised)
        protected = _rounded(given, {}, promised=promised, stay=kept)
    else:
        protected = _suppressed(given, frozenset(figures))
    return _beside(given, protected, lattice(plan, before), before)


def _beside(given: _Given, protected: Protected, was: Lattice, before: Base) -> Again:
    """The second vintage beside the first, with what proves each of them as a start for both."""
    first, policy, attackers = given.earlier, given.policy, given.attackers
    view = view_of(
        was, policy, [first.shown.get(key) for key in was.keys], _at(was, first.steps), given.facts
    )
    needs = needs_for(was, before, policy, attackers, given.facts)
    proof = prove(was, view, needs, attackers, base=before, seed=given.seed, seconds=given.seconds)
    views = view, protected.view
    comparison = compare(was.plan, before, given.base, views, policy, attackers, given.facts)
    offered = [
        *in_comparison(comparison, was, proof.certificate.witnesses, BEFORE),
        *in_comparison(comparison, was, protected.certificate.witnesses, None),
    ]
    certificate = prove_unnoticed(comparison, offered=offered, seed=given.seed, seconds=given.seconds)
    return Again(protected, comparison, certificate)


def claims_in(made: Lattice, needs: Sequence[Need]) -> int:
    """How many ends must be open, each counted once for every attacker."""
    values = made.values
    return sum(
        ((need.low < values[need.cell]) + (need.high > values[need.cell])) * len(need.against)
        for need in needs
    )


def _given(
    plan: Plan,
    base: Base,
    policy: Policy,
    earlier: Earlier | None,
    facts: Facts | None,
    coalitions: Sequence[Attacker],
    seed: int,
    seconds: float,
) -> _Given:
    refuse_strangers(plan, base)
    made = lattice(plan, base)
    must_be_counts(made)
    refuse_second_method(policy, earlier or Earlier())
    attackers = attackers_of(plan, policy, coalitions)
    needs = needs_for(made, base, policy, attackers, facts)
    return _Given(made, base, policy, attackers, needs, facts or {}, earlier or Earlier(), seed, seconds)


def _promised(given: _Given) -> dict[int, int]:
    """The steps that earlier releases announced, by place, once it is certain that they were rounded."""
    refuse_exact(given.lattice, given.figures_before(), given.policy.base)
    return _at(given.lattice, given.earlier.steps)


def _at(made: Lattice, by_key: Mapping[Key, int] | None) -> dict[int, int]:
    """By place what is given by key, of the cells that the plan shows."""
    return {made.place[key]: value for key, value in (by_key or {}).items() if key in made.place}


def _rounded(
    given: _Given,
    steer: Mapping[int, int],
    *,
    promised: Mapping[int, int],
    fixed: Mapping[int, int] | None = None,
    stay: Mapping[int, int] | None = None,
) -> Protected:
    task = Task(
        given.lattice,
        given.base,
        given.policy.base,
        given.needs,
        given.attackers,
        given.see,
        fixed or {},
        promised,
        steer,
        stay or {},
    )
    rounding, _, proof = round_safely(task, seed=given.seed, seconds=given.seconds)
    return _protected(given, rounding.values, rounding.steps, proof, frozenset())


def _suppressed(given: _Given, shown: frozenset[int]) -> Protected:
    made = given.lattice
    found = suppress(
        made,
        given.needs,
        given.attackers,
        shown=shown | frozenset(places_of(made, given.facts)),
        hidden=frozenset(places_of(made, given.earlier.hidden)),
        parts=parts_of(made, given.base, given.attackers),
        seed=given.seed,
        polish_seconds=given.policy.polish_seconds,
    )
    figures = tuple(None if cell in found.hidden else value for cell, value in enumerate(made.values))
    proof = _proof(given, figures, found.witnesses)
    bound = found.primary | frozenset(places_of(made, given.earlier.hidden))
    return _protected(given, _with_the_useless(figures, made, bound, proof), {}, proof, found.primary)


def _with_the_useless(
    figures: Sequence[int | None], made: Lattice, bound: frozenset[int], proof: Proof
) -> tuple[int | None, ...]:
    """The figures with those that are withheld for nothing: no witness moves them, so all hold without.

    Anybody could work them out, and what is said of withheld figures must be true of all of them.
    """
    needed = bound.union(*proof.certificate.witnesses)
    return tuple(
        made.values[cell] if value is None and cell not in needed else value
        for cell, value in enumerate(figures)
    )


def _proof(given: _Given, figures: Sequence[int | None], offered: Sequence[Witness]) -> Proof:
    """The proof of a suppressed table; NotProtectable without."""
    proof = prove(
        given.lattice,
        given.see(figures, {}),
        given.needs,
        given.attackers,
        base=given.base,
        offered=offered,
        seed=given.seed,
        seconds=given.seconds,
    )
    if proof.unproved:
        raise refused(given.lattice, given.attackers, proof.unproved)
    return proof


def _protected(
    given: _Given,
    shown: tuple[int | None, ...],
    steps: Mapping[int, int],
    proof: Proof,
    primary: frozenset[int],
) -> Protected:
    made = given.lattice
    hidden = frozenset(cell for cell, value in enumerate(shown) if value is None)
    errors = [abs(value - made.values[cell]) for cell, value in enumerate(shown) if value is not None]
    counts = Counts(
        cells=len(shown),
        shown=len(shown) - len(hidden),
        primary=len(hidden & primary),
        secondary=len(hidden - primary),
        people_hidden=sum(made.values[cell] for cell in hidden),
        claims=claims_in(made, given.needs),
        witnesses=len(proof.certificate.witnesses),
        mean_error=sum(errors) / max(1, len(errors)),
        max_error=max(errors, default=0),
    )
    view = given.see(shown, steps)
    return Protected(made, view, given.needs, given.attackers, shown, steps, proof.certificate, counts)
