"""Protects a table of one's own: counts in, the same out with what must be hidden hidden, and the proof."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from workflows.releases.disclosure.certificate import Certificate
from workflows.releases.disclosure.checker import faults
from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.knowledge import PUBLIC, Need, View, suppressed
from workflows.releases.disclosure.needs import needs_of_people
from workflows.releases.disclosure.own_groups import Hierarchy, dimensions_of
from workflows.releases.disclosure.own_rows import COUNT, STATUS, TOTAL_CODE, as_csv, rows_of
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.suppress import suppress
from workflows.releases.disclosure.tables import LEAF, TOTAL, Lattice, Plan, Table, lattice

#: More cells than this, margins among them, would take many minutes.
MOST_CELLS = 15_000
LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 2, 1000
HIDDEN, PUBLISHED = "c", "p"

#: How long fewer cells are looked for: by the number of cells, and at most.
_POLISH_SECONDS_A_CELL, _MOST_POLISH_SECONDS = 0.005, 20.0

_ANYBODY = (PUBLIC,)


@dataclass(frozen=True)
class OwnCell:
    """A cell of a protected table: its codes in the order of the dimensions, and its count unless hidden."""

    codes: tuple[str, ...]
    count: int | None

    @property
    def status(self) -> str:
        """`c` where the count is hidden, `p` where it is published."""
        return HIDDEN if self.count is None else PUBLISHED


@dataclass(frozen=True)
class Interval:
    """What was proved of a hidden cell: no reader can tell that it is more than low, or less than high."""

    codes: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True)
class ProtectedTable:
    """A table that may be published, and its certificate, which tells more and is kept like the counts."""

    dimensions: tuple[str, ...]
    threshold: int
    hierarchy: Hierarchy
    seed: int
    cells: tuple[OwnCell, ...]
    intervals: tuple[Interval, ...]
    certificate: Certificate
    notes: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many cells are hidden."""
        return len(self.intervals)

    def csv(self) -> str:
        """Every cell and every margin, with `count` empty where it is hidden; safe in a spreadsheet."""
        rows = ((*cell.codes, "" if cell.count is None else cell.count, cell.status) for cell in self.cells)
        return as_csv((*self.dimensions, COUNT, STATUS), rows)

    def content(self) -> dict[str, Any]:
        """The certificate as plain values; a witness is a list of [row of the table from 0, change]."""
        return {
            "method": "suppression",
            "parameters": {
                "threshold": self.threshold,
                "attacker": "anybody who reads the protected table",
                "zeros": "may be hidden; a reader knows only that a count is not below 0",
                "hierarchy": {name: dict(groups) for name, groups in self.hierarchy.items()},
                "seed": self.seed,
            },
            "cells": len(self.cells),
            "hidden_cells": self.hidden,
            "proved": True,
            "notes": list(self.notes),
            "keep": "This tells more than the table. Keep it as you keep the counts.",
            "table_sha256": sha256(self.csv().encode()).hexdigest(),
            "hidden": [
                {
                    "coordinates": dict(zip(self.dimensions, each.codes, strict=True)),
                    "interval": [each.low, each.high],
                }
                for each in self.intervals
            ],
            "witnesses": self.certificate.content(),
        }


def protect_table(
    text: str,
    threshold: int,
    hierarchy: Any = None,
    *,
    seed: int = 0,
    most_cells: int = MOST_CELLS,
    seconds: float = 600.0,
) -> ProtectedTable:
    """The protected table for the text of a CSV file of counts, with its proof.

    Every column but `count` is a dimension; rows that are not given are 0; `hierarchy` is a mapping from a
    dimension to its groups and from a group to its codes. Counts of 1 to threshold - 1 are hidden, and others
    until each of those could be anything from 1 to the threshold. TableRefused for what is no such table,
    NotProtectable when the proof is not found. Nothing is kept.
    """
    if not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise TableRefused(
            f"The threshold is {threshold}. "
            f"Choose a whole number from {LOWEST_THRESHOLD} to {HIGHEST_THRESHOLD}."
        )
    rows = rows_of(text)
    groups, notes = dimensions_of(rows, hierarchy)
    _must_not_be_too_large(groups, most_cells)
    plan = Plan(groups, (Table("own", {each.name: (LEAF, *each.groups, TOTAL) for each in groups}),))
    cells = lattice(plan, rows.counts)
    needs = needs_of_people(cells, rows.counts, _ANYBODY, threshold=threshold)
    view = suppressed(cells, _hidden(cells, needs, seed))
    certificate = _proved(cells, view, needs, seed, seconds)
    certificate = _widened(cells, view, needs, certificate, seed, seconds)
    return ProtectedTable(
        rows.names,
        threshold,
        hierarchy or {},
        seed,
        tuple(_cells(cells, view)),
        tuple(_intervals(cells, view, certificate)),
        certificate,
        notes,
    )


