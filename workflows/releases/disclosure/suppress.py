"""Method S: hides cells until every sensitive one could be as low and as high as its need asks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workflows.releases.disclosure.augmenting import Augmentation, Impossible
from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.improving import Improvement
from workflows.releases.disclosure.knowledge import Attacker, Need
from workflows.releases.disclosure.movements import Vector
from workflows.releases.disclosure.parts import Parts, must_be_counts, parts_known
from workflows.releases.disclosure.pool import Pool, aims_of
from workflows.releases.disclosure.rooms import Limits
from workflows.releases.disclosure.tables import Lattice

#: Work, in the units of the solver's steps, that an ordinary machine does in a second. Time is told by work
#: and not by the clock, so that the same table and seed end in the same cells on every machine.
WORK_IN_A_SECOND = 45_000


@dataclass(frozen=True)
class Suppression:
    """The cells to hide, and whole-number tables that show why it is enough."""

    hidden: frozenset[int]
    primary: frozenset[int]  # those that are sensitive themselves
    impossible: tuple[Impossible, ...]
    witnesses: tuple[Witness, ...]

    @property
    def secondary(self) -> frozenset[int]:
        """The cells that are hidden because others could be worked out from them."""
        return self.hidden - self.primary


def suppress(
    lattice: Lattice,
    needs: Sequence[Need],
    attackers: Sequence[Attacker],
    *,
    shown: frozenset[int] = frozenset(),
    hidden: frozenset[int] = frozenset(),
    weights: Sequence[float] | None = None,
    parts: Parts | None = None,
    seed: int = 0,
    polish_seconds: float = 10.0,
) -> Suppression:
    """The cells to hide so that every need is met, and few of them.

    Cells in `shown` stay shown, those in `hidden` are hidden already. `weights` say what it costs to withhold
    each cell. With `parts` (parts_of) attackers also know that no cell is less than their own part of it;
    without, they know only the cells that are all theirs. `polish_seconds` is about how long to look for
    fewer cells. What cannot be done is in `impossible`, and everything else is done.
    """
    must_be_counts(lattice)
    parts = parts_known(lattice, attackers) if parts is None else parts
    aims = aims_of(lattice, needs)
    primary = frozenset(aim.cell for aim in aims)
    kept = (primary | hidden) - shown
    pool = Pool(lattice.values, aims, parts)
    augmentation = Augmentation(lattice, pool, Limits(lattice, parts), kept, shown)
    costs = _costs(lattice, weights)
    augmentation.prove_all(costs)
    _improve(Improvement(augmentation, kept, _loss(lattice, weights), costs, seed), polish_seconds)
    found = frozenset(np.flatnonzero(augmentation.hidden).tolist())
    return Suppression(found, primary, tuple(augmentation.impossible), pool.witnesses())


def _improve(improvement: Improvement, seconds: float) -> None:
    """Polishes, then tries again and again until the work of so many seconds is done."""
    most = improvement.effort + seconds * WORK_IN_A_SECOND
    improvement.polish_all(most)
    idle = 0
    while idle < max(25, 3 * len(improvement.secondaries())) and improvement.effort < most:
        idle = 0 if improvement.step() else idle + 1


def _loss(lattice: Lattice, weights: Sequence[float] | None) -> Vector:
    """What it costs to withhold each cell: one, and a little more for large numbers."""
    if weights is not None:
        return np.array(weights, dtype=np.float64)
    return 1 + np.sqrt(np.array(lattice.values, dtype=np.float64)) / 10


def _costs(lattice: Lattice, weights: Sequence[float] | None) -> Vector:
    """What it costs to move each cell that is shown: zeros are left alone where others will do."""
    if weights is not None:
        return np.array(weights, dtype=np.float64)
    values = np.array(lattice.values, dtype=np.float64)
    return np.asarray(1 + 2 * (values == 0) + 0.3 * np.sqrt(values))
