"""Rounds until nobody can find out more than the rule allows, and proves it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.errors import NotProtectable
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.patience import Patience
from workflows.releases.disclosure.program import Shown
from workflows.releases.disclosure.proof import Proof, Unproved
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.rounding import Rounding, round_to_base
from workflows.releases.disclosure.single_sums import Room, single_sums
from workflows.releases.disclosure.tables import Base, Lattice

#: What is published when these multiples are shown, with these steps.
See = Callable[[Sequence[int], Mapping[int, int]], View]

#: How often a cell is given away before another is allowed a step.
PATIENCE = 2
#: How often a rounding is drawn again for what single sums give away, before it is shown to the prover.
DRAWS = 40
#: A figure further from the truth than by so many steps would be of no use, and more steps no help.
MOST_STEPS = 5

NOTHING_ADDS_UP = (
    "No rounding was found in which everything adds up, even with figures one or two multiples further away."
)
NOT_PROVED = "It was not proved that nobody can be found out, so nothing is published."
OUT_OF_TIME = (
    "No rounding that gives nobody away was found in the time there was, so nothing is published. "
    "Leave out a table or a margin, and try again."
)


@dataclass(frozen=True)
class Task:
    """What is to be rounded, and what binds: `fixed` cells as released before, with the `promised` steps."""

    lattice: Lattice
    base: Base  # the table itself
    multiple: int  # the base of rounding
    needs: Sequence[Need]
    attackers: Sequence[Attacker]
    see: See
    fixed: Mapping[int, int] = field(default_factory=dict)
    promised: Mapping[int, int] = field(default_factory=dict)
    steer: Mapping[int, int] = field(default_factory=dict)
    stay: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def rooms(self) -> list[Room]:
        """What single sums must leave open."""
        return single_sums(self.lattice, self.needs, self.attackers, self.multiple)


@dataclass
class Rules:
    """What was learnt from drawing: what must not be shown together, and which cells need a step more."""

    never: list[Shown]
    steps: dict[int, int]
    rooms: list[Room]  # that some rounding did not leave by itself
    failures: Counter[int]  # how often each cell was given away

    def widest(self) -> set[int]:
        """The cells that have been allowed as many steps as any may be."""
        return {cell for cell, step in self.steps.items() if step >= MOST_STEPS}

    def allow_steps(self, cells: Set[int]) -> bool:
        """One step more for each of these; whether there was any that may have one."""
        wider = cells - self.widest()
        self.steps.update({cell: self.steps.get(cell, 0) + 1 for cell in wider})
        return bool(wider)


def round_safely(
    task: Task, *, seed: int, attempts: int = 24, seconds: float = 60.0
) -> tuple[Rounding, View, Proof]:
    """A rounding with the proof that every need is met, drawn again where somebody could tell.

    What gives a cell away is not shown together again. Where that leaves no rounding, the cells concerned
    are allowed one step more. NotProtectable, with the sums that give away, when nothing helps; and when
    the seconds are over, which decide of nothing else.
    """
    patience = Patience(seconds)
    rules = Rules([], dict(task.promised), [], Counter())
    proof: Proof | None = None
    for attempt in range(attempts):
        rounding = _drawn(task, rules, seed, patience)
        if rounding is None and rules.never and proof:
            _allow_steps(task, rules, proof.unproved)
            rules.never.clear()
            rounding = _drawn(task, rules, seed + attempt, patience)
        if rounding is None:
            raise NotProtectable(OUT_OF_TIME if patience.is_over else NOTHING_ADDS_UP)
        view = task.see(rounding.values, rounding.steps)
        proof = _proof(task, rules, view, seed, patience.seconds)
        if proof.holds:
            return rounding, view, proof
        if patience.is_over:
            raise NotProtectable(OUT_OF_TIME)
        if not _learn(task, rules, rounding, proof.unproved):
            break
    assert proof is not None  # noqa: S101 - there is at least one attempt
    raise refused(task.lattice, task.attackers, proof.unproved)


def refused(lattice: Lattice, attackers: Sequence[Attacker], unproved: Sequence[Unproved]) -> NotProtectable:
    """Says what could be told, and from which figures; or that it is not known whether anything could."""
    sums = [each.in_words(lattice, attackers) for each in unproved]
    many = f" and {len(sums) - 1} more" if len(sums) > 1 else ""
    what = "This would give somebody away." if any(each.sum for each in unproved) else NOT_PROVED
    return NotProtectable(f"{what} {sums[0]}{many}.", sums)


def _proof(task: Task, rules: Rules, view: View, seed: int, seconds: float) -> Proof:
    """The proof of all needs, begun with those of cells that were given away before: they soon fail again."""
    doubtful = [need for need in task.needs if need.cell in rules.failures]
    first = _proved(task, view, doubtful, seed, seconds)
    return _proved(task, view, task.needs, seed, seconds) if first.holds else first


def _proved(task: Task, view: View, needs: Sequence[Need], seed: int, seconds: float) -> Proof:
    if not needs:
        return Proof(Certificate(()), ())
    return prove(task.lattice, view, needs, task.attackers, base=task.base, seed=seed, seconds=seconds)


def _drawn(task: Task, rules: Rules, seed: int, patience: Patience) -> Rounding | None:
    """A rounding, drawn again until no single sum gives anything away, if that can be.

    What single sums give away after so many draws, the prover finds too.
    """
    for _ in range(DRAWS):
        rounding = _rounding(task, rules, seed, patience)
        if rounding is None and rules.rooms:  # too much to ask for
            return _rounding(task, replace(rules, rooms=[]), seed, patience)
        if rounding is None or patience.is_over:
            return None
        if not _ask_for_room(task, rules, task.see(rounding.values, rounding.steps)):
            return rounding
    return rounding


def _ask_for_room(task: Task, rules: Rules, view: View) -> bool:
    """Asks for what single sums do not leave; False when nothing is missing, or nothing more can be asked."""
    missing = [room for room in task.rooms if not room.is_left_by(view)]
    new = set(missing) - set(rules.rooms)
    if new:
        rules.rooms += [room for room in missing if room in new]
        return True
    # they cannot be left without a step
    stuck = task.fixed.keys() | rules.widest()
    wider = {room.best_widened(view, stuck) for room in missing}
    return rules.allow_steps({cell for cell in wider if cell is not None})


def _rounding(task: Task, rules: Rules, seed: int, patience: Patience) -> Rounding | None:
    return round_to_base(
        task.lattice,
        task.multiple,
        fixed=task.fixed,
        steps=rules.steps,
        needs=task.needs,
        steer=task.steer,
        stay=task.stay,
        never=rules.never,
        rooms=rules.rooms,
        seed=seed,
        patience=patience,
    )


def _learn(task: Task, rules: Rules, rounding: Rounding, unproved: Sequence[Unproved]) -> bool:
    """Keeps what gives away from being shown together again; steps where only a step seems to help.

    False when there is nothing more to try.
    """
    is_new = False
    for each in unproved:
        new = _concerned(task, each)
        if each.sum and new and rules.failures[each.cell] < PATIENCE:
            rules.never.append({cell: rounding.values[cell] for cell in new})
            is_new = True
        else:
            is_new |= _allow_steps(task, rules, [each])
    rules.failures.update({each.cell for each in unproved})
    return is_new


def _allow_steps(task: Task, rules: Rules, unproved: Sequence[Unproved]) -> bool:
    """A step for the cell that counts for most in each sum that gives away; for all when that is no help."""
    wider: set[int] = set()
    for each in unproved:
        concerned = _concerned(task, each)
        wider.update(concerned if rules.failures[each.cell] >= 2 * PATIENCE else concerned[:1])
    return rules.allow_steps(wider)


def _concerned(task: Task, unproved: Unproved) -> list[int]:
    """The cells that give another away, or are given away, and would give less shown otherwise.

    Those that count for most come first.
    """
    attacker, owners = task.attackers[unproved.attacker], task.lattice.owners
    cells = dict.fromkeys([*(task.lattice.place[term.key] for term in unproved.sum), unproved.cell])
    return [cell for cell in cells if cell not in task.fixed and not attacker.knows(owners[cell])]
