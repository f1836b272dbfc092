"""Papers for a meeting: links and vetted files, for one item or for all of it."""

from urllib.parse import urlsplit
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.files.service import keep_file
from tenants.records.meetings.keeping import note_agenda_changed
from tenants.records.meetings.models import AgendaItem, Meeting, Paper
from tenants.records.meetings.particulars import web_address
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import AHEAD, Stage


def add_link(meeting: Meeting, item: AgendaItem | None, title: str, url: str, *, by: UUID | None) -> Paper:
    """Adds a link; FieldError("url") when it is not an ordinary web address."""
    address = web_address("url", url)
    if not address:
        raise FieldError("url", "Enter a web address, or choose a file: one of the two.")
    named = title.strip() or urlsplit(address).hostname or address
    return _add(Paper(title=named, url=address), meeting, item, by)


def add_file(
    meeting: Meeting, item: AgendaItem | None, title: str, name: str, content: bytes, *, by: UUID | None
) -> Paper:
    """Adds a file after vetting it; FieldError("file") says why one cannot be kept."""
    _must_take_papers(meeting)
    stored = keep_file(name, content, by=by)
    db.session.flush()
    return _add(Paper(title=title.strip() or stored.name, file_id=stored.id), meeting, item, by)


def remove_paper(paper: Paper, *, by: UUID | None) -> None:
    """Takes a paper away while the meeting is still to come; the file itself stays stored."""
    meeting = get_meeting(paper.meeting_id)
    if meeting.stage not in AHEAD:
        raise WrongState("The meeting has been held or cancelled, so its papers stay with it.")
    audit.record("paper:removed", paper, by=by, title=paper.title)
    db.session.delete(paper)
    note_agenda_changed(meeting)


def _add(paper: Paper, meeting: Meeting, item: AgendaItem | None, by: UUID | None) -> Paper:
    _must_take_papers(meeting)
    if item is not None and item.meeting_id != meeting.id:
        raise FieldError("item", "Choose an item of this meeting.")
    paper.id, paper.meeting_id, paper.item_id = uuid4(), meeting.id, item.id if item else None
    paper.title = paper.title[:200]
    paper.added_by_id, paper.added_at = by, clock.now()
    db.session.add(paper)
    audit.record("paper:added", paper, by=by)
    note_agenda_changed(meeting)
    return paper


def _must_take_papers(meeting: Meeting) -> None:
    if meeting.stage == Stage.CANCELLED:
        raise WrongState("This meeting is cancelled, so it takes no more papers.")
