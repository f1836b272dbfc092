"""What people type when a check is planned, called off, or rests on something."""

from typing import Any

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.owner import OwnerField
from portal.forms.versioned import VersionedForm
from tenants.records.checks.rules import CHECK_WORDS
from tenants.records.checks.service import LONGEST_REASON


class PlanForm(GuardedForm):
    """Which check is to be done, by when, by whom."""

    kind = Radios(
        "What is to be done?",
        missing="Choose what kind of check it is to be",
        choices=options((each.value, words) for each, words in CHECK_WORDS.items()),
    )
    due_on = Day("By when?", missing="Enter the day by which it is to be done", hint="For example 31 3 2027")
    owner = OwnerField("Who does it?", hint="They are reminded. A post stays when its holder changes.")


class CallOffForm(VersionedForm):
    """Why a planned check is not done."""

    reason = LongText(
        "Why?",
        missing="Say why it is called off",
        longest=LONGEST_REASON,
        rows=3,
        hint="Readers of this page will see it. For example: the contract ends in May.",
    )
    guarded = ("reason",)


class EvidenceForm(GuardedForm):
    """A link or a file that a check rests on."""

    title = PlainText(
        "What does it show?", longest=160, hint="For example: certificate of the labour provider, March 2026"
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
