"""Gathers the lines of a register by supplier: one company number, or else one name, is one supplier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflows.contract_import.columns import Column
from workflows.contract_import.rules import Line, Problem


@dataclass(frozen=True, slots=True)
class Party:
    """A supplier as the register names it; `names` begin with the one used most, and every key is of one."""

    key: str  # by which what a person decides of it is kept
    number: str
    names: tuple[str, ...]
    name_keys: tuple[str, ...]
    first_row: int
    rows: int
    is_small: bool
    is_charity: bool
    example: str  # the title of its first contract

    @property
    def title(self) -> str:
        """The name that the register uses most."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who is named, in the order of the rows, and whom each line names."""

    parties: Mapping[str, Party]
    party_of: Mapping[int, str]  # the party's key, by the row of the line
    problems: tuple[Problem, ...]


def gather(lines: Iterable[Line]) -> Gathered:
    """The suppliers of a register. A row without a number whose name has two of them is a problem."""
    listed = list(lines)
    numbers = _numbers_of_names(listed)
    rows: dict[str, list[Line]] = {}
    problems = []
    for line in listed:
        key = _key(line, numbers[line.name_key])
        if key:
            rows.setdefault(key, []).append(line)
        else:
            problems.append(_ambiguous(line, numbers[line.name_key]))
    parties = {key: _party(key, found) for key, found in rows.items()}
    party_of = {line.row: key for key, found in rows.items() for line in found}
    return Gathered(parties, party_of, tuple(problems))


def _numbers_of_names(lines: Iterable[Line]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.number:
            found[line.name_key].add(line.number)
        else:
            found[line.name_key] |= set()
    return found


def _key(line: Line, numbers: set[str]) -> str:
    if line.number:
        return f"number:{line.number}"
    if len(numbers) > 1:
        return ""
    return f"number:{next(iter(numbers))}" if numbers else f"name:{line.name_key}"


def _ambiguous(line: Line, numbers: set[str]) -> Problem:
    listed = " and ".join(sorted(numbers)[:3])
    words = f"The register has this name with the numbers {listed}. Write in this row which of them it is."
    return Problem(line.row, Column.NUMBER, line.supplier[:80], words)


def _party(key: str, lines: list[Line]) -> Party:
    names = [name for name, _times in Counter(line.supplier for line in lines).most_common()]
    return Party(
        key=key,
        number=next((line.number for line in lines if line.number), ""),
        names=tuple(names),
        name_keys=tuple(dict.fromkeys(line.name_key for line in lines)),
        first_row=lines[0].row,
        rows=len(lines),
        is_small=any(line.is_small for line in lines),
        is_charity=any(line.is_charity for line in lines),
        example=str(lines[0].said.get("title", "")),
    )
