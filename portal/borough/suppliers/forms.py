"""What people type about a supplier's contacts, its supply chain, and its end."""

from typing import Any
from uuid import UUID

from portal.borough.suppliers.named_supplier import Named, WhichSupplier
from portal.forms.fields import Choice, LongText, PlainText, Radios, options
from portal.forms.versioned import VersionedForm
from tenants.records.suppliers.chain import LinkDetails
from tenants.records.suppliers.contacts import ContactDetails
from tenants.records.suppliers.countries import country_names
from tenants.records.suppliers.models import SupplierContact

GOODS, LABOUR = "goods", "labour"
_PROVIDES = [
    (GOODS, "Goods or services"),
    (LABOUR, "Workers: it is an employment agency or another provider of labour"),
]


class PressForm(VersionedForm):
    """Nothing but the press."""


class EndForm(VersionedForm):
    """Why the council buys nothing from it any more."""

    because = LongText(
        "Why?",
        missing="Say why the council buys nothing from it any more",
        longest=300,
        rows=3,
        hint="For example: its last contract ended, or the company was dissolved",
    )
    guarded = ("because",)


class ContactForm(VersionedForm):
    """A person or a team at the supplier, and how to reach them."""

    title = PlainText(
        "Name",
        missing="Enter a name, or what the team is called",
        longest=120,
        hint="A person’s name, or a team such as Compliance team",
    )
    role_words = PlainText("Role", longest=120, hint="For example: contract manager, modern slavery lead")
    email = PlainText("E-mail address", longest=254)
    phone = PlainText("Telephone number", longest=40)

    def details(self) -> ContactDetails:
        """What was typed, once the form is valid."""
        return ContactDetails(
            title=self.title.data or "",
            role_words=self.role_words.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
        )


def typed_for_contact(contact: SupplierContact) -> dict[str, str]:
    """What the form shows of a contact that is here already."""
    return {name: getattr(contact, name) for name in ("title", "role_words", "email", "phone")}


class LinkForm(VersionedForm):
    """Who supplies a supplier, with what, from where, and how the council knows."""

    words = PlainText(
        "Who supplies it?",
        missing="Enter who supplies it, or what is known, like “agencies, not named”",
        longest=200,
        hint="Name or number. One that is in the register is found, any other is kept as typed.",
    )
    choice = WhichSupplier("Which one is it?")
    provides = PlainText(
        "What do they provide?", longest=200, hint="For example: fresh fruit, night cleaners"
    )
    kind = Radios("What kind of supplier is it?", choices=options(_PROVIDES), default=GOODS)
    country_code = Choice("Country it comes from")
    source = PlainText(
        "How do we know?",
        longest=300,
        hint="For example: the supplier’s statement of 2025, page 4; a site visit",
    )
    guarded = ("source", "provides")

    _named: Named = Named()
    _own_id: UUID | None = None

    def offer(self, own_id: UUID) -> None:
        """Fills in the countries; `own_id` is the one that is supplied."""
        self.country_code.choices = options([("", "Not known"), *country_names().items()])
        self._own_id = own_id

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all can be kept, and it is clear who is meant."""
        is_valid = super().validate(extra_validators)
        named = self.choice.read(self.words)
        self._named = named or Named()
        return is_valid and named is not None

    def details(self) -> LinkDetails:
        """What was typed, once the form is valid."""
        return LinkDetails(
            supplier_id=self._named.supplier_id,
            words=self._named.words,
            provides=self.provides.data or "",
            is_labour=self.kind.data == LABOUR,
            country_code=self.country_code.data or "",
            source=self.source.data or "",
        )


class JoinForm(VersionedForm):
    """Which other entry of the register is the same company."""

    other_name = PlainText(
        "Which other entry is the same company?",
        missing="Enter the name or number of the other entry",
        longest=200,
        hint="Name or number. It has to be in the register.",
    )
    choice = WhichSupplier("Which one is it?")

    other_id: UUID | None = None

    def offer(self, own_id: UUID) -> None:
        """`own_id` is the entry that is kept, which is never offered."""
        self._own_id = own_id

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it is clear which entry of the register is meant."""
        is_valid = super().validate(extra_validators)
        named = self.choice.read(self.other_name, {self._own_id}, must_be_listed=True)
        self.other_id = named.supplier_id if named else None
        return is_valid and self.other_id is not None
