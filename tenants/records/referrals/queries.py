"""Reading entries of the log, one by one and as they can be counted."""

from dataclasses import fields
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.referrals.entries import Entry, types_of
from tenants.records.referrals.models import Referral

_NO_REFERRAL = "We could not find that referral in your log."
_OF_ENTRY = tuple(each.name for each in fields(Entry) if each.name != "types")


def get_referral(referral_id: UUID) -> Referral:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Referral).where(Referral.id == referral_id))
    if found is None:
        raise NotFound(_NO_REFERRAL)
    return found


def get_referral_to_change(referral_id: UUID) -> Referral:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Referral).where(Referral.id == referral_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NO_REFERRAL)
    return found


def get_types(referral_id: UUID) -> tuple[str, ...]:
    """The exploitation types of one entry."""
    return types_of([referral_id]).get(referral_id, ())


def as_entry(referral: Referral) -> Entry:
    """One record as it is counted."""
    values = {name: getattr(referral, name) for name in _OF_ENTRY}
    return Entry(types=get_types(referral.id), **values)
