"""Making a template or a plan, opening and closing it, and calling it off."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.holding_nobody import must_hold_nobody
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.operations.queries import get_operation
from tenants.records.receptions.details import LONGEST, Closing, ReceptionDetails
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.owed import (
    open_debrief_due_on,
    owe_debrief,
    settle_debrief,
    tell_of_change,
)
from tenants.records.receptions.queries import partners_of
from tenants.records.receptions.rules import IN_USE, STANDING, ReceptionKind, ReceptionStatus

LONGEST_REASON = 280


def make_template(
    details: ReceptionDetails, owner: Owner, *, by: UUID | None, is_demonstration: bool = False
) -> Reception:
    """Keeps a template, from which plans are started when they are needed."""
    return _make(details, owner, ReceptionStatus.TEMPLATE, None, is_demonstration, by)


def start_plan(
    details: ReceptionDetails,
    owner: Owner,
    *,
    template: Reception | None = None,
    by: UUID | None,
    is_demonstration: bool = False,
) -> Reception:
    """Starts a plan; from a template it takes over the partners, none of them confirmed yet."""
    if template is not None and template.status != ReceptionStatus.TEMPLATE:
        raise WrongState("Plans are started from templates. Choose a template that is still in use.")
    reception = _make(details, owner, ReceptionStatus.PLANNED, template, is_demonstration, by)
    if template is not None:
        _copy_partners(template, reception)
    return reception


def keep_as_template(reception: Reception, title: str, *, by: UUID | None) -> Reception:
    """Keeps a plan, with what was learned by using it, as a template for the next time."""
    details = replace(details_of(reception, title=title, operation_id=None), note="")
    template = make_template(details, Owner.of(reception), by=by, is_demonstration=reception.is_demonstration)
    _copy_partners(reception, template)
    return template


def edit_reception(reception: Reception, details: ReceptionDetails, owner: Owner, *, by: UUID | None) -> None:
    """Changes the plan; one that has closed stays as it was."""
    if reception.status not in STANDING:
        raise WrongState("This plan is over, so it stays as it was. Keep it as a template to go on with it.")
    _check(details)
    if owner != Owner.of(reception):
        must_be_ours(owner)
    details.write_on(reception)
    reception.owner_post_id, reception.owner_person_id = owner
    _keep("reception:edited", reception, by)
    tell_of_change(reception, by=by)


def tick_checklist(reception: Reception, ready: Collection[int], *, by: UUID | None) -> None:
    """Says which lines of the checklist are ready, by their place in it."""
    _must_be_in_use(reception)
    reception.checklist = [
        {"words": item["words"], "is_ready": place in ready} for place, item in enumerate(reception.checklist)
    ]
    _keep("reception:checked", reception, by, ready=[item["words"] for item in _ready(reception)])


def open_reception(reception: Reception, on: date | None, *, by: UUID | None, today: date) -> None:
    """It is open from this day."""
    if reception.status != ReceptionStatus.PLANNED:
        raise WrongState("Only a plan that has not opened yet can be opened.")
    if on is None:
        raise FieldError("opened_on", "Enter the day on which it opened.")
    if on > today:
        raise FieldError("opened_on", "This day has not come yet. Open it on the day itself.")
    reception.status, reception.opened_on = ReceptionStatus.OPENED, on
    _keep("reception:opened", reception, by)


def close_reception(reception: Reception, closing: Closing, *, by: UUID | None, today: date) -> None:
    """It is over: what came of it is kept in counts, and a debrief is owed."""
    if reception.status != ReceptionStatus.OPENED or reception.opened_on is None:
        raise WrongState("Only a plan that is open can be closed.")
    closing.check(reception.opened_on, today=today)
    closing.write_on(reception)
    reception.status = ReceptionStatus.CLOSED
    _keep("reception:closed", reception, by)
    owe_debrief(reception, by=by)


def correct_closing(reception: Reception, closing: Closing, *, by: UUID | None, today: date) -> None:
    """Mends what was said of one that has closed; an open debrief moves with the day of closing."""
    if reception.status != ReceptionStatus.CLOSED or reception.opened_on is None:
        raise WrongState("Only what was said of a closed plan can be corrected here.")
    closing.check(reception.opened_on, today=today)
    closed_on = reception.closed_on
    closing.write_on(reception)
    _keep("reception:corrected", reception, by)
    if reception.closed_on != closed_on:
        _move_debrief(reception, by)


def call_off(reception: Reception, because: str, *, by: UUID | None) -> None:
    """A plan is not opened, or a template is used no more; nothing is owed about it."""
    if reception.status not in (ReceptionStatus.PLANNED, ReceptionStatus.TEMPLATE):
        raise WrongState("Only a plan that has not opened, or a template, can be called off.")
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    must_hold_nobody("reason", reason)
    reception.status = ReceptionStatus.ENDED
    _keep("reception:called-off", reception, by, reason=reason)
    settle_debrief(reception, by=by, because=reason)


def details_of(
    reception: Reception, *, title: str | None = None, operation_id: UUID | None
) -> ReceptionDetails:
    """What a plan says, as it would be typed; under another name if one is given."""
    names = ("places", "nights", "cost_per_night", "other_costs", *(set(LONGEST) - {"title"}))
    return ReceptionDetails(
        title=reception.title if title is None else title,
        kind=ReceptionKind(reception.kind),
        checklist=tuple(item["words"] for item in reception.checklist),
        operation_id=operation_id,
        **{name: getattr(reception, name) for name in names},
    )


def _make(
    details: ReceptionDetails,
    owner: Owner,
    status: ReceptionStatus,
    template: Reception | None,
    is_demonstration: bool,
    by: UUID | None,
) -> Reception:
    _check(details)
    must_be_ours(owner)
    now = clock.now()
    reception = Reception(id=uuid4(), status=status, checklist=[], created_at=now, updated_at=now)
    reception.template_id = template.id if template else None
    reception.is_demonstration = is_demonstration
    details.write_on(reception)
    reception.owner_post_id, reception.owner_person_id = owner
    db.session.add(reception)
    event = "reception:template-made" if status == ReceptionStatus.TEMPLATE else "reception:planned"
    _keep(event, reception, by)
    return reception


def _check(details: ReceptionDetails) -> None:
    details.check()
    if details.operation_id is not None:
        get_operation(details.operation_id)


def _copy_partners(source: Reception, target: Reception) -> None:
    for each in partners_of(source.id):
        copy = ReceptionPartner(id=uuid4(), reception_id=target.id, is_confirmed=False)
        copy.title, copy.does, copy.presence = each.title, each.does, each.presence
        copy.position = each.position
        db.session.add(copy)
    db.session.flush()


def _move_debrief(reception: Reception, by: UUID | None) -> None:
    """Only while it is still owed: one that is done is not opened again."""
    if open_debrief_due_on(reception) is not None:
        owe_debrief(reception, by=by)


def _ready(reception: Reception) -> list[dict[str, Any]]:
    return [item for item in reception.checklist if item["is_ready"]]


def _must_be_in_use(reception: Reception) -> None:
    if reception.status not in IN_USE:
        raise WrongState("The checklist is ticked while a plan is planned or open.")


def _keep(event: str, reception: Reception, by: UUID | None, **extra: object) -> None:
    reception.updated_at = clock.now()
    audit.record(event, reception, by=by, **extra)
    db.session.flush()
