"""Puts the numbers of a contribution into words, as the people whose house they leave read them."""

from dataclasses import dataclass

from tenants.counts import Codes, Counts
from tenants.records.contributions.models import Contribution
from workflows.releases.measures import LEAF, Measure, measure


@dataclass(frozen=True, slots=True)
class Readable:
    """A table: its head, its rows of words and a number each, in the order of the catalogue."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], int], ...]
    unit: str
    total: int | None  # None where the rows are of different things, which nobody adds up

    @property
    def in_short(self) -> str:
        """25 in all, in 10 lines."""
        lines = f"{len(self.rows):,} {'line' if len(self.rows) == 1 else 'lines'}"
        return lines if self.total is None else f"{self.total:,} in all, in {lines}"


def readable(contribution: Contribution) -> Readable:
    """What is in a contribution; numbers that are none are left out."""
    counts = Counts.of(contribution.dimensions, contribution.rows)
    about = measure(contribution.measure_key)
    rows = sorted(counts.numbers.items(), key=lambda each: _place(about, each[0]))
    words = [dict(part.words) for part in about.parts]
    return Readable(
        head=tuple(part.title for part in about.parts),
        rows=tuple(
            (tuple(said[code] for said, code in zip(words, codes, strict=True)), number)
            for codes, number in rows
        ),
        unit=about.unit,
        total=sum(counts.numbers.values()) if _adds_up(about) else None,
    )


def _place(about: Measure, codes: Codes) -> list[int]:
    """Where a row stands: in the order in which the catalogue names its codes."""
    known = [[code for code, _ in part.words] for part in about.parts]
    return [of.index(code) for of, code in zip(known, codes, strict=True)]


def _adds_up(about: Measure) -> bool:
    """Whether every part has a total in London's tables too."""
    return not any(
        levels == (LEAF,) for shown in about.tables for name, levels in shown.levels if name in _own(about)
    )


def _own(about: Measure) -> set[str]:
    return {part.name for part in about.parts}
