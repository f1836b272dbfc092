"""What people type about an edition of the counting standard, its fields and its options."""

from collections.abc import Iterable
from typing import Any, ClassVar

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.counting.checking import MOST_WEIGHT
from tenants.counting.standard import Field, Option
from tenants.records.standards.details import LONGEST, StandardDetails
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.service import LONGEST_TITLE, FieldWords
from tenants.records.standards.service import LONGEST_WORDS as LONGEST_OF_FIELD

REQUIRED, OPTIONAL, LOCAL = "required", "optional", "local"
RULE_WORDS = {
    REQUIRED: "It must be answered, if only with “not known”",
    OPTIONAL: "It may stay empty",
    LOCAL: "It may stay empty, and a council may leave it out altogether",
}


class AboutForm(VersionedForm):
    """What the edition is called, what is new in it, and who answers for it."""

    title = PlainText(
        "Title",
        missing="Enter what the edition is called",
        longest=LONGEST["title"],
        hint="For example: How London counts, 2027",
    )
    changes = LongText(
        "What is new in it?",
        longest=LONGEST["changes"],
        rows=5,
        hint="What councils do differently from its first day on. You may leave this until later.",
    )
    owner = OwnerField(hint="Who answers for it, such as the data subgroup.")
    asked_first: ClassVar[tuple[str, ...]] = ("title", "changes", "owner")
    guarded = ("title", "changes")

    def details(self) -> StandardDetails:
        """What was typed, once the form is valid."""
        return StandardDetails(self.title.data or "", self.changes.data or "")


class StartForm(AboutForm):
    """What the new edition begins with."""

    begins_with = Radios("What does it begin with?", missing="Choose what it begins with")
    asked_first = ("begins_with", "title", "changes", "owner")

    def offer(self, standards: Iterable[tuple[str, str]]) -> None:
        """Fills in the standards to start from, people and posts; to be called inside the tenant's scope."""
        self.begins_with.choices = options(standards)
        self.owner.offer_everybody()


def about(edition: StandardEdition) -> dict[str, Any]:
    """What the form shows of an edition as it stands."""
    return {"title": edition.title, "changes": edition.changes, "owner": owner_value(edition)}


class FieldForm(VersionedForm):
    """The words of one field, how much it weighs, and whether it may be left out."""

    title = PlainText("Title", missing="Enter what the field is called", longest=LONGEST_TITLE)
    how = LongText(
        "How to count it",
        missing="Say how to count it",
        longest=LONGEST_OF_FIELD,
        hint="Beside the field whenever somebody fills it in.",
    )
    why = LongText("Why is it counted?", longest=LONGEST_OF_FIELD, rows=3)
    weight = WholeNumber(
        "Weight",
        least=0,
        most=MOST_WEIGHT,
        hint="Its part of the completeness score. 0: it is not part of it.",
    )
    rule = Radios("On the form", choices=options(RULE_WORDS.items()), missing="Choose what holds on the form")
    guarded = ("title", "how", "why")

    def words(self) -> FieldWords:
        """What was typed, once the form is valid."""
        return FieldWords(
            self.title.data or "",
            self.how.data or "",
            self.why.data or "",
            self.weight.number or 0,
            is_required=self.rule.data == REQUIRED,
            is_local=self.rule.data == LOCAL,
        )


def field_typed(field: Field) -> dict[str, Any]:
    """What the form shows of a field as it stands."""
    rule = REQUIRED if field.is_required else LOCAL if field.is_local else OPTIONAL
    words = {"title": field.title, "how": field.how, "why": field.why}
    return {**words, "weight": str(field.weight), "rule": rule}


class OptionForm(VersionedForm):
    """One option of a field."""

    title = PlainText("Words of the option", missing="Enter the words of the option", longest=LONGEST_TITLE)
    help = PlainText(
        "What counts as it?", longest=200, hint="A short line under the option. It may be empty."
    )
    guarded = ("title", "help")


def option_typed(option: Option) -> dict[str, Any]:
    """What the form shows of an option as it stands."""
    return {"title": option.title, "help": option.help}


class AgreeForm(VersionedForm):
    """From when on councils count by it."""

    valid_from = Day(
        "From which day do councils count by it?",
        missing="Enter the first day that is counted by it",
        hint="Today or later. The first of a month is easiest for everybody who compares months.",
    )
