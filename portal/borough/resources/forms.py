"""What people type about posts and money, and in a hand-over."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.money import MoneyField, typed_pounds
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.resources.details import LONGEST, ResourceDetails
from tenants.records.resources.handing_over import MOST_LETTERS
from tenants.records.resources.models import HandOver, Resource
from tenants.records.resources.rules import (
    KIND_WORDS,
    PART_WORDS,
    STATUS_WORDS,
    Part,
    ResourceKind,
    ResourceStatus,
)
from tenants.records.resources.service import LONGEST_REASON

_DAY = "For example 31 3 2027"
_HINTS = {
    ResourceKind.POST: "somebody’s hours",
    ResourceKind.GRANT: "money from outside, for a time",
    ResourceKind.BUDGET: "money of your own",
    ResourceKind.SERVICE: "bought, or given by a partner",
}


class ResourceForm(VersionedForm):
    """What carries the work, who pays for it, and until when."""

    title = PlainText(
        "What is it called?",
        missing="Enter what it is called",
        longest=LONGEST["title"],
        hint="For example: Modern slavery coordinator, or Violence reduction grant",
    )
    kind = Radios(
        "What is it?",
        missing="Choose what it is",
        choices=options((each.value, f"{words}: {_HINTS[each]}") for each, words in KIND_WORDS.items()),
    )
    status = Radios(
        "How sure is it?",
        missing="Choose how sure it is",
        choices=options(
            (each.value, STATUS_WORDS[each]) for each in (ResourceStatus.SECURED, ResourceStatus.AT_RISK)
        ),
    )
    post = Choice(
        "Which of your posts does it pay for, or is it?",
        missing="Choose a post from the list",
        hint="Posts are added under People. Choose none if it carries more than one.",
    )
    funder = PlainText(
        "Who pays for it?", longest=LONGEST["funder"], hint="Leave it empty if you do not know."
    )
    pounds_a_year = MoneyField("How much a year?", hint="Whole pounds. Leave it empty if you do not know.")
    percent_of_full_time = WholeNumber(
        "How much of full time is the post?", least=1, most=100, suffix="%", must_be_typed=False
    )
    starts_on = Day("First day", hint=f"Leave it empty if you do not know. {_DAY}")
    ends_on = Day(
        "Last day", hint="Leave it empty if no end is set. You are warned in good time, so that work goes on."
    )
    vacant_since_on = Day("Vacant since", hint="Only for a post that nobody holds.")
    note = LongText("Note", longest=LONGEST["note"], rows=3)
    source = PlainText("How do you know?", longest=LONGEST["source"], hint="You can leave it empty.")
    owner = OwnerField(hint="Who is warned before it ends. A post stays when its holder changes.")
    guarded = ("title", "funder", "note", "source")

    def offer(self, posts: Iterable[tuple[UUID, str]]) -> None:
        """Fills in what can be chosen; to be called inside the tenant's scope."""
        self.post.choices = options([("", "None of them"), *((str(key), title) for key, title in posts)])
        self.post.data = self.post.data or ""
        self.owner.offer_everybody()

    def details(self) -> ResourceDetails:
        """What was typed, once the form is valid."""
        return ResourceDetails(
            kind=ResourceKind(self.kind.data),
            status=ResourceStatus(self.status.data),
            post_id=UUID(self.post.data) if self.post.data else None,
            pounds_a_year=self.pounds_a_year.pounds,
            percent_of_full_time=self.percent_of_full_time.number,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            vacant_since_on=self.vacant_since_on.data,
            **{name: self[name].data or "" for name in LONGEST},
        )


def typed_for(resource: Resource) -> dict[str, Any]:
    """What the form shows of a resource as it stands."""
    percent = resource.percent_of_full_time
    return {
        **{name: getattr(resource, name) for name in (*LONGEST, "starts_on", "ends_on", "vacant_since_on")},
        "kind": ResourceKind(resource.kind).value,
        "status": ResourceStatus(resource.status).value,
        "post": str(resource.post_id or ""),
        "pounds_a_year": typed_pounds(resource.pounds_a_year),
        "percent_of_full_time": "" if percent is None else str(percent),
        "owner": owner_value(resource),
    }


class DecideForm(VersionedForm):
    """What comes after it."""

    words = LongText(
        "What was decided?",
        missing="Say what was decided",
        longest=LONGEST_REASON,
        rows=3,
        hint="For example: the council pays for the post from April. Nobody is reminded any more.",
    )
    guarded = ("words",)


class EndForm(VersionedForm):
    """Since when and why it carries the work no more."""

    ended_on = Day("When did it end?", missing="Enter the day on which it ended", hint=_DAY)
    reason = LongText("Why?", missing="Say why", longest=LONGEST_REASON, rows=3)
    guarded = ("reason",)


class BeginForm(GuardedForm):
    """When somebody leaves a post."""

    leaves_on = Day("When does the holder leave?", hint=f"Leave it empty if it is not known yet. {_DAY}")


def _part(part: Part, rows: int = 4) -> LongText:
    heading, hint = PART_WORDS[part]
    return LongText(heading, hint=hint, rows=rows, longest=MOST_LETTERS)


class HandOverForm(VersionedForm):
    """The parts of a hand-over, which are always the same."""

    leaves_on = Day("When does the holder leave?", hint=f"Leave it empty if it is not known yet. {_DAY}")
    under_way = _part(Part.UNDER_WAY, rows=6)
    due_soon = _part(Part.DUE_SOON, rows=8)
    people = _part(Part.PEOPLE)
    places = _part(Part.PLACES)
    watch = _part(Part.WATCH)
    guarded = tuple(part.value for part in Part)

    def words(self) -> dict[Part, str]:
        """What was typed, once the form is valid."""
        return {part: self[part.value].data or "" for part in Part}


class SureForm(VersionedForm):
    """Nothing but the press."""


def typed_for_hand_over(hand_over: HandOver) -> dict[str, Any]:
    """What the form shows of a hand-over as far as it is written."""
    return {"leaves_on": hand_over.leaves_on, **hand_over.words}
