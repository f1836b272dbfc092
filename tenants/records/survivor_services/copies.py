"""What the directory says of a survivor service, as plain values that may leave the house."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach


@dataclass(frozen=True, slots=True)
class ServiceCopy:
    """An approved service; `address` is that of an office, and always empty for a refuge."""

    id: UUID
    title: str
    organisation: str
    description: str
    url: str
    email: str
    phone: str
    hours: str
    cost: str
    needs: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    genders: tuple[Gender, ...]
    languages: tuple[str, ...]
    has_interpreters: bool
    nrm: tuple[NrmStatus, ...]
    reach: Reach
    areas: tuple[str, ...]
    address: str
    how_to_refer: str
    may_refer_self: bool
    capacity: str
    capacity_on: date | None
    verified_on: date | None
    is_demonstration: bool
