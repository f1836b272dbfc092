"""The forms with which a table is chosen, and taken back protected."""

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput
from wtforms import HiddenField

from portal.forms.form import PortalForm
from portal.forms.whole_number import WholeNumber
from workflows.releases.disclosure.own_table import HIGHEST_THRESHOLD, LOWEST_THRESHOLD


class TableForm(PortalForm):
    """The table, its threshold, and its groups."""

    table = FileField(
        "Table of counts",
        description="A CSV file. One column is called “count”; every other column says what is counted.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the CSV file with your counts")],
    )
    threshold = WholeNumber(
        "Hide counts below",
        least=LOWEST_THRESHOLD,
        most=HIGHEST_THRESHOLD,
        hint="5 hides counts of 1 to 4, as London’s figures do.",
    )
    hierarchy = FileField(
        "Groups (optional)",
        description='A JSON file, such as {"borough": {"West": ["Ealing", "Hounslow"]}}. '
        "Each group gets a total of its own.",
        widget=GovFileInput(),
    )


class TakeForm(PortalForm):
    """The protected table, sealed: it is kept nowhere else."""

    parcel = HiddenField()
