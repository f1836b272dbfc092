"""What shows that an action was done: a link or a file."""

from urllib.parse import urlsplit
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.files.service import keep_file
from tenants.records.plans.models import Action, Evidence


def add_link(action: Action, title: str, url: str, *, by: UUID | None) -> Evidence:
    """Adds a link; FieldError when it is not an ordinary web address."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://council.gov.uk"
        )
    return _add(Evidence(title=title.strip() or parts.hostname, url=url.strip()), action, by)


def add_file(action: Action, title: str, name: str, content: bytes, *, by: UUID | None) -> Evidence:
    """Adds a file after vetting it; FieldError("file") says why one cannot be kept."""
    stored = keep_file(name, content, by=by)
    db.session.flush()
    return _add(Evidence(title=title.strip() or stored.name, file_id=stored.id), action, by)


def _add(evidence: Evidence, action: Action, by: UUID | None) -> Evidence:
    evidence.id, evidence.action_id = uuid4(), action.id
    evidence.added_by_id, evidence.added_at = by, clock.now()
    evidence.title = evidence.title[:200]
    db.session.add(evidence)
    audit.record("evidence:added", evidence, by=by)
    return evidence


def remove_evidence(evidence: Evidence, *, by: UUID) -> None:
    """Takes a piece of evidence off an action; the audit keeps what it was, and the file stays stored."""
    audit.record("evidence:removed", evidence, by=by, title=evidence.title)
    db.session.delete(evidence)
