"""Knows which authorities a postcode of London lies in, and in which one a neighbourhood is."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from workflows.directory.words import plain

_DISTRICT = re.compile(r"(?P<area>[a-z]{1,2})(?P<number>\d{1,2})[a-z]?")
_REST = re.compile(r"\d[a-z]{2}")
_WHOLE = re.compile(r"(?P<district>[a-z]{1,2}\d{1,2}[a-z]?)\d[a-z]{2}")


def authorities_of(code: str) -> tuple[str, ...]:
    """Slugs for a postcode, its first half, or the two letters of a postal area outside the middle of London.

    The authority with the largest part comes first; none for what is no postcode of London.
    """
    word = plain(code).replace(" ", "")
    whole = _WHOLE.fullmatch(word)
    district = _DISTRICT.fullmatch(whole["district"] if whole else word)
    if district:
        return _postcodes().get(f"{district['area']}{int(district['number'])}", ())
    return _areas().get(word, ())


def is_rest_of_postcode(word: str) -> bool:
    """Whether it looks like the second half of a postcode, which says nothing more here."""
    return _REST.fullmatch(word) is not None


@cache
def neighbourhoods() -> Mapping[str, str]:
    """The slug of the authority by the name of each neighbourhood, in plain letters."""
    listed = _read()["neighbourhoods"]
    return {plain(name): slug for slug, names in listed.items() for name in names.split(", ")}


@cache
def _postcodes() -> Mapping[str, tuple[str, ...]]:
    listed: Mapping[str, Sequence[str]] = _read()["postcodes"]
    return {plain(code): tuple(slugs) for code, slugs in listed.items()}


#: Letters that name a direction as well: “SE” and “NW” may be half of London.
_DIRECTIONS = frozenset({"ec", "nw", "se", "sw", "wc"})


@cache
def _areas() -> Mapping[str, tuple[str, ...]]:
    """The authorities of every district of an area."""
    found: dict[str, dict[str, None]] = {}
    for code, slugs in _postcodes().items():
        letters = code.rstrip("0123456789")
        if len(letters) == 2 and letters not in _DIRECTIONS:
            found.setdefault(letters, {}).update(dict.fromkeys(slugs))
    return {letters: tuple(slugs) for letters, slugs in found.items()}


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    place = resources.files("workflows.directory") / "data" / "places.json"
    found: Mapping[str, Mapping[str, str]] = json.loads(place.read_text(encoding="utf-8"))
    return found
