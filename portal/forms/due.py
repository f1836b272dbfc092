"""The field in which somebody types a due date as exactly, or as loosely, as they know it."""

from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import PlainText
from tenants import clock
from tenants.dating import Dating, parse

EXAMPLES = "For example 18 October 2026, October 2026, Q3 2026, 2026, on adoption of the strategy, or ongoing"


class DueField(PlainText):
    """A due date in words; `dating` holds what they mean once the form is valid."""

    dating: Dating

    def __init__(
        self, label: str, *, hint: str = EXAMPLES, missing: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(label, hint=hint, missing=missing, longest=200, **kwargs)

    def pre_validate(self, form: Any) -> None:
        """Reads the date; refuses what is none with the sentence that says what to type instead."""
        self.dating = Dating.unstated()
        super().pre_validate(form)
        try:
            self.dating = parse(self.data or "", clock.today())
        except ValueError as problem:
            raise StopValidation(str(problem)) from None


def typed(due: Dating) -> str:
    """What somebody would type for this date."""
    return "no date" if due == Dating.unstated() else due.words()


def understood(due: Dating) -> str:
    """The date as the portal read it, with its last day where it is looser than a day."""
    last_day = Dating.on_day(due.due_on).words() if due.due_on else ""
    if not last_day or last_day == due.words():
        return due.words()
    return f"{due.words()}, so by {last_day} at the latest"
