"""Says in words how a measure is divided and protected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tenants.guidance.models import DisclosureRule
from workflows.register.rules import Method
from workflows.releases.disclosure.tables import LEAF, TOTAL
from workflows.releases.measures import AREA, AUTHORITY, QUARTER, YEAR, Measure, Shown

_PLACES = {LEAF: "each authority", AREA: "areas of several authorities", TOTAL: "London"}
_TIMES = {LEAF: "quarter", YEAR: "year once it is over"}


@dataclass(frozen=True, slots=True)
class TableInWords:
    """One table of a measure: its title, what it is divided by, and whether the public's release has it."""

    title: str
    divided: str
    is_public: bool


def tables_in_words(measure: Measure) -> list[TableInWords]:
    """The tables that are released of a measure."""
    return [
        TableInWords(each.title, ", ".join(_divided(measure, each)), each.is_public)
        for each in measure.tables
    ]


def _divided(measure: Measure, shown: Shown) -> Iterator[str]:
    levels = dict(shown.levels)
    yield f"for {_listed([_PLACES[level] for level in levels.get(AUTHORITY, (TOTAL,))])}"
    for part in measure.parts:
        if LEAF in levels.get(part.name, ()):
            yield f"by {part.title[:1].lower()}{part.title[1:]}"
    yield f"for each {_listed([_TIMES[level] for level in levels.get(QUARTER, (LEAF,))])}"


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def protection_words(measure: Measure, rule: DisclosureRule | None) -> list[str]:
    """What is done so that nobody, or no single authority, can be found in the figures."""
    if rule is None:
        return ["The rule about small counts is not loaded here, so nothing of it can be released."]
    if measure.method == Method.ROUNDING:
        return list(_rounding(rule))
    return list(_people(rule) if measure.is_of_people else _organisations(rule))


def _rounding(rule: DisclosureRule) -> Iterator[str]:
    base = rule.base or rule.threshold
    yield (
        f"Every figure is rounded up or down to a multiple of {base}, so that the columns still add up. Each "
        f"is within {base - 1} of the true one, and 0–{base - 1} stands for a number from 0 to {base - 1}."
    )
    yield (
        f"Which number from 1 to {rule.threshold - 1} stands behind a low figure cannot be worked out: not "
        "by the public, not by an authority that knows its own figures, and not by two of them together."
    )
    yield "That is proved before each release, with everything that was released before."


def _people(rule: DisclosureRule) -> Iterator[str]:
    yield (
        f"Counts of 1 to {rule.threshold - 1} people are withheld, shown as [c], and so is whatever would "
        "let anybody work them out. The figures that are shown are exact."
    )


def _organisations(rule: DisclosureRule) -> Iterator[str]:
    yield (
        f"A figure to which fewer than {rule.minimum} authorities contribute, or of which two make "
        f"{rule.dominance_percent}% or more, is withheld and shown as [c]. So is whatever would let anybody "
        "work it out. The figures that are shown are exact."
    )
    yield (
        "What a withheld figure is cannot be worked out closely: not by the public, not by an authority that "
        "knows its own figures, and not by two of them together. That is proved before each release, with "
        "everything that was released before."
    )
