"""The names of the world's countries, as ISO 3166 lists them."""

from functools import cache
from importlib.resources import files

_LIST = "iso3166.tab"  # of tzdata: a code, a tab, a name
#: Where the list is short of words, or says something that nobody would look for.
_OTHERWISE = {"GB": "United Kingdom", "IE": "Ireland"}


@cache
def country_names() -> dict[str, str]:
    """Every country's name by its code of two letters, in the order of the names."""
    text = files("tzdata").joinpath("zoneinfo").joinpath(_LIST).read_text(encoding="utf-8")
    pairs = (line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))
    found = {code: _OTHERWISE.get(code, name.strip()) for code, name in pairs}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def country_name(code: str) -> str:
    """The name, or the code itself when the list has no such country."""
    return country_names().get(code, code)
