"""Adds what was looked at to the referral log: all of it in one go, or none."""

import hashlib
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, NotFound, WrongState
from tenants.holding_nobody import seen_in
from tenants.records.referrals.details import EARLIEST
from tenants.records.referrals.models import ReferralImport
from tenants.records.referrals.service import log_referral
from tenants.records.referrals.settings import log_settings
from workflows.published_standards.by_day import standards_between
from workflows.referral_import.lines import Line

MOST_ROWS = 2_000


def digest_of(content: bytes) -> str:
    """By what the same spreadsheet is known again."""
    return hashlib.sha256(content).hexdigest()


def must_be_new(digest: str) -> None:
    """FieldError("file") when the very same spreadsheet was read in before."""
    before = db.session.scalar(select(ReferralImport).where(ReferralImport.digest == digest))
    if before is not None:
        on = format_day(clock.london(before.added_at).date())
        raise FieldError("file", f"This very spreadsheet was read in on {on}. Choose another one.")


def add_all(lines: tuple[Line, ...], file_name: str, digest: str, *, by: UUID, today: date) -> ReferralImport:
    """Logs every line; FieldError when the same spreadsheet was read in before."""
    must_be_new(digest)
    if not lines:
        raise WrongState("There is nothing to add from this spreadsheet.")
    reading = ReferralImport(
        id=uuid4(),
        title=_title_of(file_name, today),
        rows=len(lines),
        added_by_id=by,
        added_at=clock.now(),
    )
    db.session.add(reading)
    audit.record("referrals:read-in", reading, by=by)
    reading.digest = digest  # after the audit, which outlives the entries and need not know their file again
    db.session.flush()
    standard_of, settings = standards_between(EARLIEST, today), log_settings()
    for line in lines:
        log_referral(
            line.details,
            standard=standard_of(line.details.referred_on or today),
            by=by,
            today=today,
            key_hash=line.key_hash,
            import_id=reading.id,
            settings=settings,
        )
    return reading


def _title_of(file_name: str, today: date) -> str:
    """The file's name; or, where it could show who somebody is, the day."""
    return f"Spreadsheet of {format_day(today)}" if seen_in(file_name) else file_name[:200]


def get_import(import_id: UUID) -> ReferralImport:
    """The spreadsheet that was read in; NotFound when there is none of this tenant's."""
    found = db.session.scalar(select(ReferralImport).where(ReferralImport.id == import_id))
    if found is None:
        raise NotFound("We could not find that spreadsheet.")
    return found


def imports(limit: int) -> list[ReferralImport]:
    """The spreadsheets that were read in, the newest first."""
    newest = select(ReferralImport).order_by(ReferralImport.added_at.desc(), ReferralImport.id)
    return list(db.session.scalars(newest.limit(limit)))
