"""What shows how a commitment is kept: a link or a file."""

from urllib.parse import urlsplit
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.records.files.service import keep_file
from tenants.records.pledges.details import web_address
from tenants.records.pledges.models import Pledge, PledgeEvidence, PledgeProgress
from tenants.records.pledges.service import must_stand

LONGEST_TITLE = 160


def add_evidence_link(
    pledge: Pledge, progress: PledgeProgress, title: str, url: str, *, by: UUID | None
) -> PledgeEvidence:
    """Adds a link; FieldError("url") when it is not an ordinary web address."""
    must_stand(pledge)
    address = web_address(url)
    named = title.strip() or urlsplit(address).hostname or "Link"
    return _add(PledgeEvidence(title=named, url=address), progress, by)


def add_evidence_file(
    pledge: Pledge, progress: PledgeProgress, title: str, name: str, content: bytes, *, by: UUID | None
) -> PledgeEvidence:
    """Adds a file after vetting it; FieldError("file") says why one cannot be kept."""
    must_stand(pledge)
    stored = keep_file(name, content, by=by)
    db.session.flush()
    return _add(PledgeEvidence(title=title.strip() or stored.name, file_id=stored.id), progress, by)


def remove_evidence(pledge: Pledge, evidence: PledgeEvidence, *, by: UUID) -> None:
    """Takes a piece of evidence away; the audit keeps what it was, and the file stays stored."""
    must_stand(pledge)
    audit.record("pledge-evidence:removed", evidence, by=by, title=evidence.title)
    db.session.delete(evidence)
    db.session.flush()


def _add(evidence: PledgeEvidence, progress: PledgeProgress, by: UUID | None) -> PledgeEvidence:
    evidence.id, evidence.progress_id = uuid4(), progress.id
    evidence.added_by_id, evidence.added_at = by, clock.now()
    evidence.title = evidence.title[:LONGEST_TITLE]
    db.session.add(evidence)
    audit.record("pledge-evidence:added", evidence, by=by)
    db.session.flush()
    return evidence