def _must_not_be_too_large(dimensions: Sequence[Any], most_cells: int) -> None:
    cells = 1
    for dimension in dimensions:
        cells *= len(dimension.leaves_of)
    if cells > most_cells:
        raise TableRefused(
            f"With its totals the table has {cells:,} figures; {most_cells:,} is the most. "
            "Leave out a column, or put codes together, and try again."
        )


def _hidden(cells: Lattice, needs: Sequence[Need], seed: int) -> frozenset[int]:
    """The cells to hide; the grand total is shown wherever that is possible."""
    whole = cells.place[(None,) * len(cells.plan.dimensions)]
    seconds = min(_MOST_POLISH_SECONDS, _POLISH_SECONDS_A_CELL * len(cells.keys))
    if whole not in {need.cell for need in needs}:
        shown = frozenset((whole,))
        found = suppress(cells, needs, _ANYBODY, shown=shown, seed=seed, polish_seconds=seconds)
        if not found.impossible:
            return found.hidden
    found = suppress(cells, needs, _ANYBODY, seed=seed, polish_seconds=seconds)
    if found.impossible:
        raise NotProtectable("Not every small count can be hidden in this table. Put codes together.")
    return found.hidden


def _proved(cells: Lattice, view: View, needs: Sequence[Need], seed: int, seconds: float) -> Certificate:
    """The certificate, by the prover and judged by the checker; NotProtectable when it does not hold."""
    proof = prove(cells, view, needs, _ANYBODY, seed=seed, seconds=seconds)
    if proof.unproved:
        first = proof.unproved[0].in_words(cells, _ANYBODY)
        raise NotProtectable(f"The table is not proved to be safe, so it was not made. {first}")
    found = faults(cells, view, needs, _ANYBODY, proof.certificate)
    if found:
        raise NotProtectable(f"The proof does not hold, so the table was not made. {found[0]}")
    return proof.certificate


def _widened(
    cells: Lattice, view: View, needs: Sequence[Need], certificate: Certificate, seed: int, seconds: float
) -> Certificate:
    """With witnesses for the other hidden cells too, where there are any one way and the other."""
    small = {need.cell for need in needs}
    others = [cell for cell in range(len(cells.keys)) if cell not in small and not view.is_shown(cell)]
    wishes = [Need(cell, max(0, cells.values[cell] - 1), cells.values[cell] + 1, (0,)) for cell in others]
    more = prove(cells, view, wishes, _ANYBODY, seed=seed, seconds=seconds).certificate
    both = Certificate(certificate.witnesses + more.witnesses)
    found = faults(cells, view, needs, _ANYBODY, both)
    if found:
        raise NotProtectable(f"The proof does not hold, so the table was not made. {found[0]}")
    return both


def _cells(cells: Lattice, view: View) -> Iterator[OwnCell]:
    for cell, value in enumerate(cells.values):
        yield OwnCell(_codes(cells, cell), value if view.is_shown(cell) else None)


def _intervals(cells: Lattice, view: View, certificate: Certificate) -> Iterator[Interval]:
    """From the least to the most that the truth and any witness make of each hidden cell."""
    low, high = list(cells.values), list(cells.values)
    for witness in certificate.witnesses:
        for cell, change in witness.items():
            low[cell] = min(low[cell], cells.values[cell] + change)
            high[cell] = max(high[cell], cells.values[cell] + change)
    for cell in range(len(cells.keys)):
        if not view.is_shown(cell):
            yield Interval(_codes(cells, cell), low[cell], high[cell])


def _codes(cells: Lattice, cell: int) -> tuple[str, ...]:
    return tuple(TOTAL_CODE if code is None else code for code in cells.keys[cell])
