"""Logging an operation, changing it, and taking out one that was logged by mistake."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete

from tenants import clock
from tenants.audit import service as audit
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.holding_nobody import must_hold_nobody
from tenants.records.operations.agencies import find_or_add_agency
from tenants.records.operations.details import NUMBERS, OperationDetails, TookPart
from tenants.records.operations.models import Operation, OperationAgency, OperationArrest, OperationTag
from tenants.records.operations.naming import receptions_of, reviews_of
from tenants.records.operations.queries import agencies_in, arrests_in, get_agency, tags_in
from tenants.records.operations.rules import OperationKind, Tagged

LONGEST_REASON = 280


def log_operation(
    details: OperationDetails,
    *,
    standard: Standard,
    sectors: Collection[str],
    by: UUID | None,
    today: date,
    is_demonstration: bool = False,
) -> Operation:
    """Adds an operation with everything it says; agencies that are new come onto the council's list."""
    details.check(standard, sectors, today=today)
    now = clock.now()
    operation = Operation(id=uuid4(), is_demonstration=is_demonstration, created_at=now, updated_at=now)
    details.write_on(operation)
    db.session.add(operation)
    part = _agencies(details, by)
    audit.record("operation:logged", operation, by=by, **_said(details, part))
    db.session.flush()
    _write_parts(operation.id, details, part)
    return operation


def change_operation(
    operation: Operation,
    details: OperationDetails,
    *,
    standard: Standard,
    sectors: Collection[str],
    by: UUID | None,
    today: date,
) -> None:
    """Puts what is typed now in the place of what stood there."""
    details.check(standard, sectors, today=today)
    details.write_on(operation)
    operation.updated_at = clock.now()
    part = _agencies(details, by)
    audit.record("operation:changed", operation, by=by, **_said(details, part))
    db.session.flush()
    _clear_parts(operation.id)
    _write_parts(operation.id, details, part)


def remove_operation(operation: Operation, because: str, *, by: UUID | None) -> None:
    """Takes out one that was logged by mistake; the activity keeps that it was there, and why it went.

    WrongState while a reception plan or a review names it.
    """
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    must_hold_nobody("reason", reason)
    for words, naming in (("reception plan", receptions_of), ("review", reviews_of)):
        if naming(operation.id):
            raise WrongState(f"A {words} belongs to this operation. Take the operation off it first.")
    audit.record("operation:removed", operation, by=by, reason=reason)
    _clear_parts(operation.id)
    db.session.delete(operation)
    db.session.flush()


def details_of(operation: Operation) -> OperationDetails:
    """What an operation says, as it would be typed."""
    tags, part = tags_in([operation.id]), agencies_in([operation.id])
    return OperationDetails(
        title=operation.title,
        kind=OperationKind(operation.kind),
        held_on=operation.held_on,
        ended_on=operation.ended_on,
        ward=operation.ward,
        agencies=tuple(TookPart(each.agency_id, "", each.interventions) for each in part),
        types=tags[Tagged.TYPE].get(operation.id, ()),
        sectors=tags[Tagged.SECTOR].get(operation.id, ()),
        premises=tags[Tagged.PREMISES].get(operation.id, ()),
        arrests=arrests_in([operation.id]).get(operation.id, {}),
        note=operation.note,
        **{name: getattr(operation, name) for name in NUMBERS},
    )


def _agencies(details: OperationDetails, by: UUID | None) -> dict[UUID, tuple[str, int | None]]:
    """Each agency once, by its id, with its name and interventions; the last word counts."""
    found: dict[UUID, tuple[str, int | None]] = {}
    for each in details.agencies:
        agency = get_agency(each.agency_id) if each.agency_id else find_or_add_agency(each.title, by=by)
        found[agency.id] = (agency.title, each.interventions)
    return found


def _said(details: OperationDetails, part: dict[UUID, tuple[str, int | None]]) -> dict[str, Any]:
    """What stands in other tables, for the activity."""
    words: dict[int | None, str] = {None: "not known"}
    took_part = sorted(f"{title}: {words.get(number, str(number))}" for title, number in part.values())
    said = {"agencies": took_part, "exploitation": list(details.types), "sectors": list(details.sectors)}
    arrests = [f"{kind.value}: {people}" for kind, people in details.arrests.items()]
    return {**said, "premises": list(details.premises), "arrests": arrests}


def _clear_parts(operation_id: UUID) -> None:
    for part in (OperationAgency, OperationTag, OperationArrest):
        db.session.execute(delete(part).where(part.operation_id == operation_id))


def _write_parts(
    operation_id: UUID, details: OperationDetails, part: dict[UUID, tuple[str, int | None]]
) -> None:
    about = {Tagged.TYPE: details.types, Tagged.SECTOR: details.sectors, Tagged.PREMISES: details.premises}
    db.session.add_all(
        OperationAgency(operation_id=operation_id, agency_id=key, interventions=number)
        for key, (_title, number) in part.items()
    )
    db.session.add_all(
        OperationTag(operation_id=operation_id, tagged=tagged, key=key)
        for tagged, keys in about.items()
        for key in dict.fromkeys(keys)
    )
    db.session.add_all(
        OperationArrest(operation_id=operation_id, kind=kind, people=people)
        for kind, people in details.arrests.items()
    )
    db.session.flush()
