"""The forms with which a spreadsheet of referrals is chosen, added, mended, and the log taken out."""

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms import HiddenField

from portal.forms.fields import Radios, Tick, options
from portal.forms.form import PortalForm
from workflows.referral_import.service import MOST_ROWS

LEAVE_OUT, ADD = "leave-out", "add"


class UploadForm(PortalForm):
    """The spreadsheet."""

    file = FileField(
        "Spreadsheet",
        description=f"An Excel workbook (.xlsx) or a CSV file of up to {MOST_ROWS:,} rows. "
        "Its first sheet is read.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the spreadsheet with your referrals")],
    )
    without_notes = Tick(
        "Do not read the notes", hint="Tick this when your column of notes was not written for this log."
    )


class AddForm(PortalForm):
    """What was read, sealed, and what becomes of rows that look like entries of the log."""

    parcel = HiddenField()
    alike = Radios(
        "What are these rows?",
        missing="Choose whether the rows that look like entries of the log are added",
        choices=options(
            [
                (LEAVE_OUT, "They are in the log already: leave them out"),
                (ADD, "They are other people: add them"),
            ]
        ),
    )

    def ask_about_alike(self, is_asked: bool) -> None:
        """Takes the question away when there are no such rows."""
        if not is_asked:
            del self.alike

    @property
    def adds_alike(self) -> bool:
        """Whether they are added."""
        return "alike" in self._fields and self.alike.data == ADD


class MendForm(PortalForm):
    """What was read, sealed: its rows with problems are given back."""

    parcel = HiddenField()


class TakeOutForm(PortalForm):
    """Nothing but the press: whoever takes the log out is written down."""
