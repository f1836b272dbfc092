"""What people type about an agenda item and about a paper."""

from collections.abc import Iterable
from typing import Any

from flask_wtf.file import FileField
from govuk_frontend_wtf.wtforms_widgets import GovFileInput

from portal.forms.fields import Choice, LongText, PlainText, Radios, options
from portal.forms.guarded import GuardedForm
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.records.meetings.agenda import MOST_MINUTES, ItemDetails
from tenants.records.meetings.models import AgendaItem
from tenants.records.meetings.rules import PURPOSE_WORDS, Purpose

WHOLE_MEETING = "all"


class NewItemForm(GuardedForm):
    """A new item of an agenda."""

    title = PlainText("What is it about?", missing="Enter what the item is about", longest=200)
    purpose = Radios(
        "What is the meeting asked to do?",
        choices=options(PURPOSE_WORDS.items()),
        default=Purpose.DISCUSSION,
        missing="Choose decision, discussion or information",
    )
    presenter = PlainText("Who presents it?", longest=160, hint="A post or an organisation")
    minutes = WholeNumber(
        "How long may it take?", least=1, most=MOST_MINUTES, suffix="minutes", must_be_typed=False
    )
    details = LongText("What members should know before", longest=4000, hint="You may leave this empty.")
    guarded = ("title", "presenter", "details")

    @property
    def item(self) -> ItemDetails:
        """What was typed, once the form is valid."""
        return ItemDetails(
            self.title.data or "",
            Purpose(self.purpose.data),
            self.presenter.data or "",
            self.minutes.number,
            self.details.data or "",
        )


class ItemForm(VersionedForm, NewItemForm):
    """An item as it stands."""


def typed_for_item(item: AgendaItem) -> dict[str, Any]:
    """What the form shows of an item."""
    return {
        "title": item.title,
        "purpose": item.purpose,
        "presenter": item.presenter,
        "minutes": str(item.minutes or ""),
        "details": item.details,
    }


class PaperForm(GuardedForm):
    """A link or a file for the meeting."""

    title = PlainText("What is the paper called?", longest=200)
    item = Choice("Which item is it for?")
    url = PlainText("Web address", longest=2000, hint="It begins with https://")
    file = FileField(
        "Or a file", description="A document, picture or spreadsheet of up to 10 MB", widget=GovFileInput()
    )
    guarded = ("title",)

    def offer(self, items: Iterable[AgendaItem]) -> None:
        """Fills in the items of the meeting."""
        known = [(str(one.id), f"{one.position}. {one.title}") for one in items]
        self.item.choices = options([(WHOLE_MEETING, "The whole meeting"), *known])

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a link or a file, and only one of them."""
        is_valid = super().validate(extra_validators)
        if not self.url.errors and bool(self.url.data) == bool(self.file.data):
            self.url.errors = ["Enter a web address, or choose a file: one of the two"]
            return False
        return is_valid
