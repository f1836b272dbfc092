"""What people type to end a release, and to have another made."""

from wtforms import HiddenField

from portal.forms.fields import LongText
from portal.forms.form import PortalForm
from portal.forms.versioned import VersionedForm
from workflows.releases.service import LONGEST_REASON


class DraftForm(PortalForm):
    """Which quarter is drafted."""

    period = HiddenField()


class AgainForm(PortalForm):
    """Nothing but the press."""


class BecauseForm(VersionedForm):
    """Why a draft is given up, or a release taken down."""

    because = LongText(
        "Why?",
        missing="Say why, in a sentence that everybody may read",
        longest=LONGEST_REASON,
        rows=3,
        hint="For a release that was published, everybody who opens it reads this.",
    )
    guarded = ("because",)
