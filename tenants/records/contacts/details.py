"""What people type about a post that others may need to reach, checked before anything is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from email_validator import EmailNotValidError, validate_email

from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.errors import FieldError
from tenants.people.audiences import Audience
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import has_service
from tenants.records.contacts.rules import FIELD_WORDS, Availability, Field, Training

LONGEST = {
    **{"title": 160, "organisation": 160, "holder": 120, "deputy": 120, "phone": 40},
    **{"holder_email": 254, "deputy_email": 254, "mailbox": 254, "hours": 200, "note": 500},
}
ADDRESSES = ("holder_email", "deputy_email", "mailbox")
_PHONE = re.compile(r"\+?[\d ()/.-]{3,}(?: *(?:ext\.?|x|option|then) *[\d ]{1,8})*", re.ASCII | re.IGNORECASE)
_FEWEST_DIGITS = 3  # 999 and 101 are numbers


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """A post, how it is reached, and who may see what of it."""

    service_key: str
    title: str
    organisation: str = ""  # "" for the tenant itself
    covers: tuple[str, ...] = ()  # slugs of authorities; none means the tenant itself
    holder: str = ""
    holder_email: str = ""
    deputy: str = ""
    deputy_email: str = ""
    mailbox: str = ""
    phone: str = ""
    availability: Availability = Availability.OFFICE
    hours: str = ""
    training: Training = Training.UNKNOWN
    trained_on: date | None = None
    note: str = ""
    visibility: Mapping[str, int] = field(default_factory=dict)  # {rules.Field: Audience}; else as usual
    is_demonstration: bool = False

    def check(self) -> None:
        """FieldError when a value cannot be kept."""
        if not has_service(self.service_key):
            raise FieldError("service_key", "Choose a service from the list.")
        if not self.title.strip():
            raise FieldError("title", "Enter the name of the post or team.")
        for name, most in LONGEST.items():
            if len(getattr(self, name).strip()) > most:
                raise FieldError(name, f"Shorten this to {most:,} characters or fewer.")
        for name in ADDRESSES:
            check_address(name, getattr(self, name))
        check_phone(self.phone)
        self._check_covers()
        self._check_training()
        self._check_visibility()

    def _check_covers(self) -> None:
        known = {tenant.slug for tenant in tenants_of_kind(TenantKind.AUTHORITY)} if self.covers else set()
        if set(self.covers) - known:
            raise FieldError("covers", "Choose only authorities from the list.")

    def _check_training(self) -> None:
        if self.trained_on is None:
            return
        if self.training not in (Training.BOOKED, Training.DONE):
            raise FieldError("trained_on", "Say above that the training is booked or done, or empty the day.")
        if self.training == Training.DONE and self.trained_on > clock.today():
            raise FieldError(
                "trained_on", "This day has not come yet. Correct it, or choose “Training booked”."
            )

    def _check_visibility(self) -> None:
        fields, audiences = {each.value for each in Field}, {each.value for each in Audience}
        if set(self.visibility) - fields or set(self.visibility.values()) - audiences:
            raise FieldError("visibility", "Choose who may see each field from the list.")

    def write_on(self, contact: Contact) -> None:
        """Copies it to the record."""
        contact.service_key, contact.covers = self.service_key, list(dict.fromkeys(self.covers))
        for name in LONGEST:
            setattr(contact, name, getattr(self, name).strip())
        contact.availability, contact.training = self.availability, self.training
        contact.trained_on = self.trained_on
        contact.visibility = {str(name): int(audience) for name, audience in self.visibility.items()}
        contact.is_demonstration = self.is_demonstration


def check_address(name: str, address: str) -> None:
    """FieldError at the field `name` when this is no e-mail address; none at all is well."""
    if not address.strip():
        return
    try:
        validate_email(address.strip(), check_deliverability=False)
    except EmailNotValidError:
        words = "enter it in the usual form, like name@borough.gov.uk, or leave it empty."
        raise FieldError(name, f"{FIELD_WORDS[Field(name)]}: {words}") from None


def check_phone(phone: str) -> None:
    """FieldError when somebody could not ring this; none at all is well."""
    digits = sum(character.isdigit() for character in phone)
    if phone.strip() and (not _PHONE.fullmatch(phone.strip()) or digits < _FEWEST_DIGITS):
        raise FieldError("phone", "Enter a phone number, like 020 7946 0123, or leave it empty.")
