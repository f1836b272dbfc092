"""What the release of a measure rests on: plan, base table, policy, and all that is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from tenants.guidance.queries import disclosure_rule
from workflows.register.periods import Quarter
from workflows.register.rules import Method
from workflows.releases.collecting import Collected, Wanted, base_of
from workflows.releases.disclosure.knowledge import Attacker
from workflows.releases.disclosure.policy import Earlier, Policy
from workflows.releases.disclosure.tables import Base, Key, Lattice, Plan, lattice
from workflows.releases.geography import Place
from workflows.releases.ledger import Entry
from workflows.releases.measure_parts import QUARTER, Measure
from workflows.releases.planning import plan_of

#: How long to look for fewer figures to withhold, for each measure; its work is counted, not its time.
POLISH_SECONDS = 0.4


@dataclass(frozen=True)
class Basis:
    """Everything that protects a measure for its last quarter; `entries` are of the quarters before it."""

    measure: Measure
    entries: tuple[Entry, ...]
    collected: tuple[Collected, ...]  # of every quarter, this one last
    places: tuple[Place, ...]
    policy: Policy
    coalitions: tuple[Attacker, ...]
    facts: Mapping[Key, int]
    stood: Entry | None = None  # what stood a quarter before, so that the same is withheld

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """All quarters that the plan has, this one last."""
        return tuple(each.quarter for each in self.collected)

    @property
    def quarter(self) -> Quarter:
        """The one that is released."""
        return self.quarters[-1]

    @property
    def givers(self) -> tuple[str, ...]:
        """Who gave figures for it."""
        return self.collected[-1].givers

    @cached_property
    def plan(self) -> Plan:
        """What is shown, over the figures of all who gave."""
        gave = {slug for each in self.collected for slug in each.givers}
        return plan_of(self.measure, self.quarters, gave, self.places)

    @cached_property
    def base(self) -> Base:
        """What they gave."""
        return base_of(self.measure, self.collected)

    @cached_property
    def lattice(self) -> Lattice:
        """The true figures: they stay in memory."""
        return lattice(self.plan, self.base)

    @property
    def alone(self) -> "Basis":
        """The same without the quarters before it, and so without its year."""
        names = {each.key for each in self.quarters[:-1]}
        facts = {key: value for key, value in self.facts.items() if key[self._in_time] not in names}
        return replace(self, entries=(), collected=self.collected[-1:], facts=facts)

    def is_new(self, key: Key) -> bool:
        """Whether the cell is of this quarter, or of the year that ends with it."""
        return key[self._in_time] not in {each.quarter.key for each in self.entries}

    def is_void(self, place: int) -> bool:
        """Whether nobody whom the cell is about gave figures: then it is none in sums, and never shown."""
        code = self.lattice.keys[place][self._in_time]
        gave = (
            set(each.givers)
            for each in self.collected
            if code in (None, each.quarter.key, each.quarter.year_key)
        )
        return not any(self.lattice.owners[place] & givers for givers in gave)

    @property
    def voids(self) -> tuple[int, ...]:
        """Those cells."""
        return tuple(place for place in range(len(self.lattice.keys)) if self.is_void(place))

    @property
    def earlier(self) -> Earlier:
        """What was shown and withheld before; cells that nobody gave figures for are known to be none."""
        cells = {key: number for entry in self.entries for key, number in entry.cells.items()}
        shown = {key: number for key, number in cells.items() if number is not None}
        shown |= {key: number for key, number in self._stood.items() if number == self._truth(key)}
        shown.update((self.lattice.keys[place], 0) for place in self.voids)
        hidden = frozenset(
            key for key, number in {**cells, **self._stood}.items() if number is None and key not in shown
        )
        return Earlier(shown, hidden) if shown or hidden else Earlier()

    @property
    def freer(self) -> "Basis":
        """The same when figures that stood before may be withheld now, because few are in them by now."""
        assert self.stood is not None  # noqa: S101 - asked before
        hidden = {key: number for key, number in self.stood.cells.items() if number is None}
        return replace(self, stood=replace(self.stood, cells=hidden))

    @property
    def _stood(self) -> dict[Key, int | None]:
        """What was shown and withheld of the same cells a quarter before."""
        at, now = self._in_time, self.quarter.key
        before = self.stood.cells.items() if self.stood else ()
        found = {(*key[:at], now, *key[at + 1 :]): number for key, number in before}
        return {key: number for key, number in found.items() if key in self.lattice.place}

    def _truth(self, key: Key) -> int:
        return self.lattice.values[self.lattice.place[key]]

    @property
    def _in_time(self) -> int:
        return len(self.measure.parts) + 1


def dimensions_in(measure: Measure) -> tuple[str, ...]:
    """The names of a measure's dimensions in the order of the plan."""
    return ("authority", *(part.name for part in measure.parts), QUARTER)


def policy_on(measure: Measure, today: date, polish_seconds: float = POLISH_SECONDS) -> Policy:
    """How a measure is protected under the rule about small counts in force on a day."""
    rule = disclosure_rule(measure.rule_code, today)
    return Policy(
        method=Method(measure.method).value,
        is_of_people=measure.is_of_people,
        threshold=rule.threshold,
        base=rule.base or rule.threshold,
        minimum=rule.minimum or 1,
        dominance=rule.dominance_percent or 100,
        width=rule.width_percent or 0,
        groups=tuple(part.name for part in measure.parts if part.is_attribute),
        polish_seconds=polish_seconds,
    )


def plain_policy(policy: Policy, coalitions: Sequence[Attacker], facts: Mapping[Key, int]) -> dict[str, Any]:
    """The policy as the register keeps it: whatever a check of the proof must know besides the figures."""
    return {
        "method": policy.method,
        "is_of_people": policy.is_of_people,
        "threshold": policy.threshold,
        "base": policy.base,
        "minimum": policy.minimum,
        "dominance": policy.dominance,
        "width": policy.width,
        "groups": list(policy.groups),
        "pairs": policy.pairs,
        "coalitions": [[each.name, sorted(each.members)] for each in coalitions],
        "facts": [[list(key), value] for key, value in facts.items()],
    }


def policy_of(plain: Mapping[str, Any]) -> tuple[Policy, tuple[Attacker, ...], dict[Key, int]]:
    """The policy, the coalitions and the facts from what the register keeps."""
    names = ("method", "is_of_people", "threshold", "base", "minimum", "dominance", "width", "pairs")
    policy = Policy(**{name: plain[name] for name in names}, groups=tuple(plain["groups"]))
    coalitions = tuple(Attacker(name, frozenset(slugs)) for name, slugs in plain["coalitions"])
    return policy, coalitions, {tuple(codes): value for codes, value in plain["facts"]}


def wanted_for(measure: Measure, quarter: Quarter, vintage: int, entries: Sequence[Entry]) -> list[Wanted]:
    """What must be collected: of quarters before exactly what was released of them, then this one."""
    return [*map(_as_released(measure), entries), Wanted(measure.key, quarter, vintage)]


def _as_released(measure: Measure) -> Any:
    def wanted(entry: Entry) -> Wanted:
        return Wanted(measure.key, entry.quarter, entry.vintage, entry.cut_off_on, entry.givers)

    return wanted
