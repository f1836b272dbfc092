"""What people write in a statement: its introduction, a section, a promise, what became of one."""

from collections.abc import Sequence
from typing import Any, Self

from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, options
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.guidance.models import StatementCriterion
from tenants.records.statements.details import LONGEST_TITLE, PromiseDetails
from tenants.records.statements.models import StatementPromise, StatementSection
from tenants.records.statements.promises import LONGEST_OUTCOME
from tenants.records.statements.rules import AREA_WORDS, KEPT_WORDS, Area, Kept
from tenants.records.statements.sections import LONGEST_INTRODUCTION, LONGEST_TEXT, LONGEST_WHERE

_HOW = "An empty line begins a new paragraph. A line that begins with “- ” is a point of a list."


class IntroductionForm(VersionedForm):
    """The words that stand before the six sections."""

    text = LongText(
        "Introduction",
        longest=LONGEST_INTRODUCTION,
        rows=12,
        hint=f"What the council stands for, in a paragraph or two. {_HOW}",
    )
    guarded = ("text",)


class SectionForm(VersionedForm):
    """A section's words, and which criteria they meet; made anew for each area by `about`."""

    text = LongText("Text of this section", longest=LONGEST_TEXT, rows=20, hint=_HOW)
    asked: Sequence[StatementCriterion] = ()

    @classmethod
    def about(cls, asked: Sequence[StatementCriterion], **kwargs: Any) -> Self:
        """The form with a box and a line for each criterion."""
        fields: dict[str, Any] = {}
        for number, criterion in enumerate(asked):
            fields[f"met-{number}"] = Tick(criterion.words)
            fields[f"where-{number}"] = PlainText("Where it says so", longest=LONGEST_WHERE)
        lines = tuple(name for name in fields if name.startswith("where-"))
        made: type[Self] = type("_SectionForm", (cls,), {**fields, "guarded": ("text", *lines)})
        form = made(**kwargs)
        form.asked = asked
        return form

    @property
    def met(self) -> dict[str, str]:
        """Where each criterion that was ticked is met."""
        return {
            criterion.key: self[f"where-{number}"].data or ""
            for number, criterion in enumerate(self.asked)
            if self[f"met-{number}"].data
        }

    def of_level(self, level: int) -> list[tuple[Any, Any]]:
        """The box and the line of each criterion of a level."""
        return [
            (self[f"met-{number}"], self[f"where-{number}"])
            for number, criterion in enumerate(self.asked)
            if criterion.level == level
        ]


def typed_in(section: StatementSection, asked: Sequence[StatementCriterion], text: str) -> dict[str, Any]:
    """The form's values for a section as it stands, with this text."""
    typed: dict[str, Any] = {"text": text}
    for number, criterion in enumerate(asked):
        typed[f"met-{number}"] = criterion.key in section.met
        typed[f"where-{number}"] = section.met.get(criterion.key, "")
    return typed


class PromiseForm(VersionedForm):
    """What is promised for the next year."""

    title = PlainText(
        "What does the council promise?",
        missing="Enter what is promised",
        longest=LONGEST_TITLE,
        hint="One thing that can be done and seen. For example: Train every contract manager by March",
    )
    area = MustChoose("Area", asks="Choose an area", missing="Choose the area that it belongs to")
    due_on = Day("By when?", hint="For example 31 3 2027. Leave it empty if there is no day.")
    owner = OwnerField(hint="Who does it. Owners are not named in what is published.")
    guarded = ("title",)

    def offer(self) -> None:
        """Fills in the areas, people and posts."""
        self.area.offer((area.value, words) for area, words in AREA_WORDS.items())
        self.owner.offer_everybody()

    def details(self) -> PromiseDetails:
        """What was typed, once the form is valid."""
        return PromiseDetails(Area(self.area.data), self.title.data or "", self.due_on.data, self.owner.owner)


def typed_promise(promise: StatementPromise) -> dict[str, Any]:
    """The form's values for a promise as it stands."""
    return {
        "title": promise.title,
        "area": str(promise.area),
        "due_on": promise.due_on,
        "owner": owner_value(promise),
    }


class RemoveForm(VersionedForm):
    """Nothing but the press: the promise is taken out."""


class AnswerForm(VersionedForm):
    """What became of a promise of last year."""

    kept = Radios(
        "What became of it?",
        missing="Choose what became of it",
        choices=options((kept.value, words) for kept, words in KEPT_WORDS.items() if kept != Kept.NOT_SAID),
    )
    outcome = LongText(
        "What was done, or why was it not?",
        missing="Say what was done, or why it was not",
        longest=LONGEST_OUTCOME,
        rows=4,
        hint="Readers of the statement see this.",
    )
    guarded = ("outcome",)
