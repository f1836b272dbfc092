"""What people choose on the way from a register to its records."""

from collections.abc import Mapping, Sequence

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Choice, Tick, options
from portal.forms.form import PortalForm
from portal.forms.versioned import VersionedForm
from workflows.contract_import.columns import COLUMN_HINTS, COLUMN_WORDS, NEEDED, Column

_NONE = "none"


class UploadForm(PortalForm):
    """The file."""

    file = FileField(
        "Contract register",
        description="An Excel workbook (.xlsx) or a CSV file of up to 10 MB and 20,000 rows. "
        "Its first sheet is read.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the file with your contract register")],
    )


class ColumnsForm(VersionedForm):
    """Which heading is which column; it has a field for each Column, named like it."""

    def offer(self, headings: Sequence[str], chosen: Mapping[Column, int]) -> None:
        """Fills in the headings of the file, and what is chosen when nobody has chosen yet."""
        known = [(str(place), heading) for place, heading in enumerate(headings) if heading]
        for column in Column:
            field = self[column.value]
            first = "Choose a heading" if column in NEEDED else "Not in this register"
            field.choices = options([(_NONE, first), *known])
            if not self.is_submitted():
                field.data = str(chosen[column]) if column in chosen else _NONE

    def mapping(self) -> dict[Column, int]:
        """The place of the heading of each column that has one."""
        chosen = {column: self[column.value].data for column in Column}
        return {column: int(place) for column, place in chosen.items() if place != _NONE}


for _column in Column:  # one field for each, in the order in which they are asked
    setattr(
        ColumnsForm,
        _column.value,
        Choice(
            COLUMN_WORDS[_column],
            hint=COLUMN_HINTS.get(_column, ""),
            missing="Choose a heading of the file from the list",
        ),
    )


class NamesForm(VersionedForm):
    """The names of a page; what is chosen of each stands in fields of its own."""


class RecordForm(VersionedForm):
    """Whether to go on without the rows that have problems."""

    leaves_out = Tick("Leave these rows out and record the others")


class GiveUpForm(VersionedForm):
    """Nothing but the press."""
