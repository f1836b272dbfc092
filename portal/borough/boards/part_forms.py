"""What people type about the terms of reference of a board, and about whom it reports to."""

from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms.validators import StopValidation

from portal.forms.fields import Day, LongText, PlainText
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from tenants.records.boards.models import Board

OTHER = "other"


class TermsForm(GuardedForm):
    """A version of the terms of reference."""

    title = PlainText(
        "Version",
        missing="Enter the version, for example 2 or 2026/27",
        longest=60,
        hint="For example 2, or 2026/27",
    )
    agreed_on = Day("When was it agreed?", hint="For example 3 3 2026. You may leave this empty.")
    text = LongText(
        "Text", longest=20_000, rows=8, hint="You may paste the text here, or add a link or a file."
    )
    url = PlainText("Web address", longest=2000, hint="It begins with https://")
    file = FileField(
        "Or a file", description="A document, picture or spreadsheet of up to 10 MB", widget=GovFileInput()
    )
    due_on = Day(
        "When is it to be looked at again?",
        hint="For example 31 3 2027. The secretary is reminded, or else the chair. You may leave this empty.",
    )
    guarded = ("title", "text")


class ReviewForm(PortalForm):
    """When terms of reference that stay as they are will be looked at again."""

    due_on = Day(
        "When are they to be looked at again?",
        hint="For example 31 3 2027. Leave it empty for no further review.",
    )


class _OtherBody(PlainText):
    """The name of another body; asked for only when that is the answer."""

    def pre_validate(self, form: Any) -> None:
        """Lets one of the tenant's boards do without."""
        if form.parent.data != OTHER:
            raise StopValidation
        super().pre_validate(form)


class LineForm(GuardedForm):
    """Whom a board reports to."""

    parent = MustChoose("It reports to", asks="Choose", missing="Choose whom it reports to")
    parent_words = _OtherBody(
        "Name of the other body",
        missing="Write the name of the other body",
        longest=160,
        hint="For example: Community Safety Partnership",
    )
    part = PlainText(
        "For which part of its work?",
        longest=160,
        hint="Only if it is not for all of it, for example: children and young people",
    )
    guarded = ("parent_words", "part")

    def offer(self, parents: list[Board]) -> None:
        """Offers these boards, and another body."""
        offered = [(str(board.id), board.title) for board in parents]
        self.parent.offer([*offered, (OTHER, "Another body, which I name below")])

    @property
    def parent_id(self) -> UUID | None:
        """The board chosen, once the form is valid; None for another body."""
        return None if self.parent.data == OTHER else UUID(self.parent.data)

    @property
    def named(self) -> str:
        """The name of the other body; nothing when a board was chosen."""
        return (self.parent_words.data or "") if self.parent.data == OTHER else ""


class ConfirmForm(PortalForm):
    """Nothing but the button."""
