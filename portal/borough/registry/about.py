"""What the page of a supplier says of its statements in the registry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from tenants.people.permissions import Permission
from tenants.records.suppliers.models import RegistryEntry, Supplier
from workflows.registry_match.queries import entries_of, years_read


@dataclass(frozen=True, slots=True)
class InRegistry:
    """The statements kept, the newest first, and the newest year that was read in (None before the first)."""

    supplier_id: UUID
    entries: tuple[RegistryEntry, ...]
    newest_year: int | None
    may_write: bool

    @property
    def is_missing(self) -> bool:
        """Whether nothing was found for the newest year that was read in."""
        return self.newest_year is not None and self.newest_year not in {each.year for each in self.entries}


def about_supplier(supplier: Supplier, house: str, today: date) -> InRegistry:
    """The view of a supplier's statements; `house` and `today` are what every such view is given."""
    years = years_read()
    return InRegistry(
        supplier_id=supplier.id,
        entries=tuple(entries_of(supplier.id)),
        newest_year=years[0] if years else None,
        may_write=may(Permission.SUPPLIER_WRITE),
    )
