"""Puts the steps of a pathway into layers, each way on leading down, and parts the ways that lead back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tenants.pathways.steps import Option, Pathway, Step, StepKind
from tenants.pathways.walking import steps_in_order

#: What a single way on is called when it says nothing that an arrow does not say.
_UNTOLD = frozenset({"", "continue", "go on", "next", "next step", "carry on", "then"})


@dataclass(frozen=True, slots=True)
class Way:
    """An option of a step that leads to another step; `leads_back` when it goes up the chart."""

    source: str
    target: str
    number: int  # among the options of its step, from 0
    words: str  # "" when the arrow says it
    basis: str
    leads_back: bool = False

    @property
    def key(self) -> str:
        """What tells it from every other way and from every step."""
        return f"{self.source}#{self.number}"

    @property
    def upper(self) -> str:
        """Which of its two steps stands higher in the chart."""
        return self.target if self.leads_back else self.source

    @property
    def lower(self) -> str:
        """Which of its two steps stands lower."""
        return self.source if self.leads_back else self.target


def ways_of(pathway: Pathway) -> list[Way]:
    """Every way between two steps that can be reached; one that closes a circle leads back."""
    kept: dict[str, set[str]] = {}
    found = []
    for step in steps_in_order(pathway):
        for number, option in enumerate(options_of(step)):
            if option.goes_to in pathway.steps and option.goes_to != step.key:
                leads_back = step.key in _reached(kept, option.goes_to)
                if not leads_back:
                    kept.setdefault(step.key, set()).add(option.goes_to)
                words = told(step, option)
                found.append(Way(step.key, option.goes_to, number, words, option.basis, leads_back))
    return found


def options_of(step: Step) -> tuple[Option, ...]:
    """The ways on; an end has none, whatever the national step leads on to that it takes its words from."""
    return () if step.kind == StepKind.END else step.options


def told(step: Step, option: Option) -> str:
    """What stands at the arrow: an answer, or the words of a single way on if they tell anything."""
    is_untold = len(step.options) == 1 and option.words.strip(" .").lower() in _UNTOLD
    return "" if is_untold else option.words


def reading_order(pathway: Pathway) -> list[Step]:
    """The steps that can be reached from the top of the chart down, as they are numbered."""
    steps = steps_in_order(pathway)
    rank = ranks((step.key for step in steps), ways_of(pathway))
    return sorted(steps, key=lambda step: rank[step.key])


def ranks(keys: Iterable[str], ways: Iterable[Way]) -> dict[str, int]:
    """How far down each step stands: below all that lead to it."""
    found = dict.fromkeys(keys, 0)
    ways = list(ways)
    for _ in found:
        for way in ways:
            found[way.lower] = max(found[way.lower], found[way.upper] + 1)
    return found


def _reached(leads: Mapping[str, set[str]], key: str) -> set[str]:
    """The step itself and every step that is reached from it."""
    found = [key]
    for each in found:  # grows while it is walked
        found += [on for on in sorted(leads.get(each, ())) if on not in found]
    return set(found)
