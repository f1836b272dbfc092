"""The forms with which a spreadsheet of attendance is chosen, and then recorded."""

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms import HiddenField

from portal.forms.fields import Tick
from portal.forms.form import PortalForm


class UploadForm(PortalForm):
    """The spreadsheet."""

    file = FileField(
        "Spreadsheet",
        description="An Excel workbook (.xlsx) or a CSV file of up to 10 MB. Its first sheet is read.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the spreadsheet that your learning system exported")],
    )


class RecordForm(PortalForm):
    """What was read, sealed, and whether to go on without the rows that have problems."""

    parcel = HiddenField()
    leaves_out = Tick("Record the others, and leave these rows out")
