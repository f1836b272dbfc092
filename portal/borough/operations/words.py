"""The words for what operations name by a key: exploitation, premises, sectors and agencies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tenants.counting.standard import Standard
from tenants.guidance.queries import sector_titles
from tenants.records.operations.details import PREMISES
from tenants.records.operations.queries import agencies
from tenants.records.referrals.rules import TYPES
from workflows.published_standards.queries import standard_on

#: What stands where a number is not known.
NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Words:
    """Titles by key, in the order in which they are offered."""

    types: Mapping[str, str]
    premises: Mapping[str, str]
    sectors: Mapping[str, str]
    agencies: Mapping[str, str]  # by id


def words_on(day: date) -> Words:
    """The words of the counting standard in force on a day, of the sectors and of the council's agencies."""
    standard = standard_on(day)
    return Words(
        types=_titles(standard, TYPES),
        premises=_titles(standard, PREMISES),
        sectors=sector_titles(),
        agencies={str(each.id): each.title for each in agencies(with_ended=True)},
    )


def in_words(keys: Iterable[str], titles: Mapping[str, str]) -> str:
    """Keys as a list of words in the order of the titles; one that has no words stands last, as it is."""
    named = list(keys)
    known = [titles[key] for key in titles if key in named]
    return ", ".join([*known, *(key for key in named if key not in titles)])


def number(value: int | None) -> str:
    """A number as the pages show it: what is not known says so, and none is 0."""
    return NOT_KNOWN if value is None else f"{value:,}"


def _titles(standard: Standard, name: str) -> dict[str, str]:
    return {each.key: each.title for each in standard.field(name).options}
