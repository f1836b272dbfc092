"""Loads what authorities gave to London: twelve quarters, counted from their logs, in bulk."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from tenants.authorities.models import TenantKind
from tenants.counts import Counts
from tenants.database import db
from tenants.fence import insert_many
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.owed import default_day, owe_look
from tenants.records.contributions.rules import ContributionStatus
from tenants.records.contributions.service import choose, digest_of
from tenants.scope import current_tenant
from workflows.contributions.counting import count
from workflows.contributions.preparing import is_counted, title_of
from workflows.demonstration.invented_counts import invented, is_bare, is_kept_by
from workflows.demonstration.people import House
from workflows.demonstration.referral_shape import CITY
from workflows.register.models import ContributionReceipt
from workflows.register.periods import Quarter, newest_whole
from workflows.releases.measures import MEASURES, Measure, measure

QUARTERS = 12
_IN_A_YEAR = 4
#: Who has not decided on the newest quarter yet, so that both ways can be tried.
UNDECIDED = ("barnet", "bexley")
#: Which authorities leave which measure out, and why.
LEFT_OUT = {
    "croydon": ("checks", "Our register of contracts is being renewed, so these figures would mislead."),
    "kingston-upon-thames": ("training", "Half of our sessions are not in the portal yet."),
}
_PREPARED_DAYS_AGO = 5  # of what is still open
_AT = time(5, 35, tzinfo=UTC)
_BY_HAND = 5  # every so manieth measure was given by the lead before its day

Row = dict[str, Any]


def load_contributions(house: House, today: date) -> None:
    """Gives the figures of the open house when it is an authority's; after everything that is counted."""
    if house.tenant.kind != TenantKind.AUTHORITY:
        return
    slug, newest = house.tenant.slug, newest_whole(today)
    left_out = _leave_out(house, newest)
    rows = []
    for each in MEASURES:
        known = count(each, newest, today)
        for quarter in (newest.before(back) for back in range(QUARTERS)):
            if not is_counted(each, quarter, today):
                continue
            counts = _counts(each, quarter, today, slug, known)
            if counts is not None or each.key == left_out:
                counts = counts or Counts(tuple(part.name for part in each.parts), {})
                rows.append(_row(each, quarter, counts, today, each.key == left_out, slug, house))
    insert_many(Contribution, rows)
    receipts = [_receipt(row) for row in rows if row["decided_on"]]
    db.session.execute(insert(ContributionReceipt), receipts)
    _owe_what_is_open(rows, newest)


def _leave_out(house: House, newest: Quarter) -> str:
    """The key of the measure that the house leaves out; empty for none."""
    key, reason = LEFT_OUT.get(house.tenant.slug, ("", ""))
    if key:
        since_on = newest.before(QUARTERS).starts_on
        choose(key, measure(key).title, True, reason, by=house.lead_id, today=since_on)
    return key


def _counts(each: Measure, quarter: Quarter, today: date, slug: str, known: Counts | None) -> Counts | None:
    """What the records come to; figures of a house that keeps no such records are invented."""
    if each.is_of_people:
        later = quarter.before(-_IN_A_YEAR)  # stands in for a quarter of which the log has only a part
        found = count(each, quarter, today) or (count(each, later, today) if slug != CITY else None)
        return found or Counts(tuple(part.name for part in each.parts), {})
    if known is not None and not (each.is_stock and is_bare(known)):
        return count(each, quarter, today)
    return invented(each, quarter, slug) if is_kept_by(each, slug) else known


def _row(
    each: Measure, quarter: Quarter, counts: Counts, today: date, is_left_out: bool, slug: str, house: House
) -> Row:
    is_open = slug in UNDECIDED and quarter == newest_whole(today) and not is_left_out
    began_on = today - timedelta(days=_PREPARED_DAYS_AGO) if is_open else quarter.ends_on + timedelta(days=1)
    prepared_on = max(min(began_on, today), quarter.ends_on + timedelta(days=1))
    default_on = default_day(prepared_on)
    is_by_hand = (len(slug) + quarter.number) % _BY_HAND == 0 or is_left_out
    return {
        "id": uuid4(),
        "measure_key": each.key,
        "title": title_of(each, quarter),
        "starts_on": quarter.starts_on,
        "ends_on": quarter.ends_on,
        "vintage": 1,
        "status": _status(is_open, is_left_out),
        "dimensions": list(counts.dimensions),
        "rows": [] if is_left_out else counts.rows(),
        "digest": "" if is_left_out else digest_of(counts),
        "prepared_on": prepared_on,
        "default_on": default_on,
        "decided_on": None if is_open else min(prepared_on if is_by_hand else default_on, today),
        "decided_by_id": house.lead_id if is_by_hand and not is_open else None,
        "is_by_default": not is_open and not is_by_hand,
        "is_demonstration": True,
        "version": 1,
        "created_at": datetime.combine(prepared_on, _AT),
    }


def _status(is_open: bool, is_left_out: bool) -> ContributionStatus:
    if is_open:
        return ContributionStatus.PREPARED
    return ContributionStatus.KEPT if is_left_out else ContributionStatus.GIVEN


def _receipt(row: Row) -> Row:
    copied = ("measure_key", "starts_on", "ends_on", "is_by_default", "decided_on")
    return {
        "giver_id": current_tenant(),
        "is_given": row["status"] == ContributionStatus.GIVEN,
        **{name: row[name] for name in copied},
    }


def _owe_what_is_open(rows: list[Row], newest: Quarter) -> None:
    days = [row["default_on"] for row in rows if row["status"] == ContributionStatus.PREPARED]
    if days:
        owe_look(newest.starts_on, newest.key, newest.words, min(days))
