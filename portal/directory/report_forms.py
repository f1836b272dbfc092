"""What a reader types to say that an entry of the directory is wrong."""

from portal.forms.fields import LongText, PlainText
from portal.forms.guarded import GuardedForm
from tenants.records.contacts.reports import LONGEST_REPORTER, MOST_WORDS


class ReportForm(GuardedForm):
    """What is wrong, and how to reach whoever says so."""

    class Meta:
        """The view says why no token is asked for."""

        csrf = False

    words = LongText(
        "What is wrong?",
        missing="Say what is wrong",
        longest=MOST_WORDS,
        hint="For example: nobody answers this number, or this person has left. If you know what is right, "
        "say that too. Never write about a victim or a survivor.",
    )
    reporter = PlainText(
        "Your name or e-mail address, if you like",
        longest=LONGEST_REPORTER,
        hint="Only so that they can ask you. Leave it empty if you would rather not say.",
    )
    guarded = ("words",)
