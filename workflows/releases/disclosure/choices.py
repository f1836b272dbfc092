"""Between which multiples each cell of a table can be rounded, and what it means to go further."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from workflows.releases.disclosure.knowledge import Need

#: What is nearer to a whole number than this is one.
_TINY = 1e-6


@dataclass(frozen=True)
class Choice:
    """Between which multiples a cell can be rounded; all counted in bases.

    `usual` are those within its needs, with the steps that it was allowed; `nearest` those next to its value.
    """

    low: int
    high: int
    usual: tuple[int, int]
    nearest: tuple[int, int]
    step: int


def ends_of(needs: Iterable[Need]) -> dict[int, tuple[int, int]]:
    """The lowest and the highest that each cell must be able to be for anybody."""
    found: dict[int, tuple[int, int]] = {}
    for need in needs:
        low, high = found.get(need.cell, (need.low, need.high))
        found[need.cell] = min(low, need.low), max(high, need.high)
    return found


def choice_for(value: int, base: int, step: int, ends: tuple[int, int] | None) -> Choice:
    """The multiples for a new cell, with as many steps as it takes for its needs to lie within reach."""
    while True:
        reach = base * (1 + step) - 1
        below, above = value // base, -(-value // base)
        low, high = max(0, below - step), above + step
        if ends:
            low, high = max(low, -(-(ends[1] - reach) // base)), min(high, (ends[0] + reach) // base)
        if low <= high:
            return Choice(low, high, (low, high), (below, above), step)
        step += 1


def kept_at(multiple: int, step: int) -> Choice:
    """The only multiple for a cell that was released."""
    here = multiple, multiple
    return Choice(multiple, multiple, here, here, step)


def all_widened(usual: Sequence[Choice], cells: Collection[int], times: int) -> list[Choice]:
    """The choices when these cells may go so many multiples further."""
    return [_widened(choice, times) if cell in cells else choice for cell, choice in enumerate(usual)]


def gone_beyond(found: Sequence[float], usual: Sequence[Choice]) -> set[int]:
    """The cells that went further than usual."""
    return {
        cell
        for cell, (multiple, choice) in enumerate(zip(found, usual, strict=True))
        if not choice.usual[0] - _TINY <= multiple <= choice.usual[1] + _TINY
    }


def steps_taken(found: Sequence[int], choices: Sequence[Choice]) -> dict[int, int]:
    """The steps that were allowed, and those that were taken beyond."""
    steps = {
        cell: choice.step + max(0, choice.usual[0] - multiple, multiple - choice.usual[1])
        for cell, (multiple, choice) in enumerate(zip(found, choices, strict=True))
    }
    return {cell: step for cell, step in steps.items() if step}


def _widened(choice: Choice, times: int) -> Choice:
    return replace(choice, low=max(0, choice.low - times), high=choice.high + times)
