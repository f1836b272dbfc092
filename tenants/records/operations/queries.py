"""Reading operations, with who took part, what they were about, and who was arrested."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.operations.models import (
    Agency,
    Operation,
    OperationAgency,
    OperationArrest,
    OperationTag,
)
from tenants.records.operations.rules import ArrestKind, Tagged

_NO_OPERATION = "We could not find that operation among yours."


def get_operation(operation_id: UUID) -> Operation:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    operation = db.session.scalar(select(Operation).where(Operation.id == operation_id))
    if operation is None:
        raise NotFound(_NO_OPERATION)
    return operation


def get_operation_to_change(operation_id: UUID) -> Operation:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Operation).where(Operation.id == operation_id).with_for_update()
    operation = db.session.scalar(statement.execution_options(populate_existing=True))
    if operation is None:
        raise NotFound(_NO_OPERATION)
    return operation


def operations_between(starts_on: date, ends_on: date) -> list[Operation]:
    """Every operation held on these days or between, oldest first."""
    within = Operation.held_on.between(starts_on, ends_on)
    statement = select(Operation).where(within).order_by(Operation.held_on, Operation.title, Operation.id)
    return list(db.session.scalars(statement))


def newest_operations(most: int, *, besides: UUID | None = None) -> list[Operation]:
    """The latest, newest first; with the one that is named `besides`, however old."""
    newest = select(Operation).order_by(Operation.held_on.desc(), Operation.title)
    found = list(db.session.scalars(newest.limit(most)))
    if besides is not None and all(each.id != besides for each in found):
        found.append(get_operation(besides))
    return found


def find_first_day() -> date | None:
    """The day of the earliest operation; None while there is none."""
    return db.session.scalar(select(func.min(Operation.held_on)))


def agencies_in(operation_ids: Collection[UUID]) -> list[OperationAgency]:
    """Who took part in each of these."""
    if not operation_ids:
        return []
    part = select(OperationAgency).where(OperationAgency.operation_id.in_(operation_ids))
    return list(db.session.scalars(part))


def tags_in(operation_ids: Collection[UUID]) -> dict[Tagged, dict[UUID, tuple[str, ...]]]:
    """What each of these was about: list by list, the keys of every operation that names some."""
    found: dict[Tagged, defaultdict[UUID, list[str]]] = {each: defaultdict(list) for each in Tagged}
    if operation_ids:
        tags = select(OperationTag).where(OperationTag.operation_id.in_(operation_ids))
        for tag in db.session.scalars(tags.order_by(OperationTag.key)):
            found[Tagged(tag.tagged)][tag.operation_id].append(tag.key)
    return {tagged: {key: tuple(keys) for key, keys in by_id.items()} for tagged, by_id in found.items()}


def arrests_in(operation_ids: Collection[UUID]) -> dict[UUID, dict[ArrestKind, int]]:
    """Who was arrested in each of these, by kind; a kind that is missing is not known."""
    found: defaultdict[UUID, dict[ArrestKind, int]] = defaultdict(dict)
    if operation_ids:
        arrests = select(OperationArrest).where(OperationArrest.operation_id.in_(operation_ids))
        for each in db.session.scalars(arrests):
            found[each.operation_id][ArrestKind(each.kind)] = each.people
    return dict(found)


def agencies(*, with_ended: bool = False) -> list[Agency]:
    """The tenant's agencies by name; those that have ended only when asked for."""
    statement = select(Agency).order_by(func.lower(Agency.title), Agency.title)
    if not with_ended:
        statement = statement.where(Agency.ended_on.is_(None))
    return list(db.session.scalars(statement))


def get_agency(agency_id: UUID) -> Agency:
    """The tenant's; NotFound otherwise."""
    agency = db.session.scalar(select(Agency).where(Agency.id == agency_id))
    if agency is None:
        raise NotFound("We could not find that agency among yours.")
    return agency


def times_taken_part() -> dict[UUID, int]:
    """In how many operations each agency took part."""
    counted = select(OperationAgency.agency_id, func.count()).group_by(OperationAgency.agency_id)
    return {agency_id: count for agency_id, count in db.session.execute(counted)}
