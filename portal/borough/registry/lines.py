"""The organisations that a person is asked about, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from tenants.records.suppliers.queries import find_suppliers_by_ids
from workflows.registry_match.matching import Asked


@dataclass(frozen=True, slots=True)
class AskedLine:
    """An organisation and the supplier that it may be; `place` is what its box says when it is ticked."""

    place: str
    supplier_id: UUID
    supplier: str
    supplier_number: str
    organisation: str
    number: str
    year: int
    why: str
    is_ticked: bool


def asked_lines(asked: Sequence[Asked], ticked: Collection[str]) -> list[AskedLine]:
    """The lines, in the order of the file's questions; a supplier that has gone meanwhile is left out."""
    suppliers = find_suppliers_by_ids(each.supplier_id for each in asked)
    return [
        AskedLine(
            place=str(place),
            supplier_id=each.supplier_id,
            supplier=suppliers[each.supplier_id].title,
            supplier_number=suppliers[each.supplier_id].company_number,
            organisation=each.entry.title,
            number=each.entry.number,
            year=each.entry.year,
            why=each.why,
            is_ticked=str(place) in ticked,
        )
        for place, each in enumerate(asked)
        if each.supplier_id in suppliers
    ]
