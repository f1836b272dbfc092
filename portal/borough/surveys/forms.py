"""What people type about a survey, its questions, whom it asks, and its last day."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Day, LongText, PlainText, Radios, Tick, options
from portal.forms.form import PortalForm
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.records.surveys.details import LONGEST_INTRODUCTION, LONGEST_TITLE, SurveyDetails
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.questions import (
    LONGEST_CHOICE,
    LONGEST_HELP,
    LONGEST_WORDS,
    MOST_CHOICES,
    Question,
)
from tenants.records.surveys.rules import ASKED_WORDS, Asked
from tenants.records.surveys.typed_lines import LONGEST_AREA, LONGEST_EMAIL, Invitee

LONGEST_LIST = 150_000
_OWNER_HINT = "Who closes the survey on its last day. A post stays when its holder changes."
_DAY_HINT = "For example 14 12 2026. Three weeks give most organisations enough time."


class SurveyForm(VersionedForm):
    """What it is called, what those who are asked read first, and who looks after it."""

    title = PlainText(
        "Title",
        missing="Enter a title, so that people know what they are asked about",
        longest=LONGEST_TITLE,
        hint="Those who are asked see it. For example: Modern slavery in care homes",
    )
    introduction = LongText(
        "Introduction",
        longest=LONGEST_INTRODUCTION,
        rows=5,
        hint="Why you ask, and what you will do with the answers. It stands in the e-mail as well.",
    )
    owner = OwnerField("Who looks after it?", hint=_OWNER_HINT)
    guarded = ("title", "introduction")

    def details(self) -> SurveyDetails:
        """What was typed, once the form is valid."""
        return SurveyDetails(self.title.data or "", self.introduction.data or "")


def typed_for(survey: Survey) -> dict[str, Any]:
    """What the form shows of a survey."""
    return {
        "title": survey.title,
        "introduction": survey.introduction,
        "owner": owner_value(survey),
        "closes_on": survey.closes_on,
    }


class QuestionForm(VersionedForm):
    """One question and how it is answered."""

    words = PlainText("Question", missing="Enter the question", longest=LONGEST_WORDS)
    help = PlainText("Hint", longest=LONGEST_HELP, hint="What may be unclear in the question. Optional.")
    asked = Radios(
        "How is it answered?",
        missing="Choose how it is answered",
        hint="Only counts come out of a survey, so nobody is asked to write a text.",
        choices=options((each.value, words) for each, words in ASKED_WORDS.items()),
    )
    choices = LongText(
        "Answers you offer",
        longest=(LONGEST_CHOICE + 1) * (MOST_CHOICES + 1),
        rows=6,
        hint="One on each line, where people choose among them. Offer “Not known” or “None” where it fits.",
    )
    is_required = Tick("It must be answered")
    guarded = ("words", "help", "choices")

    def question(self) -> Question:
        """What was typed, once the form is valid."""
        lines = (each.strip() for each in (self.choices.data or "").splitlines())
        return Question(
            words=self.words.data or "",
            asked=Asked(self.asked.data),
            choices=tuple(filter(None, lines)),
            help=self.help.data or "",
            is_required=self.is_required.data,
        )


def typed_question(question: Question) -> dict[str, Any]:
    """What the form shows of a question."""
    return {
        "words": question.words,
        "help": question.help,
        "asked": question.asked.value,
        "choices": "\n".join(question.choices),
        "is_required": question.is_required,
    }


class SureForm(VersionedForm):
    """Nothing but the press, and the version that was seen."""


class PressForm(PortalForm):
    """Nothing but the press."""


class CopyForm(PortalForm):
    """Whether the same organisations are asked again."""

    asks_the_same = Tick("Ask the same organisations again")


class OpenForm(VersionedForm):
    """Until when it can be answered."""

    closes_on = Day(
        "Last day to answer",
        missing="Enter the last day on which the survey can be answered",
        hint=_DAY_HINT,
    )


class LastDayForm(OpenForm):
    """Another last day, or another owner."""

    owner = OwnerField("Who looks after it?", hint=_OWNER_HINT)


class InviteForm(PortalForm):
    """Organisations, one to a line."""

    organisations = LongText(
        "Organisations",
        missing="Write the organisations, one on each line",
        longest=LONGEST_LIST,
        rows=12,
        hint="One on each line: name, e-mail address, area. For example: Oak House, "
        "office@oakhouse.example, North. You can paste three columns from a spreadsheet. Use the address of "
        "an office, not of a person, where there is one.",
    )
    leaves_out = Tick("Add the others, and leave these lines out")


class UploadForm(PortalForm):
    """The spreadsheet."""

    file = FileField(
        "Spreadsheet",
        description="An Excel workbook (.xlsx) or a CSV file of up to 10 MB. Its first sheet is read.",
        widget=GovFileInput(),
        validators=[FileRequired("Choose the spreadsheet with the organisations")],
    )


class InvitationForm(PortalForm):
    """An organisation that is asked."""

    title = PlainText("Organisation", missing="Enter the organisation’s name", longest=160)
    email = PlainText(
        "E-mail address",
        missing="Enter an e-mail address, like office@oakhouse.org.uk",
        longest=LONGEST_EMAIL,
        hint="After the survey has been opened, another address is sent a new link, and the old one ends.",
    )
    area = PlainText(
        "Area", longest=LONGEST_AREA, hint="By which response rates are shown. Leave empty if not known."
    )

    def invitee(self) -> Invitee:
        """What was typed, once the form is valid."""
        title, email = self.title.data or "", (self.email.data or "").casefold()
        return Invitee(" ".join(title.split()), email, " ".join((self.area.data or "").split()))


def typed_invitation(invitation: SurveyInvitation) -> dict[str, str]:
    """What the form shows of an invitation."""
    return {"title": invitation.title, "email": invitation.email, "area": invitation.area}
