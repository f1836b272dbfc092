"""Entries of the log as plain values, for whoever counts them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.referrals.models import Referral, ReferralType
from tenants.records.referrals.rules import UNDECIDED

_COLUMNS = (
    "id",
    "referred_on",
    "is_month_only",
    "route",
    "age_band",
    "is_turning_18",
    "gender",
    "nationality_group",
    "place",
    "responder_key",
    "service_key",
    "consent",
    "safeguarding",
    "guardian",
    "support_outside",
    "bridging_nights",
    "decision_maker",
    "reasonable_on",
    "reasonable_outcome",
    "conclusive_on",
    "conclusive_outcome",
    "reconsidered_stage",
    "reconsideration_asked_on",
    "reconsidered_on",
    "reconsidered_outcome",
    "completeness",
    "standard_key",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One referral as it can be counted, without note or key; "" and None are what it does not say."""

    id: UUID
    referred_on: date
    is_month_only: bool
    route: str
    age_band: str
    is_turning_18: bool
    gender: str
    nationality_group: str
    place: str
    responder_key: str | None
    service_key: str | None
    consent: str
    safeguarding: str
    guardian: str
    support_outside: str
    bridging_nights: int | None
    decision_maker: str
    reasonable_on: date | None
    reasonable_outcome: str
    conclusive_on: date | None
    conclusive_outcome: str
    reconsidered_stage: str
    reconsideration_asked_on: date | None
    reconsidered_on: date | None
    reconsidered_outcome: str
    completeness: int
    standard_key: str
    types: tuple[str, ...]

    @property
    def days_to_reasonable(self) -> int | None:
        """Calendar days from referral to the first decision; None without one or when only a month is known.

        Leaving the NRM is no decision, and neither is a decision that was suspended.
        """
        return self._days_to(self.reasonable_on, self.reasonable_outcome)

    @property
    def days_to_conclusive(self) -> int | None:
        """Calendar days from referral to the second decision, in the same way."""
        return self._days_to(self.conclusive_on, self.conclusive_outcome)

    def _days_to(self, decided_on: date | None, outcome: str) -> int | None:
        if decided_on is None or self.is_month_only or outcome in UNDECIDED:
            return None
        return (decided_on - self.referred_on).days


def entries_between(starts_on: date, ends_on: date) -> list[Entry]:
    """Every entry of the tenant referred on these days or between, oldest first."""
    within = (Referral.referred_on >= starts_on, Referral.referred_on <= ends_on)
    columns = [getattr(Referral, name) for name in _COLUMNS]
    rows = db.session.execute(select(*columns).where(*within).order_by(Referral.referred_on, Referral.id))
    return as_entries(row._mapping for row in rows)


def as_entries(rows: Iterable[Mapping[Any, Any]]) -> list[Entry]:
    """The entries of rows of the log's columns, each with its types in order of the alphabet."""
    found = [dict(row) for row in rows]
    types = types_of(row["id"] for row in found)
    return [Entry(**row, types=types.get(row["id"], ())) for row in found]


def types_of(referral_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The exploitation types of each of these."""
    wanted = set(referral_ids)
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    statement = select(ReferralType.referral_id, ReferralType.type_key).order_by(ReferralType.type_key)
    if len(wanted) < _MANY:
        statement = statement.where(ReferralType.referral_id.in_(wanted))
    for referral_id, type_key in db.session.execute(statement):
        if referral_id in wanted:
            found[referral_id].append(type_key)
    return {referral_id: tuple(keys) for referral_id, keys in found.items()}


#: From here on reading all of them is quicker than naming each, and no database limits it.
_MANY = 500
