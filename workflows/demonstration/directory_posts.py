"""Says which posts a tenant has in the demonstration's directory, and how each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workflows.demonstration.sources import Entry, by_tenant, read

#: How far apart two tenants begin in the list of standings; it has no part in common with its length.
_STRIDE = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """A post as the data set has it; `number` is its own in all of London, for its telephone."""

    entry: Entry
    covers: tuple[str, ...]
    standing: str
    number: int


def posts_of(slug: str) -> list[Listed]:
    """The posts of one tenant, in the order of the data set; none of a tenant without any."""
    return _all().get(slug, [])


def posts_listed() -> int:
    """How many there are in all of London."""
    return sum(map(len, _all().values()))


@cache
def _all() -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    number = 0
    for turn, slug in enumerate(_slugs()):
        for place, (entry, covers) in enumerate(_entries(slug, turn)):
            standing = _standing(entry, turn * _STRIDE + place)
            found.setdefault(slug, []).append(Listed(entry, covers, standing, number))
            number += 1
    return found


def _slugs() -> list[str]:
    """Authorities first, so that the number of a tenant among them is its turn."""
    authorities = [entry["slug"] for entry in read("authorities")["authorities"]]
    return [*authorities, *by_tenant("directory", "organisations")]


def _entries(slug: str, turn: int) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    data = read("directory")
    if slug not in by_tenant("directory", "organisations"):
        for entry in data["posts"]:
            if entry.get("always") or turn % entry["every"] in entry["of"]:
                yield entry, ()
        if slug in data["night_posts"]["tenants"]:
            yield data["night_posts"]["post"], ()
    for entry in by_tenant("directory", "organisations").get(slug, []):
        yield entry, _covers(entry.get("covers", ()))
    if slug == "met":
        yield from _units(data["units"])


def _units(template: Entry) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """A post in each command unit of the Metropolitan Police, for the boroughs that it polices."""
    for unit in sorted({entry["police_bcu"] for entry in _policed()}):
        named = {key: _filled(value, unit) for key, value in template.items()}
        yield named, tuple(entry["slug"] for entry in _policed() if entry["police_bcu"] == unit)


def _filled(value: object, unit: str) -> object:
    if not isinstance(value, str):
        return value
    return value.replace(
        "{unit}", unit.lower().replace(" ", ".") if value.startswith("safeguarding.") else unit
    )


def _covers(said: str | list[str]) -> tuple[str, ...]:
    """The slugs that a word stands for: all of London, or what the Metropolitan Police polices."""
    if said == "all":
        return tuple(entry["slug"] for entry in read("authorities")["authorities"])
    return tuple(entry["slug"] for entry in _policed()) if said == "met" else tuple(said)


def _policed() -> list[Entry]:
    return [entry for entry in read("authorities")["authorities"] if entry["police_bcu"]]


def _standing(entry: Entry, number: int) -> str:
    """A team without a holder is never vacant."""
    standings: list[str] = read("directory")["standings"]
    standing = str(entry.get("standing", standings[number % len(standings)]))
    return "fresh" if standing == "vacant" and not entry.get("is_held") else standing
