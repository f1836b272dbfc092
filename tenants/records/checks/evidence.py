"""What a check rests on: a link or a file, kept by an officer or sent by the supplier."""

from urllib.parse import urlsplit
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.checks.details import web_address
from tenants.records.checks.models import CheckEvidence, SupplierCheck
from tenants.records.checks.queries import evidence_of
from tenants.records.files.service import keep_file

MOST_PIECES = 40
_LONGEST_TITLE = 160


def add_evidence_link(
    check: SupplierCheck, title: str, url: str, *, by: UUID | None, is_from_supplier: bool = False
) -> CheckEvidence:
    """Adds a link; FieldError("url") when it is not an ordinary web address."""
    url = web_address(url)
    named = title.strip() or urlsplit(url).hostname or url
    return _add(check, CheckEvidence(title=named, url=url), by, is_from_supplier=is_from_supplier)


def add_evidence_file(
    check: SupplierCheck,
    title: str,
    name: str,
    content: bytes,
    *,
    by: UUID | None,
    is_from_supplier: bool = False,
) -> CheckEvidence:
    """Adds a file after vetting it; FieldError("file") says why one cannot be kept."""
    _must_have_room(check)
    stored = keep_file(name, content, by=by)
    db.session.flush()
    evidence = CheckEvidence(title=title.strip() or stored.name, file_id=stored.id)
    return _add(check, evidence, by, is_from_supplier=is_from_supplier)


def _must_have_room(check: SupplierCheck) -> None:
    if len(evidence_of(check.id)) >= MOST_PIECES:
        raise WrongState(f"A check keeps {MOST_PIECES} links and files at most. Take one away first.")


def _add(
    check: SupplierCheck, evidence: CheckEvidence, by: UUID | None, *, is_from_supplier: bool
) -> CheckEvidence:
    _must_have_room(check)
    evidence.id, evidence.check_id = uuid4(), check.id
    evidence.title = evidence.title[:_LONGEST_TITLE]
    evidence.is_from_supplier, evidence.added_by_id, evidence.added_at = is_from_supplier, by, clock.now()
    db.session.add(evidence)
    audit.record("supplier-check:evidence-added", check, by=by, evidence=evidence.title)
    db.session.flush()
    return evidence


def remove_evidence(check: SupplierCheck, evidence: CheckEvidence, *, by: UUID) -> None:
    """Takes a piece of evidence off a check; the history keeps what it was, and the file stays stored."""
    audit.record("supplier-check:evidence-removed", check, by=by, evidence=evidence.title)
    db.session.delete(evidence)
    db.session.flush()
