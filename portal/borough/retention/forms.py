"""What people type to choose how long a kind of record is kept, and to purge one."""

from wtforms import HiddenField
from wtforms.validators import StopValidation

from portal.forms.fields import Day, LongText, Radios, Tick, options
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.forms.whole_number import WholeNumber
from tenants.errors import FieldError
from tenants.records.retention.details import LONGEST_REASON, ChoiceDetails
from tenants.records.retention.rules import LEAST_MONTHS, MOST_MONTHS, Keeping, months_words

USUAL, OWN = "usual", "own"
_LONGEST_NUMBER = 9


class _Sure(Tick):
    """A box without which nothing happens."""

    def pre_validate(self, _form: object) -> None:
        """Refuses an empty box."""
        if not self.data:
            raise StopValidation("Tick the box once you have looked at the list")


class PurgeForm(PortalForm):
    """How many were seen to go, and that somebody is sure."""

    seen = HiddenField()
    is_sure = _Sure("I have looked at the list. What is purged cannot be brought back.")

    @property
    def number(self) -> int:
        """How many the page said would go; -1, which is never so many, for anything else."""
        typed = str(self.seen.data or "")
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER
        return int(typed) if is_number else -1


class ChoiceForm(GuardedForm):
    """For how long, why, and from which day on."""

    how = Radios("For how long?", missing="Choose one of these")
    months = WholeNumber(
        "Months, if you choose your own",
        least=LEAST_MONTHS,
        most=MOST_MONTHS,
        must_be_typed=False,
        hint="A whole number. For example 24 for two years",
    )
    because = LongText(
        "Why?",
        missing="Say why",
        longest=LONGEST_REASON,
        rows=3,
        hint="For example the line of your council’s retention schedule",
    )
    valid_from = Day(
        "From which day on?", missing="Enter the day", hint="Today or later. For example 1 4 2027"
    )
    guarded = ("because",)

    def offer(self, keeping: Keeping) -> None:
        """Fills in what is usual."""
        usual = f"As is usual: {months_words(keeping.usual_months)}"
        self.how.choices = options([(OWN, "Our own period"), (USUAL, usual)])

    def details(self) -> ChoiceDetails:
        """What was typed, once the form is valid; FieldError for an own period without its months."""
        is_own = self.how.data == OWN
        if is_own and self.months.number is None:
            raise FieldError("months", f"Enter a whole number from {LEAST_MONTHS} to {MOST_MONTHS}.")
        months = self.months.number if is_own else None
        return ChoiceDetails(months, self.because.data or "", self.valid_from.data)
