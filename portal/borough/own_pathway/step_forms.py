"""What people type about the words of one step of a pathway."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from portal.forms.fields import Choice, LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.versioned import VersionedForm
from tenants.pathways.comparing import KIND_WORDS, LOCAL_WORDS
from tenants.pathways.steps import Advice, Step, StepKind

SHOWN_WORDS: dict[str, str] = {
    Advice.INDICATOR: "The signs to look for",
    Advice.DO: "What to do",
    Advice.DONT: "What not to do",
    Advice.QUALITY: "What makes a good referral",
    "first-responders": "Who may refer",
    **{local.value: words for local, words in LOCAL_WORDS.items()},
}
KIND_HINTS: dict[StepKind, str] = {
    StepKind.QUESTION: "the reader chooses one of two answers or more",
    StepKind.ACTION: "the reader does it, then goes on",
    StepKind.PERIOD: "the law or guidance gives it, and the portal knows how long it is",
    StepKind.CHECKLIST: "to be read before going on; nothing is kept of what is ticked",
    StepKind.END: "the way ends here",
}


class AddStepForm(VersionedForm):
    """The kind and the words of a new step, and what leads to it."""

    kind = Radios(
        "What sort of step is it?",
        missing="Choose what sort of step it is",
        choices=options((kind.value, f"{words}: {KIND_HINTS[kind]}") for kind, words in KIND_WORDS.items()),
    )
    title = PlainText(
        "Title",
        longest=160,
        hint="The question, or what is to be done. For example: Is the person under 18?",
    )
    text = LongText(
        "Words below it",
        longest=3000,
        rows=6,
        hint="Plain English, an empty line between paragraphs. Never anything about a real person.",
    )
    guarded = ("title", "text", "note")

    def onto(self, step: Step) -> Step:
        """The step with what was typed, once the form is valid."""
        return replace(
            step, kind=StepKind(self.kind.data), title=self.title.data or "", text=self.text.data or ""
        )


class StepForm(AddStepForm):
    """Everything that a step says."""

    is_national = Tick(
        "Follow the words of the national pathway",
        hint="They stand first and change by themselves when guidance does. What you write comes after them.",
    )
    clock = Choice("Which time runs here?", hint="Its length is shown as it is on the day of reading.")
    shows = Ticks("What else is shown here?", choices=options(SHOWN_WORDS.items()))
    rests_on = PlainText(
        "What does it rest on?", longest=300, hint="A section of the guidance, of your strategy or protocol"
    )
    note = LongText(
        "A note about this step",
        longest=500,
        rows=3,
        hint="For example where your printed chart says otherwise. Everybody sees it.",
    )

    def offer(self, clocks: Iterable[tuple[str, str]]) -> None:
        """Fills in the clocks that a step can name."""
        self.clock.choices = options([("", "None"), *clocks])

    def onto(self, step: Step) -> Step:
        """The step with what was typed, once the form is valid."""
        follows = (step.follows or step.key) if "is_national" in self and self.is_national.data else ""
        return replace(
            AddStepForm.onto(self, step),
            follows=follows,
            clock=self.clock.data or "",
            shows=tuple(self.shows.data or ()),
            rests_on=self.rests_on.data or "",
            note=self.note.data or "",
        )


def typed_for(step: Step) -> dict[str, Any]:
    """What the form shows of a step as it stands."""
    return {
        "is_national": bool(step.follows),
        "kind": step.kind.value,
        "title": step.title,
        "text": step.text,
        "clock": step.clock,
        "shows": list(step.shows),
        "rests_on": step.rests_on,
        "note": step.note,
    }
