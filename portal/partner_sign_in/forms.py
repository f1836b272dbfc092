"""What the staff of a partner organisation type to sign in."""

from email_validator import EmailNotValidError, validate_email
from wtforms.validators import ValidationError

from portal.forms.fields import PlainText
from portal.forms.form import PortalForm
from workflows.partner_sign_in.rules import is_public_mail, is_tagged

_EMAIL = {"type": "email", "params": {"autocomplete": "email", "spellcheck": False}}


class WorkAddressForm(PortalForm):
    """The work address to which a link is mailed."""

    email = PlainText(
        "Work e-mail address",
        missing="Enter your work e-mail address",
        longest=254,
        hint="The one that your organisation gave you.",
        render_kw=_EMAIL,
    )

    def validate_email(self, field: PlainText) -> None:
        """Refuses what is no e-mail address, addresses that anybody can have, and second ones."""
        try:
            field.data = validate_email(field.data, check_deliverability=False).normalized
        except EmailNotValidError:
            raise ValidationError(
                "Enter an e-mail address in the usual form, like name@charity.org.uk"
            ) from None
        if is_public_mail(field.data):
            raise ValidationError("Enter your work address: a private address cannot be used to sign in")
        if is_tagged(field.data):
            raise ValidationError("Enter your address without the plus sign and what follows it")


class OpenedLinkForm(PortalForm):
    """The button, and the name of whoever is here for the first time."""

    name = PlainText(
        "Your full name",
        missing="Enter your full name",
        longest=120,
        hint="Others in the network see it beside what you do here.",
        render_kw={"params": {"autocomplete": "name", "spellcheck": False}},
    )
