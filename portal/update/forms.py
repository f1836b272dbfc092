"""What an owner types on the page that a link in an e-mail opens."""

from typing import Any

from wtforms.validators import ValidationError

from portal.forms.due import DueField
from portal.forms.fields import LongText, Radios, options
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants import clock
from tenants.records.plans.models import Action
from tenants.records.plans.progress import LONGEST_NOTE
from tenants.records.plans.rules import CLAIMED_WORDS, OWNER_CLAIMS, Claimed


class UpdateForm(VersionedForm):
    """How the action stands, and another date with the reason if it needs one."""

    class Meta:
        """The signed address is the secret; the view says why no token is asked for."""

        csrf = False

    guarded = ("note", "reason")

    claimed = Radios("How does it stand?", missing="Choose how it stands")
    percent = WholeNumber("How much is done?", least=0, most=100, suffix="%")
    note = LongText(
        "What has happened, or what is in the way?",
        longest=LONGEST_NOTE,
        hint="A sentence is enough. Nothing about victims or survivors.",
    )
    due = DueField(
        "New date",
        hint="For example 18 January 2027, March 2027 or Q1 2027. Leave this empty to keep the date.",
    )
    reason = LongText(
        "Why does the date change?",
        longest=500,
        rows=2,
        hint="Only for a new date. The board sees it beside the old date.",
    )

    def __init__(self, action: Action, **kwargs: Any) -> None:
        super().__init__(
            claimed=action.claimed, percent=str(action.percent), version=str(action.version), **kwargs
        )
        self.claimed.choices = options((claim.value, CLAIMED_WORDS[claim]) for claim in OWNER_CLAIMS)
        self._was = (str(action.claimed), action.percent)

    @property
    def says_done(self) -> bool:
        """Whether the owner says that it is done."""
        return bool(self.claimed.data == Claimed.DONE)

    @property
    def has_progress(self) -> bool:
        """Whether anything but the date was said."""
        return bool(self.note.data) or (self.claimed.data, self.percent.number) != self._was

    @property
    def has_new_date(self) -> bool:
        """Whether another date was typed."""
        return bool(self.due.data)

    def validate_due(self, field: DueField) -> None:
        """Refuses a day that is past, and another date for what is done."""
        if self.says_done:
            raise ValidationError(
                "What is done needs no new date. Leave this empty, or choose another status."
            )
        if field.dating.due_on and field.dating.due_on < clock.today():
            raise ValidationError("That date is past. Enter today or a later date, or leave this empty.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be kept; a new date needs its reason, and a reason its date."""
        is_valid: bool = super().validate(extra_validators)
        if self.has_new_date and not self.reason.data:
            self.reason.errors = ["Say why the date changes"]
        elif self.reason.data and not self.has_new_date:
            self.due.errors = [*self.due.errors, "Enter the new date, or empty the reason below"]
        elif is_valid and not self.has_progress and not self.has_new_date:
            self.note.errors = [
                "Nothing has changed yet. Change the status, write a note, or enter a new date."
            ]
        else:
            return is_valid
        return False
