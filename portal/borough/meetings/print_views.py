"""The pages on which an agenda and minutes are read, printed or saved as Word and PDF."""

from uuid import UUID

from flask import Response, render_template

from portal.access import may, requires
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.papers import agenda_paper, minutes_paper
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import TOOK_PLACE, are_minutes_out, is_agenda_out
from workflows.papers.pdf import as_pdf
from workflows.papers.word import as_word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"


@pages.get("/<uuid:meeting_id>/agenda/")
@requires(Permission.BOARD_READ)
def agenda(meeting_id: UUID) -> str:
    """The agenda as a page to read or print."""
    found = _with_agenda(meeting_id)
    return _page(found, "agenda", agenda_paper(found))


@pages.get("/<uuid:meeting_id>/agenda.docx")
@requires(Permission.BOARD_READ)
def agenda_word(meeting_id: UUID) -> Response:
    """The agenda for Word."""
    found = _with_agenda(meeting_id)
    return _file(as_word(agenda_paper(found)), _WORD, _name("agenda", found, "docx"))


@pages.get("/<uuid:meeting_id>/agenda.pdf")
@requires(Permission.BOARD_READ)
def agenda_pdf(meeting_id: UUID) -> Response:
    """The agenda as PDF."""
    found = _with_agenda(meeting_id)
    return _file(as_pdf(agenda_paper(found)), _PDF, _name("agenda", found, "pdf"))


@pages.get("/<uuid:meeting_id>/minutes/")
@requires(Permission.BOARD_READ)
def minutes(meeting_id: UUID) -> str:
    """The minutes as a page to read or print."""
    found = _with_minutes(meeting_id)
    return _page(found, "minutes", minutes_paper(found))


@pages.get("/<uuid:meeting_id>/minutes.docx")
@requires(Permission.BOARD_READ)
def minutes_word(meeting_id: UUID) -> Response:
    """The minutes for Word."""
    found = _with_minutes(meeting_id)
    return _file(as_word(minutes_paper(found)), _WORD, _name("minutes", found, "docx"))


@pages.get("/<uuid:meeting_id>/minutes.pdf")
@requires(Permission.BOARD_READ)
def minutes_pdf(meeting_id: UUID) -> Response:
    """The minutes as PDF."""
    found = _with_minutes(meeting_id)
    return _file(as_pdf(minutes_paper(found)), _PDF, _name("minutes", found, "pdf"))


def _with_agenda(meeting_id: UUID) -> Meeting:
    """The meeting; NotFound for a reader while its agenda is not out."""
    found = get_meeting(meeting_id)
    if not (may(Permission.MEETING_WRITE) or is_agenda_out(found.stage, found.agenda_published_on)):
        raise NotFound
    return found


def _with_minutes(meeting_id: UUID) -> Meeting:
    """The meeting; NotFound before it is held, and for a reader while its minutes are not out."""
    found = get_meeting(meeting_id)
    is_seen = are_minutes_out(found.stage) or may(Permission.MEETING_WRITE)
    if found.stage not in TOOK_PLACE or not is_seen:
        raise NotFound
    return found


def _page(found: Meeting, kind: str, paper: object) -> str:
    return render_template("borough/meetings/paper.html", meeting=found, kind=kind, paper=paper)


def _name(kind: str, found: Meeting, ending: str) -> str:
    return f"{kind}-{found.meets_on.isoformat()}.{ending}"


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response
