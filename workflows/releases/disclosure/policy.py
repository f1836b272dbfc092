"""Says how a table is to be protected, and derives from that what is published and what must stay open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from workflows.releases.disclosure.errors import TableRefused
from workflows.releases.disclosure.knowledge import (
    PUBLIC,
    Attacker,
    Need,
    View,
    each_alone,
    each_pair,
    rounded,
    with_facts,
)
from workflows.releases.disclosure.needs import needs_of_organisations, needs_of_people
from workflows.releases.disclosure.parts import words_of
from workflows.releases.disclosure.tables import Base, Key, Lattice, Plan

SUPPRESSION, ROUNDING = "S", "R"

#: Cells that anybody can know exactly from elsewhere.
Facts = Mapping[Key, int]


@dataclass(frozen=True)
class Policy:
    """How a table is protected: by which method, about whom, and against whom.

    `threshold` is for people (1 to threshold - 1 are small) and `base` for rounding them; `minimum`,
    `dominance` (per cent) and `width` (per cent) are for organisations. `groups` names the dimensions of
    attributes that nobody may learn of a whole group. `pairs`: owners may put together what they know.
    """

    method: str
    is_of_people: bool
    threshold: int
    base: int = 5
    minimum: int = 3
    dominance: int = 90
    width: int = 15
    groups: tuple[str, ...] = ()
    pairs: bool = True
    polish_seconds: float = 5.0

    def __post_init__(self) -> None:
        """ValueError for a policy that protects nothing."""
        if self.method not in (SUPPRESSION, ROUNDING):
            raise ValueError(f"there is no method {self.method!r}")
        if self.threshold < 2 and self.is_of_people:
            raise ValueError("a threshold below 2 protects nobody")
        if self.method == ROUNDING and not self.is_of_people:
            raise ValueError("counts about organisations are not rounded: rounding hides no contributor")
        if self.method == ROUNDING and self.base < self.threshold:
            raise ValueError("the base of rounding must not be smaller than the threshold")


@dataclass(frozen=True)
class Earlier:
    """Everything that was released before of the same people and period: what was shown, what was not.

    For rounding `shown` are the rounded values, and `steps` the cells that were allowed further multiples.
    `method` and `base` say how; empty when nothing was released or the caller has made sure of it.
    """

    shown: Mapping[Key, int] = field(default_factory=dict)
    hidden: frozenset[Key] = frozenset()
    steps: Mapping[Key, int] = field(default_factory=dict)
    method: str = ""
    base: int = 0


def attackers_of(plan: Plan, policy: Policy, coalitions: Sequence[Attacker] = ()) -> tuple[Attacker, ...]:
    """Everybody against whom a table is protected, in an order that never changes.

    The public, each owner alone, each two of them where the policy asks, then the coalitions as listed.
    """
    at = plan.owner_place
    owners = () if at is None else plan.dimensions[at].leaves
    pairs = each_pair(owners) if policy.pairs else ()
    return (PUBLIC, *each_alone(owners), *pairs, *coalitions)


def view_of(
    lattice: Lattice,
    policy: Policy,
    shown: Sequence[int | None],
    steps: Mapping[int, int] | None = None,
    facts: Facts | None = None,
) -> View:
    """What is published of each cell; `shown` and `steps` by place, None where a cell is withheld.

    Whoever publishes a fact may count differently. We suppose the worst, that the true number is known.
    """
    if len(shown) != len(lattice.keys):
        raise TableRefused("The release and the plan do not have the same cells.")
    view = rounded(shown, policy.base, steps) if policy.method == ROUNDING else _exact(shown)
    return with_facts(view, {place: lattice.values[place] for place in places_of(lattice, facts or {})})


def needs_for(
    lattice: Lattice, base: Base, policy: Policy, attackers: Sequence[Attacker], facts: Facts | None = None
) -> tuple[Need, ...]:
    """What must stay open under the policy; a cell that everybody knows from elsewhere cannot."""
    if policy.is_of_people:
        needs = needs_of_people(
            lattice,
            base,
            attackers,
            threshold=policy.threshold,
            # between 0 and the base lie the numbers up to base - 1, and rounding shows no more than that
            high=policy.threshold - 1 if policy.method == ROUNDING else None,
            groups=policy.groups,
        )
    else:
        needs = needs_of_organisations(
            lattice,
            base,
            attackers,
            minimum=policy.minimum,
            dominance=policy.dominance,
            width=policy.width,
        )
    known = frozenset(places_of(lattice, facts or {}))
    return tuple(need for need in needs if need.cell not in known)


def places_of(lattice: Lattice, keys: Collection[Key]) -> list[int]:
    """Where cells stand; TableRefused for one that the plan does not show, since no proof would cover it."""
    for key in keys:
        if key not in lattice.place:
            raise TableRefused(
                f"{words_of(key)} is known already, but the plan does not show it: add its table to the "
                "plan, so that it is part of the proof."
            )
    return [lattice.place[key] for key in keys]


def _exact(shown: Sequence[int | None]) -> View:
    lows = tuple(0 if value is None else value for value in shown)
    return View(lows, tuple(shown))
