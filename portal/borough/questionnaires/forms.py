"""What an officer types to send a supplier questions, or a new link to them."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField

from portal.forms.fields import Day, PlainText, Radios, Tick, options
from portal.forms.form import PortalForm
from tenants import clock
from tenants.records.checks.models import QuestionnaireInvitation
from tenants.records.suppliers.models import SupplierContact
from workflows.questionnaires.rules import REPLY_WITHIN

OTHER = "other"
_EMAIL = "Enter an e-mail address, like name@company.co.uk"


class SendForm(PortalForm):
    """To whom the questions go, and by when the answers are asked for."""

    to = Radios("Who is to answer?", missing="Choose who is to answer")
    email = PlainText(
        "Another e-mail address", longest=254, hint="An address of the supplier’s, for its work"
    )
    reply_by_on = Day(
        "Ask for the answers by",
        missing="Enter the day by which the supplier is to answer",
        hint="Three weeks give most suppliers enough time. For example 13 12 2026",
    )

    def __init__(self, contacts: Iterable[SupplierContact], **kwargs: Any) -> None:
        self.contacts = {str(each.id): each for each in contacts if each.email}
        default = next(iter(self.contacts), OTHER)
        values = {"reply_by_on": clock.today() + REPLY_WITHIN, "to": default, **kwargs.pop("data", {})}
        super().__init__(data=values, **kwargs)
        known = [(key, _words(each)) for key, each in self.contacts.items()]
        self.to.choices = options([*known, (OTHER, "Another e-mail address")])
        if not known:
            self.email.label.text = "E-mail address"

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is an address to send to."""
        is_valid: bool = super().validate(extra_validators)
        if self.to.data == OTHER and not self.email.data and not self.email.errors:
            self.email.errors = [_EMAIL]
            return False
        return is_valid

    @property
    def recipient(self) -> tuple[str, str]:
        """The name, empty when there is none, and the address."""
        contact = self.contacts.get(self.to.data)
        return (contact.title, contact.email) if contact else ("", self.email.data or "")


class NewLinkForm(PortalForm):
    """A newer link: perhaps to another address, perhaps with another day."""

    number = HiddenField()  # of the link that the officer saw: pressing twice sends one
    email = PlainText("E-mail address", missing=_EMAIL, longest=254)
    reply_by_on = Day(
        "Ask for the answers by",
        missing="Enter the day by which the supplier is to answer",
        hint="For example 13 12 2026",
    )

    @classmethod
    def about(cls, invitation: QuestionnaireInvitation) -> "NewLinkForm":
        """The form with what the link in force says; a day that is past gives way to a new one."""
        reply_by_on = invitation.reply_by_on
        if reply_by_on <= clock.today():
            reply_by_on = clock.today() + REPLY_WITHIN
        return cls(
            data={"number": str(invitation.number), "email": invitation.email, "reply_by_on": reply_by_on}
        )

    @property
    def seen_number(self) -> int:
        """The number of the link that was on the page; 0, which no link has, for anything else."""
        typed = str(self.number.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


class TakeBackForm(PortalForm):
    """The questions need no answer from the supplier any more."""

    tells = Tick("Tell the supplier by e-mail that no answers are needed")


class PressForm(PortalForm):
    """Nothing but the press."""


def _words(contact: SupplierContact) -> str:
    named = ", ".join(filter(None, (contact.title, contact.role_words)))
    return f"{named} ({contact.email})"
