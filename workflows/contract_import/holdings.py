"""Reads what the tenant holds already, as quickly as thousands of suppliers and contracts ask for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.models import Supplier, SupplierAlias
from workflows.contract_import.matching import Known


class Held(NamedTuple):
    """A contract as it stands, with the columns that a register may change."""

    id: UUID
    supplier_id: UUID
    reference: str
    title: str
    description: str
    sector_key: str | None
    category_words: str
    department: str
    manager_words: str
    value: int | None
    starts_on: date | None
    ends_on: date | None
    extends_to_on: date | None
    relet_on: date | None
    notes: str
    import_id: UUID | None


def known_suppliers() -> list[Known]:
    """Every supplier with all its names, ended ones too."""
    aliases: dict[UUID, list[str]] = defaultdict(list)
    for supplier_id, key in db.session.execute(select(SupplierAlias.supplier_id, SupplierAlias.name_key)):
        aliases[supplier_id].append(key)
    columns = (
        *(Supplier.id, Supplier.title, Supplier.company_number, Supplier.name_key),
        *(Supplier.ended_on, Supplier.is_direct),
    )
    found = db.session.execute(select(*columns).order_by(Supplier.title, Supplier.id))
    return [
        Known(id_, title, number, tuple(filter(None, (key, *aliases[id_]))), ended_on is not None, is_direct)
        for id_, title, number, key, ended_on, is_direct in found
    ]


def held_contracts() -> list[Held]:
    """Every contract."""
    columns = (getattr(Contract, name) for name in Held._fields)
    return [Held._make(row) for row in db.session.execute(select(*columns).order_by(Contract.id))]


def supplier_titles(ids: Iterable[UUID]) -> dict[UUID, str]:
    """How these suppliers are called."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = db.session.execute(select(Supplier.id, Supplier.title).where(Supplier.id.in_(wanted)))
    return dict(found.all())
