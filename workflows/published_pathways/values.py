"""The values in which a pathway is read on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tenants.pathways.steps import Local, LocalFact, Pathway, Step
from tenants.pathways.walking import steps_in_order

NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose pathway it is: an authority, or any place, which has the national one."""

    slug: str
    name: str
    has_own: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def is_national(self) -> bool:
        """Whether it is any place."""
        return self.slug == NATIONAL

    def is_called(self, words: str) -> bool:
        """Whether each of the words is in one of its names."""
        names = " ".join((self.name, self.slug, *self.aliases)).casefold()
        return all(word in names for word in words.casefold().split())


ANY_PLACE = Place(NATIONAL, "Any place")


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the national words rest on; `note` says what changed with it and what was not found."""

    title: str
    guidance: str
    issued_on: date
    source: str
    note: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class OwnEdition:
    """The approved edition of an authority that is followed."""

    number: int
    source: str
    caveat: str
    approved_on: date | None
    valid_from: date | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class ClockShown:
    """How long something may take on the day, in words, and what says so."""

    code: str
    title: str
    length: str
    source: str
    is_law: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A pathway in its full words, as it is followed on a day."""

    place: Place
    title: str
    pathway: Pathway
    guidance: Guidance
    clocks: Mapping[str, ClockShown]  # those of its steps and in their words, by code
    on: date
    own: OwnEdition | None = None  # None for the national pathway

    @property
    def first(self) -> Step:
        """The step with which it begins."""
        return self.pathway.steps[self.pathway.start]

    def steps(self) -> list[Step]:
        """The steps that can be reached, nearest to the start first."""
        return steps_in_order(self.pathway)

    def clock_of(self, step: Step) -> ClockShown | None:
        """The clock of a step, if it has one that holds on the day."""
        return self.clocks.get(step.clock)

    def fact(self, about: Local | str) -> LocalFact:
        """What the authority says of something that differs between places."""
        return self.pathway.local.get(str(about), LocalFact())
