"""What people type to sign in and to set a password."""

from wtforms.validators import ValidationError

from portal.forms.fields import Password, PlainText
from portal.forms.form import PortalForm
from tenants.people.passwords import MINIMUM_LENGTH

_EMAIL = {"type": "email", "params": {"autocomplete": "username", "spellcheck": False}}
_STRENGTH = f"At least {MINIMUM_LENGTH} characters. Three or four random words make a good password."


class SignInForm(PortalForm):
    """E-mail address and password."""

    email = PlainText("E-mail address", missing="Enter your e-mail address", longest=254, render_kw=_EMAIL)
    password = Password("Password", missing="Enter your password", autocomplete="current-password")


class ForgottenPasswordForm(PortalForm):
    """The e-mail address to write to."""

    email = PlainText("E-mail address", missing="Enter your e-mail address", longest=254, render_kw=_EMAIL)


def _new() -> Password:
    return Password(
        "New password", missing="Enter a new password", autocomplete="new-password", hint=_STRENGTH
    )


def _again() -> Password:
    return Password("New password again", missing="Type the new password again", autocomplete="new-password")


class _TypedTwice:
    """Refuses a new password and its repetition that differ."""

    password: Password

    def validate_again(self, field: Password) -> None:
        """What was typed the second time must be what was typed the first."""
        if field.data != self.password.data:
            raise ValidationError("The two new passwords are not the same. Type them again.")


class NewPasswordForm(_TypedTwice, PortalForm):
    """A new password, typed twice."""

    password = _new()
    again = _again()


class ChangePasswordForm(_TypedTwice, PortalForm):
    """The current password, and a new one typed twice."""

    current = Password(
        "Current password", missing="Enter your current password", autocomplete="current-password"
    )
    password = _new()
    again = _again()
