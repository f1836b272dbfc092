"""Loads three years of an authority's referral log, invented and labelled so, in bulk."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from tenants.authorities.models import TenantKind
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.fence import insert_many
from tenants.records.referrals.completeness import score
from tenants.records.referrals.decided import negative_that_stands
from tenants.records.referrals.models import Referral, ReferralType
from tenants.records.referrals.owed import owe_reconsideration
from tenants.records.referrals.rules import Outcome
from tenants.records.referrals.settings import LogSettings, set_log
from workflows.demonstration.invented_referrals import Care, Values, invent
from workflows.demonstration.people import House
from workflows.demonstration.referral_shape import YEARS, Arrival, arrivals
from workflows.published_standards.by_day import standards_between

_AT = time(16, 50, tzinfo=UTC)
_MAY_BE_ASKED = 30
_MOST_DAYS_LATER = 9  # until somebody writes it down

Row = dict[str, Any]


def load_referrals(house: House, today: date) -> None:
    """Fills the open tenant's log when it is an authority's: the same for the same day, whenever it is."""
    if house.tenant.kind != TenantKind.AUTHORITY:
        return
    rows, types = _rows(house.tenant.slug, house.lead_id, today)
    insert_many(Referral, rows)
    insert_many(ReferralType, types)
    _owe_what_is_open(house, today)


def _owe_what_is_open(house: House, today: date) -> None:
    """Lets the lead's post be reminded of the negative decisions of late that may be asked about."""
    held = (title for title, holder_id in house.holders.items() if holder_id == house.lead_id)
    led = house.post_ids.get(next(held, ""))
    set_log(LogSettings(owner_post_id=led), by=house.lead_id)
    since = today - timedelta(days=_MAY_BE_ASKED)
    lately = or_(Referral.reasonable_on >= since, Referral.conclusive_on >= since)
    negative = or_(
        Referral.reasonable_outcome == Outcome.NEGATIVE, Referral.conclusive_outcome == Outcome.NEGATIVE
    )
    for referral in db.session.scalars(select(Referral).where(lately, negative)):
        if negative_that_stands(referral):
            owe_reconsideration(referral, by=None, today=today)


def _rows(slug: str, lead_id: UUID, today: date) -> tuple[list[Row], list[Row]]:
    rng = Random(f"{slug} {today.isoformat()}")  # noqa: S311 - invents, and keeps no secret
    care = Care.of(slug, rng)
    standard = standards_between(today - timedelta(days=366 * YEARS), today)
    rows: list[Row] = []
    types: list[Row] = []
    for arrival in arrivals(slug, today, rng):
        values, its_types = invent(arrival, slug, care, today, rng)
        row = _row(values, its_types, arrival, standard(values["referred_on"]), rng)
        row["logged_by_id"] = lead_id
        rows.append(row)
        types.extend({"referral_id": row["id"], "type_key": key} for key in its_types)
    return rows, types


def _row(values: Values, types: tuple[str, ...], arrival: Arrival, standard: Standard, rng: Random) -> Row:
    later = timedelta(days=rng.randint(0, _MOST_DAYS_LATER))
    written_at = datetime.combine(arrival.on + later, _AT)
    return {
        **values,
        "id": UUID(int=rng.getrandbits(128), version=4),
        "completeness": score({**values, "types": types}, standard, LogSettings()).percent,
        "standard_key": standard.key,
        "is_demonstration": True,
        "version": 1,
        "created_at": written_at,
        "updated_at": written_at,
    }
