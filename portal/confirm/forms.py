"""What somebody types who was asked whether an entry is right, and it is not."""

from portal.forms.fields import LongText
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import SeenVersion
from tenants.records.contacts.reports import MOST_WORDS


class AllRightForm(PortalForm):
    """Nothing but the button, and which version of the entry stood above it."""

    version = SeenVersion()

    class Meta:
        """The signed address is the secret; the view says why no token is asked for."""

        csrf = False


class ChangedForm(GuardedForm):
    """What has changed, for whoever looks after the entry."""

    class Meta:
        """As above."""

        csrf = False

    guarded = ("words",)

    words = LongText(
        "What has changed?",
        missing="Say what has changed",
        longest=MOST_WORDS,
        hint="For example, who does this work now, or a new number. Nothing about victims or survivors.",
    )
