"""The field in which somebody types agencies that are not in the list, one a line."""

import re
from typing import Any

from wtforms.validators import StopValidation

from portal.forms.fields import LongText
from tenants.errors import FieldError
from tenants.records.operations.agencies import check_name
from tenants.records.operations.details import TookPart

MOST_LINES = 40
_LINE = re.compile(r"(?P<title>.*?)\s*(?:[,:;\t]\s*(?P<number>\d{1,4}))?\s*")


class NewAgencies(LongText):
    """A name a line, and behind a comma how many interventions it made, if that is known."""

    def pre_validate(self, form: Any) -> None:
        """Refuses more lines than anybody types, and what is no name."""
        super().pre_validate(form)
        typed = typed_agencies(self.data or "")
        if len(typed) > MOST_LINES:
            raise StopValidation(f"Enter {MOST_LINES} agencies at most")
        try:
            for each in typed:
                check_name(each.title, self.name)
        except FieldError as refusal:
            raise StopValidation(refusal.words) from None


def typed_agencies(text: str) -> list[TookPart]:
    """The lines that hold something, each as a name and a number; None where no number is typed."""
    return [_read(line) for line in text.split("\n") if line.strip()]


def _read(line: str) -> TookPart:
    found = _LINE.fullmatch(line.strip())
    title, number = (found["title"], found["number"]) if found else (line.strip(), None)
    return TookPart(None, title, int(number) if number else None)
