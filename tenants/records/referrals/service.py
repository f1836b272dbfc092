"""Logging a referral, changing what is said of it, writing decisions down, and taking an entry out."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from tenants import clock
from tenants.audit import service as audit
from tenants.counting.standard import Standard
from tenants.database import db
from tenants.errors import FieldError
from tenants.guidance.models import ContactService, FirstResponder
from tenants.holding_nobody import must_hold_nobody
from tenants.records.referrals.completeness import LeavesOut, score
from tenants.records.referrals.details import ReferralDetails, details_of
from tenants.records.referrals.entries import types_of
from tenants.records.referrals.models import Referral, ReferralType
from tenants.records.referrals.owed import forget_reconsideration, owe_reconsideration
from tenants.records.referrals.settings import LogSettings, log_settings

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What was decided about an NRM referral, by whom and when."""

    decision_maker: str = ""
    reasonable_on: date | None = None
    reasonable_outcome: str = ""
    conclusive_on: date | None = None
    conclusive_outcome: str = ""
    reconsidered_stage: str = ""
    reconsideration_asked_on: date | None = None
    reconsidered_on: date | None = None
    reconsidered_outcome: str = ""


def log_referral(
    details: ReferralDetails,
    *,
    standard: Standard,
    by: UUID | None,
    today: date,
    key_hash: str | None = None,
    import_id: UUID | None = None,
    is_demonstration: bool = False,
    settings: LogSettings | None = None,
) -> Referral:
    """Adds an entry to the log, made under the edition `standard`.

    Whoever adds many passes the tenant's settings, which are read otherwise.
    """
    details.check(standard, today=today)
    _must_be_known(details)
    referral = Referral(id=uuid4(), created_at=clock.now(), logged_by_id=by, import_id=import_id)
    referral.key_hash, referral.is_demonstration = key_hash or None, is_demonstration
    _write(referral, details, standard, settings or log_settings())
    db.session.add(referral)
    audit.record("referral:logged", referral, by=by)
    db.session.flush()
    _add_types(referral, details.types)
    owe_reconsideration(referral, by=by, today=today)
    return referral


def change_referral(
    referral: Referral,
    details: ReferralDetails,
    *,
    standard: Standard,
    by: UUID,
    today: date,
    key_hash: str | None = None,
) -> None:
    """Changes what an entry says; `key_hash` None keeps the key that it has, and "" takes it away."""
    before = details_of(referral, types_of([referral.id]).get(referral.id, ()))
    details.check(standard, today=today, before=before)
    _must_be_known(details)
    if key_hash is not None:
        referral.key_hash = key_hash or None
    _write(referral, details, standard, log_settings())
    audit.record("referral:changed", referral, by=by)
    db.session.flush()
    _change_types(referral, before.types, details.types)
    owe_reconsideration(referral, by=by, today=today)


def record_decision(
    referral: Referral, decisions: Decisions, *, standard: Standard, by: UUID, today: date
) -> None:
    """Writes down what was decided, and leaves the rest of the entry as it is."""
    stands = details_of(referral, types_of([referral.id]).get(referral.id, ()))
    change_referral(referral, replace(stands, **asdict(decisions)), standard=standard, by=by, today=today)


def remove_referral(referral: Referral, because: str, *, by: UUID) -> None:
    """Takes an entry out for good; the audit keeps that it was there and why it went."""
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    must_hold_nobody("reason", reason)
    forget_reconsideration(referral, by=by)
    audit.record("referral:removed", referral, by=by, because=reason)
    db.session.execute(delete(ReferralType).where(ReferralType.referral_id == referral.id))
    db.session.delete(referral)
    db.session.flush()


def completeness_of(details: ReferralDetails, standard: Standard, settings: LeavesOut) -> int:
    """How complete an entry is, in per cent: what is kept with it."""
    return score(asdict(details), standard, settings).percent


def _write(referral: Referral, details: ReferralDetails, standard: Standard, settings: LogSettings) -> None:
    details.write_on(referral)
    referral.completeness = completeness_of(details, standard, settings)
    referral.standard_key, referral.updated_at = standard.key, clock.now()


def _must_be_known(details: ReferralDetails) -> None:
    """The service and the first responder are in the portal's own lists."""
    if details.responder_key and not _is_there(FirstResponder, details.responder_key):
        raise FieldError("responder_key", "First responder: choose from the list.")
    if details.service_key and not _is_there(ContactService, details.service_key):
        raise FieldError("service_key", "Service: choose from the list.")


def _is_there(model: type[FirstResponder] | type[ContactService], key: str) -> bool:
    return db.session.scalar(select(model.key).where(model.key == key)) is not None


def _add_types(referral: Referral, types: tuple[str, ...]) -> None:
    db.session.add_all(ReferralType(referral_id=referral.id, type_key=key) for key in dict.fromkeys(types))
    db.session.flush()


def _change_types(referral: Referral, before: tuple[str, ...], now: tuple[str, ...]) -> None:
    if set(before) == set(now):
        return
    db.session.execute(delete(ReferralType).where(ReferralType.referral_id == referral.id))
    _add_types(referral, now)
