"""What people type to take a document one step further."""

from collections.abc import Iterable
from typing import Any

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Choice, Day, LongText, PlainText, options
from portal.forms.must_choose import MustChoose
from portal.forms.versioned import VersionedForm
from tenants.dating import format_day
from tenants.records.documents.details import NewVersion
from tenants.records.documents.models import Document
from tenants.records.documents.reviews import LONGEST_OUTCOME, LONGEST_REASON
from tenants.records.meetings.models import Meeting

_FILE_HINT = "A document, picture or spreadsheet of up to 10 MB. Nothing in it may identify a survivor."


class VersionForm(VersionedForm):
    """One version: a link or a file."""

    label = PlainText(
        "What is this version called?",
        missing="Enter what this version is called",
        longest=20,
        hint="Like 2, or 2026/27",
    )
    what_changed = LongText(
        "What is new in it?", longest=500, rows=3, hint="A sentence or two for whoever is to approve it"
    )
    url = PlainText("Web address", longest=2000, hint="It begins with https://")
    file = FileField("Or a file", description=_FILE_HINT, widget=GovFileInput())
    guarded = ("what_changed",)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a link or a file, and only one of them."""
        is_valid = super().validate(extra_validators)
        if not self.url.errors and bool(self.url.data) == bool(self.file.data):
            self.url.errors = ["Enter a web address, or choose a file: one of the two"]
            return False
        return is_valid

    def version_typed(self) -> NewVersion:
        """The version, once the form is valid."""
        file = self.file.data or None
        return NewVersion(
            label=self.label.data or "",
            what_changed=self.what_changed.data or "",
            url=self.url.data or "",
            file_name=(file.filename or "file") if file else "",
            content=file.read() if file else b"",
        )


class NextVersionForm(VersionForm):
    """The first of a new version of a document in force, with the day by which that is to be finished."""

    due_on = Day(
        "When is the new version to be finished?",
        missing="Enter the day by which the new version is to be finished",
        hint="Finished means ready for approval. For example 31 3 2027",
    )


class SendForm(VersionedForm):
    """Nothing but the press: it is ready for approval."""


class ApproveForm(VersionedForm):
    """Which meeting approved it, and when."""

    meeting = Choice("Meeting that approved it", hint="Meetings of the board that have been held")
    meeting_words = PlainText(
        "Which meeting or decision approved it?",
        longest=200,
        hint="For example: Cabinet, 14 October 2026. A decision of one person counts too: say whose post.",
    )
    adopted_on = Day(
        "When was it adopted?", missing="Enter the day on which it was adopted", hint="For example 14 10 2026"
    )
    words = LongText("Conditions or remarks", longest=500, rows=3, hint="You may leave this empty.")
    guarded = ("meeting_words", "words")

    def offer(self, meetings: Iterable[Meeting]) -> None:
        """Fills in the meetings of its board."""
        known = [(str(each.id), f"{format_day(each.meets_on)}: {each.title}") for each in meetings]
        self.meeting.choices = options([("", "None of these"), *known])
        if known:
            self.meeting_words.label.text = "Or another meeting or decision"


class SendBackForm(VersionedForm):
    """What is still to be done before it can be approved, and by when."""

    reason = LongText(
        "What is still to be done?",
        missing="Say what is still to be done",
        longest=500,
        rows=3,
        hint="The owner sees this beside the new date.",
    )
    due_on = Day(
        "When is it to be finished?",
        missing="Enter the day by which it is to be finished",
        hint="For example 31 1 2027",
    )
    guarded = ("reason",)


class PublishForm(VersionedForm):
    """When it was published, and where everybody can read it."""

    published_on = Day(
        "When was it published?",
        missing="Enter the day on which it was published",
        hint="For example 14 10 2026",
    )
    url = PlainText(
        "Web address where everybody can read it",
        missing="Enter the web address where it can be read",
        longest=2000,
        hint="It begins with https://",
    )


class ReviewedForm(VersionedForm):
    """What a review found, when nothing needs to change."""

    outcome = LongText(
        "What did you look at, and what did you find?",
        missing="Say what you looked at and what you found",
        longest=LONGEST_OUTCOME,
        rows=3,
        hint="The next review is counted from today.",
    )
    guarded = ("outcome",)


class ReviewNowForm(VersionedForm):
    """What has changed, so that the document must be looked at."""

    because = LongText(
        "What has changed?",
        missing="Say what has changed",
        longest=LONGEST_REASON,
        rows=3,
        hint="For example: new statutory guidance, a new service, a lesson from a review",
    )
    due_on = Day(
        "Review it by", missing="Enter the day by which it is to be reviewed", hint="For example 31 1 2027"
    )
    guarded = ("because",)


class RedateForm(VersionedForm):
    """Another day by which it is to be finished or reviewed."""

    due_on = Day("New date", missing="Enter the new date", hint="For example 31 3 2027")
    reason = LongText(
        "Why does the date change?",
        missing="Say why the date changes",
        longest=LONGEST_REASON,
        rows=3,
        hint="The reason stands beside the date.",
    )
    guarded = ("reason",)


class ReasonForm(VersionedForm):
    """Why a document is withdrawn, or a new version of it given up."""

    reason = LongText(
        "Why?", missing="Say why", longest=300, rows=3, hint="Readers of this page will see it."
    )
    guarded = ("reason",)


class SupersedeForm(VersionedForm):
    """Which document took its place."""

    newer = MustChoose(
        "Document that takes its place",
        asks="Choose a document",
        missing="Choose the document that takes its place",
    )

    def offer(self, candidates: Iterable[Document]) -> None:
        """Fills in the documents still kept up."""
        self.newer.offer((str(each.id), each.title) for each in candidates)
