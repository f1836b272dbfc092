"""What people type to invite somebody, change a role, and fill a post."""

from collections.abc import Iterable
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from wtforms.validators import ValidationError

from portal.forms.fields import Choice, PlainText, Radios, options
from portal.forms.form import PortalForm
from tenants.people.permissions import ROLE_WORDS, ROLES_IN

VACANT = "vacant"
_EMAIL = {"type": "email", "params": {"autocomplete": "off", "spellcheck": False}}


def _role() -> Radios:
    return Radios("Role", missing="Choose what they will do here")


class RoleForm(PortalForm):
    """The role somebody has in a tenant of this kind."""

    role = _role()

    def offer_roles_in(self, kind: str) -> None:
        """Offers the roles there are in this kind of tenant."""
        self.role.choices = options((role, ROLE_WORDS[role]) for role in ROLES_IN[kind])


class InvitationForm(RoleForm):
    """Who is invited, and as what."""

    name = PlainText("Full name", missing="Enter the person’s name", longest=120)
    email = PlainText(
        "Work e-mail address",
        missing="Enter the person’s work e-mail address",
        longest=254,
        hint="We write to this address with a link to set a password.",
        render_kw=_EMAIL,
    )
    role = _role()  # anew, so that it comes last

    def validate_email(self, field: PlainText) -> None:
        """Refuses what is no e-mail address."""
        try:
            validate_email(field.data, check_deliverability=False)
        except EmailNotValidError:
            raise ValidationError(
                "Enter an e-mail address in the usual form, like name@borough.gov.uk"
            ) from None


class HolderForm(PortalForm):
    """Who holds a post, or that nobody does."""

    holder = Choice("Who holds this post?", missing="Choose a person, or “Nobody at present”")

    def offer(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Offers these people, and leaving the post vacant."""
        self.holder.choices = options(
            [(VACANT, "Nobody at present: the post is vacant"), *((str(key), name) for key, name in people)]
        )

    def holder_id(self) -> UUID | None:
        """Whoever was chosen; None for a vacant post."""
        return None if self.holder.data == VACANT else UUID(self.holder.data)


class PostForm(HolderForm):
    """A new post."""

    title = PlainText(
        "Name of the post",
        missing="Enter the name of the post",
        longest=160,
        hint="For example, Head of community safety. The work stays with the post when people move on.",
    )


class ConfirmForm(PortalForm):
    """Nothing but the button."""
