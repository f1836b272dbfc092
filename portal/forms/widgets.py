"""The GOV.UK widgets for form fields, with the faults of the library mended."""

import json
from typing import Any

from flask import render_template, request
from govuk_frontend_wtf.wtforms_widgets import (
    GovCharacterCount,
    GovCheckboxesInput,
    GovCheckboxInput,
    GovDateInput,
    GovPasswordInput,
    GovRadioInput,
    GovSelect,
    GovTextInput,
)
from markupsafe import Markup

from portal.transactions import SAFE_METHODS

Params = dict[str, Any]


class Shelf:
    """The newest so many pieces of HTML, each by all that it was made of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: dict[tuple[str, str], Markup] = {}
        self.found = 0

    def __len__(self) -> int:
        return len(self._pieces)

    def find(self, key: tuple[str, str]) -> Markup | None:
        """The piece made of this, if it is still here."""
        piece = self._pieces.get(key)
        self.found += piece is not None
        return piece

    def keep(self, key: tuple[str, str], piece: Markup) -> None:
        """Puts a piece on the shelf; the oldest falls off when it is full."""
        self._pieces[key] = piece
        while len(self._pieces) > self._most:
            self._pieces.pop(next(iter(self._pieces)), None)  # another thread may have been as quick

    def clear(self) -> None:
        """Empties it."""
        self._pieces.clear()
        self.found = 0


kept = Shelf(most=1024)


class Kept:
    """Keeps the HTML of a field for the next page that shows the same one: the library takes its time.

    What somebody has just sent is not kept, because it may be what the portal refuses to hold; but the fields
    beside it, which stand as they stood before, are found again.
    """

    template: str

    def render(self, params: Params) -> Markup:
        """The component; made of its parameters and of nothing else, which are also what it is kept by."""
        key = (self.template, json.dumps(params, default=str))
        piece = kept.find(key)
        if piece is None:
            piece = _made(*key)
            if request.method in SAFE_METHODS:
                kept.keep(key, piece)
        return piece


def _made(template: str, params: str) -> Markup:
    return Markup(render_template(template, params=json.loads(params)))  # noqa: S704 - the template escapes


class TextInput(Kept, GovTextInput):
    """One line of text."""


class PasswordInput(GovPasswordInput):
    """A password."""


class SelectInput(Kept, GovSelect):
    """A drop-down."""


class NoEmptyHint:
    """Leaves out the hint of a group that has none; the library would print an empty one."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> Params:
        """The parameters of the component, without a hint that says nothing."""
        params: Params = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        if not any((params.get("hint") or {}).get(key) for key in ("text", "html")):
            params.pop("hint", None)
        return params


class RadioInput(Kept, NoEmptyHint, GovRadioInput):
    """Radio buttons."""


class CheckboxesInput(Kept, NoEmptyHint, GovCheckboxesInput):
    """Several check boxes."""


class CheckboxInput(Kept, NoEmptyHint, GovCheckboxInput):
    """One check box."""


class CountedTextArea(Kept, GovCharacterCount):
    """A text area that counts down to the field's longest text."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> Params:
        """The parameters of the component, with the field's limit and height."""
        params: Params = super().map_gov_params(field, **kwargs)
        params.setdefault("maxlength", field.longest)
        params.setdefault("rows", field.rows)
        params.setdefault("threshold", 75)  # per cent of the limit, from which on the count is shown
        return params


class DateInput(Kept, GovDateInput):
    """Day, month and year; the error summary's link lands on the day's box."""

    def __call__(self, field: Any, **kwargs: Any) -> Any:
        """The component; `required` belongs to the boxes and not to the group."""
        kwargs["required"] = False
        return super().__call__(field, **kwargs)

    def map_gov_params(self, field: Any, **kwargs: Any) -> Params:
        """The parameters of the component, with the field's id on its first box."""
        params: Params = super().map_gov_params(field, **kwargs)
        params["attributes"].pop("required", None)
        params["id"] = f"{field.id}-group"
        params["items"][0]["id"] = field.id
        return params
