"""The line under a chart that says what its shapes and its broken lines mean."""

from collections.abc import Iterator

from tenants.pathways.steps import Pathway, StepKind
from tenants.pathways.walking import steps_in_order
from workflows.pathway_charts.chart import INFERRED, KIND_WORDS
from workflows.pathway_charts.layout import Spot
from workflows.pathway_charts.measuring import width_of
from workflows.pathway_charts.shapes import LINE_INK, number, shape

LEGEND_HEIGHT = 22.0
_SIZE = 10.0
_SAMPLE = 34.0
_APART = 16.0


def legend(pathway: Pathway) -> str:
    """A sample of each kind of step and way that the chart has."""
    steps = steps_in_order(pathway)
    kinds = [kind for kind in StepKind if any(step.kind == kind for step in steps)]
    has_inferred = any(option.basis == INFERRED for step in steps for option in step.options)
    return "".join(_samples(kinds, has_inferred=has_inferred))


def _samples(kinds: list[StepKind], *, has_inferred: bool) -> Iterator[str]:
    left = 0.0
    for kind in kinds:
        yield shape(kind, Spot(left + _SAMPLE / 2, 2, _SAMPLE, LEGEND_HEIGHT - 4))
        yield _words(KIND_WORDS[kind], left)
        left += _SAMPLE + 6 + width_of(KIND_WORDS[kind], _SIZE) + _APART
    if has_inferred:
        middle, end = number(LEGEND_HEIGHT / 2), number(left + _SAMPLE)
        line = f'd="M{number(left)} {middle}H{end}" stroke="{LINE_INK}" stroke-width="1.4"'
        yield f'<path {line} stroke-dasharray="5 3"/>'
        yield _words("Inferred, not in the source’s own words", left)


def _words(words: str, left: float) -> str:
    place = f'x="{number(left + _SAMPLE + 6)}" y="{number(LEGEND_HEIGHT / 2 + 4)}"'
    return f'<text {place} font-size="{number(_SIZE)}">{words}</text>'
