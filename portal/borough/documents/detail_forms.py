"""What people type about a document: what it is, whose it is, how often it is reviewed."""

from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.must_choose import MustChoose
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.boards.queries import boards
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.models import Document
from tenants.records.documents.rules import (
    KIND_WORDS,
    MOST_MONTHS,
    USUAL_REVIEW,
    DocumentKind,
    DocumentStatus,
    ReviewRule,
)

RULE_WORDS: dict[ReviewRule, str] = {
    ReviewRule.EVERY: "Every so many months",
    ReviewRule.ON_CHANGE: "When something changes",
    ReviewRule.NEVER: "Never",
}


class DocumentForm(VersionedForm):
    """What a document is, whatever its status."""

    title = PlainText("Title", missing="Enter the document’s title", longest=200)
    kind = MustChoose("Kind", asks="Choose a kind", missing="Choose what kind of document it is")
    owner = OwnerField(hint="Who keeps it up, and is reminded. A post stays when its holder changes.")
    board = Choice("Board that approves it", hint="Its meetings are offered when it is approved.")
    organisation = PlainText(
        "Organisation", longest=120, hint="Only if it is not this council’s own, such as a partner’s protocol"
    )
    audience = PlainText("Who is it for?", longest=200, hint="For example: all staff, housing officers")
    languages = PlainText(
        "Languages", longest=200, default="English", hint="For example: English, Polish, Romanian"
    )
    formats = PlainText("Accessible formats", longest=200, hint="For example: easy read, large print, BSL")
    ends_on = Day(
        "Last day of the period it covers", hint="For example 31 3 2029. Leave it empty if there is none."
    )
    review_rule = Radios(
        "When is it reviewed, once it is in force?",
        missing="Choose when it is reviewed",
        choices=options((rule.value, words) for rule, words in RULE_WORDS.items()),
        default=ReviewRule.EVERY.value,
    )
    review_months = WholeNumber(
        "Months between reviews",
        least=1,
        most=MOST_MONTHS,
        must_be_typed=False,
        default=str(USUAL_REVIEW),
        hint="12 for every year. Needed only with “Every so many months”.",
    )
    notes = LongText("Notes", longest=4000, rows=3, hint="What readers should know about the document")
    guarded = ("title", "organisation", "audience", "notes")

    def offer(self) -> None:
        """Fills in kinds, boards, people and posts; to be called inside the tenant's scope."""
        self.kind.offer((kind.value, words) for kind, words in KIND_WORDS.items())
        self.owner.offer_everybody()
        known = [(str(board.id), board.title) for board in boards(with_ended=True)]
        self.board.choices = options([("", "None"), *known])

    def details(self, **values: Any) -> DocumentDetails:
        """What was typed, once the form is valid."""
        rule = ReviewRule(self.review_rule.data)
        return DocumentDetails(
            title=self.title.data or "",
            kind=DocumentKind(self.kind.data),
            organisation=self.organisation.data or "",
            board_id=self.board_id,
            audience=self.audience.data or "",
            languages=self.languages.data or "",
            formats=self.formats.data or "",
            ends_on=self.ends_on.data,
            review_rule=rule,
            review_months=self.review_months.number if rule == ReviewRule.EVERY else None,
            notes=self.notes.data or "",
            **values,
        )

    @property
    def board_id(self) -> UUID | None:
        """The board chosen, if any."""
        return UUID(self.board.data) if self.board.data else None


class PlanDocumentForm(DocumentForm):
    """A document that is still to be written."""

    due_on = Day(
        "When is it to be finished?",
        missing="Enter the day by which it is to be finished",
        hint="Finished means ready for approval. For example 31 3 2027",
    )


class AddDocumentForm(DocumentForm):
    """A document that exists already, as it stands."""

    status = Radios(
        "How far has it come?",
        missing="Choose whether it is adopted or published",
        choices=options(
            [
                (DocumentStatus.ADOPTED.value, "Adopted, for the council’s own use"),
                (DocumentStatus.PUBLISHED.value, "Published for everybody to read"),
            ]
        ),
    )
    version_label = PlainText(
        "Version in force",
        longest=20,
        default="1",
        missing="Enter what the version is called, like 1 or 2024/25",
    )
    url = PlainText("Web address where it can be read", longest=2000, hint="It begins with https://")
    file = FileField(
        "Or its file", description="A document, picture or spreadsheet of up to 10 MB", widget=GovFileInput()
    )
    adopted_on = Day(
        "When was it adopted?", hint="Reviews are counted from this day. Leave it empty if unknown."
    )
    reviewed_on = Day("When was it last reviewed?", hint="Leave it empty if it has not been, or unknown.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is at most one of link and file."""
        is_valid = super().validate(extra_validators)
        if self.url.data and self.file.data:
            self.url.errors = [*self.url.errors, "Enter a web address, or choose a file: not both"]
            return False
        return is_valid


def typed_for(document: Document) -> dict[str, Any]:
    """What the form shows of a document that is here already."""
    return {
        "title": document.title,
        "kind": document.kind,
        "owner": owner_value(document),
        "board": str(document.board_id or ""),
        "organisation": document.organisation,
        "audience": document.audience,
        "languages": document.languages,
        "formats": document.formats,
        "ends_on": document.ends_on,
        "review_rule": document.review_rule,
        "review_months": str(document.review_months or USUAL_REVIEW),
        "notes": document.notes,
    }
