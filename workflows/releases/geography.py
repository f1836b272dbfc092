"""The areas of London in releases: sub-regions, of which none is so small that two could find out a third."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

#: Code and words of each area, in order; North has three authorities and goes with Central.
AREAS = (
    ("area-north-central", "North and Central"),
    ("area-east", "East"),
    ("area-south", "South"),
    ("area-west", "West"),
)
_OF_SUB_REGIONS = {
    "North": "area-north-central",
    "Central": "area-north-central",
    "East": "area-east",
    "South": "area-south",
    "West": "area-west",
}
#: For members of whom nobody said where they lie; never in the demonstration.
NOWHERE = ("area-not-known", "Area not known")

LONDON = "London"
#: A change to the areas is a new one; part of the plan's version.
VERSION = "areas-1"


class Placed(Protocol):
    """A member as the square, or anybody, knows it."""

    @property
    def slug(self) -> str:
        """Its place in addresses."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def sub_region(self) -> str | None:
        """Where in London it lies."""


@dataclass(frozen=True, slots=True)
class Place:
    """An authority as releases know it."""

    slug: str
    name: str
    area: str


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its authorities' slugs, in order."""

    code: str
    words: str
    members: tuple[str, ...]


def places(members: Iterable[Placed]) -> list[Place]:
    """Where each authority lies, in order of their slugs."""
    found = (Place(each.slug, each.name, area_of(each.sub_region)) for each in members)
    return sorted(found, key=lambda place: place.slug)


def areas(of: Sequence[Place]) -> list[Area]:
    """The areas that have any of these authorities, in order."""
    known = [
        Area(code, words, tuple(each.slug for each in of if each.area == code))
        for code, words in (*AREAS, NOWHERE)
    ]
    return [area for area in known if area.members]


def area_of(sub_region: str | None) -> str:
    """The code of the area that a sub-region belongs to."""
    return _OF_SUB_REGIONS.get(sub_region or "", NOWHERE[0])
