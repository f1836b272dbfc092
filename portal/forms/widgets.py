"""The GOV.UK widgets for form fields, with the faults of the library mended."""

import json
from functools import lru_cache
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


class Kept:
    """Keeps the HTML of a field for the next page that shows the same one: the library takes its time.

    What somebody has just sent is not kept, because it may be what the portal refuses to hold.
    """

    template: str

    def render(self, params: Params) -> Markup:
        """The component; made of its parameters and of nothing else, which are also what it is kept by."""
        make = kept if request.method in SAFE_METHODS else _made
        return make(self.template, json.dumps(params, default=str))


def _made(template: str, params: str) -> Markup:
    return Markup(render_template(template, params=json.loads(params)))  # noqa: S704 - the template escapes


kept = lru_cache(maxsize=1024)(_made)


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
