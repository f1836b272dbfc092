"""Makes suppliers, inside a borough's scope."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers.chain import LinkDetails, add_link
from tenants.records.suppliers.contacts import ContactDetails, add_contact
from tenants.records.suppliers.details import SupplierDetails
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Presence
from tenants.records.suppliers.service import add_supplier, end_supplier
from tenants.scope import tenant_scope
from tests.factories.world import Borough


def make_supplier(title: str = "Acme Catering Ltd", *, owner: Owner = NOBODY, **details: Any) -> Supplier:
    """Adds a supplier; `details` are fields of SupplierDetails, such as `company_number`."""
    return add_supplier(SupplierDetails(title, **details), owner, by=None)


@dataclass(frozen=True, slots=True)
class Supplied:
    """The ids of a furnished borough's suppliers, and of what hangs on the first of them."""

    caterer: UUID
    farm: UUID
    ended: UUID
    contact: UUID
    link: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def furnish_suppliers(borough: Borough) -> Supplied:
    """One with everything, one that supplies it, one that was ended."""
    lead = borough.lead.id
    caterer = make_supplier(
        f"{borough.name} Catering Ltd",
        company_number="01234567",
        aliases=(f"{borough.name} Lunch",),
        sector_keys=("catering",),
        countries=(("GB", Presence.BASED), ("ES", Presence.BUYS)),
        parent_words="Plate Holdings",
        website="https://www.supplier.example",
        owner=Owner(post_id=borough.plan.held_post_id),
    )
    farm = make_supplier(f"{borough.name} Farm", sector_keys=("agriculture",), is_direct=False)
    ended = make_supplier(f"{borough.name} Lamps")
    end_supplier(ended, "Its last contract ended", by=lead, today=clock.today())
    details = ContactDetails("Compliance team", email="compliance@supplier.example")
    contact = add_contact(caterer, details, by=lead)
    link = add_link(caterer, LinkDetails(supplier_id=farm.id, provides="Fruit"), by=lead, today=clock.today())
    words = LinkDetails(words="Agencies, not named", is_labour=True)
    add_link(caterer, words, by=lead, today=clock.today())
    return Supplied(caterer.id, farm.id, ended.id, contact.id, link.id)


def pages_of_suppliers(borough: Borough) -> list[str]:
    """The page of each of a furnished borough's suppliers, for whoever walks past only a few."""
    with tenant_scope(borough.id):
        found = db.session.scalars(select(Supplier.id).order_by(Supplier.title)).all()
    return [f"/{borough.slug}/suppliers/{one}/" for one in found]
