"""What people type about an edition as a whole, and to take it one step further."""

from collections.abc import Iterable
from typing import Any, ClassVar

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.records.pathways.details import LONGEST, PathwayDetails
from tenants.records.pathways.models import Pathway

NATIONAL = "national"


class OwnerForm(VersionedForm):
    """Who answers for an edition whose words stay as they are."""

    owner = OwnerField(hint="Who is reminded of the yearly review. A post stays when its holder changes.")


class AboutForm(OwnerForm):
    """What the edition is called and taken from as well."""

    title = PlainText(
        "Title",
        missing="Enter what the pathway is called",
        longest=LONGEST["title"],
        hint="For example: Barnet’s modern slavery referral pathway",
    )
    source = PlainText(
        "What is it taken from?",
        longest=LONGEST["source"],
        hint="A strategy or protocol with its year, so that readers know. You may leave this empty.",
    )
    caveat = LongText(
        "Anything that readers should know about it?",
        longest=LONGEST["caveat"],
        rows=3,
        hint="For example what the strategy leaves open. Everybody who opens the pathway sees this.",
    )
    asked_first: ClassVar[tuple[str, ...]] = ("title", "source", "caveat")
    guarded = ("title", "source", "caveat")

    def details(self, *, is_demonstration: bool = False) -> PathwayDetails:
        """What was typed, once the form is valid."""
        source, caveat = self.source.data or "", self.caveat.data or ""
        return PathwayDetails(self.title.data or "", source, caveat, is_demonstration)


class StartForm(AboutForm):
    """What the new edition begins with."""

    begins_with = Radios("What does it begin with?", missing="Choose what it begins with")
    asked_first = ("begins_with", "title", "source", "caveat")

    def offer(self, editions: Iterable[Pathway]) -> None:
        """Fills in the editions to start from, people and posts; to be called inside the tenant's scope."""
        earlier = [(str(each.edition), f"Edition {each.edition}: {each.title}") for each in editions]
        self.begins_with.choices = options([*earlier, (NATIONAL, "The national pathway, step by step")])
        self.owner.offer_everybody()


def about(pathway: Pathway) -> dict[str, Any]:
    """What the form shows of an edition as it stands."""
    return {
        "title": pathway.title,
        "source": pathway.source,
        "caveat": pathway.caveat,
        "owner": owner_value(pathway),
    }


class ApproveForm(VersionedForm):
    """From when on it is followed."""

    valid_from = Day(
        "From which day is it followed?",
        missing="Enter the first day on which it is followed",
        hint="Today or later. Until then everybody is shown what they are shown now.",
    )
