"""What was found in a download of the registry, sealed and carried by the page: nothing is kept meanwhile."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.forms.sealed import Sealed
from workflows.registry_match.columns import Entry
from workflows.registry_match.matching import Asked, Found
from workflows.registry_match.service import File

_SEALED = Sealed("statement registry", largest=850_000, file="file")


@dataclass(frozen=True, slots=True)
class Parcel:
    """The matches and questions of one file, for one tenant."""

    tenant_id: UUID
    file: File
    found: tuple[Found, ...]
    asked: tuple[Asked, ...]
    more_asked: int  # questions that do not fit on the page
    left_out: int  # rows without a name or a year


def seal(parcel: Parcel) -> str:
    """The parcel as text for a hidden field; FieldError("file") when it would be too large to send back."""
    return _SEALED.seal(
        parcel.tenant_id,
        {
            "file": [parcel.file.name, parcel.file.digest, parcel.file.rows, list(parcel.file.years)],
            "found": [[*_row(each.entry, each.supplier_id), each.is_by_number] for each in parcel.found],
            "asked": [
                [*_row(each.entry, each.supplier_id), each.why, each.likeness] for each in parcel.asked
            ],
            "counts": [parcel.more_asked, parcel.left_out],
        },
    )


def unseal(text: str, tenant_id: UUID) -> Parcel:
    """The parcel; WrongState when it is too old, was changed, or is another tenant's."""
    held = _SEALED.unseal(text, tenant_id)
    name, digest, rows, years = held["file"]
    return Parcel(
        tenant_id,
        File(name, digest, rows, tuple(years)),
        tuple(Found(_entry(row), UUID(row[4]), bool(row[5])) for row in held["found"]),
        tuple(Asked(_entry(row), UUID(row[4]), row[5], row[6]) for row in held["asked"]),
        *held["counts"],
    )


def _row(entry: Entry, supplier_id: UUID) -> list[Any]:
    return [entry.year, entry.title, entry.number, entry.url, supplier_id.hex]


def _entry(row: list[Any]) -> Entry:
    year, title, number, url, *_ = row
    return Entry(year, title, number, url)
