"""What people type to move a deadline that is not an action's, or to hand it over."""

from datetime import date

from portal.forms.fields import Day, LongText
from portal.forms.owner import OwnerField
from portal.forms.versioned import VersionedForm


class MoveForm(VersionedForm):
    """Another day, and why."""

    guarded = ("reason",)

    due_on = Day("New date", missing="Enter the new date", hint="For example, 31 3 2027")
    reason = LongText(
        "Why does the date change?", missing="Say why the date changes", longest=300, rows=2,
        hint="Everybody who sees this deadline can read the reason.",
    )  # fmt: skip

    def day(self) -> date:
        """The day, once the form is valid."""
        return date.fromisoformat(str(self.due_on.data))


class HandOverForm(VersionedForm):
    """Who answers for it from now on."""

    owner = OwnerField("Who answers for it?", hint="A post keeps it when the person who holds it changes.")
