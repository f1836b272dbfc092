"""The fields that a form may have, each with the words for what is wrong in it."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from portal.forms import widgets
from portal.forms.typed_days import NotADay, read_day

_CONTROLS, _LINES = (
    "\\x00-\\x1f\\x7f-\\x9f",
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f",
)  # without tabs and new lines
_HALVES = "\\ud800-\\udfff"  # of characters, which stand for nothing alone
#: Characters that turn text round without being seen, so that a name could be made to read otherwise.
_TURNING = "\\u202a-\\u202e\\u2066-\\u2069"
#: Codes that stand for nothing and never will; neither HTML nor XML may hold them.
_NOTHING = "\\ufdd0-\\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
_UNSEEN = re.compile(f"[{_CONTROLS}{_HALVES}{_TURNING}{_NOTHING}]")
_UNSEEN_IN_LINES = re.compile(f"[{_LINES}{_HALVES}{_TURNING}{_NOTHING}]")


def _seen(text: object) -> str:
    return _UNSEEN.sub("�", str(text))


class _Text:
    """What fields of text share: cleaning, the longest text, and words for what is missing."""

    _unseen = _UNSEEN
    longest: int
    missing: str | None
    label: Any
    data: Any

    def pre_validate(self, _form: Any) -> None:
        """Refuses what is missing, too long, or has characters that nobody can see."""
        text = self.data or ""
        if not text:
            raise StopValidation(self.missing or "")
        if len(text) > self.longest:
            raise StopValidation(
                f"{self.label.text} must have {self.longest:,} characters or fewer; this has {len(text):,}"
            )
        unseen = self._unseen.search(text)
        if unseen is not None:
            raise StopValidation(
                f"{self.label.text} holds a character that cannot be seen ({_name_of(unseen.group())}). "
                "Please type that part again."
            )

    def _value(self) -> str:
        """What was typed, with the unseen shown as �, which every browser can display."""
        return self._unseen.sub("�", self.data or "")


class PlainText(_Text, StringField):
    """One line of text. `missing` is what to say when it is empty; None lets it be empty."""

    widget = widgets.TextInput()

    def __init__(
        self, label: str, *, missing: str | None = None, longest: int = 200, hint: str = "", **kwargs: Any
    ) -> None:
        super().__init__(label, description=hint, filters=(_one_line,), **kwargs)
        self.missing, self.longest = missing, longest


class LongText(_Text, TextAreaField):
    """Several lines of text, counted down to `longest`."""

    widget = widgets.CountedTextArea()
    _unseen = _UNSEEN_IN_LINES

    def __init__(
        self,
        label: str,
        *,
        missing: str | None = None,
        longest: int = 2000,
        rows: int = 4,
        hint: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, description=hint, filters=(_many_lines,), **kwargs)
        self.missing, self.longest, self.rows = missing, longest, rows


class Password(PasswordField):
    """A password, taken exactly as typed and never shown again."""

    widget = widgets.PasswordInput()

    def __init__(self, label: str, *, missing: str, autocomplete: str, hint: str = "", **kwargs: Any) -> None:
        kwargs["render_kw"] = {"params": {"autocomplete": autocomplete}}
        super().__init__(label, description=hint, **kwargs)
        self.missing = missing

    def pre_validate(self, _form: Any) -> None:
        """Refuses nothing, and so much that hashing it would keep everybody waiting."""
        if not self.data:
            raise StopValidation(self.missing)
        if len(self.data) > 200:
            raise StopValidation("A password may have up to 200 characters")


class _OneOf:
    """What fields with a list to choose from share: one way to say that something must be chosen."""

    missing: str
    data: Any
    choices: Any

    def pre_validate(self, _form: Any) -> None:
        """Refuses what is not in the list, whether forged or not chosen."""
        if self.data not in {choice.value for choice in map(SelectChoice.from_input, self.choices or ())}:
            raise StopValidation(self.missing)


class Choice(_OneOf, SelectField):
    """One of a long list, as a drop-down."""

    widget: Any = widgets.SelectInput()  # a field with a longer list may bring its own

    def __init__(
        self, label: str, *, missing: str = "Choose one from the list", hint: str = "", **kwargs: Any
    ) -> None:
        kwargs.setdefault("choices", [])
        super().__init__(label, description=hint, validate_choice=False, **kwargs)
        self.missing = missing


class Radios(_OneOf, RadioField):
    """One of a few, as radio buttons."""

    widget = widgets.RadioInput()

    def __init__(
        self, label: str, *, missing: str = "Choose one of these", hint: str = "", **kwargs: Any
    ) -> None:
        kwargs.setdefault("choices", [])
        super().__init__(label, description=hint, validate_choice=False, **kwargs)
        self.missing = missing


class Ticks(SelectMultipleField):
    """Any of a few, as check boxes; `missing` when at least one must be ticked."""

    widget = widgets.CheckboxesInput()

    def __init__(self, label: str, *, missing: str | None = None, hint: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("choices", [])
        super().__init__(label, description=hint, validate_choice=False, **kwargs)
        self.missing = missing

    def pre_validate(self, _form: Any) -> None:
        """Refuses what is not in the list."""
        known = {choice.value for choice in map(SelectChoice.from_input, self.choices or ())}
        if set(self.data or ()) - known:
            raise StopValidation("Choose only from the list")
        if self.missing and not self.data:
            raise StopValidation(self.missing)


class Tick(BooleanField):
    """One check box."""

    widget = widgets.CheckboxInput()

    def __init__(self, label: str, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(label, description=hint, **kwargs)


class Day(DateField):
    """A date in three boxes; impossible dates are refused by what is wrong with them."""

    widget = widgets.DateInput()
    raw_data: list[Any] | None

    def __init__(self, label: str, *, missing: str | None = None, hint: str = "", **kwargs: Any) -> None:
        super().__init__(label, description=hint, format="%d %m %Y", **kwargs)
        self.missing = missing

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Reads the boxes; however many were sent, three are shown again."""
        super().process(formdata, *args, **kwargs)
        if self.raw_data is not None:
            self.raw_data = [*map(_seen, self.raw_data), "", "", ""][:3]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads the date; ValueError with words when it is none."""
        self.data: date | None = None
        try:
            self.data = read_day([*valuelist, "", "", ""][:3], self.label.text)
        except NotADay as problem:
            raise ValueError(str(problem)) from None

    def pre_validate(self, _form: Any) -> None:
        """Refuses an empty date where one is needed."""
        if self.data is None and not self.process_errors:
            raise StopValidation(self.missing or "")


def options(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Choices for a field from pairs of value and words."""
    return [SelectChoice(value, words) for value, words in pairs]


def _one_line(text: str | None) -> str | None:
    return text.strip() if text is not None else None


def _many_lines(text: str | None) -> str | None:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() if text is not None else None


def _name_of(character: str) -> str:
    names = {"\n": "a line break", "\r": "a line break", "\t": "a tab", "\0": "a null character"}
    return (
        names.get(character)
        or unicodedata.name(character, f"control character U+{ord(character):04X}").lower()
    )
