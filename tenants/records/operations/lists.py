"""The operations of a tenant as people go through them: filtered, counted, and as rows to be taken out."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select

from tenants.database import db
from tenants.records.operations.models import Agency, Operation, OperationAgency, OperationTag
from tenants.records.operations.queries import arrests_in, tags_in
from tenants.records.operations.rules import ArrestKind, OperationKind, Tagged

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class OperationFilter:
    """What the list shows; each field is one parameter of the page's address."""

    starts_on: date | None = None
    ends_on: date | None = None
    kind: OperationKind | None = None
    type_key: str = ""
    premises: str = ""
    sector: str = ""
    agency_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An agency that took part in an operation; interventions that are None are not known."""

    title: str
    interventions: int | None


@dataclass(frozen=True, slots=True)
class ListedOperation:
    """An operation with everything that belongs to it."""

    operation: Operation
    parts: tuple[Part, ...]
    types: tuple[str, ...]
    sectors: tuple[str, ...]
    premises: tuple[str, ...]
    arrests: Mapping[ArrestKind, int]

    @property
    def interventions(self) -> int | None:
        """All that are known; None when no agency said."""
        known = [each.interventions for each in self.parts if each.interventions is not None]
        return sum(known) if known else None

    @property
    def arrested(self) -> int | None:
        """Everybody who was arrested; None when nothing is said of it."""
        return sum(self.arrests.values()) if self.arrests else None


def page_of_operations(wanted: OperationFilter, offset: int, limit: int) -> list[ListedOperation]:
    """Some of the list, newest first; four statements."""
    return with_parts(list(db.session.scalars(_newest_first(wanted).offset(offset).limit(limit))))


def all_operations(wanted: OperationFilter) -> list[ListedOperation]:
    """The whole list, newest first."""
    return with_parts(list(db.session.scalars(_newest_first(wanted))))


def count_listed(wanted: OperationFilter) -> int:
    """How many the list has."""
    counted = select(func.count()).select_from(Operation).where(*_conditions(wanted))
    return db.session.scalar(counted) or 0


def with_parts(operations: Collection[Operation]) -> list[ListedOperation]:
    """These, each with what stands in other tables, in the same order."""
    ids = [each.id for each in operations]
    tags, arrests, parts = tags_in(ids), arrests_in(ids), _parts(ids)
    return [
        ListedOperation(
            operation=each,
            parts=tuple(parts.get(each.id, ())),
            types=tags[Tagged.TYPE].get(each.id, ()),
            sectors=tags[Tagged.SECTOR].get(each.id, ()),
            premises=tags[Tagged.PREMISES].get(each.id, ()),
            arrests=arrests.get(each.id, {}),
        )
        for each in operations
    ]


def _parts(operation_ids: Collection[UUID]) -> dict[UUID, list[Part]]:
    found: defaultdict[UUID, list[Part]] = defaultdict(list)
    if not operation_ids:
        return found
    took_part = OperationAgency.operation_id, Agency.title, OperationAgency.interventions
    joined = select(*took_part).join(Agency, Agency.id == OperationAgency.agency_id)
    wanted = joined.where(OperationAgency.operation_id.in_(operation_ids))
    for operation_id, title, interventions in db.session.execute(wanted.order_by(Agency.title)):
        found[operation_id].append(Part(title, interventions))
    return found


def _newest_first(wanted: OperationFilter) -> Select[Operation]:
    statement = select(Operation).where(*_conditions(wanted))
    return statement.order_by(Operation.held_on.desc(), Operation.title, Operation.id)


def _conditions(wanted: OperationFilter) -> list[ColumnElement[bool]]:
    tags = (
        (Tagged.TYPE, wanted.type_key),
        (Tagged.PREMISES, wanted.premises),
        (Tagged.SECTOR, wanted.sector),
    )
    found: list[Any] = [_has_tag(tagged, key) for tagged, key in tags if key]
    if wanted.starts_on is not None:
        found.append(Operation.held_on >= wanted.starts_on)
    if wanted.ends_on is not None:
        found.append(Operation.held_on <= wanted.ends_on)
    if wanted.kind is not None:
        found.append(Operation.kind == wanted.kind)
    if wanted.agency_id is not None:
        part = (OperationAgency.operation_id == Operation.id, OperationAgency.agency_id == wanted.agency_id)
        found.append(exists().where(*part))
    return found


def _has_tag(tagged: Tagged, key: str) -> ColumnElement[bool]:
    return exists().where(
        OperationTag.operation_id == Operation.id, OperationTag.tagged == tagged, OperationTag.key == key
    )
