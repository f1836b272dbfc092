"""Pure decisions about readers of the directory: what about somebody's look-ups is unusual."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenants.people.audiences import Audience

#: More authorities, or more look-ups in a day, than the work of most people asks for.
MANY_PLACES: dict[Audience, int] = {Audience.PUBLIC: 8, Audience.MEMBERS: 12, Audience.NETWORK: 20}
MANY_IN_A_DAY: dict[Audience, int] = {Audience.PUBLIC: 40, Audience.MEMBERS: 80, Audience.NETWORK: 150}
OFTEN_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader looked at in some days."""

    look_ups: int
    shown: int  # entries on the pages, the same entry as often as it was shown
    places: int  # different authorities
    busiest_day: int  # look-ups on it
    whole: int  # how often the whole directory
    stopped: int  # how often at the limit


def unusual(reading: Reading, audience: Audience) -> list[str]:
    """What somebody should look at twice, in words; nothing when all is as usual."""
    return list(_unusual(reading, min(audience, Audience.NETWORK)))


def _unusual(reading: Reading, audience: Audience) -> Iterator[str]:
    if reading.stopped:
        yield f"stopped at the limit {_times(reading.stopped)}"
    if reading.whole >= OFTEN_WHOLE:
        yield f"opened the whole directory {_times(reading.whole)}"
    if reading.places >= MANY_PLACES[audience]:
        yield f"asked about {reading.places} authorities"
    if reading.busiest_day >= MANY_IN_A_DAY[audience]:
        yield f"{reading.busiest_day} look-ups on one day"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
