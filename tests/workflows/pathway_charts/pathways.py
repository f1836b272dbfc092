"""Pathways to be drawn: those of the data set, one that goes round, and one full of what breaks pictures."""

from tenants.pathways.resolving import resolve
from tenants.pathways.steps import Option, Pathway, Step, StepContact, StepKind
from workflows.demonstration.sources import by_tenant
from workflows.pathway_charts.chart import Chart

_LENGTHS = {
    "recovery-period": "30 days",
    "reasonable-grounds": "5 working days",
    "reconsideration": "30 days",
}


def own(slug: str) -> Chart:
    """A council's own pathway from the data set."""
    (entry,) = by_tenant("own_pathways", "pathways")[slug]
    pathway = Pathway.of(entry["content"])
    return Chart(entry["title"], (entry["caveat"],), resolve(pathway, pathway, _LENGTHS))


def _step(
    key: str, kind: StepKind, title: str, *ways: tuple[str, str], contacts: tuple[str, ...] = ()
) -> Step:
    options = tuple(Option(words, goes_to) for words, goes_to in ways)
    return Step(
        key, kind, title, options=options, contacts=tuple(StepContact("x", email=each) for each in contacts)
    )


def _chart(title: str, *steps: Step) -> Chart:
    return Chart(title, (), Pathway(steps[0].key, {step.key: step for step in steps}))


def going_round() -> Chart:
    """Two circles, a step that asks itself again, two answers to the same step, and a step nobody reaches."""
    return _chart(
        "Round and round",
        _step("ask", StepKind.QUESTION, "Ready?", ("Yes", "do"), ("Not yet", "ask"), ("Later", "wait")),
        _step("wait", StepKind.PERIOD, "Wait a while", ("Ask again", "ask"), ("Give up", "done")),
        _step("do", StepKind.CHECKLIST, "Check it", ("Good", "done"), ("Very good", "done"), ("Bad", "ask")),
        _step("done", StepKind.END, "Done"),
        _step("lost", StepKind.END, "Nobody comes here"),
    )


def hostile() -> Chart:
    """Words that look like markup, that never end, that no typeface has, and answers that say nothing."""
    long = "x" * 300
    return _chart(
        '<script>alert(1)</script> & "quotes" ]]> \u202e \x00',
        _step("a", StepKind.QUESTION, f"<b>{long}</b>", (f"&amp; {long}", "b"), ("", "b"), contacts=(long,)),
        _step("b", StepKind.ACTION, "日本語 \U0001f6a8 ع", ("Continue", "c")),
        _step("c", StepKind.END, "' onload='x"),
    )
