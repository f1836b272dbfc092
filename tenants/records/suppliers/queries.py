"""Reading suppliers, with what is known of each."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.suppliers.models import (
    Supplier,
    SupplierAlias,
    SupplierContact,
    SupplierCountry,
    SupplierSector,
)
from tenants.records.suppliers.rules import Presence, company_number, name_key, small_letters

_SUPPLIER = select(Supplier).where(Supplier.id == bindparam("supplier_id"))
_NOT_FOUND = "We could not find that supplier."


class Choice(NamedTuple):
    """A supplier as something to choose."""

    id: UUID
    title: str
    company_number: str

    @property
    def words(self) -> str:
        """Name and number: two companies may have one name."""
        return f"{self.title} ({self.company_number})" if self.company_number else self.title


def get_supplier(supplier_id: UUID) -> Supplier:
    """The tenant's supplier; NotFound when there is none or it is another tenant's."""
    supplier = db.session.scalar(_SUPPLIER, {"supplier_id": supplier_id})
    if supplier is None:
        raise NotFound(_NOT_FOUND)
    return supplier


def get_supplier_to_change(supplier_id: UUID) -> Supplier:
    """The supplier, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Supplier).where(Supplier.id == supplier_id).with_for_update()
    supplier = db.session.scalar(statement.execution_options(populate_existing=True))
    if supplier is None:
        raise NotFound(_NOT_FOUND)
    return supplier


def find_by_number(number: str) -> Supplier | None:
    """The supplier with this Companies House number, however it is typed."""
    try:
        plain = company_number(number)
    except ValueError:
        return None
    return db.session.scalar(select(Supplier).where(Supplier.company_number == plain)) if plain else None


def find_suppliers_by_ids(ids: Iterable[UUID]) -> dict[UUID, Supplier]:
    """The tenant's suppliers with these ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {each.id: each for each in db.session.scalars(select(Supplier).where(Supplier.id.in_(wanted)))}


def namesakes(titles: Iterable[str], *, other_than: UUID | None = None) -> list[Choice]:
    """Suppliers, ended ones too, one of whose names is the same as one of these but for its legal form."""
    keys = {name_key(title) for title in titles} - {""}
    if not keys:
        return []
    by_alias = select(SupplierAlias.supplier_id).where(SupplierAlias.name_key.in_(keys))
    statement = _CHOICES.where(or_(Supplier.name_key.in_(keys), Supplier.id.in_(by_alias)))
    if other_than is not None:
        statement = statement.where(Supplier.id != other_than)
    return [Choice._make(row) for row in db.session.execute(statement.limit(20))]


def supplier_choices(words: str, limit: int = 20, *, leave_out: Collection[UUID] = ()) -> list[Choice]:
    """Suppliers in the register whose names or number hold every word, by name; none without words."""
    wanted = small_letters(words).split()[:8]
    if not wanted:
        return []
    found = (Supplier.search_words.contains(word, autoescape=True) for word in wanted)
    statement = _CHOICES.where(*found, Supplier.ended_on.is_(None), Supplier.id.not_in(leave_out))
    return [Choice._make(row) for row in db.session.execute(statement.limit(limit))]


_CHOICES = select(Supplier.id, Supplier.title, Supplier.company_number).order_by(Supplier.title, Supplier.id)


def sectors_of(supplier_id: UUID) -> list[str]:
    """The keys of the sectors that it works in."""
    statement = select(SupplierSector.sector_key).where(SupplierSector.supplier_id == supplier_id)
    return sorted(db.session.scalars(statement))


def countries_of(supplier_id: UUID) -> list[tuple[str, Presence]]:
    """In which countries it does what, by the country's code."""
    statement = select(SupplierCountry.country_code, SupplierCountry.presence)
    ordered = statement.order_by(SupplierCountry.country_code, SupplierCountry.presence)
    found = db.session.execute(ordered.where(SupplierCountry.supplier_id == supplier_id))
    return [(code, Presence(presence)) for code, presence in found]


def aliases_of(supplier_id: UUID) -> list[str]:
    """Its other names, in order."""
    statement = select(SupplierAlias.title).where(SupplierAlias.supplier_id == supplier_id)
    return list(db.session.scalars(statement.order_by(SupplierAlias.title)))


def contacts_of(supplier_id: UUID, *, with_ended: bool = False) -> list[SupplierContact]:
    """Whom to write to there, by name."""
    statement = select(SupplierContact).where(SupplierContact.supplier_id == supplier_id)
    if not with_ended:
        statement = statement.where(SupplierContact.ended_on.is_(None))
    return list(db.session.scalars(statement.order_by(SupplierContact.title, SupplierContact.id)))


def get_contact(supplier_id: UUID, contact_id: UUID) -> SupplierContact:
    """One contact of one supplier; NotFound otherwise."""
    wanted = (SupplierContact.supplier_id == supplier_id, SupplierContact.id == contact_id)
    contact = db.session.scalar(select(SupplierContact).where(*wanted))
    if contact is None:
        raise NotFound("We could not find that contact.")
    return contact


def owned_by(supplier_id: UUID) -> list[Choice]:
    """The suppliers whose parent company it is, by name."""
    found = db.session.execute(_CHOICES.order_by(None).where(Supplier.parent_id == supplier_id))
    return sorted((Choice._make(row) for row in found), key=lambda each: each.title)
