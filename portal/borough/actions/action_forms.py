"""What people type to add an action or to add to it: a date, a step, a piece of evidence."""

from typing import Any

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.borough.work_form import ActionForm
from portal.forms.due import DueField
from portal.forms.fields import Day, PlainText
from portal.forms.form import PortalForm
from portal.forms.guarded import GuardedForm


class NewActionForm(ActionForm):
    """A new action, with its first date."""

    due = DueField("When is it due?", hint="")


class MilestoneForm(GuardedForm):
    """A step on the way."""

    title = PlainText("What is the step?", missing="Enter what the step is", longest=200)
    due_on = Day("When should it be reached?", hint="For example 31 3 2027. You may leave this empty.")
    guarded = ("title",)


class MilestoneDateForm(PortalForm):
    """Another date for a step."""

    due_on = Day("New date", hint="For example 31 3 2027. Leave it empty if the step has no date.")


class EvidenceForm(GuardedForm):
    """A link or a file that shows what was done."""

    title = PlainText(
        "What does it show?", longest=200, hint="For example: minutes of the board, 3 March 2027"
    )
    url = PlainText("Web address", longest=2000, hint="It begins with https://")
    file = FileField(
        "Or a file", description="A document, picture or spreadsheet of up to 10 MB", widget=GovFileInput()
    )
    guarded = ("title",)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a link or a file, and only one of them."""
        is_valid = super().validate(extra_validators)
        if not self.url.errors and bool(self.url.data) == bool(self.file.data):
            self.url.errors = ["Enter a web address, or choose a file: one of the two"]
            return False
        return is_valid
