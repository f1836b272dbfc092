"""Reading plans for reception centres and emergency accommodation, with their partners."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import case, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.rules import Presence, ReceptionStatus

_NO_PLAN = "We could not find that plan among yours."
_IN_ORDER = (
    ReceptionPartner.presence == Presence.ON_CALL,
    ReceptionPartner.position,
    ReceptionPartner.title,
)


def receptions(statuses: Collection[ReceptionStatus]) -> list[Reception]:
    """Plans that stand in one of these ways: open ones first, then planned ones, then the latest closed."""
    order = {ReceptionStatus.OPENED: 0, ReceptionStatus.PLANNED: 1}
    first = case({status.value: place for status, place in order.items()}, value=Reception.status, else_=2)
    wanted = select(Reception).where(Reception.status.in_(statuses))
    newest = (first, Reception.closed_on.desc(), Reception.title, Reception.id)
    return list(db.session.scalars(wanted.order_by(*newest)))


def get_reception(reception_id: UUID) -> Reception:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    reception = db.session.scalar(select(Reception).where(Reception.id == reception_id))
    if reception is None:
        raise NotFound(_NO_PLAN)
    return reception


def get_reception_to_change(reception_id: UUID) -> Reception:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Reception).where(Reception.id == reception_id).with_for_update()
    reception = db.session.scalar(statement.execution_options(populate_existing=True))
    if reception is None:
        raise NotFound(_NO_PLAN)
    return reception


def started_from(template_id: UUID) -> list[Reception]:
    """The plans that were started from a template, newest first."""
    wanted = select(Reception).where(Reception.template_id == template_id)
    return list(db.session.scalars(wanted.order_by(Reception.created_at.desc(), Reception.id)))


def partners_of(reception_id: UUID) -> list[ReceptionPartner]:
    """Its partners in order, those who are there before those on call."""
    wanted = select(ReceptionPartner).where(ReceptionPartner.reception_id == reception_id)
    return list(db.session.scalars(wanted.order_by(*_IN_ORDER)))


def get_partner(reception_id: UUID, partner_id: UUID) -> ReceptionPartner:
    """One partner of one plan; NotFound otherwise."""
    wanted = (ReceptionPartner.reception_id == reception_id, ReceptionPartner.id == partner_id)
    partner = db.session.scalar(select(ReceptionPartner).where(*wanted))
    if partner is None:
        raise NotFound("We could not find that partner of the plan.")
    return partner
