"""The value that leaves a house by the second door: whole numbers by codes, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

#: One code for each dimension, in order.
Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are counted, first and last."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Counts:
    """How many, by codes; what is not in it was counted as none.

    ValueError for a number that is not whole or below nothing, or codes that do not fit the dimensions.
    """

    dimensions: tuple[str, ...]
    numbers: Mapping[Codes, int]

    def __post_init__(self) -> None:
        """Refuses what is no count: nothing else may leave."""
        for codes, number in self.numbers.items():
            if type(number) is not int or number < 0:
                raise ValueError(f"{codes} is counted as {number!r}, which is no whole number")
            if len(codes) != len(self.dimensions):
                raise ValueError(f"{codes} does not fit {self.dimensions}")

    def rows(self) -> list[list[str | int]]:
        """The plain values in which they are kept: the codes and the number, in order, without zeros."""
        return [[*codes, number] for codes, number in sorted(self.numbers.items()) if number]

    @classmethod
    def of(cls, dimensions: Iterable[str], rows: Iterable[Iterable[str | int]]) -> "Counts":
        """The counts from the plain values in which they are kept."""
        numbers: dict[Codes, int] = {}
        for row in rows:
            *codes, number = row
            numbers[tuple(str(code) for code in codes)] = number  # type: ignore[assignment]  # checked above
        return cls(tuple(dimensions), numbers)


def tally(dimensions: Iterable[str], each: Iterable[Codes]) -> Counts:
    """Counts things by their codes."""
    return Counts(tuple(dimensions), dict(Counter(each)))
