"""A pathway that is to be drawn, and the same in words for those who do not see it."""

from dataclasses import dataclass

from tenants.pathways.steps import Option, Pathway, Step, StepKind
from workflows.pathway_charts.boxes import below
from workflows.pathway_charts.ways import options_of, reading_order

KIND_WORDS: dict[StepKind, str] = {
    StepKind.QUESTION: "Question",
    StepKind.ACTION: "To do",
    StepKind.PERIOD: "Time",
    StepKind.CHECKLIST: "To check",
    StepKind.END: "End",
}
INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Chart:
    """A pathway whose words are resolved for a day, and the lines that stand under its title."""

    title: str
    about: tuple[str, ...]
    pathway: Pathway


@dataclass(frozen=True, slots=True)
class Lead:
    """One way on: the words of the answer, and the step to which it leads."""

    words: str
    number: int  # of the step that it leads to; 0 when there is none
    title: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One step, numbered as in the chart."""

    key: str
    number: int
    kind: str
    title: str
    reach: tuple[str, ...]
    leads: tuple[Lead, ...]


def rows_of(pathway: Pathway) -> list[Row]:
    """Every step that can be reached, in the order of its number."""
    steps = reading_order(pathway)
    numbers = {step.key: number for number, step in enumerate(steps, start=1)}
    return [_row(step, pathway, numbers) for step in steps]


def _row(step: Step, pathway: Pathway, numbers: dict[str, int]) -> Row:
    leads = tuple(_lead(option, pathway, numbers) for option in options_of(step))
    kind = KIND_WORDS[step.kind]
    return Row(step.key, numbers[step.key], kind, step.title, tuple(below(step)), leads)


def _lead(option: Option, pathway: Pathway, numbers: dict[str, int]) -> Lead:
    target = pathway.steps.get(option.goes_to)
    title = target.title if target else "a step that is missing"
    return Lead(option.words, numbers.get(option.goes_to, 0), title, option.basis == INFERRED)


def in_words(chart: Chart) -> str:
    """Everything that the picture shows, as running text."""
    return " ".join((f"Chart: {chart.title}.", *map(_told, rows_of(chart.pathway))))


def _told(row: Row) -> str:
    reach = f" {'; '.join(row.reach)}." if row.reach else ""
    leads = "; ".join(_led(lead) for lead in row.leads)
    return f"{row.number}. {row.kind}: {_closed(row.title)}{reach}" + (f" {leads}." if leads else "")


def _led(lead: Lead) -> str:
    doubt = " (inferred)" if lead.is_inferred else ""
    answer = f"{lead.words.rstrip('.')}: go" if lead.words else "Go"
    return f"{answer} to {lead.number}, {lead.title.rstrip('.?')}{doubt}"


def _closed(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
