"""What people type to confirm, publish, vacate or fill an entry, and to answer a report about it."""

from portal.borough.contacts.forms import address_field
from portal.forms.fields import Day, LongText, PlainText, Tick
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import VersionedForm
from tenants.records.contacts.details import LONGEST
from tenants.records.contacts.reports import LONGEST_OUTCOME


class VacantForm(VersionedForm):
    """Since when nobody holds the post."""

    since_on = Day(
        "Since when has nobody held it?",
        missing="Enter the day since when nobody has held it",
        hint="For example 22 11 2026",
    )


class FillForm(VersionedForm):
    """Who holds the post now."""

    holder = PlainText("Name", missing="Enter who holds the post", longest=LONGEST["holder"])
    holder_email = address_field("Own e-mail address", "Leave it empty if only the shared mailbox is used.")


class PublishForm(VersionedForm):
    """Whether somebody has looked at it today as well."""

    is_right = Tick("I have checked that all of this is right: count it as confirmed today")


class AnswerForm(GuardedForm):
    """What came of a report that something is wrong."""

    outcome = LongText(
        "What came of it?",
        missing="Say what came of it",
        longest=LONGEST_OUTCOME,
        rows=3,
        hint="For example: the number was old, and is corrected.",
    )
    guarded = ("outcome",)


class SureForm(VersionedForm):
    """Nothing but the press."""
