"""Refuses, in plain words, tables that are none of the plan and releases that would undo earlier ones."""

from collections.abc import Mapping

from workflows.releases.disclosure.errors import NotProtectable, TableRefused
from workflows.releases.disclosure.parts import words_of
from workflows.releases.disclosure.policy import ROUNDING, SUPPRESSION, Earlier, Policy
from workflows.releases.disclosure.tables import Base, Lattice, Plan

_METHOD_WORDS = {SUPPRESSION: "as exact figures, with some withheld", ROUNDING: "as rounded figures"}


def refuse_strangers(plan: Plan, base: Base) -> None:
    """TableRefused for a row that is not about leaves of the plan, or no count."""
    leaves = [frozenset(dimension.leaves) for dimension in plan.dimensions]
    for row, count in base.items():
        if isinstance(count, bool) or count < 0 or count != int(count):
            raise TableRefused(
                f"{', '.join(map(str, row))} is {count!r}. A count is a whole number, 0 or more."
            )
        if len(row) != len(leaves) or not all(code in of for code, of in zip(row, leaves, strict=True)):
            raise TableRefused(
                f"{', '.join(map(str, row))} is not in the plan: correct the row, or change the plan."
            )


def refuse_second_method(policy: Policy, earlier: Earlier) -> None:
    """NotProtectable when the same was released before by the other method, or rounded to another base.

    An exact figure next to a rounded one undoes the rounding.
    """
    if earlier.method and earlier.method != policy.method:
        raise NotProtectable(
            "Figures about the same people and period have been released "
            f"{_METHOD_WORDS[earlier.method]}. Released {_METHOD_WORDS[policy.method]} as well, one would "
            "undo the other. Use the first method."
        )
    if policy.method == ROUNDING and earlier.base not in (0, policy.base):
        raise NotProtectable(
            f"Figures about the same people and period have been rounded to multiples of {earlier.base}. "
            f"Rounded to multiples of {policy.base} as well, more could be worked out. Use {earlier.base}."
        )


def refuse_exact(made: Lattice, shown: Mapping[int, int], base: int) -> None:
    """NotProtectable when what was shown before has not been rounded, whatever is said of the method."""
    for cell, value in shown.items():
        if value % base:
            raise NotProtectable(
                f"{words_of(made.keys[cell])} was released as {value}, which is no multiple of {base}. Exact "
                "and rounded figures about the same people and period undo one another. Use the first method."
            )


def refuse_revised(made: Lattice, shown: Mapping[int, int]) -> None:
    """NotProtectable for figures of before that no longer hold: next to new ones the change would show."""
    for cell, value in shown.items():
        raise NotProtectable(
            f"{words_of(made.keys[cell])} was released as {value} and has changed since. A release is never "
            "edited: keep late and corrected records for the next vintage, which is compared with the first."
        )
