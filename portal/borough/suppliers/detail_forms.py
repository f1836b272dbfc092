"""What people type about a supplier: its names, what it does and where, who owns it, who answers for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from portal.borough.suppliers.countries_field import CountriesField
from portal.borough.suppliers.named_supplier import Named, WhichSupplier
from portal.forms.fields import LongText, PlainText, Radios, Tick, Ticks, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from tenants.errors import FieldError
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers import rules
from tenants.records.suppliers.details import NOT_A_NUMBER, SupplierDetails
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import (
    Choice,
    aliases_of,
    countries_of,
    find_by_number,
    get_supplier,
    namesakes,
    sectors_of,
)
from tenants.records.suppliers.rules import LONGEST_NAME, name_key

OURS, ONLY_KNOWN = "ours", "only-known"
_ROLES = [
    (OURS, "A supplier of the council"),
    (ONLY_KNOWN, "Known only as a supplier of one of them"),
]


class AnswerableField(OwnerField):
    """A person or a post that answers for a supplier, or nobody in particular."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.asks = "Nobody in particular"

    def pre_validate(self, form: Any) -> None:
        """Refuses what is not in the list; the first line may stay chosen."""
        if self.data:
            super().pre_validate(form)

    @property
    def owner(self) -> Owner:
        """Who was chosen, if anybody, once the form is valid."""
        return super().owner if self.data else NOBODY


class SupplierForm(VersionedForm):
    """Everything that is known of a supplier but its contacts and its supply chain."""

    title = PlainText("Name", missing="Enter the supplier’s name", longest=LONGEST_NAME)
    is_another = Tick("It is another company, although the names are alike")
    company_number = PlainText(
        "Companies House number",
        longest=20,
        hint="Eight digits, or two letters and six digits. Leave it empty if there is none.",
        render_kw={"params": {"classes": "govuk-input--width-10", "spellcheck": False}},
    )
    sector_keys = Ticks("Sectors", hint="Tick all that it works in for the council.")
    aliases = LongText(
        "Other names",
        longest=4000,
        rows=2,
        hint="One on each line: trading names, old names, how the finance system writes it",
    )
    countries = CountriesField("Countries", hint="Where it is based, makes or provides things, or buys them.")
    parent = PlainText(
        "Parent company",
        longest=200,
        hint="Name or number. One that is in the register is found, any other is kept as typed.",
    )
    parent_choice = WhichSupplier("Which one is the parent company?")
    role = Radios("What is it to the council?", choices=options(_ROLES), default=OURS)
    is_small = Tick("A small or medium-sized enterprise")
    is_charity = Tick("A charity, voluntary group, community organisation or social enterprise")
    website = PlainText("Website", longest=2000, hint="For example www.supplier.co.uk")
    owner = AnswerableField(
        "Who answers for it?",
        hint="Whom to ask about this supplier. Choose a post where you can: it outlasts its holder.",
    )
    notes = LongText("Notes", longest=4000, rows=3, hint="What colleagues should know about this supplier")
    guarded = ("notes",)
    asked_first = ("title", "is_another", "company_number")

    namesakes: tuple[Choice, ...] = ()
    same_number: Choice | None = None
    _own: Supplier | None = None
    _parent: Named = Named()

    def offer(self, sectors: Mapping[str, str], own: Supplier | None = None) -> None:
        """Fills in sectors, people and posts; `own` is the supplier that is edited."""
        self.sector_keys.choices = options(sectors.items())
        self.owner.offer_everybody()
        self._own = own

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all can be kept, the number is nobody else's, and a name that is known was looked at."""
        is_valid = super().validate(extra_validators)
        named = self.parent_choice.read(self.parent, self._own_ids)
        self._parent = named or Named()
        checks = (self._has_free_number(), self._has_name_looked_at(), named is not None)
        return is_valid and all(checks)

    @property
    def _own_ids(self) -> set[UUID]:
        return {self._own.id} if self._own else set()

    def _has_free_number(self) -> bool:
        try:
            number = rules.company_number(self.company_number.data or "")
        except ValueError:
            return self._refuse("company_number", NOT_A_NUMBER)
        other = find_by_number(number)
        if other is None or other.id in self._own_ids:
            return True
        self.same_number = Choice(other.id, other.title, other.company_number)
        words = f"“{other.title}” has this number already. Open that supplier, or check the number."
        return self._refuse("company_number", words)

    def _has_name_looked_at(self) -> bool:
        """A name like another's is asked about once; whoever ticks the box goes on."""
        key = name_key(self.title.data or "")
        if self.is_another.data or (self._own and self._own.name_key == key):
            return True
        own_id = self._own.id if self._own else None
        self.namesakes = tuple(namesakes([self.title.data or ""], other_than=own_id))
        words = (
            "This name is in the register already. Open that supplier, or tick that it is another company."
        )
        return not self.namesakes or self._refuse("title", words)

    def _refuse(self, field: str, words: str) -> bool:
        self.show(FieldError(field, words))
        return False

    def details(self, **values: Any) -> SupplierDetails:
        """What was typed, once the form is valid."""
        return SupplierDetails(
            title=self.title.data or "",
            company_number=self.company_number.data or "",
            aliases=tuple((self.aliases.data or "").splitlines()),
            sector_keys=tuple(self.sector_keys.data or ()),
            countries=self.countries.data,
            parent_id=self._parent.supplier_id,
            parent_words=self._parent.words,
            website=self.website.data or "",
            is_direct=self.role.data != ONLY_KNOWN,
            is_small=self.is_small.data,
            is_charity=self.is_charity.data,
            notes=self.notes.data or "",
            **values,
        )


def typed_for(supplier: Supplier) -> dict[str, Any]:
    """What the form shows of a supplier that is here already."""
    same = ("title", "company_number", "website", "notes", "is_small", "is_charity")
    parent = get_supplier(supplier.parent_id).title if supplier.parent_id else supplier.parent_words
    return {
        **{name: getattr(supplier, name) for name in same},
        "aliases": "\n".join(aliases_of(supplier.id)),
        "sector_keys": sectors_of(supplier.id),
        "countries": tuple(countries_of(supplier.id)),
        "parent": parent,
        "role": OURS if supplier.is_direct else ONLY_KNOWN,
        "owner": owner_value(supplier),
    }
