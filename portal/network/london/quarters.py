"""Which quarter of London's figures is looked at, with what it is put against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tenants.errors import NotFound
from workflows.register.cube import Cube
from workflows.register.periods import Quarter, quarter_at
from workflows.register.queries import ReleaseLine, cube, releases
from workflows.register.rules import Profile

_A_YEAR = 4
#: As many as can be told apart in one picture.
_MOST_QUARTERS = 12
_MOST_KEPT = 48


@dataclass(frozen=True)
class Look:
    """One quarter of one profile, among all the releases that stand."""

    release: ReleaseLine
    standing: tuple[ReleaseLine, ...]  # the newest first

    @property
    def quarter(self) -> Quarter:
        """The quarter that is looked at."""
        return quarter_at(self.release.period)

    @property
    def before(self) -> tuple[str, ...]:
        """The same quarter of a year before, the quarter before, and this."""
        return tuple(self.quarter.before(count).key for count in (_A_YEAR, 1, 0))

    @property
    def so_far(self) -> tuple[str, ...]:
        """The quarters up to this one, the earliest first."""
        return tuple(self.quarter.before(count).key for count in reversed(range(_MOST_QUARTERS)))

    def cube(self, measure_key: str, periods: tuple[str, ...]) -> Cube | None:
        """A measure over these quarters; None when this quarter's release has none."""
        known = tuple((each.id, each.content_hash) for each in self.standing if each.period in periods)
        found = _kept(measure_key, self.release.profile, periods, known)
        return found if found is not None and self.release.period in found.quarters else None


@lru_cache(maxsize=_MOST_KEPT)
def _kept(measure_key: str, profile: Profile, periods: tuple[str, ...], _known: object) -> Cube | None:
    """Kept by the fingerprints of the releases that it is made of, which are never edited."""
    return cube(measure_key, profile, periods)


def look(profile: Profile, args: Mapping[str, str]) -> Look | None:
    """The quarter in the address, else the newest; None when nothing was released.

    NotFound for a quarter that has no release.
    """
    standing = tuple(each for each in releases(profile) if each.is_newest)
    wanted = args.get("quarter", "")
    if not wanted:
        return Look(standing[0], standing) if standing else None
    for each in standing:
        if each.period == wanted:
            return Look(each, standing)
    raise NotFound("Nothing was released for that quarter.")
