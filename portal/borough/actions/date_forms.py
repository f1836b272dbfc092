"""What people type to change an action's date, or to let it follow another action's."""

from wtforms.validators import StopValidation

from portal.forms.due import DueField
from portal.forms.fields import LongText, Radios, options
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.plans.rules import Chain

_MONTHS, _DAYS = "months", "days"
_BEFORE, _AFTER = "before", "after"
LONGEST_REASON = 500


class RedateForm(VersionedForm):
    """A new date with the reason for it."""

    due = DueField("New date", missing="Enter a date, or “no date” if there is none any more")
    reason = LongText(
        "Why does the date change?",
        missing="Say why the date changes",
        longest=LONGEST_REASON,
        rows=3,
        hint="The board will see the reason beside the old date.",
    )
    guarded = ("reason",)


class ChainForm(VersionedForm):
    """Which action this one's date follows, and how far before or after it."""

    leader = MustChoose(
        "Follows the date of", asks="Choose an action", missing="Choose the action whose date it follows"
    )
    count = WholeNumber("How many months or days apart?", least=0, most=366, hint="0 for the same day")
    unit = Radios("Counted in", choices=options([(_MONTHS, "Months"), (_DAYS, "Days")]), default=_MONTHS)
    side = Radios(
        "Before or after?",
        choices=options([(_BEFORE, "Before that action is due"), (_AFTER, "After that action is due")]),
        default=_BEFORE,
    )

    def validate_count(self, field: WholeNumber) -> None:
        """Refuses a distance beyond ten years."""
        if self.unit.data == _MONTHS and (field.number or 0) > 120:
            raise StopValidation("Enter 120 months or fewer")

    def fill_in(self, chain: Chain) -> None:
        """Shows the chain as it stands."""
        self.unit.data = _DAYS if chain.days else _MONTHS
        distance = chain.days or chain.months
        self.count.data = str(abs(distance))
        self.side.data = _AFTER if distance > 0 else _BEFORE

    @property
    def chain(self) -> Chain:
        """The distance, once the form is valid."""
        distance = (self.count.number or 0) * (-1 if self.side.data == _BEFORE else 1)
        return Chain(distance, 0) if self.unit.data == _MONTHS else Chain(0, distance)
