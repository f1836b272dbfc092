"""The protected figures of one measure as a cube of cells, over one release or several quarters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from workflows.register.rules import NOT_AVAILABLE, SIGN_WORDS, Method

#: A code for each axis in order; None for the total.
Key = tuple[str | None, ...]
QUARTER, YEAR, LEAF, TOTAL = "quarter", "year", "leaf", "total"
#: Before the number of further multiples by which a rounded cell may lie away.
FURTHER = "+"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it was released: within `reach` of the truth, or a sign in place of it."""

    value: int | None
    sign: str = ""
    reach: int = 0

    @property
    def low(self) -> int | None:
        """The least that the true number can be by this figure alone."""
        return None if self.value is None else max(0, self.value - self.reach)

    @property
    def high(self) -> int | None:
        """The most that it can be."""
        return None if self.value is None else self.value + self.reach

    @property
    def words(self) -> str:
        """As people read it: 45, 0–4 where a rounded figure is nothing, or a sign such as [c]."""
        if self.value is None:
            return f"[{self.sign}]"
        return f"0–{self.reach}" if self.value == 0 and self.reach else f"{self.value:,}"

    @property
    def meaning(self) -> str:
        """What the sign stands for; nothing for a figure."""
        return SIGN_WORDS.get(self.sign, "")


MISSING = Cell(None, NOT_AVAILABLE)


@dataclass(frozen=True, slots=True)
class Code:
    """One part of an axis; the code of the total is None. `level` is leaf, area, year or total."""

    code: str | None
    words: str
    level: str


@dataclass(frozen=True)
class Axis:
    """One way in which the figures are divided."""

    name: str
    title: str
    codes: tuple[Code, ...]

    def at(self, *levels: str) -> tuple[Code, ...]:
        """The codes of these levels, in order."""
        return tuple(code for code in self.codes if code.level in levels)

    def words(self, code: str | None) -> str:
        """What a code stands for; the code itself when nobody knows."""
        return next((each.words for each in self.codes if each.code == code), code or "All")

    def has(self, code: str | None) -> bool:
        """Whether it is one of them."""
        return any(each.code == code for each in self.codes)


@dataclass(frozen=True)
class ShownTable:
    """A table of the plan: the levels of the axes that it shows; of one that is not named only the total."""

    key: str
    title: str
    levels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Coverage:
    """How many authorities gave figures, of how many; `givers` are their slugs, not told in public."""

    given: int
    of: int
    left_out: int = 0
    givers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """31 of 33 authorities gave figures."""
        return f"{self.given} of {self.of} authorities gave figures"


@dataclass(frozen=True)
class Cube:
    """Everything that was released of one measure; its tables and limits are the newest quarter's."""

    measure_key: str
    title: str
    unit: str
    method: Method
    axes: tuple[Axis, ...]
    cells: Mapping[Key, Cell]
    tables: tuple[ShownTable, ...]
    coverages: Mapping[str, Coverage]  # by quarter, the earliest first
    limits: tuple[str, ...]
    release_ids: tuple[UUID, ...]  # of the quarters, the earliest first

    @property
    def quarters(self) -> tuple[str, ...]:
        """The keys of its quarters, the earliest first."""
        return tuple(self.coverages)

    @property
    def coverage(self) -> Coverage:
        """Of the newest quarter."""
        return self.coverages[self.quarters[-1]]

    @property
    def is_rounded(self) -> bool:
        """Whether each figure is near the truth, and not the truth with some withheld."""
        return self.method == Method.ROUNDING

    def axis(self, name: str) -> Axis:
        """The axis with this name; KeyError for none."""
        return self._by_name[name]

    def cell(self, **codes: str | None) -> Cell:
        """The cell at these codes by the names of axes, not available where no table has it.

        An axis that is not named is its total, and the newest quarter. KeyError for a name that is no axis.
        """
        unknown = codes.keys() - self._by_name.keys()
        if unknown:
            raise KeyError(f"{self.measure_key} is not divided by {', '.join(sorted(unknown))}")
        asked = {QUARTER: self.quarters[-1], **codes}
        return self.cells.get(tuple(asked.get(axis.name) for axis in self.axes), MISSING)

    @cached_property
    def _by_name(self) -> dict[str, Axis]:
        return {axis.name: axis for axis in self.axes}


def axis_of(plain: Mapping[str, Any]) -> Axis:
    """An axis from the plain values in which the register keeps it."""
    codes = tuple(Code(code, words, level) for code, words, level in plain["codes"])
    return Axis(plain["name"], plain["title"], codes)


def coverage_of(plain: Mapping[str, Any]) -> Coverage:
    """The coverage from the plain values in which the register keeps it."""
    return Coverage(plain["given"], plain["of"], plain.get("left_out", 0), tuple(plain.get("givers", ())))


def cells_of(rows: Iterable[Sequence[Any]], method: str, base: int) -> Iterator[tuple[Key, Cell]]:
    """The cells from the rows in which the register keeps them."""
    for codes, number, sign in rows:
        if number is None:
            yield tuple(codes), Cell(None, sign)
        else:
            further = int(sign.removeprefix(FURTHER) or 0)
            yield tuple(codes), Cell(number, "", base * (1 + further) - 1 if method == Method.ROUNDING else 0)
