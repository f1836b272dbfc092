"""What people type about a charter, about how a commitment is kept, and in a report."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Day, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.guidance.models import Charter
from tenants.records.pledges.details import MOST_WORDS, PledgeDetails, Standing
from tenants.records.pledges.evidence import LONGEST_TITLE
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.reports import ReportPeriod
from tenants.records.pledges.rules import PROGRESS_WORDS, Progress
from tenants.records.pledges.service import LONGEST_REASON

_REPORT_HINT = "A few sentences: what was done, what was hard, what comes next. The public reads these first."


class PledgeForm(VersionedForm):
    """When, by whom and with which decision a charter was taken on, and who answers for it."""

    adopted_on = Day(
        "When was it taken on?",
        missing="Enter the day on which it was taken on",
        hint="The day of the decision. Yearly reports are counted from it. For example 14 10 2024",
    )
    adopted_by = PlainText("Who decided it?", longest=160, hint="For example: Full council")
    url = PlainText("Web address of the decision", longest=2000, hint="It begins with https://")
    owner = OwnerField(hint="Who is reminded of the yearly report. A post stays when its holder changes.")
    guarded = ("adopted_by",)

    def details(self) -> PledgeDetails:
        """What was typed, once the form is valid."""
        return PledgeDetails(self.adopted_on.data, self.adopted_by.data or "", self.url.data or "")


class TakeOnForm(PledgeForm):
    """Which charter."""

    charter = MustChoose("Charter", asks="Choose a charter", missing="Choose the charter")
    asked_first = ("charter",)

    def offer(self, charters: Iterable[Charter]) -> None:
        """Fills in charters, people and posts; to be called inside the tenant's scope."""
        self.charter.offer((each.code, each.title) for each in charters)
        self.owner.offer_everybody()


def typed_for(pledge: Pledge) -> dict[str, Any]:
    """What the form shows of a charter that was taken on."""
    return {
        "adopted_on": pledge.adopted_on,
        "adopted_by": pledge.adopted_by,
        "url": pledge.url,
        "owner": owner_value(pledge),
    }


class EndForm(VersionedForm):
    """Why the charter is followed no more."""

    reason = LongText(
        "Why?", missing="Say why", longest=LONGEST_REASON, rows=3, hint="Readers of this page will see it."
    )
    guarded = ("reason",)


class SureForm(VersionedForm):
    """Nothing but the press."""


class StandingForm(VersionedForm):
    """How far a commitment has come."""

    progress = Radios(
        "Where does it stand?",
        missing="Choose where it stands",
        choices=options((each.value, words) for each, words in PROGRESS_WORDS.items()),
    )
    words = LongText(
        "What has been done?",
        longest=MOST_WORDS,
        rows=6,
        hint="The yearly report is made of this, so write it for the public. Never about a single person.",
    )
    reviewed_on = Day("When did somebody last look at it?", hint="For example 22 11 2026")
    guarded = ("words",)

    def standing(self) -> Standing:
        """What was typed, once the form is valid."""
        return Standing(Progress(self.progress.data), self.words.data or "", self.reviewed_on.data)


class CommitmentForm(StandingForm):
    """The same, with who answers for it and by when it is to be in place."""

    owner = OwnerField(hint="Who is reminded. A post stays when its holder changes.")
    due_on = Day(
        "When is it to be in place?", hint="The owner is reminded before. Leave it empty if there is no day."
    )


def standing_of(progress: PledgeProgress, due_on: date | None, today: date) -> dict[str, Any]:
    """What the form shows of a commitment as it stands."""
    return {
        "progress": Progress(progress.progress).value,
        "words": progress.words,
        "reviewed_on": today,
        "owner": owner_value(progress),
        "due_on": due_on,
    }


class PledgeEvidenceForm(GuardedForm):
    """A link or a file that shows how a commitment is kept."""

    title = PlainText(
        "What does it show?", longest=LONGEST_TITLE, hint="For example: standard terms of contract, clause 12"
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


class ReportForm(VersionedForm):
    """The period of a report, and the words that stand first in it."""

    starts_on = Day("First day", missing="Enter the first day that the report covers")
    ends_on = Day("Last day", missing="Enter the last day that the report covers")
    summary = LongText(
        "Summary", missing="Say what the year was like", longest=MOST_WORDS, rows=8, hint=_REPORT_HINT
    )
    guarded = ("summary",)

    def period(self) -> ReportPeriod:
        """The days, once the form is valid."""
        return ReportPeriod(self.starts_on.data, self.ends_on.data)
