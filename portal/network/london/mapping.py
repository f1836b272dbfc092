"""Which map of London an address asks for: of referrals of all, or of some types and ages."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.network.london.quarters import Look
from portal.network.releases.asked import Choice
from portal.network.showing import PageTable, lay_out
from portal.network.tile_map import TileMap, tile_map
from workflows.register.cube import LEAF, Cube
from workflows.releases.measures import AUTHORITY

_MEASURE, _PARTS, _ALL = "referrals", ("type", "age"), "all"


@dataclass(frozen=True, slots=True)
class AskedMap:
    """The map, what can be chosen for it, and the table that says the same."""

    map: TileMap
    choices: tuple[Choice, ...]
    table: PageTable


def asked_map(look: Look, args: Mapping[str, str]) -> AskedMap | None:
    """The map; None when nothing was released for single authorities."""
    cube = look.cube(_MEASURE, look.before[-1:])
    if cube is None:
        return None
    chosen = {name: _chosen(cube, name, args.get(name)) for name in _PARTS}
    title = f"Referrals: {_words(cube, chosen)}"
    found = tile_map(cube, chosen, title)
    if found is None:
        return None
    table = lay_out(cube, [AUTHORITY], "", chosen, levels={AUTHORITY: (LEAF,)}, caption=title)
    return AskedMap(found, tuple(_choice(cube, name, code) for name, code in chosen.items()), table)


def _chosen(cube: Cube, name: str, wanted: str | None) -> str | None:
    return wanted if any(code.code == wanted for code in cube.axis(name).codes) else None


def _words(cube: Cube, chosen: Mapping[str, str | None]) -> str:
    said = [cube.axis(name).words(code) for name, code in chosen.items() if code is not None]
    return ", ".join(said) or "all types and ages"


def _choice(cube: Cube, name: str, chosen: str | None) -> Choice:
    axis = cube.axis(name)
    codes = sorted(axis.codes, key=lambda code: code.code is not None)
    return Choice(
        name, axis.title, tuple((code.code or _ALL, code.words, code.code == chosen) for code in codes)
    )
