"""The form in which the minutes of a whole meeting are written, an item at a time or all at once."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from flask import request
from wtforms import HiddenField

from portal.borough.meetings.agenda_lines import ItemLine
from portal.forms.fields import LongText, Tick
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from tenants.errors import Conflict
from tenants.records.meetings.minutes import MOST_LETTERS

_LONGEST_NUMBER = 9
_SMALL = {"params": {"classes": "govuk-checkboxes--small"}}


class ItemVersion(HiddenField):
    """The version of the item that was on the page; one that cannot be read is older than any."""

    @property
    def number(self) -> int:
        """The version, or 0."""
        typed = str(self.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER else 0


class MinuteRow(GuardedForm):
    """The minute of one item.

    `shown` is a digest of what the page showed, so that what nobody touched is neither written nor in
    anybody's way.
    """

    class Meta:
        """The form of all minutes carries the token."""

        csrf = False

    version = ItemVersion()
    shown = HiddenField()
    text = LongText("Minute", longest=MOST_LETTERS, rows=5)
    is_to_carry = Tick("Put this on the next agenda as well", render_kw=_SMALL)
    guarded = ("text",)
    theirs: str | None = None  # what somebody else wrote meanwhile

    def __init__(self, line: ItemLine, sent: Any) -> None:
        held = {"text": line.minute, "is_to_carry": line.is_to_carry, "version": line.version}
        held["shown"] = _digest(line.minute, line.is_to_carry)
        super().__init__(prefix=f"item-{line.id.hex}-", data=held, formdata=sent)
        self.line = line
        self.text.label.text = f"Minute of item {line.number}"

    @property
    def is_touched(self) -> bool:
        """Whether the person changed anything of it."""
        return str(self.shown.data) != _digest(self.text.data or "", bool(self.is_to_carry.data))

    def catch_up(self) -> None:
        """After a conflict: shows what somebody else wrote, and lets the next attempt save on top of it."""
        if not self.is_touched:
            self.text.data, self.is_to_carry.data = self.line.minute, self.line.is_to_carry
        elif self.version.number != self.line.version:
            self.theirs = self.line.minute
        self.version.data = self.line.version
        self.shown.data = _digest(self.line.minute, self.line.is_to_carry)


class MinutesForm(PortalForm):
    """A row for every item."""

    has_conflict = False

    def __init__(self, lines: Sequence[ItemLine]) -> None:
        sent = request.form if request.method == "POST" else None
        super().__init__()
        self.rows = [MinuteRow(line, sent) for line in lines]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every minute can be kept."""
        is_valid: bool = super().validate(extra_validators)
        return all([row.validate() for row in self.rows]) and is_valid

    def touched(self) -> list[MinuteRow]:
        """The rows to be written."""
        return [row for row in self.rows if row.is_touched]

    def show(self, refusal: Exception) -> None:
        """Remembers a conflict, so that the page can show what the other person wrote."""
        self.has_conflict = self.has_conflict or isinstance(refusal, Conflict)
        super().show(refusal)  # type: ignore[arg-type]

    def catch_up(self, lines: Sequence[ItemLine]) -> None:
        """Reads the items anew, and after a conflict shows what others wrote."""
        by_id = {line.id: line for line in lines}
        self.rows = [row for row in self.rows if row.line.id in by_id]
        for row in self.rows:
            row.line = by_id[row.line.id]
            if self.has_conflict:
                row.catch_up()

    def problems(self) -> list[tuple[str, str]]:
        """For the summary: problems of the form and of each item."""
        above = [("", words) for words in self.form_errors]
        rows = [
            (key, f"Item {row.line.number}: {words[:1].lower()}{words[1:]}")
            for row in self.rows
            for key, words in row.problems()
        ]
        return above + rows


def _digest(text: str, is_to_carry: bool) -> str:
    tidy = text.replace("\r\n", "\n").strip()
    return sha256(f"{is_to_carry}{tidy}".encode(errors="replace")).hexdigest()[:16]
