"""What a measure of the catalogue is: what is counted, why, how it is divided, and how it is protected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from workflows.register.rules import Method
from workflows.releases.disclosure.tables import LEAF, TOTAL, Table

AUTHORITY, AREA, QUARTER, YEAR = "authority", "area", "quarter", "year"
BY_AREA = (AREA, TOTAL)
BY_AUTHORITY = (LEAF, AREA, TOTAL)
EACH = (LEAF, TOTAL)
WHOLE_YEAR = (LEAF, YEAR)  # a quarter, and its year once that is over


@dataclass(frozen=True)
class Part:
    """A dimension of a measure; `title` heads its column, `words` say its codes, in order.

    The codes of `authority` and `quarter` are made when a release is drafted.
    """

    name: str
    title: str
    words: tuple[tuple[str, str], ...] = ()
    is_attribute: bool = False  # of people: all of a group sharing it would tell of each of them


@dataclass(frozen=True)
class Shown:
    """A table of a release; `is_public` ones are also in the public's."""

    key: str
    title: str
    levels: tuple[tuple[str, tuple[str, ...]], ...]  # of each part; one that is not named is its total only
    is_public: bool = False

    @property
    def table(self) -> Table:
        """As the disclosure engine wants it."""
        return Table(self.key, dict(self.levels))


@dataclass(frozen=True)
class Measure:
    """One thing that is counted for the whole network."""

    key: str
    title: str
    definition: str
    why: str
    asked_by: str
    unit: str
    parts: tuple[Part, ...]  # besides authority and quarter, which all have
    tables: tuple[Shown, ...]
    method: Method = Method.SUPPRESSION
    is_of_people: bool = False  # else of what organisations do
    is_stock: bool = False  # as it stands on the day of preparing, so never made for a quarter of before
    limits: tuple[str, ...] = ()

    @property
    def rule_code(self) -> str:
        """Which rule about small counts it follows (tenants.guidance, DisclosureRule)."""
        return "people" if self.is_of_people else "organisations"

    def part(self, name: str) -> Part:
        """The part with this name; KeyError for none."""
        return {each.name: each for each in self.parts}[name]


@dataclass(frozen=True)
class PublishedMeasure:
    """Figures that somebody else published: shown as they were, under no rule of ours, beside no other."""

    key: str
    title: str
    definition: str
    why: str
    asked_by: str
    unit: str
    guidance_measure: str  # tenants.guidance.queries.published_figures
    limits: tuple[str, ...] = ()


Code = TypeVar("Code", bound=str)


def words_of(words: Mapping[Code, str]) -> tuple[tuple[str, str], ...]:
    """The codes and words of a part from an enumeration's."""
    return tuple((str(code), said) for code, said in words.items())
