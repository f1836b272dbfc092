"""The field in which somebody types a sum of money, however they write it."""

from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import PlainText
from tenants.records.contracts.pounds import read_pounds

EXAMPLE = "Whole pounds, for example 1,250,000 or 1.25m"


class MoneyField(PlainText):
    """Whole pounds, kept as typed when they are none; `pounds` holds them once the form is valid."""

    def __init__(self, label: str, *, hint: str = EXAMPLE, missing: str | None = None, **kwargs: Any) -> None:
        params = {"prefix": {"text": "£"}, "classes": "govuk-input--width-10", "autocomplete": "off"}
        super().__init__(
            label, hint=hint, missing=missing, longest=40, render_kw={"params": params}, **kwargs
        )

    def pre_validate(self, form: Any) -> None:
        """Refuses what is no sum, with the words that say how to write one."""
        super().pre_validate(form)
        try:
            read_pounds(self.data or "")
        except ValueError as problem:
            raise StopValidation(f"{self.label.text.rstrip('?')}: {_small(str(problem))}") from None

    @property
    def pounds(self) -> int | None:
        """The sum; None when none was typed, or none that can be read."""
        try:
            return read_pounds(self.data or "")
        except ValueError:
            return None


def typed_pounds(value: int | None) -> str:
    """What the field shows of a sum that is known; its pound sign stands before the field."""
    return "" if value is None else f"{value:,}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
