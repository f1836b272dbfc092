"""What people type when their council keeps something longer or shorter than is usual."""

from dataclasses import dataclass
from datetime import date

from tenants.errors import FieldError
from tenants.records.retention.rules import LEAST_MONTHS, MOST_MONTHS

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class ChoiceDetails:
    """For how many months, why, and from which day on; None for as long as is usual."""

    months: int | None
    because: str
    valid_from: date | None

    def check(self, *, today: date) -> None:
        """FieldError when a value cannot be kept."""
        if self.months is not None and not LEAST_MONTHS <= self.months <= MOST_MONTHS:
            raise FieldError("months", f"Enter a whole number from {LEAST_MONTHS} to {MOST_MONTHS}.")
        if self.valid_from is None or self.valid_from < today:
            raise FieldError("valid_from", "Enter today or a later day: a rule does not change what was.")
        if not self.because.strip() or len(self.because.strip()) > LONGEST_REASON:
            raise FieldError("because", f"Say why in {LONGEST_REASON} characters or fewer.")
