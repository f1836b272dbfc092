"""Measures disclosure control against the fewest cells that can be hidden, as far as that is known."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.knowledge import PUBLIC, Attacker, each_alone, each_pair, suppressed
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.parts import parts_of
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.rounding import round_to_base
from workflows.releases.disclosure.suppress import suppress
from workflows.releases.disclosure.tables import LEAF, TOTAL, Base, Dimension, Plan, Table, lattice

TITLE = (
    "Disclosure control: referrals of 2021-22 as published, gaps and months drawn with a fixed seed;\n"
    "nobody may tell 1 to 4; processor seconds. Hidden too: also as a ratio to the fewest that were\n"
    "proved possible on nearly the same figures (75, 86, no fewer than 280.8 for the plan; public only)"
)
HEADINGS = (
    "table", "attackers", "cells", "small", "hidden too", "to the floor", "people hidden", "shown",
    "protect", "prove", "proved", "check", "round",
)  # fmt: skip
Result = TypeVar("Result")
_THRESHOLD, _SEED = 5, 2022
_WHERE = Path(__file__).parents[2]
_TYPES, _AGES = ("labour", "criminal", "sexual", "domestic", "other"), ("adult", "child")
_ODD = (0, 1, 2, 5, 12)
_MONTHS = tuple(f"month {number}" for number in range(1, 13))
_QUARTERS = {f"quarter {at + 1}": _MONTHS[3 * at : 3 * at + 3] for at in range(4)}
_ALL = (LEAF, TOTAL)
_PLACES = (LEAF, "area", TOTAL)


@dataclass(frozen=True)
class Size:
    """A plan to measure: its tables, against how many together, and the fewest that must be hidden too."""

    name: str
    tables: tuple[Table, ...]
    together: int = 0
    floor: float | None = None
    polish: float = 5.0
    is_rounded: bool = False


_ANNUAL = Table("A", {"place": _PLACES, "type": _ALL, "age": _ALL})
_PLAN = (
    _ANNUAL,
    Table("B", {"place": _PLACES, "age": _ALL, "month": ("quarter", TOTAL)}),
    Table("C", {"place": ("area", TOTAL), "type": _ALL, "age": _ALL, "month": ("quarter", TOTAL)}),
    Table("D", {"place": _PLACES, "month": _ALL}),
    Table("E", {"type": _ALL, "age": _ALL, "month": (LEAF, "quarter", TOTAL)}),
)
_FULL = {"place": _PLACES, "type": _ALL, "age": _ALL}
_SIZES = (
    Size(
        "annual, flat", (Table("A", {"place": _ALL, "type": _ALL, "age": _ALL}),), floor=75, is_rounded=True
    ),
    Size("annual, sub-regions", (_ANNUAL,), floor=86, is_rounded=True),
    Size("annual, sub-regions", (_ANNUAL,), together=1),
    Size("plan A-E", _PLAN, floor=280.8, is_rounded=True),
    Size("plan A-E", _PLAN, together=1),
    Size("plan A-E", _PLAN, together=2),
    Size("33x5x2x4, all", (Table("Q", {**_FULL, "month": ("quarter", TOTAL)}),)),
)
#: Takes about five minutes more; asked for by name.
_LARGEST = Size("33x5x2x12, all", (Table("M", {**_FULL, "month": (LEAF, "quarter", TOTAL)}),), polish=0.0)


def measure(*, largest: bool = False) -> list[tuple[str, ...]]:
    """One row for each table and each circle of attackers."""
    places = _places()
    base = _months(_years(tuple(places)))
    sizes = (_LARGEST,) if largest else _SIZES
    return [_row(size, places, base) for size in sizes]


def _row(size: Size, places: dict[str, str], base: Base) -> tuple[str, ...]:
    cells = lattice(Plan(_dimensions(places), size.tables, "place"), base)
    attackers = _attackers(tuple(places), size.together)
    needs = needs_of_people(cells, base, attackers, threshold=_THRESHOLD)
    total = frozenset(place for place, key in enumerate(cells.keys) if not any(key))
    parts = parts_of(cells, base, attackers)
    found, protecting = _timed(
        lambda: suppress(
            cells, needs, attackers, shown=total, parts=parts, seed=_SEED, polish_seconds=size.polish
        )
    )
    view = suppressed(cells, found.hidden)
    proof, proving = _timed(lambda: prove(cells, view, needs, attackers, base=base, seed=_SEED, seconds=900))
    wrong, checking = _timed(lambda: faults(cells, view, needs, attackers, proof.certificate, base=base))
    rounding = ""
    if size.is_rounded:
        rounding = f"{_timed(lambda: round_to_base(cells, 5, seed=_SEED))[1]:.1f}"
    counts = [value for value in cells.values if value]
    shown = sum(1 for cell, value in enumerate(cells.values) if value and cell not in found.hidden)
    return (
        size.name,
        f"{len(attackers)}",
        f"{len(cells.keys)}",
        f"{len(found.primary)}",
        f"{len(found.secondary)}",
        f"{len(found.secondary) / size.floor:.2f}" if size.floor else "",
        f"{sum(cells.values[cell] for cell in found.hidden)}",
        f"{shown / len(counts):.0%}",
        f"{protecting:.1f}",
        f"{proving:.1f}",
        "no" if proof.unproved or wrong else "yes",
        f"{checking:.2f}",
        rounding,
    )


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.process_time()
    return work(), time.process_time() - began


def _attackers(places: tuple[str, ...], together: int) -> tuple[Attacker, ...]:
    alone = each_alone(places) if together else ()
    return (PUBLIC, *alone, *(each_pair(places) if together > 1 else ()))


def _places() -> dict[str, str]:
    """Every authority with its sub-region."""
    told = json.loads((_WHERE / "workflows/demonstration/data/authorities.json").read_text())
    return {each["slug"]: each["sub_region"] for each in told["authorities"]}


def _years(places: tuple[str, ...]) -> dict[tuple[str, str, str], int]:
    """People by place, type and age: as published, else drawn."""
    told = json.loads((_WHERE / "tenants/guidance/data/published_figures.json").read_text())["nrm"]["rows"]
    known = {(place, kind, age): value for place, _, kind, age, value, _ in told}
    draw = random.Random(_SEED)  # noqa: S311  the same on every machine
    found = {}
    for place in places:
        for kind in _TYPES:
            for age in _AGES:
                drawn = draw.choice((0, 0, 1) if place == "city-of-london" else _ODD)
                value = known.get((place, kind, age))
                found[place, kind, age] = drawn if value is None else value
    return found


def _months(years: dict[tuple[str, str, str], int]) -> dict[tuple[str, ...], int]:
    """The same people, each in a month that is drawn."""
    draw = random.Random(_SEED)  # noqa: S311  the same on every machine
    found: dict[tuple[str, ...], int] = {}
    for key, people in years.items():
        for _ in range(people):
            cell = (*key, draw.choice(_MONTHS))
            found[cell] = found.get(cell, 0) + 1
    return found


def _dimensions(places: dict[str, str]) -> tuple[Dimension, ...]:
    areas = {
        area: tuple(place for place in places if places[place] == area) for area in sorted({*places.values()})
    }
    return (
        Dimension("place", tuple(places), {"area": areas}),
        Dimension("type", _TYPES),
        Dimension("age", _AGES),
        Dimension("month", _MONTHS, {"quarter": _QUARTERS}),
    )
