"""The field for a whole number within limits."""

from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import PlainText


class WholeNumber(PlainText):
    """A whole number from `least` to `most`, kept as typed when it is none."""

    def __init__(
        self,
        label: str,
        *,
        least: int,
        most: int,
        suffix: str = "",
        must_be_typed: bool = True,
        **kwargs: Any,
    ) -> None:
        params: dict[str, Any] = {"inputmode": "numeric", "classes": "govuk-input--width-3"}
        if suffix:
            params["suffix"] = {"text": suffix}
        if must_be_typed:
            kwargs.setdefault("missing", _asked(label, least, most))
        super().__init__(label, longest=20, render_kw={"params": params}, **kwargs)
        self.least, self.most = least, most

    def pre_validate(self, form: Any) -> None:
        """Refuses anything but such a number."""
        super().pre_validate(form)
        if self.number is None:
            raise StopValidation(_asked(self.label.text, self.least, self.most))

    @property
    def number(self) -> int | None:
        """The number; None when there is none within the limits."""
        text = (self.data or "").removesuffix("%").strip()
        if not (text.isascii() and text.isdigit() and len(text) < 7):
            return None
        return int(text) if self.least <= int(text) <= self.most else None


def _asked(label: str, least: int, most: int) -> str:
    return f"{label.rstrip('?')}: enter a whole number from {least} to {most}"
