"""Turns what was looked at into sessions with attendance: all of them in one go, or none."""

import hashlib
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.records.training.details import SessionDetails
from tenants.records.training.models import AttendanceImport
from tenants.records.training.names import keep_names
from tenants.records.training.queries import has_names
from tenants.records.training.sessions import log_session, record_attendance
from workflows.attendance_import.preview import Planned, Preview, session_of


def digest_of(content: bytes) -> str:
    """By what the same spreadsheet is known again."""
    return hashlib.sha256(content).hexdigest()


def must_be_new(digest: str) -> None:
    """FieldError("file") when the very same spreadsheet was read in before."""
    before = db.session.scalar(select(AttendanceImport).where(AttendanceImport.digest == digest))
    if before is not None:
        on = format_day(clock.london(before.added_at).date())
        raise FieldError("file", f"This very spreadsheet was read in on {on}. Choose another one.")


def record_all(preview: Preview, file_name: str, digest: str, *, by: UUID) -> AttendanceImport:
    """Records every session of the preview; FieldError when the same spreadsheet was read in before."""
    must_be_new(digest)
    if not preview.sessions:
        raise WrongState("There is nothing to record in this spreadsheet.")
    reading = AttendanceImport(
        id=uuid4(),
        title=file_name[:200],
        digest=digest,
        rows=sum(each.rows for each in preview.sessions),
        people=preview.people,
        added_by_id=by,
        added_at=clock.now(),
    )
    db.session.add(reading)
    audit.record("attendance:read-in", reading, by=by)
    db.session.flush()
    for planned in preview.sessions:
        _record(planned, reading, by)
    return reading


def _record(planned: Planned, reading: AttendanceImport, by: UUID) -> None:
    session = session_of(planned)
    if session is None:
        session = log_session(
            planned.course, planned.held_on, planned.came, SessionDetails(), by=by, import_id=reading.id
        )
    else:
        session.import_id = reading.id
        record_attendance(session, planned.came, by=by)
    if planned.names and has_names():
        keep_names(session, planned.names, by=by)
