"""Whom to write to at a supplier: adding them, changing what is known, and when they are gone."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.suppliers.models import Supplier, SupplierContact

_MOST_LETTERS = {"title": 120, "role_words": 120, "email": 254, "phone": 40}
#: Something, an @, something with a full stop: whether it can be written to, only a letter shows.
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """A person or a team, and how to reach them."""

    title: str
    role_words: str = ""
    email: str = ""
    phone: str = ""

    def check(self) -> None:
        """FieldError when a value cannot be kept, or there is no way to reach them."""
        if not self.title.strip():
            raise FieldError("title", "Enter a name, or what the team is called.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most} characters or fewer.")
        if not self.email.strip() and not self.phone.strip():
            raise FieldError("email", "Enter an e-mail address or a telephone number.")
        if self.email.strip() and not _EMAIL.fullmatch(self.email.strip()):
            raise FieldError("email", "Enter an e-mail address like name@supplier.co.uk")

    def write_on(self, contact: SupplierContact) -> None:
        """Copies it to the record."""
        contact.title, contact.role_words = self.title.strip(), self.role_words.strip()
        contact.email, contact.phone = self.email.strip(), self.phone.strip()


def add_contact(supplier: Supplier, details: ContactDetails, *, by: UUID | None) -> SupplierContact:
    """Somebody to write to there."""
    details.check()
    contact = SupplierContact(id=uuid4(), supplier_id=supplier.id)
    details.write_on(contact)
    db.session.add(contact)
    _note("supplier:contact-added", supplier, contact, by)
    return contact


def edit_contact(supplier: Supplier, contact: SupplierContact, details: ContactDetails, *, by: UUID) -> None:
    """Changes how they are reached."""
    details.check()
    details.write_on(contact)
    _note("supplier:contact-edited", supplier, contact, by)


def end_contact(supplier: Supplier, contact: SupplierContact, *, by: UUID, today: date) -> None:
    """They are not to be written to any more."""
    if contact.ended_on is not None:
        raise WrongState("This contact was ended already.")
    contact.ended_on = today
    _note("supplier:contact-ended", supplier, contact, by)


def _note(event: str, supplier: Supplier, contact: SupplierContact, by: UUID | None) -> None:
    """In the supplier's own history, by name only: addresses are not for the activity log."""
    supplier.updated_at = clock.now()
    audit.record(event, supplier, by=by, contact=contact.title)
    db.session.flush()
