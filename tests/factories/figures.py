"""Fills a borough's log for its figures, and shares a closed year of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tenants import clock
from tenants.fence import insert_many
from tenants.records.referrals.models import Referral, ReferralType
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.figures.periods import closed_years, year_from
from workflows.figures.sharing import share

_TYPES = (("labour",), ("criminal",), ("sexual",), ("labour", "criminal"), ("unknown",))
_AGES = ("adult", "adult", "child", "adult", "disputed", "adult", "child")
_PLACES = ("here", "here", "london", "unknown", "")


def entry(referred_on: date, *types: str, **changes: Any) -> dict[str, Any]:
    """An entry as a row, an adult referred to the NRM unless `changes` say otherwise; with its types."""
    usual = {
        "id": uuid4(),
        "referred_on": referred_on,
        "route": "nrm",
        "age_band": "adult",
        "completeness": 60,
        "standard_key": "portal/2026",
        "version": 1,
        "created_at": clock.now(),
        "updated_at": clock.now(),
        "types": types or ("labour",),
    }
    return usual | changes


def fill_log(rows: Sequence[dict[str, Any]]) -> None:
    """Logs the entries in one go; inside the tenant's scope, with the guidance loaded."""
    names = {name for row in rows for name in row} - {"types"}
    empty = {name: next(row[name] for row in rows if name in row) for name in names}
    blank = {
        name: "" if isinstance(value, str) and not name.endswith("_key") else None
        for name, value in empty.items()
    }
    insert_many(Referral, [{**blank, **{name: row[name] for name in row if name != "types"}} for row in rows])
    types = [{"referral_id": row["id"], "type_key": key} for row in rows for key in row["types"]]
    insert_many(ReferralType, types)


def some_entries(first: int, count: int) -> list[dict[str, Any]]:
    """As many entries as asked for, spread over the year from April `first`, of every sort in turn."""
    starts_on = year_from(first).starts_on
    rows = []
    for number in range(count):
        month = starts_on.month - 1 + number % 12
        day = date(starts_on.year + month // 12, month % 12 + 1, 1 + number % 28)
        kind = {"age_band": _AGES[number % len(_AGES)], "place": _PLACES[number % len(_PLACES)]}
        kind["route"] = "nrm" if number % 13 else "dtn"
        rows.append(entry(day, *_TYPES[number % len(_TYPES)], **kind))
    return rows


def furnish_figures(borough: Borough) -> UUID:
    """A log of the last two closed years, of which the later is shared; the id of that."""
    make_guidance()
    today = clock.today()
    last, *_rest = closed_years(today.replace(year=today.year - 3), today)
    fill_log([*some_entries(last - 1, 30), *some_entries(last, 26)])
    return share(last, by=borough.lead.id, today=today).id
