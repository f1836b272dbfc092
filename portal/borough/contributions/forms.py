"""What people type about contributions: next to nothing."""

from portal.forms.fields import LongText
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import VersionedForm
from tenants.records.contributions.service import LONGEST_REASON


class SureForm(VersionedForm):
    """Nothing but the press, about one contribution."""


class PressForm(GuardedForm):
    """Nothing but the press, about a quarter or a measure."""


class ReasonForm(GuardedForm):
    """Why a measure is left out."""

    reason = LongText(
        "Why do you leave it out?",
        missing="Say why it is left out",
        longest=LONGEST_REASON,
        rows=3,
        hint="For your own council: the network sees only that you leave it out. "
        "For example: our register is being renewed, so the figures would mislead.",
    )
