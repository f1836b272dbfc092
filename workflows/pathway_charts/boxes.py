"""What stands in the box of a step, and how large the box has to be."""

from dataclasses import dataclass

from tenants.pathways.steps import Step, StepContact, StepKind
from workflows.pathway_charts.measuring import balanced, wrapped

TITLE_SIZE, SMALL_SIZE, LABEL_SIZE = 12.0, 10.0, 10.5
LINE_HEIGHT = 14.0
_ROOM = {StepKind.QUESTION: 16.0, StepKind.END: 12.0, StepKind.PERIOD: 14.0}  # at each side; else as below
_USUAL_ROOM = 10.0
_LABEL_WIDE = 120.0
_EMERGENCY = "999"


@dataclass(frozen=True, slots=True)
class Box:
    """A step as drawn: its number and title, whom to reach, and the size of all that."""

    key: str
    kind: StepKind
    number: int
    title: tuple[str, ...]
    below: tuple[str, ...]
    is_urgent: bool
    width: float
    height: float


def box_of(step: Step, number: int, width: float) -> Box:
    """The box of a step, which has this number in the chart."""
    room = width - 2 * _ROOM.get(step.kind, _USUAL_ROOM)
    title = balanced(f"{number}. {step.title}", TITLE_SIZE, room, is_bold=True)
    told = [line for words in below(step) for line in wrapped(words, SMALL_SIZE, room)]
    height = (len(title) + len(told)) * LINE_HEIGHT + 14
    is_urgent = any(contact.phone == _EMERGENCY for contact in step.contacts)
    return Box(step.key, step.kind, number, title, tuple(told), is_urgent, width, height)


def label_of(words: str) -> tuple[str, ...]:
    """The lines of an answer."""
    return balanced(words, LABEL_SIZE, _LABEL_WIDE)


def below(step: Step) -> list[str]:
    """What stands under the title: how to reach those whom the step names, and answers that stay here."""
    reached = [words for contact in step.contacts if (words := reach(contact))]
    again = [f"{each.words}: this step again" for each in step.options if each.goes_to == step.key]
    return [*dict.fromkeys(reached), *again]


def reach(contact: StepContact) -> str:
    """How to reach somebody in a few words; "" when the step says no way and misses none."""
    if contact.is_missing:
        return f"{contact.words}: not given"
    return contact.phone or contact.email or _short(contact.url)


def _short(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
