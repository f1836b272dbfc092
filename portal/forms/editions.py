"""What people type to send an edition back to its authors, and to withdraw it."""

from portal.forms.fields import LongText
from portal.forms.versioned import VersionedForm
from tenants.editions.rules import LONGEST_WORDS


class SendBackForm(VersionedForm):
    """What is still to be done."""

    words = LongText(
        "What is still to be done?",
        missing="Say what is still to be done",
        longest=LONGEST_WORDS,
        hint="Its authors see this on the page of the edition.",
    )
    guarded = ("words",)


class WithdrawForm(VersionedForm):
    """Why it is withdrawn."""

    words = LongText(
        "Why?",
        missing="Say why",
        longest=LONGEST_WORDS,
        rows=3,
        hint="This stands in the history of the edition.",
    )
    guarded = ("words",)
