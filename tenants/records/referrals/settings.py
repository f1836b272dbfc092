"""How a tenant keeps its log: what it leaves out, and who is reminded of days to ask by."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.referrals.models import ReferralSettings

#: The fields that a tenant may leave out, each with the column that says so.
LOCAL = {"gender": "has_gender", "nationality_group": "has_nationality"}


@dataclass(frozen=True, slots=True)
class LogSettings:
    """What a tenant chose, or what holds until it chooses."""

    has_gender: bool = True
    has_nationality: bool = True
    owner_post_id: UUID | None = None

    @property
    def left_out(self) -> frozenset[str]:
        """The fields that the tenant does not ask for."""
        return frozenset(key for key, name in LOCAL.items() if not getattr(self, name))


def log_settings() -> LogSettings:
    """The tenant's own."""
    kept = find_settings()
    if kept is None:
        return LogSettings()
    return LogSettings(kept.has_gender, kept.has_nationality, kept.owner_post_id)


def find_settings() -> ReferralSettings | None:
    """The record, once the tenant has chosen anything."""
    return db.session.scalar(select(ReferralSettings))


def set_log(chosen: LogSettings, *, by: UUID) -> None:
    """Keeps what the tenant chose; entries of before stay as they are."""
    if chosen.owner_post_id is not None:
        must_be_ours(Owner(post_id=chosen.owner_post_id))
    kept = find_settings()
    if kept is None:
        kept = ReferralSettings(id=uuid4(), title="Referral log settings")
        db.session.add(kept)
    kept.has_gender, kept.has_nationality = chosen.has_gender, chosen.has_nationality
    kept.owner_post_id = chosen.owner_post_id
    audit.record("referral-settings:set", kept, by=by)
    db.session.flush()
