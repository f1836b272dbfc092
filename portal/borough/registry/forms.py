"""The forms with which a download of the registry is chosen, looked at and recorded."""

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms import HiddenField

from portal.forms.form import PortalForm
from portal.forms.whole_number import WholeNumber
from workflows.registry_match.columns import FIRST_YEAR, LAST_YEAR


class UploadForm(PortalForm):
    """The download."""

    file = FileField(
        "File from the registry",
        description="A CSV file of up to 30 MB and 40,000 rows, or an Excel workbook (.xlsx) of up to 10 MB.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the file that you downloaded from the registry")],
    )
    year = WholeNumber(
        "Year of the statements",
        least=FIRST_YEAR,
        most=LAST_YEAR,
        must_be_typed=False,
        hint="Only if the file has no column for the year. For example 2025",
    )


class RecordForm(PortalForm):
    """What was found, sealed; the boxes of the organisations that are asked about stand on the page."""

    parcel = HiddenField()


class RemoveForm(PortalForm):
    """Nothing but the press."""
