"""Adding a supplier to the register, changing what is known of it, ending it and bringing it back."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import select, tuple_

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.guidance.queries import sector_titles
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.suppliers.countries import country_name
from tenants.records.suppliers.details import SupplierDetails
from tenants.records.suppliers.models import Supplier, SupplierAlias, SupplierCountry, SupplierSector
from tenants.records.suppliers.queries import (
    aliases_of,
    countries_of,
    find_by_number,
    get_supplier,
    sectors_of,
)
from tenants.records.suppliers.rules import Presence, name_key

LONGEST_REASON = 300
#: No group of companies is deeper; it also ends the look upwards if two people made a circle at once.
_DEEPEST_GROUP = 20


def add_supplier(details: SupplierDetails, owner: Owner, *, by: UUID | None) -> Supplier:
    """A company that the tenant buys from, or wants to know about."""
    details.check()
    must_be_ours(owner)
    _check_number(details, None)
    now = clock.now()
    supplier = Supplier(id=uuid4(), created_at=now, updated_at=now)
    _check_parent(details, supplier.id)
    wanted = _Parts.wanted(details)
    said = wanted.not_in(_Parts())
    supplier.is_demonstration = details.is_demonstration
    _write(supplier, details, owner)
    db.session.add(supplier)
    audit.record("supplier:added", supplier, by=by, **said)
    db.session.flush()
    _write_parts(supplier.id, wanted, _Parts())
    return supplier


def edit_supplier(supplier: Supplier, details: SupplierDetails, owner: Owner, *, by: UUID) -> None:
    """Changes what is known of it and who answers for it."""
    details.check()
    if owner != Owner.of(supplier):
        must_be_ours(owner)
    _check_number(details, supplier.id)
    _check_parent(details, supplier.id)
    wanted, held = _Parts.wanted(details), _Parts.of(supplier.id)
    said = wanted.not_in(held)  # read before anything is written: the audit looks at what is not flushed yet
    _write(supplier, details, owner)
    supplier.updated_at = clock.now()
    audit.record("supplier:edited", supplier, by=by, **said)
    db.session.flush()
    _write_parts(supplier.id, wanted, held)


def _write(supplier: Supplier, details: SupplierDetails, owner: Owner) -> None:
    details.write_on(supplier)
    supplier.owner_post_id, supplier.owner_person_id = owner


def end_supplier(supplier: Supplier, because: str, *, by: UUID | None, today: date) -> None:
    """The tenant buys nothing from it any more; it stays readable, out of the everyday list."""
    if supplier.ended_on is not None:
        raise WrongState("This supplier was ended already.")
    if not because.strip() or len(because) > LONGEST_REASON:
        raise FieldError("because", f"Say why in {LONGEST_REASON} characters or fewer.")
    supplier.ended_on, supplier.ended_because = today, because.strip()
    supplier.updated_at = clock.now()
    audit.record("supplier:ended", supplier, by=by)
    db.session.flush()


def bring_back(supplier: Supplier, *, by: UUID | None) -> None:
    """The tenant buys from it again."""
    if supplier.ended_on is None:
        raise WrongState("This supplier is in the register already.")
    supplier.ended_on, supplier.ended_because = None, ""
    supplier.updated_at = clock.now()
    audit.record("supplier:brought-back", supplier, by=by)
    db.session.flush()


def _check_number(details: SupplierDetails, own_id: UUID | None) -> None:
    other = find_by_number(details.number)
    if other is not None and other.id != own_id:
        gone = ", which was ended" if other.ended_on else ""
        raise FieldError(
            "company_number", f"“{other.title}”{gone} has this number already. Open it, or check the number."
        )


def _check_parent(details: SupplierDetails, own_id: UUID) -> None:
    """The parent is in the register, and is not further down the same group."""
    above = details.parent_id
    for _ in range(_DEEPEST_GROUP):
        if above is None:
            return
        if above == own_id:
            raise FieldError("parent", "A company cannot be its own parent, nor that of its parent.")
        above = get_supplier(above).parent_id
    raise FieldError("parent", f"A group has {_DEEPEST_GROUP} levels at most. Check the parent companies.")


class _Parts(NamedTuple):
    """The rows beside the record itself."""

    aliases: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    countries: frozenset[tuple[str, Presence]] = frozenset()

    @classmethod
    def of(cls, supplier_id: UUID) -> "_Parts":
        """The rows that a supplier has now."""
        return cls(
            frozenset(aliases_of(supplier_id)),
            frozenset(sectors_of(supplier_id)),
            frozenset(countries_of(supplier_id)),
        )

    @classmethod
    def wanted(cls, details: SupplierDetails) -> "_Parts":
        """The rows that somebody asks for."""
        return cls(
            frozenset(details.other_names),
            frozenset(details.sector_keys),
            frozenset(details.countries),
        )

    def in_words(self) -> dict[str, list[str]]:
        """What the audit notes of them."""
        titles = sector_titles() if self.sectors else {}
        countries = [f"{country_name(code)} ({presence.value})" for code, presence in self.countries]
        return {
            "aliases": sorted(self.aliases),
            "sectors": sorted(titles[key] for key in self.sectors),
            "countries": sorted(countries),
        }

    def not_in(self, other: "_Parts") -> dict[str, list[str]]:
        """Those of them that are not the same in another set, for the audit."""
        others = other.in_words()
        return {key: words for key, words in self.in_words().items() if words != others[key]}


def _write_parts(supplier_id: UUID, wanted: _Parts, held: _Parts) -> None:
    """Adds and takes away what makes `held` into `wanted`."""
    _take_away(SupplierAlias, SupplierAlias.title, held.aliases - wanted.aliases, supplier_id)
    _take_away(SupplierSector, SupplierSector.sector_key, held.sectors - wanted.sectors, supplier_id)
    country = tuple_(SupplierCountry.country_code, SupplierCountry.presence)
    _take_away(SupplierCountry, country, held.countries - wanted.countries, supplier_id)
    for title in sorted(wanted.aliases - held.aliases):
        db.session.add(SupplierAlias(supplier_id=supplier_id, title=title, name_key=name_key(title)))
    for key in sorted(wanted.sectors - held.sectors):
        db.session.add(SupplierSector(supplier_id=supplier_id, sector_key=key))
    for code, presence in sorted(wanted.countries - held.countries):
        db.session.add(SupplierCountry(supplier_id=supplier_id, country_code=code, presence=presence))
    db.session.flush()


def _take_away(model: Any, column: Any, gone: Collection[Any], supplier_id: UUID) -> None:
    if gone:
        of_it = select(model).where(model.supplier_id == supplier_id, column.in_(list(gone)))
        for row in db.session.scalars(of_it):
            db.session.delete(row)
