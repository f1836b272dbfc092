"""The form that remembers which version of a record the person saw, and says what changed since."""

from typing import Any
from uuid import UUID

from flask import abort
from wtforms import HiddenField

from portal.borough.news import news_of
from portal.forms.guarded import GuardedForm
from tenants.errors import Conflict, Refusal

_LONGEST_NUMBER = 9


class SeenVersion(HiddenField):
    """The version of the record that was on the page, as a whole number."""

    @property
    def number(self) -> int:
        """The version; a request without one did not come from our page."""
        typed = str(self.data or "")
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER):
            abort(400)
        return int(typed)


class VersionedForm(GuardedForm):
    """A form about a record that two people may change at once."""

    version = SeenVersion()
    has_conflict = False
    news: tuple[str, ...] = ()

    def show(self, refusal: Refusal) -> None:
        """Remembers a conflict, so that the page can say what changed."""
        self.has_conflict = self.has_conflict or isinstance(refusal, Conflict)
        super().show(refusal)

    def catch_up(self, record: Any) -> None:
        """Says what others changed since, and lets the next attempt save on top of it, knowingly."""
        if self.has_conflict:
            subject_id: UUID = record.id
            self.news = news_of(subject_id, self.version.number)
        self.version.data = record.version

    def must_be_fresh(self, record: Any) -> None:
        """Conflict when the record has changed since the page was opened."""
        if record.version != self.version.number:
            raise Conflict("Somebody else changed this while you were writing.", seen=self.version.number)
